import { asScanError } from '../../domain/errors.js';
import { anySignal } from '../../runtime/deadline.js';
import type { Start } from '../../scanners/scanner.js';
import { findLostScan, type Intent } from './recover.js';
import { nextWaitMs } from '../poll/schedule.js';
import type { Starting } from './start-scan.js';

/** Before that the answer may well come by itself (design, section 3.3). */
const FIRST_LOOK_MS = 60_000;
/** Nobody waits for the end of the scan: its ID is all that is wanted. */
const FIRST_LOOK_UNWAITED_MS = 10_000;
const SHORTEST_PAUSE_MS = 15_000;

/**
 * Sends a start, which is never cut short, and looks at the list beside one that is answered late (decision 0011): networks drop
 * connections that are silent for minutes, and a scan that the list shows can be waited for in the usual way. The request stays open
 * until the run ends, because the service might give up a scan whose client is gone.
 */
export async function startBesideList(starting: Starting, intent: Intent, signal: AbortSignal): Promise<Start> {
  const { found, scanner, wanted } = starting;
  const posting = new AbortController();
  const looking = new AbortController();
  found.endings.push(() => posting.abort());
  const posted = scanner.start(wanted, anySignal(signal, posting.signal));
  try {
    return await Promise.race([posted, lookBeside(starting, intent, anySignal(signal, looking.signal))]);
  } finally {
    looking.abort();
    posted.catch(() => undefined);
  }
}

/** Ends with the scan that the list shows, and not at all where it shows none: then the answer decides. */
async function lookBeside({ run, deps, scanner }: Starting, intent: Intent, signal: AbortSignal): Promise<Start> {
  const begun = deps.clock.now();
  const { low: lowMs, typical: typicalMs, high: highMs } = run.lastsMs;
  let waitMs = run.waiting.wait || !run.service.startsInSilence ? FIRST_LOOK_MS : FIRST_LOOK_UNWAITED_MS;
  for (;;) {
    try {
      await deps.clock.sleep(waitMs, signal);
      const scan = await findLostScan(scanner, intent, deps, signal);
      if (scan) {
        deps.logger.info(`${run.service.title} has not answered the start yet; its list shows the scan ${scan.id}.`);
        return { kind: 'started', scan };
      }
    } catch (error) {
      if (signal.aborted) return await new Promise<never>(() => undefined);
      deps.logger.debug(`The look beside the start failed: ${asScanError(error).message}`);
    }
    const elapsedMs = deps.clock.now() - begun;
    waitMs = Math.max(SHORTEST_PAUSE_MS, nextWaitMs({ elapsedMs, window: { lowMs, typicalMs, highMs } }, deps.random));
  }
}
