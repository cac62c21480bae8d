import { ScanError } from '../domain/errors.js';
import type { Scan, Wanted } from '../domain/scan.js';
import type { Scanner } from '../scanners/scanner.js';
import { listScans, mayBeOurs } from './known-scans.js';

/**
 * The one scan that is new since `known` and may be ours.
 *
 * @param known Ids of the scans that were there before.
 * @throws ScanError `START_AMBIGUOUS` when there are several
 */
export async function findLostScan(
  scanner: Scanner,
  wanted: Wanted,
  known: readonly string[],
  signal: AbortSignal,
): Promise<Scan | undefined> {
  const scans = await listScans(scanner, wanted, { branch: wanted.traits.branch }, signal);
  const fresh = scans.filter((scan) => !known.includes(scan.id) && mayBeOurs(wanted, scan));
  if (fresh.length <= 1) return fresh[0];
  const ids = fresh.map((scan) => scan.id).join(', ');
  throw new ScanError('START_AMBIGUOUS', `The answer to the start was lost, and ${fresh.length} new scans may be ours: ${ids}.`, {
    hint: 'Collect the right one by {scan-id}, or run the job again.',
  });
}
