import { asScanError, type ScanError } from '../domain/errors.js';
import { isOver, type ScanRef } from '../domain/scan.js';
import type { Note } from '../report/report.js';
import { withDeadline } from '../runtime/deadline.js';
import type { Scanner } from '../scanners/scanner.js';
import type { Deps, Found, Run } from './run.js';

/** The runner gives 7.5 s between SIGINT and SIGTERM, and the report wants its part of them. */
const CANCEL_TIMEOUT_MS = 4_000;

/**
 * Leaves no scan of ours behind by accident: what we started and what still runs is cancelled where the service can and the
 * person did not ask to leave it. What we joined or collected is never touched.
 */
export async function leaveScan(run: Run, deps: Deps, found: Found, why: 'started' | 'interrupted' | 'other'): Promise<void> {
  const { scanner, scan, origin } = found;
  const ours = scanner !== undefined && scan !== undefined && origin === 'started' && !isOver(scan.state);
  if (!ours || why === 'started') return;
  if (why === 'other' && run.waiting.onTimeout === 'leave' && mayBeLeft(found.error)) {
    const asked = found.error?.code === 'TIMEOUT' ? 'as the input on-timeout asks' : 'for on-timeout is leave and the error may pass';
    const text = `The scan ${scan.id} goes on at ${run.service.title}, ${asked}.`;
    found.notes.push({ level: 'notice', code: 'scan-left', text, hint: `Collect its result later: {scan-id} ${scan.id}` });
    return;
  }
  found.notes.push(await cancelScan(run.service.title, deps, scanner, scan));
}

/** Only what may still be collected is left: a scan that is not the one asked for may be harming somebody. */
function mayBeLeft(error: ScanError | undefined): boolean {
  return error?.code === 'TIMEOUT' || error?.details.transient === true;
}

/** Asks for the cancel, once, and says what became of it. Never throws: the verdict stands already. */
export async function cancelScan(title: string, deps: Pick<Deps, 'clock' | 'logger'>, scanner: Scanner, scan: ScanRef): Promise<Note> {
  const tooLong = (): Error => new Error(`no answer within ${CANCEL_TIMEOUT_MS / 1000} s`);
  try {
    const answer = await withDeadline(deps.clock, CANCEL_TIMEOUT_MS, tooLong, undefined, (signal) => scanner.cancel(scan, signal));
    deps.logger.debug(`Cancel of ${scan.id}: ${answer}`);
    if (answer === 'cancelled') return { level: 'notice', code: 'cancelled-scan', text: `The scan ${scan.id} was cancelled at ${title}.` };
    if (answer === 'over') return { level: 'notice', code: 'scan-over', text: `The scan ${scan.id} had come to its end at ${title}.` };
    return {
      level: 'notice',
      code: 'scan-goes-on',
      text: `${title} offers no way to cancel: the scan ${scan.id} goes on there.`,
      hint: `Collect its result later: {scan-id} ${scan.id}`,
    };
  } catch (error) {
    return {
      level: 'warning',
      code: 'cancel-failed',
      text: `The scan ${scan.id} may still be running at ${title}: the cancel failed (${asScanError(error).message}).`,
    };
  }
}
