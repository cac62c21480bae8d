import { asScanError, ScanError } from '../../domain/errors.js';
import { needsBaseline } from '../../domain/gate-settings.js';
import { withDeadline } from '../../runtime/deadline.js';
import { RETRY_LIMITS_MS } from '../../runtime/retry.js';
import type { Hint } from '../../text/hint.js';
import type { RunContext } from '../context.js';

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
