import { ScanError } from '../../domain/errors.js';
import { msOf } from '../../domain/instant.js';
import { isOver, mergeScan, type Scan, type ScanRequest } from '../../domain/scan.js';
import { withDeadline } from '../../runtime/deadline.js';
import { RETRY_LIMITS_MS } from '../../runtime/retry.js';
import type { ScanContext } from '../context.js';
import { readWithRetry } from '../poll/poll-scan.js';
import { assertMatchesRequest } from '../scan-list.js';

/** The scan is over: nothing is lost by waiting for its answer. */
const LOOKS = { withinMs: RETRY_LIMITS_MS.reading };

function tooLong(): ScanError {
  return new ScanError('NO_ANSWER', `The scan could not be read within ${RETRY_LIMITS_MS.reading / 60_000} minutes.`, {
    hint: 'Run the job again with {scan-id} to collect the same scan. If it keeps happening, contact the support of the service.',
  });
}

/** A list item or a light answer may hold less than the scan itself. */
export async function readInFull({ run, deps, scanner, request, scan }: ScanContext, signal: AbortSignal): Promise<Scan> {
  const needsCounts = run.service.measures.includes('counts') && scan.counts === undefined;
  if (scan.state !== 'completed' || !(scan.partial || needsCounts)) return scan;
  const read = (within: AbortSignal): Promise<Scan> => readWithRetry(scanner, scan, 'full', deps, within, LOOKS);
  return stillCompleted(request, scan, mergeScan(scan, await withDeadline(deps.clock, RETRY_LIMITS_MS.reading, tooLong, signal, read)));
}

/** Looks once more at a scan that was read in full. @throws ScanError `WRONG_SCAN` where it became another one */
export async function readAgain({ deps, scanner, request, scan }: ScanContext, signal: AbortSignal): Promise<Scan> {
  const now = mergeScan(scan, await readWithRetry(scanner, scan, 'full', deps, signal, LOOKS));
  assertMatchesRequest(request, now);
  return now;
}

/**
 * Whether the scan ended more than `ms` milliseconds ago. The clocks of the service and of this machine may differ: one that we have
 * started, joined or seen running has ended just now.
 */
export function hasEndedFor(
  ms: number,
  { deps, state: { origin, seenRunning }, scan }: Pick<ScanContext, 'deps' | 'state' | 'scan'>,
): boolean {
  if (seenRunning || origin === 'started' || origin === 'joined') return false;
  return deps.clock.now() - (msOf(scan.completedAt) ?? Number.NaN) > ms;
}

function stillCompleted(request: ScanRequest, scan: Scan, full: Scan): Scan {
  assertMatchesRequest(request, full);
  if (isOver(full.state)) return full;
  throw new ScanError('WRONG_SCAN', `The scan ${scan.id} was completed, and a moment later it is ${full.rawState}.`, {
    hint: 'Nothing of it was used. Run the job again. If it keeps happening, contact the support of the service.',
  });
}

/** @throws ScanError `SCAN_FAILED`, `SCAN_CANCELLED` */
export function assertCompleted({ id, state, reason }: Scan, title: string): void {
  const why = reason ? `: ${reason}` : '.';
  if (state === 'failed') {
    throw new ScanError('SCAN_FAILED', `The scan ${id} failed at ${title}${why}`, {
      hint: `Look at the scan in ${title}; run the job again when its cause is mended.`,
    });
  }
  if (state === 'cancelled') {
    throw new ScanError('SCAN_CANCELLED', `The scan ${id} was cancelled at ${title}${why}`, {
      hint: 'Somebody, or a newer scan, cancelled it. Run the job again.',
    });
  }
}
