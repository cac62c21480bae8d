import { ScanError } from '../../domain/errors.js';
import { isNewestFirst, isOver, type Scan } from '../../domain/scan.js';

/**
 * The scans of one target, from a list that may contain other scans because the service's filter is loose or ignored. The filtered
 * list alone does not show the order of the whole list. If the whole list is not sorted with the newest scan first, all pages are read
 * before any scan is yielded. Pages without a scan of the target are not yielded.
 */
export async function* scansOfTarget(pages: AsyncIterable<readonly Scan[]>, target: string): AsyncGenerator<readonly Scan[]> {
  let held: Scan[] = [];
  let ordered = true;
  let last: Scan | undefined;
  for await (const page of pages) {
    ordered &&= isNewestFirst(last === undefined ? page : [last, ...page]);
    last = page.at(-1) ?? last;
    held.push(...page.filter((scan) => scan.target === target));
    if (!ordered || held.length === 0) continue;
    yield held;
    held = [];
  }
  if (held.length > 0) yield held;
}

/** The first scan of a list that is not over. @param target Set if the list may contain scans of other targets. */
export async function runningScan(pages: AsyncIterable<readonly Scan[]>, target?: string): Promise<Scan | undefined> {
  for await (const page of pages) {
    const running = page.find((scan) => !isOver(scan.state) && (target === undefined || scan.target === target));
    if (running !== undefined) return running;
  }
  return undefined;
}

/** No service documents which status a cancel of a finished scan gets. These statuses can have other causes too. */
const REFUSALS = [400, 404, 409];

/**
 * Cancels a scan. If the service refuses, reads the scan to find out whether it is over.
 *
 * @param look Reads the scan once. Like the cancel, it does not wait for the rate limit of other calls.
 */
export async function cancelOrOver(
  cancel: () => Promise<Scan>,
  look: () => Promise<Scan>,
  signal: AbortSignal,
): Promise<'cancelled' | 'over'> {
  try {
    const { state } = await cancel();
    return state === 'completed' || state === 'failed' ? 'over' : 'cancelled';
  } catch (error) {
    const refused = error instanceof ScanError && REFUSALS.includes(error.details.status ?? 0);
    if (refused && (await isOverNow(look, signal))) return 'over';
    throw error;
  }
}

/** A scan that cannot be read does not count as over. */
async function isOverNow(look: () => Promise<Scan>, signal: AbortSignal): Promise<boolean> {
  try {
    return isOver((await look()).state);
  } catch {
    signal.throwIfAborted();
    return false;
  }
}
