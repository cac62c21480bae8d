import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type Moment, nextWaitMs, windowOf } from '../../src/workflow/poll/schedule.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Priors of the reference, section 2. */
const IAC = { lowMs: 25 * SECOND, typicalMs: 60 * SECOND, highMs: 150 * SECOND };
const WEB = { lowMs: 300 * SECOND, typicalMs: 900 * SECOND, highMs: 2700 * SECOND };
const PEN_TEST = { lowMs: 6500 * SECOND, typicalMs: 10_400 * SECOND, highMs: 16_000 * SECOND };

const middle = (): number => 0.5;

/** The same chances in every run (Park and Miller). */
function chanceFrom(seed: number): () => number {
  let state = seed * 7919;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Looks until a scan of this length is over: how often, and how late that was noticed. */
function simulate(lengthMs: number, momentOf: (elapsedMs: number) => Omit<Moment, 'elapsedMs'>, random = middle) {
  let elapsedMs = 0;
  let requests = 0;
  while (elapsedMs < lengthMs) {
    elapsedMs += nextWaitMs({ elapsedMs, ...momentOf(elapsedMs) }, random);
    requests += 1;
  }
  return { requests, delayMs: elapsedMs - lengthMs };
}

describe('requests until the end of a scan', () => {
  it.each([
    ['2 min', 2 * MINUTE, 32],
    ['15 min', 15 * MINUTE, 90],
    ['3 h', 3 * HOUR, 310],
  ] as const)('knowing nothing, on average: %s', (_name, lengthMs, most) => {
    const runs = Array.from({ length: 200 }, (_, seed) => simulate(lengthMs, () => ({}), chanceFrom(seed + 1)));

    expect(runs.reduce((sum, { requests }) => sum + requests, 0) / runs.length).toBeLessThanOrEqual(most);
    for (const { requests, delayMs } of runs) {
      expect(requests).toBeLessThanOrEqual(1.1 * most);
      expect(delayMs).toBeLessThanOrEqual(Math.max(3 * SECOND, 0.11 * lengthMs));
    }
  });

  it.each([
    ['2 min', 2 * MINUTE, IAC, 45],
    ['15 min', 15 * MINUTE, WEB, 90],
    ['3 h', 3 * HOUR, PEN_TEST, 310],
  ] as const)('knowing the kind of scan: %s', (_name, lengthMs, window, most) => {
    const { requests, delayMs } = simulate(lengthMs, () => ({ window }));

    expect(requests).toBeLessThanOrEqual(most);
    expect(delayMs).toBeLessThanOrEqual(0.05 * lengthMs);
  });

  it.each([
    ['2 min', 2 * MINUTE, 15],
    ['15 min', 15 * MINUTE, 45],
    ['3 h', 3 * HOUR, 135],
  ] as const)('with the right remaining time, noticed within 2 s: %s', (_name, lengthMs, most) => {
    const { requests, delayMs } = simulate(lengthMs, (elapsedMs) => ({ remainingMs: lengthMs - elapsedMs }));

    expect(requests).toBeLessThanOrEqual(most);
    expect(delayMs).toBeLessThanOrEqual(2 * SECOND);
  });

  it('notices a scan that fails early, whatever was expected of it', () => {
    for (const moment of [{}, { window: WEB }, { window: PEN_TEST }, { remainingMs: 10 * HOUR }]) {
      expect(simulate(5 * SECOND, () => moment).delayMs).toBeLessThanOrEqual(5 * SECOND);
    }
  });
});

describe('nextWaitMs', () => {
  const elapsedMs = fc.nat(6 * HOUR);
  const random = fc.double({ min: 0, max: 1, noNaN: true });
  const window = fc.option(fc.constantFrom(IAC, WEB, PEN_TEST), { nil: undefined });

  it('is never less than 1.8 s, and without progress from the service never more than 66 s, but for the time before a window', () => {
    fc.assert(
      fc.property(elapsedMs, window, random, (elapsed, known, chance) => {
        const waitMs = nextWaitMs({ elapsedMs: elapsed, window: known }, () => chance);

        expect(waitMs).toBeGreaterThanOrEqual(1800);
        if (known === undefined || elapsed >= known.lowMs) expect(waitMs).toBeLessThanOrEqual(66 * SECOND);
        else expect(waitMs).toBeLessThanOrEqual(1.1 * Math.max(2 * SECOND, 0.2 * elapsed));
      }),
    );
  });

  it('never sleeps longer than the scan has run, or a tenth of that where it ran for long, whatever the service promises', () => {
    fc.assert(
      fc.property(elapsedMs, fc.integer({ min: -HOUR, max: 100 * HOUR }), random, (elapsed, remainingMs, chance) => {
        const waitMs = nextWaitMs({ elapsedMs: elapsed, remainingMs }, () => chance);

        expect(waitMs).toBeGreaterThanOrEqual(1800);
        expect(waitMs).toBeLessThanOrEqual(1.1 * Math.max(2 * SECOND, Math.min(elapsed, Math.max(MINUTE, 0.1 * elapsed))) + 1);
      }),
    );
  });

  it('spreads jobs by a tenth to either side', () => {
    const waits = [0, 0.5, 1].map((chance) => nextWaitMs({ elapsedMs: HOUR }, () => chance));

    expect(waits.map(Math.round)).toEqual([37_800, 42_000, 46_200]);
  });

  it.each([
    ['at the start', { elapsedMs: 0 }, 2000],
    ['a tenth of what has passed', { elapsedMs: 40 * SECOND }, 4000],
    ['0.7 times the root of the seconds', { elapsedMs: 900 * SECOND }, 21_000],
    ['a minute at most', { elapsedMs: 6 * HOUR }, 60_000],
    ['half of what remains', { elapsedMs: 100 * SECOND, remainingMs: 40 * SECOND }, 20_000],
    ['due now', { elapsedMs: 100 * SECOND, remainingMs: 0 }, 2000],
    ['before the window, a fifth of what has passed', { elapsedMs: 100 * SECOND, window: WEB }, 20_000],
    ['not past the window’s begin', { elapsedMs: 280 * SECOND, window: WEB }, 20_000],
    ['in the window, 0.4 times the root of the typical seconds', { elapsedMs: 600 * SECOND, window: WEB }, 12_000],
    ['behind the window, a tenth of the time over', { elapsedMs: 2900 * SECOND, window: WEB }, 20_000],
  ])('is %s: %j', (_what, moment, expected) => {
    expect(nextWaitMs(moment, middle)).toBeCloseTo(expected, 5);
  });
});

describe('windowOf', () => {
  it.each([[[]], [[60_000]], [[60_000, 61_000]], [[60_000, 61_000, 0]], [[60_000, 61_000, -5]]])(
    'is none for too few durations: %j',
    (list) => {
      expect(windowOf(list)).toBeUndefined();
    },
  );

  it('is none for durations that differ much', () => {
    expect(windowOf([20_000, 60_000, 200_000])).toBeUndefined();
  });

  it('is the median with room on both sides, in whatever order they come', () => {
    const window = windowOf([66_000, 60_000, 54_000]);

    expect(window?.typicalMs).toBeCloseTo(60_000, 3);
    expect(window?.lowMs).toBeLessThan(54_000);
    expect(window?.highMs).toBeGreaterThan(66_000);
    expect(windowOf([54_000, 66_000, 60_000])).toEqual(window);
  });

  it('of equal durations begins and ends with them', () => {
    const window = windowOf([60_000, 60_000, 60_000]);

    for (const ms of Object.values(window ?? {})) expect(ms).toBeCloseTo(60_000, 3);
  });
});
