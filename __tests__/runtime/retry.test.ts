import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type ErrorDetails, ScanError } from '../../src/domain/errors.js';
import { startDeadline } from '../../src/runtime/deadline.js';
import { type RetryOptions, withRetry } from '../../src/runtime/retry.js';
import { type VirtualClock, virtualClock } from '../helpers/virtual-clock.js';

const never = new AbortController().signal;
const MINUTE_MS = 60_000;

function failure(details: ErrorDetails): ScanError {
  return new ScanError('SERVICE_FAILED', 'It failed.', details);
}

/** Fails `times` times, then succeeds. */
function failing(times: number, details: ErrorDetails = { transient: true }) {
  let calls = 0;
  return {
    get calls() {
      return calls;
    },
    work: (attempt: number): Promise<string> => {
      calls += 1;
      return calls <= times ? Promise.reject(failure(details)) : Promise.resolve(`attempt ${attempt}`);
    },
  };
}

function run<T>(clock: VirtualClock, work: (attempt: number, leftMs: number) => Promise<T>, part: Partial<RetryOptions> = {}) {
  const lines: string[] = [];
  const debug: string[] = [];
  const result = withRetry(work, {
    clock,
    logger: { info: (text) => lines.push(text), debug: (text) => debug.push(text) },
    random: () => 0.5,
    signal: never,
    withinMs: 5 * MINUTE_MS,
    mayRepeat: ({ details }) => details.transient === true,
    ...part,
  });
  return { result, lines, debug };
}

/** The pause after this many failures in a row, in milliseconds. */
async function pauseAfter(failures: number, retryAfterMs: number | undefined, random: number): Promise<number | undefined> {
  const waits: number[] = [];
  const clock = { now: () => 0, sleep: (ms: number) => Promise.resolve(void waits.push(ms)) };
  await withRetry(failing(failures, { transient: true, retryAfterMs }).work, {
    clock,
    logger: { info: () => undefined, debug: () => undefined },
    random: () => random,
    signal: never,
    withinMs: Infinity,
    mayRepeat: () => true,
  });
  return waits.at(-1);
}

describe('how long to wait', () => {
  it.each([
    [1, 1000],
    [2, 2000],
    [3, 4000],
    [4, 8000],
    [5, 16_000],
    [6, 30_000],
    [50, 30_000],
  ])('after %d failures at most %d ms, and at least half of it', async (failures, most) => {
    expect(await pauseAfter(failures, undefined, 1)).toBe(most);
    expect(await pauseAfter(failures, undefined, 0)).toBe(most / 2);
    expect(await pauseAfter(failures, 0, 0)).toBe(most / 2);
  });

  it('is never less than what the service asked for, and never much more', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 600_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (failures, asked, random) => {
          const waitMs = await pauseAfter(failures, asked, random);

          expect(waitMs).toBeGreaterThanOrEqual(asked);
          expect(waitMs).toBeLessThanOrEqual(asked + 30_000);
        },
      ),
    );
  });
});

