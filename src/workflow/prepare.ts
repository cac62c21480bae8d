import { isRefusal, ScanError } from '../domain/errors.js';
import { missingMeasure } from '../domain/gate-rules.js';
import { needsNew } from '../domain/gate-settings.js';
import { byNewest, type Measure, type Scan, type ScanRequest } from '../domain/scan.js';
import { SEVERITIES, type Severity } from '../domain/severity.js';
import { withDeadline } from '../runtime/deadline.js';
import { RETRY_LIMITS_MS } from '../runtime/retry.js';
import type { Scanner } from '../scanners/scanner.js';
import { readEarly } from './baseline/from-file.js';
import type { Dependencies, RunConfig, RunContext, StartContext, TargetContext } from './context.js';
import { requestOf } from './find-scan.js';
import { listScans } from './scan-list.js';

/** The target, and its scans so far. */
type Prepared = Pick<TargetContext, 'request' | 'known' | 'early'>;

/** Looks up the target and, if a scan may be started, the target's scans. Ends after `timeout` even if the service hangs. */
export async function prepare({ run, deps, state }: RunContext, scanner: Scanner, interrupt: AbortSignal): Promise<Prepared> {
  const timeoutMs = deps.limits.timeoutMs(run.waitOptions.timeoutMs, 'look-up');
  if (timeoutMs === 0) throw searchTimeout();
  return await withDeadline(deps.clock, timeoutMs, notInTime, interrupt, async (signal) => {
    const located = await scanner.locate(signal);
    state.target = located.target;
    deps.redaction.setTarget(located.target);
    deps.onTarget?.(located.target);
    if (run.scope.paths && isElsewhere(run, located)) throw pathsElsewhere();
    for (const { text, hint } of located.notices ?? []) {
      deps.logger.info(text);
      state.notes.push({ level: 'notice', code: 'lookup', text, ...(hint !== undefined && { hint }) });
    }
    const request = requestOf(run, located);
    const early = await readEarly({ run, deps, state, scanner, request }, signal);
    if (run.waitOptions.scanId !== undefined) return { request, early };
    const known = await listScans(scanner, request, { branch: request.traits.branch }, signal);
    state.listed = known;
    await assertMeasurable({ run, deps, state, scanner, request, known }, signal);
    return { request, known, early };
  });
}

/** Whether the target is another repository than the job's, so that its commits and files are unknown. */
function isElsewhere({ source }: RunConfig, { target, traits }: ScanRequest): boolean {
  return !target.ownCode && traits.commit === undefined && source.repository !== undefined;
}

function pathsElsewhere(): ScanError {
  return new ScanError('CONFIG', "The target is not the job's own repository, so paths cannot be compared with its files.", {
    hint: 'Leave out {paths}, or run the gate in a job of that repository.',
  });
}

/** The run with the durations that the target look-up reported. A `timeout` from the inputs stays. */
export function timedBy(run: RunConfig, { times }: ScanRequest): RunConfig {
  if (times === undefined) return run;
  const { waitOptions } = run;
  return {
    ...run,
    typicalMs: times.typicalMs,
    waitOptions: waitOptions.timeoutIsDefault ? { ...waitOptions, timeoutMs: times.timeoutMs } : waitOptions,
  };
}

/**
 * Checks with an earlier scan whether the service reports what the gate needs, if the API reference does not document it. So an error is
 * reported before a scan is started and paid for.
 *
 * @throws ScanError `MEASURE_MISSING`
 */
