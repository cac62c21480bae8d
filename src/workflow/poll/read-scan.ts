import { ScanError } from '../../domain/errors.js';
import type { Scan, ScanRef } from '../../domain/scan.js';
import { PATIENCE_MS, withPatience } from '../../runtime/patience.js';
import type { Depth, Scanner } from '../../scanners/scanner.js';
import type { Deps } from '../context.js';

/** How patiently a scan is looked at. */
export interface Looks {
  /** How long failures that may pass are borne, in milliseconds; default: as long as before a scan of ours exists. */
  readonly withinMs?: number | undefined;
  /** The shortest pause between two looks, in milliseconds. */
  readonly intervalMs?: number | undefined;
}

/**
 * Looks at the scan, and looks again after a failure that may pass: a scanner sends a look once, so that here is its only retry.
 *
 * @throws ScanError the last one, when the patience is over or no waiting helps; the signal's reason, which then names the last failure
 */
export async function readPatiently(
  scanner: Scanner,
  scan: ScanRef,
  depth: Depth,
  { clock, logger, random }: Pick<Deps, 'clock' | 'logger' | 'random'>,
  signal: AbortSignal,
  { withinMs = PATIENCE_MS.beforeScan, intervalMs }: Looks = {},
): Promise<Scan> {
  const look = async (): Promise<Scan> => assertSame(scan, await scanner.read(scan, depth, signal));
  const mayRepeat = ({ details }: ScanError): boolean => details.transient === true;
  return await withPatience(look, { clock, logger, random, signal, withinMs, atLeastMs: intervalMs, mayRepeat });
}

/** What answers for a scan must be that scan. */
function assertSame(asked: ScanRef, scan: Scan): Scan {
  if (scan.id === asked.id) return scan;
  throw new ScanError('WRONG_SCAN', `The service was asked for the scan ${asked.id} and answered with another one.`, {
    hint: 'Nothing of it was used. Check {api-url} and {scan-id}; if they are right, ask the service.',
  });
}
