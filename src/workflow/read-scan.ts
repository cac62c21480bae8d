import { asScanError, type ScanError } from '../domain/errors.js';
import type { Scan, ScanRef } from '../domain/scan.js';
import type { Scanner } from '../scanners/scanner.js';
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
  { clock, logger }: Pick<Deps, 'clock' | 'logger'>,
  signal: AbortSignal,
  intervalMs = 0,
): Promise<Scan> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await scanner.read(scan, signal);
    } catch (thrown) {
      signal.throwIfAborted();
      const error = asScanError(thrown);
      if (error.details.transient !== true || failures >= MAX_FAILURES_IN_A_ROW) throw error;
      logger.info(`${error.message} Looking again (${failures} of ${MAX_FAILURES_IN_A_ROW} failures in a row).`);
      await clock.sleep(failureWaitMs(error, failures, intervalMs), signal);
    }
  }
}

function failureWaitMs({ details }: ScanError, failures: number, intervalMs: number): number {
  const backoff = Math.min(MAX_FAILURE_WAIT_MS, 1000 * 2 ** (failures - 1));
  return Math.max(details.retryAfterMs ?? 0, intervalMs, backoff);
}
