import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Progress } from '../../src/domain/scan.js';
import { createEstimates } from '../../src/workflow/poll/estimate.js';
import { runs } from '../helpers/lanes.js';

const MINUTE_MS = 60_000;

/** The estimates after the last of these answers. */
function after(answers: readonly (readonly [elapsedMs: number, progress: Progress | undefined])[]) {
  const estimatesOf = createEstimates();
  return answers.map(([elapsedMs, progress]) => estimatesOf(progress, elapsedMs)).at(-1) ?? [];
}

describe('createEstimates', () => {
  it.each([undefined, {}, { percent: 0 }, { percent: 101 }, { percent: -1 }])('knows nothing from %j', (progress) => {
    expect(after([[MINUTE_MS, progress]])).toEqual([]);
  });

  it('takes the remaining time as the service reports it, in seconds that may be cut', () => {
    const [estimate] = after([[MINUTE_MS, { remainingMs: 290_000 }]]);
    expect(estimate?.remainingMs).toBeCloseTo(290_500, -2);
    expect(estimate?.weight).toBeGreaterThan(0.9);
  });

  it('takes a percentage as an interval: 1 % of 100 minutes may be nearly over or far from it, and 50 % is known better', () => {
    const [half] = after([[50 * MINUTE_MS, { percent: 50 }]]);
    const [nearly] = after([[99 * MINUTE_MS, { percent: 99 }]]);
    expect(half?.remainingMs).toBeGreaterThan(48 * MINUTE_MS);
    expect(half?.remainingMs).toBeLessThan(52 * MINUTE_MS);
    expect(nearly?.remainingMs).toBeLessThan(1.5 * MINUTE_MS);
    expect(nearly?.spread).toBeGreaterThan(3 * Number(half?.spread));
  });

  it('narrows the interval of a percentage with each answer that fits', () => {
    const at = (minutes: number) => [minutes * MINUTE_MS, { percent: Math.floor(minutes) }] as const;
    const [one] = after([at(90.9)]);
    const [several] = after([at(50.1), at(70.9), at(80.1), at(90.9)]);
    expect(several?.spread).toBeLessThan(Number(one?.spread));
    expect(Math.abs(Number(several?.remainingMs) - 9.1 * MINUTE_MS)).toBeLessThan(MINUTE_MS);
  });

  it('shares the weight between two sources', () => {
    const estimates = after([[MINUTE_MS, { remainingMs: MINUTE_MS, percent: 50 }]]);
    expect(estimates).toHaveLength(2);
    expect(estimates.reduce((sum, { weight }) => sum + weight, 0)).toBeLessThanOrEqual(1);
  });

  it('does not believe an estimate that is stuck', () => {
    const stuck = (polls: number) =>
      after(Array.from({ length: polls }, (_, poll) => [poll * 50_000, { remainingMs: MINUTE_MS }] as const));
    expect(stuck(2)[0]?.weight).toBeLessThan(0.5);
    expect(stuck(3)[0]?.weight).toBeLessThan(0.1);
  });

  it('believes an estimate that counts down, and one that moves a little less', () => {
    const counting = [0, 10, 20, 30].map((s) => [s * 1000, { remainingMs: (60 - s) * 1000 }] as const);
    const noisy = [60, 53, 38, 31].map((s, index) => [index * 10_000, { remainingMs: s * 1000 }] as const);
    expect(after(counting)[0]?.spread).toBeLessThan(0.1);
    expect(after(noisy)[0]?.weight).toBeGreaterThan(0.9);
    expect(after(noisy)[0]?.spread).toBeGreaterThan(Number(after(counting)[0]?.spread));
  });

  it('returns finite values for whatever a service answers', () => {
    const progress = fc.record(
      { percent: fc.double({ min: 0, max: 100, noNaN: true }), remainingMs: fc.double({ min: 0, max: 9e15, noNaN: true }) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(1e7), progress), { minLength: 1, maxLength: 8 }), (answers) => {
        for (const { remainingMs, spread, weight } of after(answers.toSorted(([a], [b]) => a - b))) {
          expect(Number.isFinite(remainingMs) && remainingMs > 0).toBe(true);
          expect(Number.isFinite(spread) && spread > 0).toBe(true);
          expect(weight >= 0 && weight <= 1).toBe(true);
        }
      }),
      { numRuns: runs(1000) },
    );
  });
});
