import { ScanError } from '../../domain/errors.js';
import { isOver, type Scan } from '../../domain/scan.js';

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
