import { ScanError } from '../../domain/errors.js';
import { msOf } from '../../domain/instant.js';
import { createdOf, type Scan, type ScanRequest } from '../../domain/scan.js';
import type { SavedState } from '../../runtime/state.js';
import type { Scanner } from '../../scanners/scanner.js';
import type { Dependencies } from '../context.js';
import { readWithRetry } from '../poll/poll-scan.js';
import { couldMatchRequest, listScans, matchesRequest } from '../scan-list.js';

/** A start that was asked for, as it is noted before the request. */
export type PendingStart = NonNullable<SavedState['intent']>;

/** The service's clock and ours may be so far apart. What is older is not ours, also where only the newest scans were known. */
const CLOCK_SKEW_MS = 10 * 60_000;

/**
 * The one scan that came of the intent: new since then, of the same target, and different in no trait that it reports. Where the start
 * was sent with a mark, the scan itself reports the same one.
 *
 * @throws ScanError `START_AMBIGUOUS` when there are several
 */
export async function recoverLostStart(
  scanner: Scanner,
  intent: PendingStart,
  deps: Pick<Dependencies, 'clock' | 'logger' | 'random'>,
  signal: AbortSignal,
): Promise<Scan | undefined> {
  const request = requestOf(intent);
  const scans = await listScans(scanner, request, { branch: request.traits.branch }, signal);
  const matching: Scan[] = [];
  for (const scan of scans.filter((candidate) => isNew(intent, candidate) && couldMatchRequest(request, candidate))) {
    // Lists tell less than scans: one of another type must not be waited for, let alone be cancelled.
    const enough = matchesRequest(request, scan) && (intent.mark === undefined || scan.correlationId !== undefined);
    const full = enough ? scan : await readWithRetry(scanner, scan, 'full', deps, signal);
    if (couldMatchRequest(request, full) && (intent.mark === undefined || full.correlationId === intent.mark)) matching.push(full);
  }
  if (matching.length <= 1) return matching[0];
  const ids = matching.map((scan) => scan.id).join(', ');
  throw new ScanError('START_AMBIGUOUS', `The answer to the start was lost, and ${matching.length} new scans may be ours: ${ids}.`, {
    hint: 'Collect the right one by {scan-id}, or run the job again.',
  });
}

/** A list may be behind, so that an empty one is read once more (decision 0003). */
const LOOK_AGAIN_AFTER_MS = 10_000;

/** As `recoverLostStart`, with a second look some seconds later. */
export async function recoverWithSecondLook(
  scanner: Scanner,
  intent: PendingStart,
  deps: Pick<Dependencies, 'clock' | 'logger' | 'random'>,
  signal: AbortSignal,
): Promise<Scan | undefined> {
  const scan = await recoverLostStart(scanner, intent, deps, signal);
  if (scan !== undefined) return scan;
  await deps.clock.sleep(LOOK_AGAIN_AFTER_MS, signal);
  return await recoverLostStart(scanner, intent, deps, signal);
}

function isNew({ known, since }: PendingStart, scan: Scan): boolean {
  const createdMs = createdOf(scan);
  return !known.includes(scan.id) && (createdMs === undefined || createdMs >= (msOf(since) ?? 0) - CLOCK_SKEW_MS);
}

/** The post step knows no more than the intent. */
function requestOf({ target: id, traits }: PendingStart): ScanRequest {
  return { target: { id, key: id, label: id, ownCode: false }, traits, baseline: {} };
}
