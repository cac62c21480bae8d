import { asScanError, type ErrorCode, REASONS, ScanError } from '../../domain/errors.js';
import { lookAdvice } from '../../domain/left-scan.js';
import type { Note } from '../../domain/note.js';
import { withDeadline } from '../../runtime/deadline.js';
import type { SavedState } from '../../runtime/state.js';
import { cancelScan, noteOfLeft } from '../cancel.js';
import type { Dependencies, RunConfig, RunState } from '../context.js';
import { recoverWithSecondLook } from '../start/recover.js';
import { named } from './build-report.js';
import { finish, outcomeOf, type RunResult } from './finish.js';

/** Why nothing is scanned. */
type Unscanned =
  | { readonly kind: 'skip'; readonly why: string }
  | { readonly kind: 'refuse'; readonly code: ErrorCode; readonly message: string; readonly hint: string };

/** Ends without asking the service for anything: secrets are withheld, the code is not one that may be sent there, or there is nothing to gate. */
export async function exitEarly(run: RunConfig, deps: Dependencies, eligibility: Unscanned): Promise<RunResult> {
  const state: RunState = { notes: [], cleanups: [] };
  if (eligibility.kind === 'skip') {
    deps.logger.warning(`Skipped: ${eligibility.why}. Nothing was scanned, and this is not a pass.`);
    return await finish(run, deps, state, { kind: 'skipped', why: eligibility.why });
  }
  state.error = new ScanError(eligibility.code, eligibility.message, { hint: eligibility.hint });
  return await finish(run, deps, state, { kind: 'error', code: eligibility.code });
}

/** Ends a run that could not begin, such as for a policy with mistakes. */
export async function finishWithError(run: RunConfig, deps: Dependencies, thrown: unknown): Promise<RunResult> {
  const { outcome, error } = outcomeOf(deps.interrupt.aborted ? deps.interrupt.reason : thrown);
  deps.redaction.add(error.details.sensitive ?? []);
  return await finish(run, deps, { notes: [...run.ruleNotes], cleanups: [], error }, outcome);
}

/**
 * The post step at the service: cancels the scan that main started, also one whose ID never arrived. A scan that main has left on purpose
 * is named and not cancelled. Logs what became of it.
 *
 * @returns notes of what was found and done; their hints name inputs as the person gives them
 */
export async function cancelLeftovers(run: RunConfig, deps: Dependencies, entry: SavedState): Promise<readonly Note[]> {
  if (entry.scan === undefined && entry.intent === undefined) return [];
  const left = await withDeadline(deps.clock, CLEAN_UP_MS, tooLong, deps.interrupt, (signal) => cleanUp(run, deps, entry, signal));
  const note = named(left, run);
  deps.logger[note.level](note.text, note.hint);
  return [note];
}

/** The post step on the surfaces: replaces what they last showed by the verdict `cancelled`. */
export async function publishCancelled(run: RunConfig, deps: Dependencies, notes: readonly Note[]): Promise<RunResult> {
  const error = new ScanError('INTERRUPTED', 'The step was ended before it could finish.', {
    hint: 'The job was cancelled, ran into its own time limit, or the runner was stopped. Run it again.',
  });
  const state: RunState = { notes: [...notes], cleanups: [], error };
  return await finish(run, deps, state, { kind: 'cancelled', why: REASONS.INTERRUPTED });
}

/** A service that is down must not hold the post step. */
const CLEAN_UP_MS = 30_000;

function tooLong(): ScanError {
  return new ScanError('NO_ANSWER', `The service did not answer within ${CLEAN_UP_MS / 1000} s.`);
}

async function cleanUp(
  { service }: RunConfig,
  deps: Dependencies,
  { scan, intent, leave }: SavedState,
  signal: AbortSignal,
): Promise<Note> {
  const untilMs = deps.clock.now() + CLEAN_UP_MS - 1_000;
  // The service has nothing to add.
  if (leave && scan) return noteOfLeft(service, scan, 'ended');
  try {
    const scanner = await deps.connect();
    const left = scan ?? (intent && (await recoverWithSecondLook(scanner, intent, deps, signal)));
    if (left !== undefined)
      return leave ? noteOfLeft(service, left, 'late') : await cancelScan(service, deps, scanner, left, untilMs - deps.clock.now());
    const text = `${service.title} has no scan that the ended step could have started.`;
    return { level: 'notice', code: 'lookup', text };
  } catch (error) {
    const text = `What the ended step left at ${service.title} could not be looked up: ${asScanError(error).message}`;
    return { level: 'warning', code: 'start-unsure', text, hint: intent && lookAdvice(service, intent.since) };
  }
}
