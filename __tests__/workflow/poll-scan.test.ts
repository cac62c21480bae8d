import { describe, expect, it } from '@jest/globals';
import { ScanError } from '../../src/domain/errors.js';
import type { Scan } from '../../src/domain/scan.js';
import { withDeadline } from '../../src/runtime/deadline.js';
import type { Scanner } from '../../src/scanners/scanner.js';
import type { Expected } from '../../src/workflow/poll/durations.js';
import { awaitScan } from '../../src/workflow/poll/poll-scan.js';
import { NO_LIMITS } from '../../src/workflow/shared-limits.js';
import { virtualClock } from '../helpers/virtual-clock.js';

const HOUR_MS = 3_600_000;
const NOW_MS = Date.UTC(2026, 10, 21, 9);
const createdAt = new Date(NOW_MS - HOUR_MS).toISOString();
const EXPECTED = { typicalMs: 15 * 60_000, pastMs: [] };
const RUNNING: Scan = { id: 's1', target: 't1', traits: {}, state: 'running', rawState: 'running', createdAt, progress: { percent: 50 } };

/** The pause before the first look at a scan that the service dates an hour back. */
async function firstPauseMs(notBeforeMs: number | undefined): Promise<number> {
  let nowMs = NOW_MS;
  const clock = { now: () => nowMs, sleep: async (ms: number) => void (nowMs += ms) };
  const logger = { info: () => undefined, debug: () => undefined, warning: () => undefined };
  const read = async (): Promise<Scan> => ({ ...RUNNING, state: 'completed', rawState: 'completed' });
  const scanner = { read } as unknown as Scanner;
  const deps = { clock, logger, random: () => 0.5, limits: NO_LIMITS } as unknown as Parameters<typeof awaitScan>[0]['deps'];
  await awaitScan({ scanner, scan: RUNNING, notBeforeMs, expected: EXPECTED, deps, check: () => undefined }, new AbortController().signal);
  return nowMs - NOW_MS;
}

it('looks soon at a scan that was just started, although the clock of the service is an hour behind', async () => {
  expect(await firstPauseMs(NOW_MS)).toBeLessThanOrEqual(5_000);
});

it('looks rarely at a scan that has run for an hour', async () => {
  expect(await firstPauseMs(undefined)).toBeGreaterThan(60_000);
});

/** When the scan is read, in milliseconds since the run found it, until it is over or the signal is aborted. */
async function looksAt({
  overMs,
  expected = EXPECTED,
  timeoutMs = 10 * HOUR_MS,
  refused = 0,
}: {
  readonly overMs: number;
  readonly expected?: Expected;
  readonly timeoutMs?: number;
  readonly refused?: number;
}): Promise<number[]> {
  const clock = virtualClock(NOW_MS);
  const looks: number[] = [];
  const scan: Scan = { id: 's1', target: 't1', traits: {}, state: 'running', rawState: 'running' };
  const read = async (): Promise<Scan> => {
    const elapsedMs = clock.now() - NOW_MS;
    looks.push(elapsedMs);
    if (looks.length <= refused) throw new ScanError('RATE_LIMITED', 'too many', { transient: true, retryAfterMs: 1000 });
    return elapsedMs < overMs ? scan : { ...scan, state: 'completed', rawState: 'completed' };
  };
  const deps = {
    clock,
    logger: { info: () => undefined, debug: () => undefined, warning: () => undefined },
    random: () => 0.5,
    limits: NO_LIMITS,
  };
  const options = { scanner: { read }, scan, expected, deps, check: () => undefined } as unknown as Parameters<typeof awaitScan>[0];
  const waiting = withDeadline(
    clock,
    timeoutMs,
    () => new Error('deadline'),
    undefined,
    (signal) => awaitScan(options, signal),
  );
  await clock.finish(
    waiting.catch((error: Error) => {
      if (error.message !== 'deadline') throw error;
    }),
  );
  return looks;
}

