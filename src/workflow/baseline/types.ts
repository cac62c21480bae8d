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
 * What the scan is compared with. `none`: certainly no earlier scan exists, or the base commit has no file at this path yet.
 */
export type Baseline =
  | {
      readonly kind: 'scan';
      readonly scan: Scan;
      readonly selectedBy: Exclude<Comparison['baseline']['selectedBy'], 'file' | 'none' | 'targets'>;
    }
  | { readonly kind: 'file'; readonly path: string; readonly file: BaselineFile }
  | { readonly kind: 'none'; readonly path?: string | undefined };

/** A given baseline that was read before the scan was started. */
export type EarlyBaseline = { readonly scan: Scan } | { readonly file: BaselineFile | undefined };

/**
 * The traits that a baseline must have: the branch that was looked up, and the kind that the scan itself reports. A scan that was chosen
 * by its ID may be of another kind than the inputs request, and scans of different kinds find different things.
 */
export function baselineTraits({ baseline }: Pick<ScanRequest, 'baseline'>, { traits }: Pick<Scan, 'traits'>): Traits {
  const { type = baseline.type, mode = baseline.mode, region = baseline.region } = traits;
  return { ...baseline, type, mode, region };
}

/** The time limit for a baseline that no rule needs. */
const BASELINE_TIMEOUT_MS = 5 * 60_000;

/** Runs work for the baseline within its own time limit. If no rule needs the baseline, a failure is a note. */
export async function runBestEffort<T>(
  { run, deps, state }: RunContext,
  interrupt: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const limitMs = needsBaseline(run.gate) ? RETRY_LIMITS_MS.reading : BASELINE_TIMEOUT_MS;
  const tooLong = (): ScanError => new ScanError('NO_ANSWER', `The baseline could not be read within ${limitMs / 60_000} minutes.`);
  try {
    return await withDeadline(deps.clock, limitMs, tooLong, interrupt, work);
  } catch (thrown) {
    interrupt.throwIfAborted();
    const { message, hint } = asScanError(thrown);
    if (needsBaseline(run.gate)) throw unreadable(message, hint, thrown);
    const text = `The scan could not be compared with an earlier scan: ${message}`;
    deps.logger.notice(text);
    state.notes.push({ level: 'notice', code: 'no-baseline', text, ...(hint !== undefined && { hint }) });
    return undefined;
  }
}

function unreadable(message: string, hint: Hint | undefined, cause: unknown): ScanError {
  return new ScanError('BASELINE_UNREADABLE', `The baseline, which a rule needs, could not be read: ${message}`, {
    hint: hint ?? 'Run the job again, or set another {baseline}.',
    cause,
  });
}