async function assertMeasurable({ run, deps, state, scanner, known }: StartContext, signal: AbortSignal): Promise<void> {
  const { service, gate } = run;
  const [earlier] = known.filter((scan) => scan.state === 'completed').toSorted(byNewest);
  // Numbers can replace a list of findings. If the list of scans does not contain them, the scan itself may.
  if (earlier === undefined || (service.measures.includes('counts') && earlier.counts === undefined)) return;
  const { counts, unreportedSeverities } = earlier;
  const { severityThreshold, maxFindings, warnOnly } = gate;
  const lacking = missingMeasure({ counts, newCounts: counts, unreportedSeverities }, { severityThreshold, maxFindings, warnOnly });
  const needed = needsList(run) ? 'findings' : lacking;
  if (needed !== 'findings' || !service.uncertain?.includes(needed)) return;
  const read = (within: AbortSignal): Promise<string | undefined> => probe(scanner, earlier, needed, within);
  const why = await withinShortTime(deps.clock, signal, read);
  if (typeof why === 'string') throw measureMissing(why, unreportedSeverities);
  if (why === undefined) return;
  const text = `Could not determine from the scan ${earlier.id} whether ${service.title} lists findings: ${why.message}`;
  deps.logger.info(text);
  state.notes.push({ level: 'notice', code: 'lookup', text, hint: 'The scan is started anyway.' });
}

/** An earlier scan that cannot be read in a short time does not stop the run, unless the key is not allowed to read. */
async function withinShortTime(
  clock: Dependencies['clock'],
  signal: AbortSignal,
  read: (within: AbortSignal) => Promise<string | undefined>,
): Promise<string | ScanError | undefined> {
  const tooLong = (): ScanError =>
    new ScanError('NO_ANSWER', `The scan could not be read within ${RETRY_LIMITS_MS.optional / 60_000} minutes.`);
  try {
    return await withDeadline(clock, RETRY_LIMITS_MS.optional, tooLong, signal, read);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof ScanError) || isRefusal(error.code)) throw error;
    return error;
  }
}

/** Returns why the measure is not available, or undefined if it is. */
async function probe(scanner: Scanner, earlier: Scan, needed: Measure, signal: AbortSignal): Promise<string | undefined> {
  for await (const part of scanner.collect(earlier, { brief: true }, signal)) {
    if (part.kind === 'unavailable' && part.what === needed && !part.onlyHere) return part.why;
    if (part.kind === 'findings') return undefined;
  }
  return undefined;
}

/**
 * The error for a rule that needs findings that the service does not list.
 *
 * @param uncounted Severities that the numbers leave out, if there are numbers.
 */
export function measureMissing(why: string, uncounted: readonly Severity[] = []): ScanError {
  // The mildest threshold that the numbers can decide.
  const mildest = SEVERITIES[SEVERITIES.findIndex((severity) => uncounted.includes(severity)) - 1];
  const numbers = uncounted.length === 0 ? '' : ` Its numbers do not include the severity ${uncounted.join(', ')}.`;
  const otherwise =
    mildest !== undefined
      ? `set {severity-threshold} to a severity that the numbers include: ${mildest}, or worse`
      : 'use rules without findings: severity-threshold none, or {min-score} if the service reports a score';
  return new ScanError(
    'MEASURE_MISSING',
    `The service does not list the findings of its scans: ${why}${/[.!?]$/.test(why) ? '' : '.'}${numbers}`,
    {
      hint: `The gate needs them for {severity-threshold}. Check {api-url} and the permissions of the key, or ${otherwise}.`,
    },
  );
}

/** The hint after a time limit that passed before there was a scan. */
export const LATE_HINT = 'Run the job again. If it keeps happening, set a longer {timeout}, or contact the support of the service.';

export function searchTimeout(): ScanError {
  return new ScanError('TIMEOUT', 'The deadline passed before scan-gate requested a scan. No scan was started.', { hint: LATE_HINT });
}

export function notInTime(): ScanError {
  return new ScanError('NO_ANSWER', 'The service did not respond within the timeout.', {
    hint: 'Run the job again. If it keeps happening, set a longer {timeout}, or contact the support of the service.',
  });
}

/** Settings that need a list of findings, because numbers are not enough; as texts for a hint. */
export function reasonsForList({ scope, gate }: RunConfig): readonly string[] {
  return [
    scope.waivers.length > 0 && 'waivers of the policy',
    scope.paths !== undefined && '{paths}',
    needsNew(gate) && 'new findings',
  ].filter((need) => need !== false);
}

function needsList(run: RunConfig): boolean {
  return reasonsForList(run).length > 0;
}
