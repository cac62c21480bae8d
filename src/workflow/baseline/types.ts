import type { BaselineFile } from '../../domain/baseline.js';
import type { Comparison } from '../../domain/comparison.js';
import { asScanError, ScanError } from '../../domain/errors.js';
import { needsBaseline } from '../../domain/gate-settings.js';
import type { Scan, ScanRequest, Traits } from '../../domain/scan.js';
import { withDeadline } from '../../runtime/deadline.js';
import { RETRY_LIMITS_MS } from '../../runtime/retry.js';
import type { Hint } from '../../text/hint.js';
import type { RunContext } from '../context.js';

/**
 * What "new" and "fixed" are told against. `nothing`: it is certain that there is no earlier scan, or that the base commit has no file
 * at this path yet.
 */
export type Baseline =
  | { readonly kind: 'scan'; readonly scan: Scan; readonly selectedBy: Exclude<Comparison['baseline']['selectedBy'], 'file' | 'none'> }
  | { readonly kind: 'file'; readonly path: string; readonly file: BaselineFile }
  | { readonly kind: 'none'; readonly path?: string | undefined };

/** A given baseline that was read before a scan was started. */
export type EarlyBaseline = { readonly scan: Scan } | { readonly file: BaselineFile | undefined };

/**
 * What a scan must be like to be compared with: of the branch that was looked up, and of the kind that the scan itself tells. A scan
 * that was chosen by its ID need not be of the kind that a start would ask for, and two kinds find different things.
 */
export function baselineTraits({ baseline }: Pick<ScanRequest, 'baseline'>, { traits }: Pick<Scan, 'traits'>): Traits {
  const { type = baseline.type, mode = baseline.mode, region = baseline.region } = traits;
  return { ...baseline, type, mode, region };
}

/** For a baseline that no rule needs: it must not cost the run its answer. */
const BASELINE_TIMEOUT_MS = 5 * 60_000;

/** Runs what the verdict may not depend on: where no rule needs it, a failure is a note. It has a time-out of its own. */
export async function runBestEffort<T>(
  { run, deps, state }: RunContext,
  interrupt: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const limitMs = needsBaseline(run.gate) ? RETRY_LIMITS_MS.reading : BASELINE_TIMEOUT_MS;
  const tooLong = (): ScanError => new ScanError('NO_ANSWER', `It could not be read within ${limitMs / 60_000} minutes.`);
  try {
    return await withDeadline(deps.clock, limitMs, tooLong, interrupt, work);
  } catch (thrown) {
    interrupt.throwIfAborted();
    const { message, hint } = asScanError(thrown);
    if (needsBaseline(run.gate)) throw unreadable(message, hint, thrown);
    const text = `There is no comparison with an earlier scan: ${message}`;
    deps.logger.notice(text);
    state.notes.push({ level: 'notice', code: 'no-baseline', text, ...(hint !== undefined && { hint }) });
    return undefined;
  }
}

function unreadable(message: string, hint: Hint | undefined, cause: unknown): ScanError {
  return new ScanError('BASELINE_UNREADABLE', `The baseline, which a rule of the gate needs, could not be read: ${message}`, {
    hint: hint ?? 'Run the job again; or give another {baseline}.',
    cause,
  });
}
