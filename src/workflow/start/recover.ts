import { ScanError } from '../../domain/errors.js';
import { msOf } from '../../domain/instant.js';
import { createdOf, type Scan, type ScanRequest } from '../../domain/scan.js';
import type { SavedState } from '../../runtime/state.js';
import type { Scanner } from '../../scanners/scanner.js';
import type { Dependencies } from '../context.js';
import { readWithRetry } from '../poll/poll-scan.js';
import { couldMatchRequest, listScans, matchesRequest } from '../scan-list.js';

/** A start request, as it is saved before it is sent. */
export type PendingStart = NonNullable<SavedState['intent']>;

/** How much the service's clock and ours may differ. An older scan is not ours, even if the list before the start was truncated. */
const CLOCK_SKEW_MS = 10 * 60_000;

/**
 * Finds the scan of a start request: it was created after the request, is of the same target, and every trait that it reports matches. If the request
 * contained a mark, the scan must report the same mark.
 *
 * @throws ScanError `START_AMBIGUOUS` if several scans match
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
    // List items may be incomplete. A scan of another type must not be waited for or cancelled, so read the scan itself.
    const enough = matchesRequest(request, scan) && (intent.mark === undefined || scan.correlationId !== undefined);
    const full = enough ? scan : await readWithRetry(scanner, scan, 'full', deps, signal);
    if (couldMatchRequest(request, full) && (intent.mark === undefined || full.correlationId === intent.mark)) matching.push(full);
  }
  if (matching.length <= 1) return matching[0];
  const ids = matching.map((scan) => scan.id).join(', ');
  throw new ScanError(
    'START_AMBIGUOUS',
    `The response to the start request was lost, and ${matching.length} new scans may belong to this run: ${ids}.`,
    {
      hint: 'Collect the right scan with {scan-id}, or run the job again.',
    },
  );
}

/** A list may be delayed, so it is read once more if it does not contain the scan (decision 0003). */
const LOOK_AGAIN_AFTER_MS = 10_000;

/** As `recoverLostStart`, with a second attempt 10 seconds later. */
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

/** Rebuilds the request, because the post step has only the saved intent. */
function requestOf({ target: id, traits }: PendingStart): ScanRequest {
  return { target: { id, key: id, label: id, ownCode: false }, traits, baseline: {} };
}
