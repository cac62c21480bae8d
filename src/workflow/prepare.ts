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

/** The target, fit to scan, and what is known of it. */
type Prepared = Pick<TargetContext, 'request' | 'known' | 'early'>;

/** Looks up the target and, where a scan may be started, what is known of it. Ends with the time-out even if the service hangs. */
export async function prepare({ run, deps, state }: RunContext, scanner: Scanner, interrupt: AbortSignal): Promise<Prepared> {
  return await withDeadline(deps.clock, run.waitOptions.timeoutMs, notInTime, interrupt, async (signal) => {
    const located = await scanner.locate(signal);
    state.target = located.target;
    deps.redaction.setTarget(located.target);
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

/** Another repository than the job's: none of its commits is known, and so none of its files. A terminal has no repository of its own. */
function isElsewhere({ source }: RunConfig, { target, traits }: ScanRequest): boolean {
  return !target.ownCode && traits.commit === undefined && source.repository !== undefined;
}

function pathsElsewhere(): ScanError {
  return new ScanError('CONFIG', "The target is not the job's own repository, so paths cannot be compared with its files.", {
    hint: 'Leave out {paths}, or run the gate in a workflow of that repository.',
  });
}

/** The run, with the times of the scan that was looked up; a time-out that somebody gave stays. */
export function timedBy(run: RunConfig, { times }: ScanRequest): RunConfig {
  if (times === undefined) return run;
  const { waitOptions } = run;
  return {
    ...run,
    lastsMs: times.lastsMs,
    waitOptions: waitOptions.timeoutIsDefault ? { ...waitOptions, timeoutMs: times.timeoutMs } : waitOptions,
  };
}

/**
 * Asks an earlier scan for what the gate needs and only second-class documents promise: before a scan is started, and paid.
 *
 * @throws ScanError `MEASURE_MISSING`
 */
async function assertMeasurable({ run, deps, state, scanner, known }: StartContext, signal: AbortSignal): Promise<void> {
  const { service, gate } = run;
  const [earlier] = known.filter((scan) => scan.state === 'completed').toSorted(byNewest);
  // Numbers stand in for a list; where a list of scans leaves them out, the scan itself may tell them.
  if (earlier === undefined || (service.measures.includes('counts') && earlier.counts === undefined)) return;
  const { counts, unreportedSeverities } = earlier;
  const { severityThreshold, maxFindings, warnOnly } = gate;
  const lacking = missingMeasure({ counts, newCounts: counts, unreportedSeverities }, { severityThreshold, maxFindings, warnOnly });
  const needed = needsList(run) ? 'findings' : lacking;
  if (needed !== 'findings' || !service.uncertain?.includes(needed)) return;
  const look = (within: AbortSignal): Promise<string | undefined> => probe(scanner, earlier, needed, within);
  const why = await inShort(deps.clock, signal, look);
  if (typeof why === 'string') throw measureMissing(why, unreportedSeverities);
  if (why === undefined) return;
  const text = `Whether ${service.title} gives the findings of its scans could not be learned from the scan ${earlier.id}: ${why.message}`;
  deps.logger.info(text);
  state.notes.push({ level: 'notice', code: 'lookup', text, hint: 'The scan is started all the same.' });
}

/** An old scan that cannot be read soon tells nothing of a new one, but for a key that may not read. */
async function inShort(
  clock: Dependencies['clock'],
  signal: AbortSignal,
  look: (within: AbortSignal) => Promise<string | undefined>,
): Promise<string | ScanError | undefined> {
  const tooLong = (): ScanError => new ScanError('NO_ANSWER', `It could not be read within ${RETRY_LIMITS_MS.optional / 60_000} minutes.`);
  try {
    return await withDeadline(clock, RETRY_LIMITS_MS.optional, tooLong, signal, look);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof ScanError) || isRefusal(error.code)) throw error;
    return error;
  }
}

/** Why the measure is not there. */
async function probe(scanner: Scanner, earlier: Scan, needed: Measure, signal: AbortSignal): Promise<string | undefined> {
  for await (const part of scanner.collect(earlier, { brief: true }, signal)) {
    if (part.kind === 'unavailable' && part.what === needed && !part.onlyHere) return part.why;
    if (part.kind === 'findings') return undefined;
  }
  return undefined;
}

/**
 * The gate has a rule that nothing here can answer.
 *
 * @param uncounted Severities that the numbers leave out, where there are numbers.
 */
export function measureMissing(why: string, uncounted: readonly Severity[] = []): ScanError {
  // The mildest threshold that the numbers answer.
  const mildest = SEVERITIES[SEVERITIES.findIndex((severity) => uncounted.includes(severity)) - 1];
  const numbers = uncounted.length === 0 ? '' : ` Its numbers do not tell how many are of the severity ${uncounted.join(', ')}.`;
  const otherwise =
    mildest !== undefined
      ? `choose a {severity-threshold} that the numbers can answer: ${mildest}, or worse`
      : 'choose a rule that does without: severity-threshold none, or {min-score} where the service tells a score';
  return new ScanError(
    'MEASURE_MISSING',
    `The service does not give the findings of its scans: ${why}${/[.!?]$/.test(why) ? '' : '.'}${numbers}`,
    {
      hint: `The gate needs them for {severity-threshold}. Check {api-url} and the permissions of the key, or ${otherwise}.`,
    },
  );
}

export function notInTime(): ScanError {
  return new ScanError('NO_ANSWER', 'The service did not answer within the time-out.', {
    hint: 'Run the job again; if it keeps happening, contact the support of the service. {timeout} bounds this too.',
  });
}

/** What asks which findings there are, so that numbers alone do not answer; each in words for a hint. */
export function reasonsForList({ scope, gate }: RunConfig): readonly string[] {
  return [
    scope.waivers.length > 0 && 'waivers of the policy',
    scope.paths !== undefined && '{paths}',
    needsNew(gate) && 'what is new',
  ].filter((need) => need !== false);
}

/** Whether numbers of findings do not do in place of a list. */
function needsList(run: RunConfig): boolean {
  return reasonsForList(run).length > 0;
}
