import { asScanError, ScanError } from '../domain/errors.js';
import { cancelAdvice, type LeftAt, leftAdvice, lookAdvice } from '../domain/left-scan.js';
import type { Note } from '../domain/note.js';
import { isOver, type Scan, type ScanRef } from '../domain/scan.js';
import { withDeadline } from '../runtime/deadline.js';
import type { Scanner } from '../scanners/scanner.js';
import { joinHints } from '../text/hint.js';
import type { Dependencies, RunConfig, RunState } from './context.js';
import { type PendingStart, recoverLostStart } from './start/recover.js';

/** The runner gives 7.5 s between SIGINT and SIGTERM, and the report wants its part of them. */
const CANCEL_TIMEOUT_MS = 4_000;
/** What a look at the list leaves to the cancel at least. */
const LEAST_CANCEL_MS = 1_000;

/**
 * Leaves no scan of ours behind by accident: what we started and what still runs is cancelled at the deadline, at an interrupt and where
 * it is not the scan that was asked for, if the service can; also where its ID never reached us. After any other error it is left,
 * because it may be paid for and its result can be collected; the post step keeps to that (decision 0037). What we joined or collected is
 * never touched.
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
    // From here the post step must not cancel it, whatever becomes of us.
    deps.stateStore.save({ phase: 'running', scan: { id: scan.id, target: scan.target }, leave: true });
    state.notes.push(noteOfLeft(run.service, scan, asked ? 'asked' : late ? 'late' : 'error'));
    return;
  }
  const restMs = Math.max(LEAST_CANCEL_MS, CANCEL_TIMEOUT_MS - (deps.clock.now() - startedMs));
  const note = await cancelScan(run.service, deps, scanner, scan, restMs);
  if (note.code === 'cancel-failed') state.uncancelled = { id: scan.id, target: scan.target };
  const again =
    note.code === 'cancel-failed' && run.inputStyle === 'action' ? 'The post step of this job tries once more. If that fails, too:' : '';
  state.notes.push({ ...note, ...(note.hint !== undefined && { hint: joinHints(again, note.hint) }) });
}

/** Whatever else ended the run has kept us from reading the scan; one that is not the one asked for may be harming somebody. */
function onlyUnread({ error }: RunState): boolean {
  return error?.code !== 'TIMEOUT' && error?.code !== 'WRONG_SCAN';
}

/** Why a scan of ours goes on. `asked`, `unwaited`: an input asks for it. `late`: its start was not answered, and it was found later. */
type WhyLeft = 'asked' | 'unwaited' | 'late' | 'error' | 'ended';

/** Says that a scan of ours goes on, why, how its result is collected, and how a person ends it. */
export function noteOfLeft(service: LeftAt, { id }: Pick<ScanRef, 'id'>, why: WhyLeft): Note {
  const { title } = service;
  const uncancelled = `was not cancelled at ${title} and may still be running there`;
  const texts: Readonly<Record<WhyLeft, string>> = {
    asked: `The scan ${id} goes on at ${title}, as the input on-timeout asks.`,
    unwaited: `The scan ${id} goes on at ${title}, as the input wait asks.`,
    late: `${title} did not answer the start, but has started the scan ${id}. The scan ${uncancelled}.`,
    error: `The scan ${id} ${uncancelled}, because the run ended with an error before it had read the result.`,
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
 * Looks for the scan of a start that nobody has answered: on the command line there is no post step that could do it later. Where none
 * is found, the intent is left to the post step, unless the scan is to go on.
 *
 * @returns whether it was found
 */
async function resolvePendingStart(
  run: RunConfig,
  deps: Dependencies,
  state: RunState,
  { scanner, intent, left }: UnansweredStart,
): Promise<boolean> {
  let why = 'its list shows none that could be ours';
  try {
    const look = (signal: AbortSignal): Promise<Scan | undefined> => recoverLostStart(scanner, intent, deps, signal);
    const scan = await withDeadline(deps.clock, CANCEL_TIMEOUT_MS, tooLong, undefined, look);
    if (scan !== undefined) {
      Object.assign(state, { scan, origin: 'started', intent: undefined });
      return true;
    }
  } catch (thrown) {
    const error = asScanError(thrown);
    why = error.code === 'START_AMBIGUOUS' ? 'several could be ours' : `its list could not be read (${error.message})`;
  }
  if (left) state.intent = undefined;
  state.notes.push({
    level: 'warning',
    code: 'start-unsure',
    text: `Nobody knows whether ${run.service.title} has started the scan: it has not answered, and ${why}.`,
    hint: lookAdvice(run.service, intent.since),
  });
  return false;
}

function tooLong(): ScanError {
  return new ScanError('NO_ANSWER', `no answer within ${CANCEL_TIMEOUT_MS / 1000} s`);
}

/** Asks for the cancel, once, and says what became of it. Never throws: the verdict stands already. */
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
      hint,
    };
  }
}
