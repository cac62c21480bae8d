import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Progress } from '../../src/domain/scan.js';
import { type Estimate, type Expected, mixtureOf, survivalOf } from '../../src/workflow/poll/durations.js';
import { createEstimates } from '../../src/workflow/poll/estimate.js';
import { type Moment, nextWaitMs } from '../../src/workflow/poll/schedule.js';
import { runs } from '../helpers/lanes.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const middle = (): number => 0.5;
const NUM_RUNS = { numRuns: runs(1000) };

const elapsed = fc.nat(6 * HOUR_MS);
const expectedOf = fc.record({
  typicalMs: fc.integer({ min: 5_000, max: 12 * HOUR_MS }),
  pastMs: fc.array(fc.integer({ min: -1, max: 8 * HOUR_MS }), { maxLength: 12 }),
});
const estimatesOf = fc.array(
  fc.record({
    remainingMs: fc.integer({ min: 250, max: 100 * HOUR_MS }),
    spread: fc.double({ min: 0.03, max: 2, noNaN: true }),
    weight: fc.double({ min: 0, max: 0.48, noNaN: true }),
  }),
  { maxLength: 2 },
);
const moment: fc.Arbitrary<Moment> = fc.record({
  elapsedMs: elapsed,
  expected: expectedOf,
  estimates: estimatesOf,
  stretch: fc.double({ min: 1, max: 8, noNaN: true }),
});

/** Polls until a scan of this length is over. */
function poll(lengthMs: number, expected: Expected, estimatesAt: (elapsedMs: number) => readonly Estimate[] = () => []) {
  let elapsedMs = 0;
  let requests = 0;
  while (elapsedMs < lengthMs) {
    elapsedMs += nextWaitMs({ elapsedMs, expected, estimates: requests === 0 ? [] : estimatesAt(elapsedMs) }, middle);
    requests += 1;
  }
  return { requests, delayMs: elapsedMs - lengthMs };
}

/** Past durations that spread by 12 %. */
const pastOf = (usualMs: number): number[] => [0.88, 1.12, 1, 0.95, 1.06].map((factor) => factor * usualMs);

