import { asScanError, type ErrorCode, ScanError } from '../domain/errors.js';
import type { Clock } from '../runtime/clock.js';
import { orAborted } from '../runtime/deadline.js';
import type { Service } from '../scanners/scanner.js';

/** What the targets of one run share. Waiting for scans needs no slot. */
export interface SharedLimits {
  /** Whether other targets use up the same `timeout`. */
  readonly sharesTimeout: boolean;
  /**
   * Looks up a target when a slot is free. After an error that ends every start, such as a used-up quota, the work does not begin.
   *
   * @throws the error of the work, that error, or the reason of the signal
   */
  lookUp<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Starts a scan when a slot is free, before the look-ups that wait for a slot. Throws like `lookUp`. */
  start<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** The account cannot start a scan for this time, so the next starts wait. */
  pauseStarts(ms: number): void;
  /** Waits until a scan may be polled, so that many waiting scans leave room for other requests within the rate limit. */
  poll(signal: AbortSignal): Promise<void>;
  /** Reads the results of a scan when a slot is free. */
  read<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Whether the scan is already that of another target, so a service that does not report the target of a scan answered with a wrong one. */
  isOfOther(scanId: string, target: string): boolean;
  /** The time that is left, in milliseconds. All targets have one `timeout` for their look-ups and one for their scans, which begin with the first. */
  timeoutMs(asked: number, of: 'look-up' | 'scan'): number;
}

/** For one target. */
export const NO_LIMITS: SharedLimits = {
  sharesTimeout: false,
  lookUp: (work) => work(),
  start: (work) => work(),
  pauseStarts: () => undefined,
  poll: () => Promise.resolve(),
  read: (work) => work(),
  isOfOther: () => false,
  timeoutMs: (asked) => asked,
};

/** Targets whose results are read at the same time. Each of them reads up to four pages at once. */
const READING = 4;

/** These errors are about the key or its account, so they would end every other start, too. */
const ENDS_ALL: readonly ErrorCode[] = ['QUOTA', 'AUTH_REJECTED', 'BLOCKED'];

/** @param maxParallel Starts and look-ups in flight at the same time. */
export function createSharedLimits(
  clock: Pick<Clock, 'now' | 'sleep'>,
  maxParallel: number,
  perMinute: Service['perMinute'] = {},
): SharedLimits {
  const takeSlot = createSlots(maxParallel);
  const reading = createSlots(READING);
  const targetOfScan = new Map<string, string>();
  const began: { 'look-up'?: number; scan?: number } = {};
  let ended: ScanError | undefined;
  let pausedUntilMs = 0;
  const inSlot =
    (isStart: boolean): SharedLimits['start'] =>
    (work, signal) =>
      takeSlot(
        async () => {
          if (isStart && pausedUntilMs > clock.now()) await clock.sleep(pausedUntilMs - clock.now(), signal);
          if (ended !== undefined) throw notBegun(ended);
          try {
            return await work();
          } catch (thrown) {
            const error = asScanError(thrown);
            if (ENDS_ALL.includes(error.code)) ended ??= error;
            throw thrown;
          }
        },
        signal,
        isStart,
      );
  return {
    sharesTimeout: true,
    lookUp: inSlot(false),
    start: inSlot(true),
    pauseStarts: (ms) => void (pausedUntilMs = Math.max(pausedUntilMs, clock.now() + ms)),
    poll: createPacer(clock, pollsPerMinute(perMinute)),
    read: reading,
    isOfOther(scanId, target) {
      const first = targetOfScan.get(scanId) ?? target;
      targetOfScan.set(scanId, first);
      return first !== target;
    },
    timeoutMs(asked, of) {
      const sinceMs = (began[of] ??= clock.now());
      return Math.max(0, sinceMs + asked - clock.now());
    },
  };
}

/** If polls share a limit with all other requests, they use half of it, because starts and reading must go on. */
function pollsPerMinute({ status, all }: Service['perMinute']): number {
  return Math.min(status ?? Number.POSITIVE_INFINITY, (all ?? Number.POSITIVE_INFINITY) / 2);
}

/** Lets one poll after the other pass, in the order in which they are due. */
function createPacer(clock: Pick<Clock, 'now' | 'sleep'>, perMinute: number): SharedLimits['poll'] {
  const everyMs = 60_000 / perMinute;
  let nextMs = 0;
  return async (signal) => {
    const now = clock.now();
    const atMs = Math.max(now, nextMs);
    nextMs = atMs + everyMs;
    if (atMs > now) await clock.sleep(atMs - now, signal);
  };
}

function notBegun({ code, message, hint }: ScanError): ScanError {
  return new ScanError(code, `No scan of this target was started, because of the error of another target: ${message}`, { hint });
}

type Slots = <T>(work: () => Promise<T>, signal: AbortSignal, isUrgent?: boolean) => Promise<T>;

/** At most `count` works at the same time: urgent ones first, and otherwise in the order in which they were requested. */
function createSlots(count: number): Slots {
  let free = count;
  const urgent: (() => void)[] = [];
  const others: (() => void)[] = [];
  return async (work, signal, isUrgent = false) => {
    if (free > 0) free -= 1;
    else await turn(isUrgent ? urgent : others, signal);
    try {
      signal.throwIfAborted();
      return await work();
    } finally {
      next();
    }
  };

  async function turn(waiting: (() => void)[], signal: AbortSignal): Promise<void> {
    let take = (): void => undefined;
    const taken = new Promise<void>((resolve) => {
      take = resolve;
    });
    waiting.push(take);
    try {
      await orAborted(taken, signal);
    } catch (reason) {
      const index = waiting.indexOf(take);
      if (index >= 0) waiting.splice(index, 1);
      // The slot was already handed over.
      else next();
      throw reason;
    }
  }

  function next(): void {
    const take = urgent.shift() ?? others.shift();
    if (take === undefined) free += 1;
    else take();
  }
}
