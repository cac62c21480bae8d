import { asScanError, ScanError } from '../domain/errors.js';
import type { Outcome } from '../domain/gate.js';
import { REASONS } from '../domain/reasons.js';

const INTERRUPTED_HINT =
  'A person, a newer run of the same workflow (concurrency) or the time limit of the job has ended it. Run it again.';

/** What an error means for the verdict. The signal's reason decides between `timeout` and `cancelled`. */
export function outcomeOf(thrown: unknown): { outcome: Outcome; error: ScanError } {
  const error = asScanError(thrown);
  switch (error.code) {
    case 'TIMEOUT':
      return { outcome: { kind: 'timeout', why: whyTimeout(error) }, error };
    case 'BUSY':
      return { outcome: { kind: 'timeout', why: REASONS.BUSY }, error };
    case 'INTERRUPTED':
      return {
        outcome: { kind: 'cancelled', why: REASONS.INTERRUPTED },
        error: new ScanError(error.code, error.message, { hint: INTERRUPTED_HINT }),
      };
    case 'SCAN_CANCELLED':
      return { outcome: { kind: 'cancelled', why: REASONS.SCAN_CANCELLED }, error };
    default:
      return { outcome: { kind: 'error', code: error.code }, error };
  }
}

/** Names the outage that was going on at the deadline, in our own words. */
function whyTimeout({ details: { cause } }: ScanError): string {
  return cause instanceof ScanError ? `${REASONS.TIMEOUT}, and at the end ${REASONS[cause.code]}` : REASONS.TIMEOUT;
}
