import { asScanError, type ScanError } from '../domain/errors.js';
import type { Clock } from '../runtime/clock.js';
import type { CallKind } from '../scanners/scanner.js';

/**
 * What may be sent again. `reads`: whatever may pass. `unsent`: only what surely was not processed, since the request changes
 * something. `never`: the caller's loop is the retry.
 */
export type RetryRule = 'reads' | 'unsent' | 'never';

/** A poll is one request: the schedule decides when the next one is due. */
export const RETRY_RULES: Readonly<Record<CallKind, RetryRule>> = {
  lookup: 'reads',
  list: 'reads',
  findings: 'reads',
  start: 'unsent',
  cancel: 'unsent',
  status: 'never',
};

const MAX_ATTEMPTS = 6;
const BASE_MS = 500;
const CAP_MS = 20_000;
/** A longer pause is told to the person instead of being slept through. */
const LONGEST_PAUSE_MS = 10 * 60_000;

/** The wait before attempt `attempt + 1`: what the service asked for, if anything, plus full jitter. */
export function backoffMs(attempt: number, askedMs: number | undefined, random: () => number): number {
  return (askedMs ?? 0) + random() * Math.min(CAP_MS, BASE_MS * 2 ** attempt);
}

/** Whether the rule allows another attempt after this error. */
export function mayRepeat(rule: RetryRule, { details }: ScanError): boolean {
  if (rule === 'never' || (details.retryAfterMs ?? 0) > LONGEST_PAUSE_MS) return false;
  return rule === 'unsent' ? details.unsent === true && details.transient === true : details.transient === true;
}

export interface RetryOptions {
  readonly rule: RetryRule;
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
  /** Told before each wait. */
  readonly onRetry: (error: ScanError, waitMs: number, attempt: number) => void;
}

/** Runs `send` until it succeeds, fails for good, or the signal ends. The last error is thrown. */
export async function withRetry<T>(send: (attempt: number) => Promise<T>, options: RetryOptions): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send(attempt);
    } catch (thrown) {
      options.signal.throwIfAborted();
      const error = asScanError(thrown);
      if (attempt >= MAX_ATTEMPTS || !mayRepeat(options.rule, error)) throw error;
      const waitMs = backoffMs(attempt, error.details.retryAfterMs, options.random);
      options.onRetry(error, waitMs, attempt);
      await options.clock.sleep(waitMs, options.signal);
    }
  }
}
