import { type ErrorCode, ScanError } from '../domain/errors.js';
import { nameInputs } from '../domain/hint.js';
import { REASONS } from '../domain/reasons.js';
import { withDeadline } from '../runtime/deadline.js';
import type { LedgerEntry } from '../runtime/ledger.js';
import { type Finished, finish } from './finish.js';
import { cancelScan } from './leave.js';
import { findLostScanPatiently } from './lost-scan.js';
import { outcomeOf } from './outcome.js';
import type { Deps, Found, Run } from './run.js';

/** Why nothing is scanned. */
type Unscanned =
  | { readonly kind: 'skip'; readonly why: string }
  | { readonly kind: 'refuse'; readonly code: ErrorCode; readonly message: string; readonly hint: string };

/** Ends without asking the service for anything: secrets are withheld, the code is not one that may be sent there, or there is nothing to gate. */
export async function conclude(run: Run, deps: Deps, standing: Unscanned): Promise<Finished> {
  const found: Found = { notes: [], endings: [] };
  if (standing.kind === 'skip') {
    deps.logger.warning(`Skipped: ${standing.why}. Nothing was scanned, and this is not a pass.`);
    return await finish(run, deps, found, { kind: 'skipped', why: standing.why });
  }
  found.error = new ScanError(standing.code, standing.message, { hint: standing.hint });
  return await finish(run, deps, found, { kind: 'error', code: standing.code });
}

/** Ends a run that could not begin, such as for a policy with mistakes. */
export async function giveUp(run: Run, deps: Deps, thrown: unknown): Promise<Finished> {
  const { outcome, error } = outcomeOf(deps.interrupt.aborted ? deps.interrupt.reason : thrown);
  return await finish(run, deps, { notes: [...run.ruleNotes], endings: [], error }, outcome);
}

/**
 * The post step: finishes what a killed main left. Cancels a scan that it had started, also one whose id never arrived, and
 * replaces what the surfaces last said by the verdict `cancelled`.
 */
export async function finishLeftovers(run: Run, deps: Deps, entry: LedgerEntry): Promise<Finished | undefined> {
  const found: Found = { notes: [], endings: [] };
  if (entry.scan !== undefined || entry.intent !== undefined) {
    await withDeadline(deps.clock, CLEAN_UP_MS, tooLong, deps.interrupt, (signal) => cleanUp(run, deps, entry, found, signal));
  }
  if (entry.phase === 'ended') return undefined;
  found.error = new ScanError('INTERRUPTED', 'The step was ended before it could finish.', {
    hint: 'The job was cancelled, ran into its own time limit, or the runner was stopped. Run it again.',
  });
  return await finish(run, deps, found, { kind: 'cancelled', why: REASONS.INTERRUPTED });
}

/** A service that is down must not hold the post step. */
const CLEAN_UP_MS = 30_000;

function tooLong(): Error {
  return new Error(`the service did not answer within ${CLEAN_UP_MS / 1000} s`);
}

async function cleanUp(run: Run, deps: Deps, entry: LedgerEntry, found: Found, signal: AbortSignal): Promise<void> {
  const { title } = run.service;
  try {
    const scanner = await deps.connect();
    const scan = entry.scan ?? (entry.intent && (await findLostScanPatiently(scanner, entry.intent, deps, signal)));
    if (scan === undefined) {
      deps.logger.info(`${title} has no scan that the ended step could have started.`);
      return;
    }
    const note = await cancelScan(title, deps, scanner, scan);
    deps.logger[note.level](note.text, note.hint && nameInputs(note.hint, run.inputStyle, run.keyVariable));
    found.notes.push(note);
  } catch (error) {
    deps.logger.warning(
      `What the ended step left at ${title} could not be looked up: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
