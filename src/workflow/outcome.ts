import { asScanError, type ErrorCode, NOT_STARTED_IN_TIME, REASONS, ScanError } from '../domain/errors.js';
import type { Outcome } from '../domain/gate.js';

const INTERRUPTED_HINT = 'A person, a newer run, or the time limit of the job ended the job. Run the job again.';

/**
 * Converts an error to an outcome. The signal's reason decides between `timeout` and `cancelled`.
 *
 * @param hasScan Whether the run was waiting for a scan.
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

/** Errors at the end of a time limit, whose cause is reported, too. */
const ENDED_BY_TIME: readonly ErrorCode[] = ['NO_ANSWER', 'BASELINE_UNREADABLE'];

/** Adds the reason of the last failure, which must be one of `REASONS`. */
function withCause(reason: string, error: ScanError): string {
  const cause = causeOf(error);
  return cause === error || cause.code === error.code ? reason : `${reason}, and at the end ${REASONS[cause.code]}`;
}

function causeOf(error: ScanError): ScanError {
  return error.details.cause instanceof ScanError ? causeOf(error.details.cause) : error;
}
