import { ScanError } from '../../domain/errors.js';
import { isNewestFirst, isOver, type Scan } from '../../domain/scan.js';

/**
 * The scans of one target out of a list that tells others too, because its filter is loose or not heard. What is left shows no order by
 * itself (of 100 scans one may be ours): as long as the whole list does not begin with the newest, all of it is read before anything is
 * handed over, and no page is handed over that holds none of the target.
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

/** The first scan of a list that is not over. @param target Where the list may hold scans of others. */
export async function runningScan(pages: AsyncIterable<readonly Scan[]>, target?: string): Promise<Scan | undefined> {
  for await (const page of pages) {
    const running = page.find((scan) => !isOver(scan.state) && (target === undefined || scan.target === target));
    if (running !== undefined) return running;
  }
  return undefined;
}

/** No service's page says how a scan that is over refuses to be cancelled, and these may mean other things too. */
const REFUSALS = [400, 404, 409];

/**
 * Cancels a scan. Where that is refused the scan itself tells whether it is over.
 *
 * @param look One look at the scan, which like the cancel itself waits for no limit of others.
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

/** What cannot be read is not known to have ended. */
async function isOverNow(look: () => Promise<Scan>, signal: AbortSignal): Promise<boolean> {
  try {
    return isOver((await look()).state);
  } catch {
    signal.throwIfAborted();
    return false;
  }
}
