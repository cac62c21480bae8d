import { asScanError, type ErrorCode, ScanError } from '../domain/errors.js';
import type { Clock } from '../runtime/clock.js';
import { orAborted } from '../runtime/deadline.js';

/** What the targets of one run share. Waiting for scans needs no slot. */
export interface SharedLimits {
  /**
   * Looks up or starts a scan when a slot is free. After an error that ends every start, such as a used-up quota, the work does not begin.
   *
   * @throws the error of the work, that error, or the reason of the signal
   */
  start<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Reads the results of a scan when a slot is free. */
  read<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** The time that is left, in milliseconds: all targets have one `timeout`, which begins with the first start. */
  timeoutMs(asked: number): number;
}

/** For one target. */
export const NO_LIMITS: SharedLimits = { start: (work) => work(), read: (work) => work(), timeoutMs: (asked) => asked };

/** Targets whose results are read at the same time. Each of them reads up to four pages at once. */
const READING = 4;

/** These errors are about the key or its account, so they would end every other start, too. */
const ENDS_ALL: readonly ErrorCode[] = ['QUOTA', 'AUTH_REJECTED', 'BLOCKED'];

/** @param maxParallel Starts and look-ups in flight at the same time. */
export function createSharedLimits(clock: Pick<Clock, 'now'>, maxParallel: number): SharedLimits {
  const starting = createSlots(maxParallel);
  const reading = createSlots(READING);
  let ended: ScanError | undefined;
  let beganMs: number | undefined;
  return {
    start: (work, signal) =>
      starting(async () => {
        if (ended !== undefined) throw notBegun(ended);
        try {
          return await work();
        } catch (thrown) {
          const error = asScanError(thrown);
          if (ENDS_ALL.includes(error.code)) ended ??= error;
          throw thrown;
        }
      }, signal),
    read: reading,
    timeoutMs(asked) {
      beganMs ??= clock.now();
      return Math.max(0, beganMs + asked - clock.now());
    },
  };
}

function notBegun({ code, message, hint }: ScanError): ScanError {
  return new ScanError(code, `No scan of this target was started, because of the error of another target: ${message}`, { hint });
}

type Slots = <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T>;

/** At most `count` works at the same time, in the order in which they were requested. */
function createSlots(count: number): Slots {
  let free = count;
  const waiting: (() => void)[] = [];
  return async (work, signal) => {
    if (free > 0) free -= 1;
    else {
      let take = (): void => undefined;
      const turn = new Promise<void>((resolve) => {
        take = resolve;
      });
      waiting.push(take);
      try {
        await orAborted(turn, signal);
      } catch (reason) {
        const index = waiting.indexOf(take);
        if (index >= 0) waiting.splice(index, 1);
        // The slot was already handed over.
        else next();
        throw reason;
      }
    }
    try {
      signal.throwIfAborted();
      return await work();
    } finally {
      next();
    }
  };

  function next(): void {
    const take = waiting.shift();
    if (take === undefined) free += 1;
    else take();
  }
}
