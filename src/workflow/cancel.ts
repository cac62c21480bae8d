import { asScanError, ScanError } from '../domain/errors.js';
import { cancelAdvice, type LeftAt, leftAdvice, lookAdvice } from '../domain/left-scan.js';
import type { Note } from '../domain/note.js';
import { isOver, type Scan, type ScanRef } from '../domain/scan.js';
import { withDeadline } from '../runtime/deadline.js';
import type { Scanner } from '../scanners/scanner.js';
import { joinHints } from '../text/hint.js';
import type { Dependencies, RunConfig, RunState } from './context.js';
import { type PendingStart, recoverLostStart } from './start/recover.js';

/** The runner gives 7.5 s between SIGINT and SIGTERM, and the report needs a part of them. */
const CANCEL_TIMEOUT_MS = 4_000;
/** The least time for the cancel request after the list was read. */
const MIN_CANCEL_MS = 1_000;

/**
 * Cancels the scan that this run started and that still runs, if the service can cancel: at the deadline, at an interrupt, and if the scan
 * is not the requested one. This includes a scan whose start response was lost. After any other error, the scan is left, because it may
 * be paid for, and its result can be collected; the post step leaves it, too (decision 0037). Joined and collected scans are never
 * cancelled.
 */
export async function cancelOwnScan(
  run: RunConfig,
  deps: Dependencies,
  state: RunState,
  why: 'started' | 'interrupted' | 'other',
): Promise<void> {
  const startedMs = deps.clock.now();
  const { scanner } = state;
  if (scanner === undefined || why === 'started') return;
  const asked = why === 'other' && run.waitOptions.onTimeout === 'leave' && state.error?.code === 'TIMEOUT';
  const keepRunning = why === 'other' && onlyUnread(state);
  const late = state.intent !== undefined && (await resolvePendingStart(run, deps, state, { scanner, intent: state.intent, left: asked }));
  if (keepRunning && state.intent !== undefined) state.leaveLost = true;
  const { scan, origin } = state;
  if (scan === undefined || origin !== 'started' || isOver(scan.state)) return;
  if (asked || keepRunning) {
    // From now on, the post step must not cancel it.
    deps.stateStore.save({ phase: 'running', scan: { id: scan.id, target: scan.target }, leave: true });
    state.notes.push(noteOfLeft(run.service, scan, asked ? 'asked' : late ? 'late' : 'error'));
    return;
  }
  const restMs = Math.max(MIN_CANCEL_MS, CANCEL_TIMEOUT_MS - (deps.clock.now() - startedMs));
  const note = await cancelScan(run.service, deps, scanner, scan, restMs);
  if (note.code === 'cancel-failed') state.uncancelled = { id: scan.id, target: scan.target };
  const again =
    note.code === 'cancel-failed' && run.inputStyle === 'action' ? 'The post step of this job tries again. If that also fails:' : '';
  state.notes.push({ ...note, ...(note.hint !== undefined && { hint: joinHints(again, note.hint) }) });
}

/** Whether the run ended only because the scan could not be read. A scan that is not the requested one may do harm, so it is cancelled. */
function onlyUnread({ error }: RunState): boolean {
  return error?.code !== 'TIMEOUT' && error?.code !== 'WRONG_SCAN';
}

/** Why a scan of this run continues. `asked`, `unwaited`: an input requests it. `late`: it was found after the start response was lost. */
type WhyLeft = 'asked' | 'unwaited' | 'late' | 'error' | 'ended';

/** Reports that a scan of this run continues, why, how to collect its result, and how to end it. */
export function noteOfLeft(service: LeftAt, { id }: Pick<ScanRef, 'id'>, why: WhyLeft): Note {
  const { title } = service;
  const uncancelled = `was not cancelled at ${title} and may still be running there`;
  const texts: Readonly<Record<WhyLeft, string>> = {
    asked: `The scan ${id} continues at ${title}, because of the input on-timeout.`,
    unwaited: `The scan ${id} continues at ${title}, because of the input wait.`,
    late: `${title} did not respond to the start request, but started the scan ${id}. The scan ${uncancelled}.`,
    error: `The scan ${id} ${uncancelled}, because the run ended with an error before it read the result.`,
    ended: `The scan ${id} ${uncancelled}: the main step left it.`,
  };
  return { level: 'notice', code: 'scan-left', text: texts[why], hint: leftAdvice(service, id) };
}

interface UnansweredStart {
  readonly scanner: Scanner;
  readonly intent: PendingStart;
  readonly left: boolean;
}

/**
 * Looks for the scan of a start whose response was lost, because the command line has no post step that could do it later. If none is
 * found, the intent stays for the post step, unless the scan is to continue.
 *
 * @returns whether the scan was found
 */
async function resolvePendingStart(
  run: RunConfig,
  deps: Dependencies,
  state: RunState,
  { scanner, intent, left }: UnansweredStart,
): Promise<boolean> {
  let why = 'its list contains no scan that matches';
  try {
    const recover = (signal: AbortSignal): Promise<Scan | undefined> => recoverLostStart(scanner, intent, deps, signal);
    const scan = await withDeadline(deps.clock, CANCEL_TIMEOUT_MS, tooLong, undefined, recover);
    if (scan !== undefined) {
      Object.assign(state, { scan, origin: 'started', intent: undefined });
      return true;
    }
  } catch (thrown) {
    const error = asScanError(thrown);
    why = error.code === 'START_AMBIGUOUS' ? 'more than one scan matches' : `its list could not be read (${error.message})`;
  }
  if (left) state.intent = undefined;
  state.notes.push({
    level: 'warning',
    code: 'start-unsure',
    text: `Could not determine whether ${run.service.title} started the scan: it did not respond to the start request, and ${why}.`,
    hint: lookAdvice(run.service, intent.since),
  });
  return false;
}

function tooLong(): ScanError {
  return new ScanError('NO_ANSWER', `no response within ${CANCEL_TIMEOUT_MS / 1000} s`);
}

/** Sends one cancel request and reports the result. Never throws, because the verdict is already decided. */
export async function cancelScan(
  service: LeftAt,
  deps: Pick<Dependencies, 'clock' | 'logger'>,
  scanner: Scanner,
  scan: ScanRef,
  withinMs = CANCEL_TIMEOUT_MS,
): Promise<Note> {
  const { title } = service;
  const hint = cancelAdvice(service, scan.id);
  try {
    const answer = await withDeadline(deps.clock, withinMs, tooLong, undefined, (signal) => scanner.cancel(scan, signal));
    deps.logger.debug(`Cancel of ${scan.id}: ${answer}`);
    if (answer === 'cancelled') return { level: 'notice', code: 'cancelled-scan', text: `The scan ${scan.id} was cancelled at ${title}.` };
    if (answer === 'over') return { level: 'notice', code: 'scan-over', text: `The scan ${scan.id} had already ended at ${title}.` };
    return {
      level: 'notice',
      code: 'scan-goes-on',
      text: `${title} offers no way to cancel a scan, so the scan ${scan.id} continues.`,
      hint: `Collect its result later: {scan-id} ${scan.id}`,
    };
  } catch (error) {
    return {
      level: 'warning',
      code: 'cancel-failed',
      text: `The scan ${scan.id} may still be running at ${title}: the cancel request failed (${asScanError(error).message}).`,
      hint,
    };
  }
}