describe('the polls of one scan', () => {
  const KINDS = [
    ['1 min', MINUTE_MS, 30],
    ['15 min', 15 * MINUTE_MS, 90],
    ['3 h', 3 * HOUR_MS, 310],
  ] as const;

  it.each(KINDS)('are few, and the end is noticed soon, with the documented duration alone: %s', (_name, typicalMs, most) => {
    for (const factor of [0.5, 0.8, 1, 1.25]) {
      const { requests, delayMs } = poll(factor * typicalMs, { typicalMs, pastMs: [] });
      expect(requests).toBeLessThanOrEqual(most);
      expect(delayMs).toBeLessThanOrEqual(Math.max(6_000, 0.05 * typicalMs));
    }
    expect(poll(3 * typicalMs, { typicalMs, pastMs: [] }).requests).toBeLessThanOrEqual(most);
  });

  it.each(KINDS)('are fewer, and the end is noticed sooner, with a history: %s', (_name, typicalMs, most) => {
    for (const factor of [0.85, 1, 1.15]) {
      const { requests, delayMs } = poll(factor * typicalMs, { typicalMs, pastMs: pastOf(typicalMs) });
      expect(requests).toBeLessThanOrEqual(most / 1.4);
      expect(delayMs).toBeLessThanOrEqual(Math.max(3_000, 0.015 * typicalMs));
    }
  });

  it.each(KINDS)('are fewest with a good estimate of the service: %s', (_name, typicalMs, most) => {
    const exact = (elapsedMs: number): Estimate[] => [{ remainingMs: typicalMs - elapsedMs, spread: 0.03, weight: 0.97 }];
    const { requests, delayMs } = poll(typicalMs, { typicalMs: 3 * typicalMs, pastMs: [] }, exact);
    expect(requests).toBeLessThanOrEqual(most / 2);
    expect(delayMs).toBeLessThanOrEqual(Math.max(2_000, 0.01 * typicalMs));
  });

  it.each([{ percent: 99 }, { percent: 100 }, { remainingMs: 0 }, { remainingMs: 30_000 }])(
    'stay few if the service reports %j for the second half of a scan',
    (stuck) => {
      for (const [, typicalMs, most] of KINDS) {
        const estimatesOf = createEstimates();
        const progressAt = (elapsedMs: number) =>
          elapsedMs < typicalMs / 2 ? { percent: Math.floor((198 * elapsedMs) / typicalMs) } : stuck;
        const { requests } = poll(typicalMs, { typicalMs, pastMs: [] }, (elapsedMs) => estimatesOf(progressAt(elapsedMs), elapsedMs));
        expect(requests).toBeLessThanOrEqual(most);
      }
    },
  );

  it.each<[string, (elapsedMs: number, lengthMs: number) => Progress]>([
    ['a percentage slows down', (elapsedMs, lengthMs) => ({ percent: 100 * (1 - Math.exp((-20 * elapsedMs) / lengthMs)) })],
    [
      'a whole percentage slows down',
      (elapsedMs, lengthMs) => ({ percent: Math.floor(100 * (1 - Math.exp((-8 * elapsedMs) / lengthMs))) }),
    ],
    ['a remaining time slows down', (elapsedMs, lengthMs) => ({ remainingMs: lengthMs * Math.exp((-20 * elapsedMs) / lengthMs) })],
    ['no time remains, from the first answer on', () => ({ remainingMs: 0 })],
  ])('stay few if %s', (_name, progressAt) => {
    for (const [, typicalMs, most] of KINDS)
      for (const pastMs of [[], pastOf(typicalMs)]) {
        const estimatesOf = createEstimates();
        const { requests } = poll(typicalMs, { typicalMs, pastMs }, (elapsedMs) =>
          estimatesOf(progressAt(elapsedMs, typicalMs), elapsedMs),
        );
        expect(requests).toBeLessThanOrEqual(most);
      }
  });

  it('follow an estimate that begins after the scan has waited with none left', () => {
    for (const [, typicalMs] of KINDS.slice(1)) {
      const estimatesOf = createEstimates();
      const { delayMs } = poll(typicalMs, { typicalMs: 2 * typicalMs, pastMs: [] }, (elapsedMs) =>
        estimatesOf({ remainingMs: elapsedMs < 30_000 ? 0 : typicalMs - elapsedMs }, elapsedMs),
      );
      expect(delayMs).toBeLessThanOrEqual(2_000);
    }
  });

  it('are dense in the first seconds of a long scan, because it may fail early', () => {
    for (const [pastMs, mostMs] of [
      [[], 5_000],
      [pastOf(3 * HOUR_MS), 3_000],
    ] as const)
      for (const lengthMs of [2_000, 5_000, 9_000])
        expect(poll(lengthMs, { typicalMs: 3 * HOUR_MS, pastMs }).delayMs).toBeLessThanOrEqual(mostMs);
  });
});

