import { describe, expect, it } from '@jest/globals';
import { createEstimate } from '../../src/workflow/poll/schedule.js';

const MINUTE = 60_000;

describe('createEstimate', () => {
  it('returns what the service reports', () => {
    expect(createEstimate().remainingMs({ remainingMs: 290_000, percent: 65 }, MINUTE, 0)).toBe(290_000);
  });

  it('makes an estimate of a percentage', () => {
    expect(createEstimate().remainingMs({ percent: 25 }, 10 * MINUTE, 0)).toBe(30 * MINUTE);
  });

  it.each([undefined, {}, { percent: 0 }, { percent: 101 }, { percent: -1 }])('knows nothing from %j', (progress) => {
    expect(createEstimate().remainingMs(progress, MINUTE, 0)).toBeUndefined();
  });

  it('is not believed any more after two looks at which it did not fall', () => {
    const estimate = createEstimate();
    const stuck = (nowMs: number) => estimate.remainingMs({ remainingMs: MINUTE }, nowMs, nowMs);

    expect([0, 10_000, 20_000, 30_000].map(stuck)).toEqual([MINUTE, MINUTE, undefined, undefined]);
  });

  it('is believed again when it falls', () => {
    const estimate = createEstimate();
    const estimates = [60_000, 60_000, 60_000, 50_000, 40_000].map((remainingMs, index) =>
      estimate.remainingMs({ remainingMs }, index * 10_000, index * 10_000),
    );

    expect(estimates).toEqual([60_000, 60_000, undefined, 50_000, 40_000]);
  });

  it('bears an estimate that falls by a quarter of the time that passes', () => {
    const estimate = createEstimate();
    const estimates = [60_000, 57_500, 55_000, 52_500].map((remainingMs, index) =>
      estimate.remainingMs({ remainingMs }, 1, index * 10_000),
    );

    expect(estimates).not.toContain(undefined);
  });
});
