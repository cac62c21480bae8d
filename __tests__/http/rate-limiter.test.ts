import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { createLimiter } from '../../src/http/rate-limiter.js';
import { virtualClock } from '../helpers/virtual-clock.js';

const MINUTE_MS = 60_000;
const never = new AbortController().signal;

/** The most that came within any minute, counted from each of them. */
function busiestMinute(times: readonly number[]): number {
  return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + MINUTE_MS).length));
}

describe('a limiter', () => {
  it('lets a burst through at once, and the next one only when a minute is over', async () => {
    const clock = virtualClock();
    const limiter = createLimiter(clock, 3);
    const begun = clock.now();
    const times: number[] = [];

    await clock.finish(Promise.all([1, 2, 3, 4].map(() => limiter.take(never).then(() => times.push(clock.now() - begun)))));

    expect(times.slice(0, 3)).toEqual([0, 0, 0]);
    expect(times[3]).toBeGreaterThanOrEqual(MINUTE_MS);
    expect(times[3]).toBeLessThan(MINUTE_MS + 1000);
  });

  it('reports a pause once, however many wait for its end', async () => {
    const clock = virtualClock();
    const reported: number[] = [];
    const limiter = createLimiter(clock, 4, (ms) => reported.push(ms));

    await clock.finish(Promise.all(Array.from({ length: 12 }, () => limiter.take(never))));

    expect(reported.filter((ms) => ms > 1000)).toHaveLength(2);
  });

  it('lets everybody through at once where no limit is documented', async () => {
    const clock = virtualClock();
    const limiter = createLimiter(clock, undefined);

    await Promise.all(Array.from({ length: 200 }, () => limiter.take(never)));

    expect(clock.sleeps).toEqual([]);
  });

  it('never lets more than its number through within any minute, whenever they come', async () => {
    const arrivals = fc.array(fc.nat(40_000), { minLength: 1, maxLength: 40 });

    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 7 }), arrivals, async (perMinute, pauses) => {
        const clock = virtualClock();
        const limiter = createLimiter(clock, perMinute);
        const times: number[] = [];
        const come = async (delayMs: number): Promise<void> => {
          await clock.sleep(delayMs);
          await limiter.take(never);
          times.push(clock.now());
        };

        await clock.finish(Promise.all(pauses.map(come)));

        expect(times).toHaveLength(pauses.length);
        expect(busiestMinute(times)).toBeLessThanOrEqual(perMinute);
      }),
      { numRuns: 30 },
    );
  });

  it('throws the signal’s reason while it waits, and gives the place to the next', async () => {
    const clock = virtualClock();
    const limiter = createLimiter(clock, 1);
    const stop = new Error('stopped');
    const controller = new AbortController();
    await limiter.take(never);
    const waiting = limiter.take(controller.signal);

    controller.abort(stop);

    await expect(waiting).rejects.toBe(stop);
    const begun = clock.now();
    await clock.finish(limiter.take(never));
    expect(clock.now() - begun).toBeLessThan(MINUTE_MS + 1000);
  });

  it('lets nobody through with a signal that has ended', async () => {
    await expect(createLimiter(virtualClock(), undefined).take(AbortSignal.abort(new Error('over')))).rejects.toThrow('over');
  });

  it('holds a pause for everybody, also for those who wait already', async () => {
    const clock = virtualClock();
    const limiter = createLimiter(clock, 1);
    const begun = clock.now();
    await limiter.take(never);
    const waiting = limiter.take(never);

    await clock.pass(1000);
    limiter.pause(300_000);
    await clock.finish(waiting);

    expect(clock.now() - begun).toBe(301_000);
  });

  it('keeps the longer of two pauses', async () => {
    const clock = virtualClock();
    const limiter = createLimiter(clock, undefined);
    const begun = clock.now();

    limiter.pause(30_000);
    limiter.pause(1000);
    await clock.finish(limiter.take(never));

    expect(clock.now() - begun).toBe(30_000);
  });

  it('believes a service that reports that it takes more than its documents say', async () => {
    const clock = virtualClock();
    const limiter = createLimiter(clock, 2);
    await limiter.take(never);
    await limiter.take(never);

    limiter.update(10, 60_000);
    await Promise.all(Array.from({ length: 9 }, () => limiter.take(never)));

    expect(clock.sleeps).toEqual([]);
  });

  it('does not count twice what was on its way when the service reported what remains', async () => {
    const clock = virtualClock();
    const limiter = createLimiter(clock, 1);
    await limiter.take(never);
    limiter.update(2, 60_000);
    await limiter.take(never);
    await limiter.take(never);

    limiter.update(1, 60_000);
    const begun = clock.now();
    const times: number[] = [];
    await clock.finish(limiter.take(never).then(() => times.push(clock.now() - begun)));

    expect(times[0]).toBeGreaterThanOrEqual(MINUTE_MS);
  });

  it('counts a request from its response, because the service may count it late', async () => {
    const clock = virtualClock();
    const limiter = createLimiter(clock, 1);
    const sent = await limiter.take(never);
    await clock.pass(5_000);
    limiter.settled(sent);
    const begun = clock.now();

    await clock.finish(limiter.take(never));

    expect(clock.now() - begun).toBeGreaterThanOrEqual(MINUTE_MS);
  });

  it('ignores what remains by a response that arrives after the response to a later request', async () => {
    const clock = virtualClock();
    const limiter = createLimiter(clock, 2);
    const [first, second] = [await limiter.take(never), await limiter.take(never)];
    limiter.update(0, 1_000, second);
    limiter.settled(second);
    limiter.update(9, 1_000, first);
    limiter.settled(first);
    const begun = clock.now();

    await clock.finish(limiter.take(never));

    expect(clock.now() - begun).toBeGreaterThanOrEqual(MINUTE_MS);
  });

  it('waits for the reset that the service reports when nothing remains', async () => {
    const clock = virtualClock();
    const limiter = createLimiter(clock, 100);
    await limiter.take(never);
    const begun = clock.now();
    const times: number[] = [];

    limiter.update(0, 5_000);
    await clock.finish(limiter.take(never).then(() => times.push(clock.now() - begun)));

    expect(times).toEqual([5_000]);
  });
});
