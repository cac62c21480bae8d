import { asScanError, ScanError } from '../domain/errors.js';
import type { Clock } from './clock.js';
import { timeLeftMs } from './deadline.js';
import type { Logger } from './logger.js';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** How long temporary failures are retried, in milliseconds: a time and never a number of tries (decision 0028). */
export const RETRY_LIMITS_MS = {
  /** For optional requests; long enough for a rate limit of one minute. */
  optional: 2 * MINUTE_MS,
  /** Before the scan starts, while running the job again costs nothing. */
  beforeScan: 5 * MINUTE_MS,
  /** While the results are read. 250 pages at 30 a minute take 8 minutes. */
  reading: 20 * MINUTE_MS,
} as const;

/** The pauses after failures are at most 1 s, 2 s, 4 s, and so on, up to 30 s. */
const BASE_MS = 500;
const CAP_MS = 30 * SECOND_MS;
/** The time that is kept for the response to the last try. */
const LAST_TRY_MS = 5 * SECOND_MS;

export interface RetryOptions {
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'info' | 'debug'>;
  /** 0 to 1, for jitter. */
  readonly random: () => number;
  /** Ends the tries. The error is its reason, with the last failure added. */
  readonly signal: AbortSignal;
  /** The time limit from the first try, in milliseconds; Infinity: until the signal is aborted. */
  readonly withinMs: number;
  /** The shortest pause between two tries, in milliseconds. */
  readonly atLeastMs?: number | undefined;
  /** Whether another try may help. */
  readonly mayRepeat: (error: ScanError) => boolean;
  /** The name of the service for the log, such as `Cloudgeni`. */
  readonly who?: string | undefined;
}

/**
 * Runs `work` until it succeeds, fails permanently, or the time ends.
 *
 * @param work Receives the number of the try, starting at 1, and the remaining time in milliseconds.
 * @throws ScanError the last failure; at once if the service asks for a pause that is longer than the remaining time
 */
export async function withRetry<T>(work: (attempt: number, leftMs: number) => Promise<T>, options: RetryOptions): Promise<T> {
  const { clock, signal, withinMs, atLeastMs = 0, mayRepeat, random } = options;
  const startedMs = clock.now();
  const outage = createOutage(options);
  const remainingMs = (): number => startedMs + withinMs - clock.now();
  for (let attempt = 1; ; attempt += 1) {
    try {
      const result = await work(attempt, remainingMs());
      outage.isOver();
      return result;
    } catch (thrown) {
      if (signal.aborted) throw outage.explain(signal.reason);
      const error = asScanError(thrown);
      if (!mayRepeat(error)) throw error;
      const { retryAfterMs: askedMs = 0, assumedPauseMs = 0 } = error.details;
      const leftMs = remainingMs() - LAST_TRY_MS;
      const pauseLeftMs = Math.min(leftMs, timeLeftMs(signal, clock));
      const isTooLong = askedMs > 0 && askedMs > pauseLeftMs;
      // Only the service decides that the deadline comes too early.
      if (isTooLong || assumedPauseMs > leftMs || leftMs <= 0)
        throw outage.giveUp(error, isTooLong ? { askedMs, leftMs: pauseLeftMs } : undefined);
      const waitMs = Math.min(leftMs, Math.max(atLeastMs, backoffMs(attempt, askedMs || assumedPauseMs, random)));
      outage.goesOn(error, waitMs);
      try {
        await clock.sleep(waitMs, signal);
      } catch (reason) {
        throw outage.explain(reason);
      }
    }
  }
}

/**
 * The reason of an aborted signal, with the last failure added, because a deadline must not hide why it was reached. Interrupts, and
 * reasons that already have a cause, stay the same.
 */
export function withLastFailure(reason: unknown, last: ScanError | undefined, how = 'The last request failed'): unknown {
  if (last === undefined || !(reason instanceof ScanError) || reason.code === 'INTERRUPTED') return reason;
  if (reason.details.cause instanceof ScanError) return reason;
  return new ScanError(reason.code, `${reason.message} ${how}: ${last.message}`, { ...reason.details, cause: last });
}

/**
 * The pause before the next try: the time that the service asked for, plus jitter. Without such a time, at least half of the bound, so
 * that a service that fails at once is not called in a tight loop.
 */
function backoffMs(failures: number, askedMs: number, random: () => number): number {
  const boundMs = Math.min(CAP_MS, BASE_MS * 2 ** failures);
  return askedMs > 0 ? askedMs + random() * boundMs : (boundMs / 2) * (1 + random());
}

interface TooLong {
  readonly askedMs: number;
  readonly leftMs: number;
}

interface Outage {
  goesOn(error: ScanError, waitMs: number): void;
  isOver(): void;
  /** The last failure, with the duration of the outage, and the pause of the service if that is too long. */
  giveUp(error: ScanError, pause: TooLong | undefined): ScanError;
  /** The reason of the signal that ended the tries, with the last failure. */
  explain(reason: unknown): unknown;
}

/** Logs a line when the outage begins, after a minute, every ten minutes, and at its end. Debug runs show every failure. */
function createOutage({ clock, logger, who }: RetryOptions): Outage {
  const log = (text: string): void => logger.info(who === undefined || text.startsWith(who) ? text : `${who}: ${text}`);
  let failures = 0;
  let sinceMs = 0;
  let nextLineMs = 0;
  let last: ScanError | undefined;
  return {
    goesOn(error, waitMs) {
      const nowMs = clock.now();
      last = error;
      failures += 1;
      if (failures === 1) sinceMs = nowMs;
      const lastedMs = nowMs - sinceMs;
      const again = `Trying again in ${describeMs(waitMs)}.`;
      if (failures === 1) log(`${error.message} ${again}`);
      else if (nowMs >= nextLineMs) log(`${error.message} It has failed ${failures} times in ${describeMs(lastedMs)}. ${again}`);
      else logger.debug(`${error.message} ${again} (${failures} failures in a row)`);
      if (failures === 1) nextLineMs = nowMs + MINUTE_MS;
      else if (nowMs >= nextLineMs) nextLineMs = nowMs + 10 * MINUTE_MS;
    },
    isOver() {
      if (failures > 1) log(`Responded again after ${failures} failures in ${describeMs(clock.now() - sinceMs)}.`);
    },
    giveUp(error, pause) {
      const lasted = failures === 0 ? '' : ` It has failed ${failures + 1} times in ${describeMs(clock.now() - sinceMs)}.`;
      const left = pause && pause.leftMs > 0 ? `only ${describeMs(pause.leftMs)} remain` : 'no time remains';
      const asked = pause ? ` The service asks for a pause of ${describeMs(pause.askedMs)}, but ${left}.` : '';
      return new ScanError(error.code, `${error.message}${lasted}${asked}`, error.details);
    },
    explain(reason) {
      const tries = failures === 1 ? 'The last request failed' : `The last ${failures} requests failed`;
      return withLastFailure(reason, last, `${tries} within ${describeMs(clock.now() - sinceMs)}`);
    },
  };
}

/** `0.5 s`, `45 s`, `5 minutes`, `2.5 hours`. */
export function describeMs(ms: number): string {
  if (ms < 10 * SECOND_MS) return `${Math.round(ms / 100) / 10} s`;
  if (ms < 2 * MINUTE_MS) return `${Math.round(ms / SECOND_MS)} s`;
  if (ms < 120 * MINUTE_MS) return `${Math.floor(ms / MINUTE_MS)} minutes`;
  return `${Math.round(ms / MINUTE_MS / 6) / 10} hours`;
}
