import { asScanError, ScanError } from '../domain/errors.js';
import type { Scan, ScanRef } from '../domain/scan.js';
import type { Depth, Scanner } from '../scanners/scanner.js';
import type { Deps } from './run.js';

/** One blip must not lose a scan of two hours. */
const MAX_FAILURES_IN_A_ROW = 5;
const MAX_FAILURE_WAIT_MS = 30_000;

/**
 * Looks at the scan, and looks again after a failure that may pass: a scanner sends a look once, so that here is its only retry.
 *
 * @param intervalMs At least this long between two looks.
 * @throws ScanError the last one, after five failures in a row or one that no waiting mends
 */
export async function readPatiently(
  scanner: Scanner,
  scan: ScanRef,
  depth: Depth,
  { clock, logger }: Pick<Deps, 'clock' | 'logger'>,
  signal: AbortSignal,
  intervalMs = 0,
): Promise<Scan> {
  for (let failures = 1; ; failures += 1) {
    try {
      return assertSame(scan, await scanner.read(scan, depth, signal));
    } catch (thrown) {
      signal.throwIfAborted();
      const error = asScanError(thrown);
      if (error.details.transient !== true || failures >= MAX_FAILURES_IN_A_ROW) throw error;
      const waitMs = failureWaitMs(error, failures, intervalMs);
      logger.info(
        `${error.message} Looking again in ${Math.round(waitMs / 1000)} s (${failures} of ${MAX_FAILURES_IN_A_ROW} failures in a row).`,
      );
      await clock.sleep(waitMs, signal);
    }
  }
}

/** What answers for a scan must be that scan. */
function assertSame(asked: ScanRef, scan: Scan): Scan {
  if (scan.id === asked.id) return scan;
  throw new ScanError('WRONG_SCAN', `The service was asked for the scan ${asked.id} and answered with another one.`, {
    hint: 'Nothing of it was used. Check {api-url} and {scan-id}; if they are right, ask the service.',
  });
}

function failureWaitMs({ details }: ScanError, failures: number, intervalMs: number): number {
  const backoff = Math.min(MAX_FAILURE_WAIT_MS, 1000 * 2 ** (failures - 1));
  return Math.max(details.retryAfterMs ?? 0, intervalMs, backoff);
}
