import { ScanError } from '../../domain/errors.js';
import { msOf } from '../../domain/instant.js';
import { isOver, mergeScan, type Scan, type ScanRequest } from '../../domain/scan.js';
import { withDeadline } from '../../runtime/deadline.js';
import { RETRY_LIMITS_MS } from '../../runtime/retry.js';
import type { ScanContext } from '../context.js';
import { readWithRetry } from '../poll/poll-scan.js';
import { assertMatchesRequest } from '../scan-list.js';

/** Retries last long, because the scan is over and cannot get lost. */
const RETRY = { withinMs: RETRY_LIMITS_MS.reading };

function tooLong(): ScanError {
  return new ScanError('NO_ANSWER', `The scan could not be read within ${RETRY_LIMITS_MS.reading / 60_000} minutes.`, {
    hint: 'Run the job again with {scan-id} to collect the same scan. If it keeps happening, contact the support of the service.',
  });
}

/** Reads the scan itself, if a list item or a short response left something out. */
export async function readInFull({ run, deps, scanner, request, scan }: ScanContext, signal: AbortSignal): Promise<Scan> {
  const needsCounts = run.service.measures.includes('counts') && scan.counts === undefined;
  if (scan.state !== 'completed' || !(scan.partial || needsCounts)) return scan;
  const read = (within: AbortSignal): Promise<Scan> => readWithRetry(scanner, scan, 'full', deps, within, RETRY);
  return stillCompleted(request, scan, mergeScan(scan, await withDeadline(deps.clock, RETRY_LIMITS_MS.reading, tooLong, signal, read)));
}

/** Reads a scan in full again. @throws ScanError `WRONG_SCAN` if it no longer matches the request */
export async function readAgain({ deps, scanner, request, scan }: ScanContext, signal: AbortSignal): Promise<Scan> {
  const now = mergeScan(scan, await readWithRetry(scanner, scan, 'full', deps, signal, RETRY));
  assertMatchesRequest(request, now);
  return now;
}

/**
 * Whether the scan ended more than `ms` milliseconds ago. A scan that this run started, joined or saw running ended just now, whatever
 * the clocks of the service and of this machine show.
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
  throw new ScanError('WRONG_SCAN', `The scan ${scan.id} was completed, but its state is now ${full.rawState}.`, {
    hint: 'The scan was not used. Run the job again. If it keeps happening, contact the support of the service.',
  });
}

/** @throws ScanError `SCAN_FAILED`, `SCAN_CANCELLED` */
export function assertCompleted({ id, state, reason }: Scan, title: string): void {
  const why = reason ? `: ${reason}` : '.';
  if (state === 'failed') {
    throw new ScanError('SCAN_FAILED', `The scan ${id} failed at ${title}${why}`, {
      hint: `Look at the scan in ${title}, fix the cause, and run the job again.`,
    });
  }
  if (state === 'cancelled') {
    throw new ScanError('SCAN_CANCELLED', `The scan ${id} was cancelled at ${title}${why}`, {
      hint: 'A person or a newer scan cancelled it. Run the job again.',
    });
  }
}