describe('withPatience', () => {
  it('tries again after passing failures', async () => {
    const clock = virtualClock();
    const { result } = run(clock, failing(3).work);

    await expect(clock.finish(result)).resolves.toBe('attempt 4');
    expect(clock.sleeps).toEqual([750, 1500, 3000]);
  });

  it.each([1, 5, 20])('gives up after %d minutes, and never after a number of tries', async (minutes) => {
    const clock = virtualClock();
    const begunMs = clock.now();
    const service = failing(1000);

    const { result } = run(clock, service.work, { withinMs: minutes * MINUTE_MS });

    await expect(clock.finish(result)).rejects.toMatchObject({
      code: 'SERVICE_FAILED',
      message: expect.stringMatching(/^It failed\. It has failed \d+ times in /),
    });
    expect(clock.now() - begunMs).toBeGreaterThan((minutes - 0.1) * MINUTE_MS);
    expect(clock.now() - begunMs).toBeLessThanOrEqual(minutes * MINUTE_MS);
    expect(service.calls).toBeGreaterThan(6);
  });

  it('goes on until the signal ends, whose reason then names the last failure', async () => {
    const clock = virtualClock();
    const reason = new ScanError('TIMEOUT', 'Too late.', { hint: 'Give it more time.' });
    const deadline = startDeadline(clock, 60 * MINUTE_MS, () => reason);

    const { result } = run(clock, failing(1000).work, { withinMs: Infinity, signal: deadline.signal });

    await expect(clock.finish(result)).rejects.toMatchObject({
      code: 'TIMEOUT',
      message: expect.stringMatching(/^Too late\. The last \d+ requests failed within (?:59|60) minutes: It failed\.$/),
      details: { hint: 'Give it more time.', cause: { code: 'SERVICE_FAILED' } },
    });
  });

  it('leaves a reason alone that no failure came before, and that of an interrupt', async () => {
    const clock = virtualClock();
    const controller = new AbortController();
    const stop = new ScanError('INTERRUPTED', 'Stopped.');
    const { result } = run(clock, failing(1000).work, { signal: controller.signal });

    await clock.pass(30_000);
    controller.abort(stop);

    await expect(result).rejects.toBe(stop);
    const first = run(clock, () => Promise.reject(failure({})), { signal: AbortSignal.abort(new ScanError('TIMEOUT', 'Late.')) });
    await expect(first.result).rejects.toMatchObject({ message: 'Late.' });
  });

  it('waits as long as the service asks', async () => {
    const clock = virtualClock();
    const { result } = run(clock, failing(1, { transient: true, retryAfterMs: 30_000 }).work, { random: () => 0 });

    await clock.finish(result);

    expect(clock.sleeps).toEqual([30_000]);
  });

  it.each([
    ['patience', never, 'a pause of 10 minutes, but only 4 minutes remain'],
    ['deadline', 'deadline', 'a pause of 10 minutes, but only 60 s remain'],
  ] as const)('ends at once where the pause is longer than the %s', async (_what, signal, words) => {
    const clock = virtualClock();
    const begunMs = clock.now();
    const service = failing(1, { transient: true, retryAfterMs: 10 * MINUTE_MS });
    const deadline = startDeadline(clock, MINUTE_MS, () => new Error('late'));

    const { result } = run(clock, service.work, signal === 'deadline' ? { signal: deadline.signal } : {});

    await expect(result).rejects.toMatchObject({ code: 'SERVICE_FAILED', message: expect.stringContaining(words) });
    expect([service.calls, clock.now() - begunMs]).toEqual([1, 0]);
    deadline.clear();
  });

  it('goes on until the deadline if the service named no pause, because only the service decides that the deadline is too early', async () => {
    const clock = virtualClock();
    const deadline = startDeadline(clock, 10_000, () => new ScanError('TIMEOUT', 'Late.'));
    const details = { transient: true, assumedPauseMs: 15_000 };

    const { result } = run(clock, failing(9, details).work, { signal: deadline.signal, withinMs: Number.POSITIVE_INFINITY });

    await expect(clock.finish(result)).rejects.toMatchObject({
      code: 'TIMEOUT',
      message: 'Late. The last request failed within 10 s: It failed.',
    });
    const early = run(clock, failing(9, details).work, { withinMs: 10_000 });
    await expect(early.result).rejects.toMatchObject({ code: 'SERVICE_FAILED', message: 'It failed.' });
  });

  it('keeps the shortest pause between two tries', async () => {
    const clock = virtualClock();

    await clock.finish(run(clock, failing(2).work, { atLeastMs: 7000 }).result);

    expect(clock.sleeps).toEqual([7000, 7000]);
  });

  it('does not repeat what is no passing failure, and turns a bug of ours into INTERNAL', async () => {
    const clock = virtualClock();
    const bug = run(clock, () => Promise.reject(new TypeError('x is undefined')));

    await expect(bug.result).rejects.toMatchObject({ code: 'INTERNAL', message: 'Unexpected error: x is undefined' });
    expect(bug.lines).toEqual([]);
  });

  it('reports an outage of hours in a few lines', async () => {
    const clock = virtualClock();
    const begunMs = clock.now();
    const work = (): Promise<string> =>
      clock.now() - begunMs < 125 * MINUTE_MS ? Promise.reject(failure({ transient: true })) : Promise.resolve('fine');

    const { result, lines, debug } = run(clock, work, { withinMs: Infinity, who: 'Fegura' });
    await clock.finish(result);

    expect(lines[0]).toBe('Fegura: It failed. Trying again in 0.8 s.');
    expect(lines[1]).toMatch(/^Fegura: It failed\. It has failed \d+ times in \d+ s\. Trying again in /);
    expect(lines.at(-1)).toMatch(/^Fegura: Responded again after \d+ failures in 2\.1 hours\.$/);
    expect(lines.length).toBeLessThanOrEqual(15);
    expect(debug.length).toBeGreaterThan(200);
  });
});