describe('when a running scan is read', () => {
  it('depends on how long earlier scans took', async () => {
    const pastMs = [58_000, 60_000, 62_000];
    const overMs = 61_000;
    const [known, unknown] = [await looksAt({ overMs, expected: { ...EXPECTED, pastMs } }), await looksAt({ overMs })];
    expect(Number(known.at(-1)) - overMs).toBeLessThan(3_000);
    const due = (atMs: number): boolean => atMs > 50_000;
    expect(known.filter(due).length).toBeGreaterThan(2 * unknown.filter(due).length);
  });

  it('is a little before the deadline, because the scan may be over by then', async () => {
    expect((await looksAt({ overMs: Infinity, timeoutMs: 400_000 })).at(-1)).toBe(395_000);
  });

  it('is more rarely after responses that there are too many requests', async () => {
    const overMs = 15 * 60_000;
    const [usual, refused] = [await looksAt({ overMs }), await looksAt({ overMs, refused: 4 })];
    expect(refused.length - 4).toBeLessThan(0.6 * usual.length);
  });
});

describe('the log of a running scan', () => {
  const MINUTE_MS = 60_000;

  /** Each line with the minute in which it was logged. */
  async function logOf(states: readonly Partial<Scan>[], intervalMs: number): Promise<[minute: number, line: string][]> {
    const clock = virtualClock(NOW_MS);
    const lines: [number, string][] = [];
    const info = (line: string) => void lines.push([(clock.now() - NOW_MS) / MINUTE_MS, line]);
    const rest = [...states];
    const read = async (): Promise<Scan> => ({ ...SCAN, ...(rest.shift() ?? { state: 'completed', rawState: 'completed' }) });
    const deps = { clock, logger: { info, debug: () => undefined, warning: info }, random: () => 0.5, limits: NO_LIMITS };
    const options = { scanner: { read }, scan: SCAN, intervalMs, expected: EXPECTED, deps, check: () => undefined };
    await clock.finish(awaitScan(options as unknown as Parameters<typeof awaitScan>[0], new AbortController().signal));
    return lines;
  }

  const SCAN: Scan = { id: 's1', target: 't1', traits: {}, state: 'running', rawState: 'running' };
  const still = (minutes: number): [number, string] => [minutes, `Scan s1: still running after ${minutes} min`];
  const [begun, over]: [[number, string], (minute: number) => [number, string]] = [
    [0, 'Scan s1: running'],
    (minute) => [minute, 'Scan s1: completed'],
  ];

  it('has a line a minute, however rarely the scan is read', async () => {
    expect(await logOf([], 3.5 * MINUTE_MS)).toEqual([begun, still(1), still(2), still(3), over(3.5)]);
  });

  it('has a line a minute, however often the scan is read', async () => {
    const same = Array.from({ length: 14 }, () => ({}));
    expect(await logOf(same, 10_000)).toEqual([begun, still(1), still(2), over(2.5)]);
  });

  it('needs none of these lines while the state changes', async () => {
    const changing = [10, 20, 30, 40, 50].map((percent) => ({ progress: { percent } }));
    const lines = await logOf(changing, 45_000);
    expect(lines.map(([, line]) => line)).toEqual([
      'Scan s1: running',
      ...[10, 20, 30, 40, 50].map((percent) => `Scan s1: running ${percent} %`),
      'Scan s1: completed',
    ]);
  });

  it('counts the minute from the last change', async () => {
    expect(await logOf([{ progress: { percent: 10 } }], 90_000)).toEqual([
      begun,
      still(1),
      [1.5, 'Scan s1: running 10 %'],
      [2.5, 'Scan s1: still running 10 % after 2 min'],
      over(3),
    ]);
  });

  it('names hours after the first', async () => {
    const lines = await logOf([], 61.5 * MINUTE_MS);
    expect(lines.slice(-3)).toEqual([
      [60, 'Scan s1: still running after 1 h 0 min'],
      [61, 'Scan s1: still running after 1 h 1 min'],
      over(61.5),
    ]);
    expect(lines).toHaveLength(63);
  });

  it('ends at once when the job is interrupted', async () => {
    const clock = virtualClock(NOW_MS);
    const abort = new AbortController();
    const deps = { clock, logger: { info: () => undefined }, random: () => 0.5, limits: NO_LIMITS };
    const options = { scanner: {}, scan: SCAN, intervalMs: 10 * MINUTE_MS, expected: EXPECTED, deps, check: () => undefined };
    const waiting = awaitScan(options as unknown as Parameters<typeof awaitScan>[0], abort.signal);
    waiting.catch(() => undefined);
    await clock.pass(150_000);
    abort.abort(new Error('interrupted'));
    await expect(waiting).rejects.toThrow('interrupted');
    expect(clock.now() - NOW_MS).toBe(150_000);
  });
});
