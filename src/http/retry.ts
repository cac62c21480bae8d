import type { ScanError } from '../domain/errors.js';
import type { Clock } from '../runtime/clock.js';
import { RETRY_LIMITS_MS } from '../runtime/retry.js';
import type { CallKind } from './types.js';

/**
 * What may be sent again. `reads`: whatever may pass. `unsent`: only what surely was not processed, since the request changes
 * something. `never`: the caller's loop is the retry.
 */
type RetryRule = 'reads' | 'unsent' | 'never';

/** A poll and a start are one request: the schedule decides when the next look is due, and the workflow what a failed start means. */
export const RETRY_RULES: Readonly<Record<CallKind, RetryRule>> = {
  lookup: 'reads',
  list: 'reads',
  findings: 'reads',
  start: 'never',
  cancel: 'unsent',
  status: 'never',
};

/** How long a call of this kind is repeated, in milliseconds; its signal may end before. */
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

/** Half a minute for an answer, one after a time-out, two after the next: a slow answer is worth waiting for, a cut network is not. */
const FIRST_TIMEOUT_MS = 30_000;
const MAX_TIMEOUT_MS = 120_000;

/** For one request, from the first byte sent to the last byte read, in milliseconds; after so many time-outs in a row. */
export function requestTimeoutMs(timeouts: number): number {
  return Math.min(MAX_TIMEOUT_MS, FIRST_TIMEOUT_MS * 2 ** timeouts);
}

/** For so long after its start a service may answer 404 for a scan that it has just accepted. */
const YOUNG_MS = 60_000;

/** Remembers the scan that the run has started, and for how long its absence proves nothing. */
interface YoungScan {
  /** The service has accepted this scan. */
  started(id: string): void;
  /** Whether the path names that scan, and it was started within the last minute. */
  matchesRequest(path: string): boolean;
}

export function rememberYoungScan(clock: Pick<Clock, 'now'>): YoungScan {
  let young: { readonly id: string; readonly untilMs: number } | undefined;
  return {
    started(id) {
      young = { id: encodeURIComponent(id), untilMs: clock.now() + YOUNG_MS };
    },
    matchesRequest: (path) => young !== undefined && clock.now() < young.untilMs && path.split(/[/?&=]/).includes(young.id),
  };
}
