import type { ScanError } from '../domain/errors.js';
import type { Clock } from '../runtime/clock.js';
import { RETRY_LIMITS_MS } from '../runtime/retry.js';
import type { CallKind } from './types.js';

/**
 * Which failed requests may be sent again. `reads`: all with a temporary error. `unsent`: only if the request was certainly not
 * processed, because it changes something. `never`: the caller repeats the call.
 */
type RetryRule = 'reads' | 'unsent' | 'never';

/** The schedule repeats a poll, and the workflow decides what to do after a failed start. */
export const RETRY_RULES: Readonly<Record<CallKind, RetryRule>> = {
  lookup: 'reads',
  list: 'reads',
  findings: 'reads',
  start: 'never',
  cancel: 'unsent',
  status: 'never',
};

/** For how long a call of this kind is retried, in milliseconds. Its signal may end it earlier. */
export const CALL_RETRY_LIMITS_MS: Readonly<Record<CallKind, number>> = {
  lookup: RETRY_LIMITS_MS.beforeScan,
  list: RETRY_LIMITS_MS.beforeScan,
  start: 0,
  findings: RETRY_LIMITS_MS.reading,
  cancel: RETRY_LIMITS_MS.optional,
  status: 0,
};

/** Whether the rule allows another attempt after this error. */
export function mayRepeat(rule: RetryRule, { details }: ScanError): boolean {
  if (rule === 'never') return false;
  return rule === 'unsent' ? details.unsent === true && details.transient === true : details.transient === true;
}

/** 30 seconds for a response, 60 after a timeout, and 120 after the next: the service may be slow, or the network may be interrupted. */
const FIRST_TIMEOUT_MS = 30_000;
const MAX_TIMEOUT_MS = 120_000;

/** The timeout of one request, from the first byte sent to the last byte read, after this number of timeouts in a row. */
export function requestTimeoutMs(timeouts: number): number {
  return Math.min(MAX_TIMEOUT_MS, FIRST_TIMEOUT_MS * 2 ** timeouts);
}

/** How many timeouts a response that is half as slow again as the slowest recent one would need. */
export function timeoutsFor(slowestMs: number): number {
  return [0, 1].find((timeouts) => requestTimeoutMs(timeouts) >= 1.5 * slowestMs) ?? 2;
}

/** For this long after a start, a service may respond with 404 for the scan. */
const YOUNG_MS = 60_000;

/** Remembers the scans that this run started, as long as a 404 for them may be temporary. */
interface YoungScans {
  /** The service has accepted this scan. */
  started(id: string): void;
  /** Whether the path contains such a scan, and it was started within the last minute. */
  matchesRequest(path: string): boolean;
}

export function rememberYoungScans(clock: Pick<Clock, 'now'>): YoungScans {
  const untilMs = new Map<string, number>();
  return {
    started: (id) => void untilMs.set(encodeURIComponent(id), clock.now() + YOUNG_MS),
    matchesRequest: (path) => path.split(/[/?&=]/).some((part) => clock.now() < (untilMs.get(part) ?? 0)),
  };
}
