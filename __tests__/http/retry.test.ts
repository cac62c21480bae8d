import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type ErrorDetails, ScanError } from '../../src/domain/errors.js';
import { backoffMs, mayRepeat, RETRY_RULES, type RetryRule, withRetry } from '../../src/http/retry.js';
import { type VirtualClock, virtualClock } from '../support/virtual-clock.js';

const never = new AbortController().signal;

function failure(details: ErrorDetails): ScanError {
  return new ScanError('SERVICE_FAILED', 'failed', details);
}

/** Fails `times` times, then succeeds. */
function failing(times: number, details: ErrorDetails) {
  let calls = 0;
  return {
    get calls() {
      return calls;
    },
    send: (attempt: number): Promise<string> => {
      calls += 1;
      return calls <= times ? Promise.reject(failure(details)) : Promise.resolve(`attempt ${attempt}`);
    },
  };
}

function run<T>(
  clock: VirtualClock,
  send: (attempt: number) => Promise<T>,
  part: { rule?: RetryRule; random?: number; signal?: AbortSignal } = {},
) {
  const { rule = 'reads', random = 0.5, signal = never } = part;
  const told: [waitMs: number, attempt: number][] = [];
  const result = withRetry(send, {
    rule,
    clock,
    random: () => random,
    signal,
    onRetry: (_error, waitMs, attempt) => told.push([waitMs, attempt]),
  });
  return { result, told };
}

describe('what may be repeated', () => {
  it.each([
    ['reads', { transient: true }, true],
    ['reads', { transient: true, unsent: true }, true],
    ['reads', {}, false],
    ['reads', { unsent: true }, false],
    ['unsent', { transient: true }, false],
    ['unsent', { unsent: true }, false],
    ['unsent', { transient: true, unsent: true }, true],
    ['never', { transient: true, unsent: true }, false],
    ['reads', { transient: true, retryAfterMs: 600_000 }, true],
    ['reads', { transient: true, retryAfterMs: 600_001 }, false],
    ['unsent', { transient: true, unsent: true, retryAfterMs: 3_600_000 }, false],
  ] as const)('by the rule %s after %j: %s', (rule, details, expected) => {
    expect(mayRepeat(rule, failure(details))).toBe(expected);
  });

  it('starts and cancels are repeated only unsent, polls never', () => {
    expect(RETRY_RULES).toEqual({ lookup: 'reads', list: 'reads', findings: 'reads', start: 'unsent', cancel: 'unsent', status: 'never' });
  });
});

describe('how long to wait', () => {
  it.each([
    [1, 1000],
    [2, 2000],
    [3, 4000],
    [4, 8000],
    [5, 16_000],
    [6, 20_000],
    [50, 20_000],
  ])('after attempt %d at most %d ms', (attempt, most) => {
    expect(backoffMs(attempt, undefined, () => 1)).toBe(most);
    expect(backoffMs(attempt, undefined, () => 0)).toBe(0);
  });

  it('is never less than what the service asked for, and never much more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(600_000), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, asked, random) => {
        const waitMs = backoffMs(attempt, asked, () => random);

        expect(waitMs).toBeGreaterThanOrEqual(asked);
        expect(waitMs).toBeLessThanOrEqual(asked + 20_000);
      }),
    );
  });

  it('grows even where the service asks for no wait at all', () => {
    expect(backoffMs(4, 0, () => 1)).toBeGreaterThan(backoffMs(1, 0, () => 1));
  });
});

describe('withRetry', () => {
  it('tries again after passing failures, and tells each wait', async () => {
    const clock = virtualClock();
    const service = failing(3, { transient: true });
    const { result, told } = run(clock, service.send);

    await expect(clock.finish(result)).resolves.toBe('attempt 4');
    expect(told).toEqual([
      [500, 1],
      [1000, 2],
      [2000, 3],
    ]);
    expect(clock.sleeps).toEqual([500, 1000, 2000]);
  });

  it('gives up after six attempts with the last error', async () => {
    const clock = virtualClock();
    const service = failing(100, { transient: true });

    await expect(clock.finish(run(clock, service.send).result)).rejects.toMatchObject({ code: 'SERVICE_FAILED' });
    expect(service.calls).toBe(6);
  });

  it('waits as long as the service asks', async () => {
    const clock = virtualClock();
    const { result } = run(clock, failing(1, { transient: true, retryAfterMs: 30_000 }).send, { random: 0 });

    await clock.finish(result);

    expect(clock.sleeps).toEqual([30_000]);
  });

  it('does not sleep through a pause of more than ten minutes', async () => {
    const clock = virtualClock();
    const service = failing(1, { transient: true, retryAfterMs: 3_600_000 });

    await expect(clock.finish(run(clock, service.send).result)).rejects.toMatchObject({ details: { retryAfterMs: 3_600_000 } });
    expect([service.calls, clock.sleeps]).toEqual([1, []]);
  });

  it('does not repeat what is no passing failure, and turns a bug of ours into INTERNAL', async () => {
    const clock = virtualClock();
    const bug = run(clock, () => Promise.reject(new TypeError('x is undefined')));

    await expect(bug.result).rejects.toMatchObject({ code: 'INTERNAL', message: 'Unexpected: x is undefined' });
    expect(bug.told).toEqual([]);
  });

  it('stops with the signal’s reason while it waits', async () => {
    const clock = virtualClock();
    const controller = new AbortController();
    const stop = new Error('deadline');
    const service = failing(100, { transient: true, retryAfterMs: 60_000 });
    const { result } = run(clock, service.send, { signal: controller.signal });

    await clock.pass(30_000);
    controller.abort(stop);

    await expect(result).rejects.toBe(stop);
    expect(service.calls).toBe(1);
  });

  it('says the signal’s reason, not the failure that the abort caused', async () => {
    const clock = virtualClock();
    const controller = new AbortController();
    const stop = new Error('interrupted');
    const send = (): Promise<never> => {
      controller.abort(stop);
      return Promise.reject(failure({}));
    };

    await expect(run(clock, send, { signal: controller.signal }).result).rejects.toBe(stop);
  });
});
