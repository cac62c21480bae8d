import { asScanError, REASONS, ScanError } from '../../domain/errors.js';
import { lookAdvice } from '../../domain/left-scan.js';
import type { Note } from '../../domain/note.js';
import { withDeadline } from '../../runtime/deadline.js';
import type { SavedState } from '../../runtime/state.js';
import { cancelScan, noteOfLeft } from '../cancel.js';
import type { Dependencies, RunConfig, RunState } from '../context.js';
import { named } from '../details.js';
import { recoverWithSecondLook } from '../start/recover.js';
import { finish, type RunResult } from './finish.js';

/**
 * The post step at the service: cancels the scan that main started, also if the start response was lost. A scan that main left on purpose
 * is only reported. Logs the result.
 *
 * @param entries How many entries are cleaned up at the same time, because they share the rate limit of the service.
 * @returns notes about the result; their hints name inputs as the user knows them
 */
export async function cancelLeftovers(run: RunConfig, deps: Dependencies, entry: SavedState, entries = 1): Promise<readonly Note[]> {
  if (entry.scan === undefined && entry.intent === undefined) return [];
  const withinMs = cleanUpMs(run, entries);
  const tooLong = (): ScanError => new ScanError('NO_ANSWER', `The service did not respond within ${withinMs / 1000} s.`);
  const left = await withDeadline(deps.clock, withinMs, tooLong, deps.interrupt, (signal) => cleanUp(run, deps, entry, withinMs, signal));
  const note = named(left, run);
  deps.logger[note.level](note.text, note.hint);
  return [note];
}

/** The post step on the surfaces: publishes the verdict `cancelled`. */
export async function publishCancelled(run: RunConfig, deps: Dependencies, notes: readonly Note[]): Promise<RunResult> {
  const error = new ScanError('INTERRUPTED', 'The step was ended before it could finish.', {
    hint: 'The job was cancelled, reached its time limit, or the runner was stopped. Run the job again.',
  });
  const state: RunState = { notes: [...notes], cleanups: [], error };
  return await finish(run, deps, state, { kind: 'cancelled', why: REASONS.INTERRUPTED });
}

/** The time limit, so that a service that is down does not block the post step. */
const CLEAN_UP_MS = 30_000;
/** A cancelled job is ended after five minutes (docs.github.com, workflow cancellation). */
const MAX_CLEAN_UP_MS = 240_000;

/** For several targets, also the time that the rate limit of the service needs. The main step may have used it up. */
function cleanUpMs({ service }: RunConfig, entries: number): number {
  const { all } = service.perMinute;
  const limitMs = all === undefined || entries <= 1 ? 0 : Math.ceil(entries / all) * 60_000;
  return Math.min(MAX_CLEAN_UP_MS, CLEAN_UP_MS + limitMs);
}

async function cleanUp(
  { service }: RunConfig,
  deps: Dependencies,
  { scan, intent, leave }: SavedState,
  withinMs: number,
  signal: AbortSignal,
): Promise<Note> {
  const untilMs = deps.clock.now() + withinMs - 1_000;
  // No request is needed.
  if (leave && scan) return noteOfLeft(service, scan, 'ended');
  try {
    const scanner = await deps.connect();
    const left = scan ?? (intent && (await recoverWithSecondLook(scanner, intent, deps, signal)));
    if (left !== undefined)
      return leave ? noteOfLeft(service, left, 'late') : await cancelScan(service, deps, scanner, left, untilMs - deps.clock.now());
    const text = `${service.title} has no scan that the ended step could have started.`;
    return { level: 'notice', code: 'lookup', text };
  } catch (error) {
    const text = `Could not determine whether the ended step left a scan at ${service.title}: ${asScanError(error).message}`;
    return { level: 'warning', code: 'start-unsure', text, hint: intent && lookAdvice(service, intent.since) };
  }
}
