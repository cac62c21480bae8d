import { type ErrorCode, ScanError } from '../../domain/errors.js';
import type { Dependencies, RunConfig, RunState } from '../context.js';
import { outcomeOf } from '../outcome.js';
import { finish, type RunResult } from './finish.js';

/** Why nothing is scanned. */
type Unscanned =
  | { readonly kind: 'skip'; readonly why: string }
  | { readonly kind: 'refuse'; readonly code: ErrorCode; readonly message: string; readonly hint: string };

/** Ends without a request to the service: secrets are withheld, the code must not be sent there, or there is nothing to scan. */
export async function exitEarly(run: RunConfig, deps: Dependencies, eligibility: Unscanned): Promise<RunResult> {
  const state: RunState = { notes: [], cleanups: [] };
  if (eligibility.kind === 'skip') {
    deps.logger.warning(`Skipped: ${eligibility.why}. Nothing was scanned, so this is not a pass.`);
    return await finish(run, deps, state, { kind: 'skipped', why: eligibility.why });
  }
  state.error = new ScanError(eligibility.code, eligibility.message, { hint: eligibility.hint });
  return await finish(run, deps, state, { kind: 'error', code: eligibility.code });
}

/** Ends a run that could not begin, for example because the policy has mistakes. */
export async function finishWithError(run: RunConfig, deps: Dependencies, thrown: unknown): Promise<RunResult> {
  const { outcome, error } = outcomeOf(deps.interrupt.aborted ? deps.interrupt.reason : thrown);
  deps.redaction.add(error.details.sensitive ?? []);
  return await finish(run, deps, { notes: [...run.ruleNotes], cleanups: [], error }, outcome);
}
