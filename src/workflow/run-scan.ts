import { ScanError } from '../domain/errors.js';
import type { Outcome } from '../domain/gate.js';
import { isOver, type Scan } from '../domain/scan.js';
import { withDeadline } from '../runtime/deadline.js';
import { joinHints } from '../text/hint.js';
import { cancelOwnScan } from './cancel.js';
import type { Dependencies, RunConfig, RunState, ScanContext, TargetContext } from './context.js';
import { findScan, unsureOptions } from './find-scan.js';
import { outcomeOf } from './outcome.js';
import { awaitScan, pollingOf } from './poll/poll-scan.js';
import { notInTime, prepare, timedBy } from './prepare.js';
import { assertMatchesRequest, durationsOf } from './scan-list.js';
import { type AcquiredScan, acquireScan, scanTimeout } from './start/acquire.js';

/** A scan of which everything is known: the next step decides. */
export interface EndedScan {
  readonly run: RunConfig;
  readonly state: RunState;
  readonly outcome: Outcome;
}

/**
 * The life of a scan (docs/how-it-works.md) up to the decision: locate, list, start, await, collect, compare. Never throws: every error
 * becomes an outcome.
 */
export async function completeScan(run: RunConfig, deps: Dependencies): Promise<EndedScan> {
  const { interrupt } = deps;
  const state: RunState = { notes: [...run.ruleNotes], cleanups: [] };
  deps.stateStore.save({ phase: 'running' });
  let outcome: Outcome;
  try {
    outcome = await runSteps(run, deps, state, interrupt);
  } catch (thrown) {
    const ended = outcomeOf(interrupt.aborted ? interrupt.reason : thrown, state.scan !== undefined);
    outcome = ended.outcome;
    state.error = ended.error;
    deps.redaction.add(ended.error.details.sensitive ?? []);
  }
  await cancelOwnScan(run, deps, state, outcome.kind === 'started' ? 'started' : interrupt.aborted ? 'interrupted' : 'other');
  if (state.error) state.error = withCollectHint(withTimeoutHint(state.error, state.notes), state, run.waitOptions.scanId);
  for (const end of state.cleanups) end();
  return { run, state, outcome };
}

/** The hint must not suggest to collect a scan that was cancelled. */
function withTimeoutHint(error: ScanError, notes: RunState['notes']): ScanError {
  if (error.code !== 'TIMEOUT' || notes.every(({ code }) => code !== 'cancelled-scan')) return error;
  return new ScanError(error.code, error.message, { ...error.details, hint: 'Set a longer {timeout}.' });
}

/** Adds to the hint how to collect a completed scan, so that a new scan is not needed. */
function withCollectHint(error: ScanError, { scan, evaluation }: RunState, asked: string | undefined): ScanError {
  const isPermanent = error.code === 'WRONG_SCAN' || error.code === 'MEASURE_MISSING' || error.code === 'CONFIG';
  if (scan?.state !== 'completed' || evaluation !== undefined || isPermanent || scan.id === asked) return error;
  const collect = `The scan ${scan.id} is completed: collect its result with {scan-id} ${scan.id}.`;
  return new ScanError(error.code, error.message, { ...error.details, hint: joinHints(error.hint, collect) });
}

async function runSteps(asked: RunConfig, deps: Dependencies, state: RunState, interrupt: AbortSignal): Promise<Outcome> {
  const scanner = await deps.connect();
  state.scanner = scanner;
  const { request, known, early } = await deps.limits.lookUp(() => prepare({ run: asked, deps, state }, scanner, interrupt), interrupt);
  const run = timedBy(asked, request);
  const acquired = known ? await acquireScan({ run, deps, state, scanner, request, known }, interrupt) : undefined;
  try {
    const scan = acquired?.scan ?? (await findInTime({ run, deps, state, scanner, request }, interrupt));
    state.scan = scan;
    state.origin = acquired?.origin ?? 'collected';
    assertMatchesRequest(request, scan);
    if (deps.limits.isOfOther(scan.id, request.target.id)) throw scanOfOther(run, scan);
    if (!run.waitOptions.wait && isLeft(scan, acquired)) return { kind: 'started' };
    const ended = await waitFor({ run, deps, state, scanner, request, known, scan }, acquired, interrupt);
    const { evaluateScan } = await import('./results/evaluate-scan.js');
    const read = { run, deps, state, scanner, request, known, early, scan: ended };
    return await deps.limits.read(() => evaluateScan(read, interrupt), interrupt);
  } finally {
    acquired?.deadline.clear();
  }
}

function scanOfOther({ service }: RunConfig, { id }: Scan): ScanError {
  return new ScanError('WRONG_SCAN', `${service.title} answered with the scan ${id}, which is the scan of another target of this run.`, {
    hint: 'The scan was not used for this target. If the two targets are the same, remove one of them. Otherwise, contact the support of the service.',
  });
}

/** With `wait: false`, the run only evaluates a scan that was already over, or whose start response reports that it failed. */
function isLeft({ state }: Scan, acquired: AcquiredScan | undefined): boolean {
  if (state === 'failed' || state === 'cancelled') return false;
  return !isOver(state) || acquired?.origin === 'started' || acquired?.origin === 'joined';
}

/** Loads what is needed after the scan. What fails here fails again when it is used, and is reported then. */
async function loadTheRest({ publishers }: Dependencies): Promise<void> {
  await Promise.allSettled([import('./results/evaluate-scan.js'), publishers()]);
}

/** Waits until the scan is over: within the deadline that began with it, or `timeout` from now on. */
export async function waitFor(
  { run, deps, state, scanner, request, known, scan }: ScanContext,
  acquired: AcquiredScan | undefined,
  interrupt: AbortSignal,
): Promise<Scan> {
  if (!isOver(scan.state)) state.seenRunning = true;
  // Now, because the first poll is not due yet, and nobody waits for the loading.
  void loadTheRest(deps);
  const polling = pollingOf(run, durationsOf(request, known ?? []));
  const check = (now: Scan): void => assertMatchesRequest(request, now);
  const onScan = (now: Scan): void => void (state.scan = now);
  const awaiting = { scanner, scan, notBeforeMs: acquired?.startRequestedMs, ...polling, deps, check, onScan };
  const wait = (signal: AbortSignal): Promise<Scan> => awaitScan(awaiting, signal);
  return acquired
    ? await wait(acquired.deadline.signal)
    : await withDeadline(deps.clock, deps.limits.timeoutMs(run.waitOptions.timeoutMs, 'scan'), scanTimeout, interrupt, wait);
}

/** Finds the scan that the input `scan-id` names. A note reports what is unknown about the latest scan. */
export async function findInTime({ run, deps, state, scanner, request }: TargetContext, interrupt: AbortSignal): Promise<Scan> {
  const { scanId = 'latest', timeoutMs } = run.waitOptions;
  const find = (signal: AbortSignal): Promise<Scan> => findScan(deps, scanner, request, scanId, signal);
  const scan = await withDeadline(deps.clock, timeoutMs, notInTime, interrupt, find);
  const unreported = unsureOptions(request, scanId);
  if (unreported !== undefined) {
    // Several targets have the note in common.
    if (run.isSeveral !== true) deps.logger.warning(unreported.text);
    state.notes.push({ level: 'warning', code: 'options-unreported', ...unreported });
  }
  return scan;
}
