import { asScanError, type ErrorCode, ScanError, NOT_STARTED_IN_TIME, REASONS } from '../../domain/errors.js';
import type { Outcome } from '../../domain/gate.js';

const INTERRUPTED_HINT =
  'A person, a newer run of the same workflow (concurrency) or the time limit of the job has ended it. Run it again.';

/**
 * What an error means for the verdict. The signal's reason decides between `timeout` and `cancelled`.
 *
 * @param hasScan There is a scan that the run was waiting for.
 */
export function outcomeOf(thrown: unknown, hasScan = true): { outcome: Outcome; error: ScanError } {
  const error = asScanError(thrown);
  switch (error.code) {
    case 'TIMEOUT':
      return { outcome: { kind: 'timeout', why: withCause(hasScan ? REASONS.TIMEOUT : NOT_STARTED_IN_TIME, error) }, error };
    case 'BUSY':
      return { outcome: { kind: 'timeout', why: withCause(REASONS.BUSY, error) }, error };
    case 'INTERRUPTED':
      return {
        outcome: { kind: 'cancelled', why: REASONS.INTERRUPTED },
        error: new ScanError(error.code, error.message, { hint: INTERRUPTED_HINT }),
      };
    case 'SCAN_CANCELLED':
      return { outcome: { kind: 'cancelled', why: REASONS.SCAN_CANCELLED }, error };
    default:
      return {
        outcome: {
          kind: 'error',
          code: error.code,
          ...(ENDED_BY_TIME.includes(error.code) && { why: withCause(REASONS[error.code], error) }),
        },
        error,
      };
  }
}

/** A time was up: what kept us until then is the news. */
const ENDED_BY_TIME: readonly ErrorCode[] = ['NO_ANSWER', 'BASELINE_UNREADABLE'];

/** Names the outage that was going on at the end, in our own words. */
function withCause(reason: string, error: ScanError): string {
  const cause = causeOf(error);
  return cause === error || cause.code === error.code ? reason : `${reason}, and at the end ${REASONS[cause.code]}`;
}

function causeOf(error: ScanError): ScanError {
  return error.details.cause instanceof ScanError ? causeOf(error.details.cause) : error;
}