describe('nextWaitMs', () => {
  it('is at least 2 s, or 1 s with a trusted estimate and no 429, and finite, whatever is known', () => {
    fc.assert(
      fc.property(moment, fc.double({ min: 0, max: 1, noNaN: true }), (given, chance) => {
        const waitMs = nextWaitMs(given, () => chance);
        const { estimates = [], stretch = 1 } = given;
        const isTrusted = estimates.reduce((sum, { weight }) => sum + weight, 0) >= 0.5 && stretch === 1;
        expect(waitMs).toBeGreaterThanOrEqual(isTrusted ? 1_000 : 2_000);
        expect(waitMs).toBeLessThan(48 * HOUR_MS);
      }),
      NUM_RUNS,
    );
  });

  it('is at most a tenth of the time of an overdue scan, and at most a minute in its first hour', () => {
    fc.assert(
      fc.property(elapsed, expectedOf, fc.constantFrom(1, 8), (elapsedMs, expected, stretch) => {
        fc.pre(elapsedMs > mixtureOf(expected).overdueMs);
        const waitMs = nextWaitMs({ elapsedMs, expected, stretch }, middle);
        const endMs = elapsedMs + waitMs;
        expect(waitMs).toBeLessThanOrEqual(Math.max(2_000, Math.min(endMs / 10, Math.max(MINUTE_MS, endMs / 60))) + 1);
      }),
      NUM_RUNS,
    );
  });

  it('is at most a minute or a quarter of the time if the service reports when it expects the end', () => {
    const estimates = [{ remainingMs: 100 * HOUR_MS, spread: 0.1, weight: 1 }];
    fc.assert(
      fc.property(elapsed, expectedOf, (elapsedMs, expected) => {
        const waitMs = nextWaitMs({ elapsedMs, expected, estimates }, middle);
        expect(waitMs).toBeLessThanOrEqual(Math.max(MINUTE_MS, (elapsedMs + waitMs) / 4) + 1);
      }),
      NUM_RUNS,
    );
  });

  it('grows with the delay that one request is worth', () => {
    fc.assert(
      fc.property(moment, fc.double({ min: 1, max: 8, noNaN: true }), (given, stretch) => {
        const [shorter, longer] = [given.stretch ?? 1, stretch]
          .toSorted((a, b) => a - b)
          .map((value) => nextWaitMs({ ...given, stretch: value }, middle));
        expect(longer).toBeGreaterThanOrEqual(Number(shorter) - 1e-6);
      }),
      NUM_RUNS,
    );
  });

  it('hardly changes if the data hardly changes', () => {
    fc.assert(
      fc.property(moment, (given) => {
        const near = 1 + 1e-7;
        const { typicalMs, pastMs } = given.expected;
        const moved: Moment = {
          ...given,
          elapsedMs: given.elapsedMs * near,
          expected: { typicalMs: typicalMs * near, pastMs: pastMs.map((ms) => ms * near) },
        };
        const waitMs = nextWaitMs(given, middle);
        expect(Math.abs(nextWaitMs(moved, middle) - waitMs)).toBeLessThanOrEqual(0.001 * waitMs + 1);
      }),
      NUM_RUNS,
    );
  });

  it('does not depend on the order of the history', () => {
    fc.assert(
      fc.property(elapsed, fc.array(fc.integer({ min: 1, max: HOUR_MS }), { maxLength: 10 }), (elapsedMs, pastMs) => {
        const waits = [pastMs, pastMs.toReversed()].map((past) =>
          nextWaitMs({ elapsedMs, expected: { typicalMs: MINUTE_MS, pastMs: past } }, middle),
        );
        expect(waits[0]).toBeCloseTo(Number(waits[1]), 3);
      }),
      NUM_RUNS,
    );
  });

  it('differs between jobs that began together', () => {
    const expected = { typicalMs: 15 * MINUTE_MS, pastMs: [] };
    const waits = [0, 0.5, 1].map((chance) => nextWaitMs({ elapsedMs: 10 * MINUTE_MS, expected }, () => chance));
    expect(Number(waits[2])).toBeGreaterThan(1.1 * Number(waits[0]));
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  });
});

it('reaches the theoretical limit for scans whose distribution is known', () => {
  const expected = { typicalMs: 3 * HOUR_MS, pastMs: pastOf(3 * HOUR_MS) };
  const { components } = mixtureOf(expected);
  // The scans at every 1/1000 of the mixture, except those that hang: the distribution that the polls are placed for.
  const lengths: number[] = [];
  let integral = 0;
  for (let ms = 1_000, left = 1; left > 0.006; ms *= 1.0005) {
    const after = survivalOf(components, ms * 1.0005);
    integral += Math.sqrt(((survivalOf(components, ms) + after) / 2) * (survivalOf(components, ms) - after) * 0.0005 * ms);
    for (; left > after && left > 0.006; left -= 0.001) lengths.push(ms);
  }
  const looks: number[] = [];
  while ((looks.at(-1) ?? 0) < (lengths.at(-1) ?? 0))
    looks.push((looks.at(-1) ?? 0) + nextWaitMs({ elapsedMs: looks.at(-1) ?? 0, expected }, middle));
  const polls = lengths.map((lengthMs) => {
    const last = looks.findIndex((atMs) => atMs >= lengthMs);
    return { requests: last + 1, delayMs: Number(looks[last]) - lengthMs };
  });
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const limit = integral ** 2 / 2 / mean(lengths);
  const product = (mean(polls.map(({ requests }) => requests)) * mean(polls.map(({ delayMs }) => delayMs))) / mean(lengths);
  expect(limit).toBeGreaterThan(0.1);
  expect(limit).toBeLessThan(0.25);
  expect(product / limit).toBeGreaterThan(0.95);
  // The polls for early failures are not a part of the limit.
  expect(product / limit).toBeLessThan(1.35);
});
