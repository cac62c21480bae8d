import { type BaselineCutoff, isBaselineFile, type RunHistory } from '../../domain/baseline.js';
import { ScanError } from '../../domain/errors.js';
import { needsBaseline } from '../../domain/gate-settings.js';
import { beginOf, createdOf, type Scan, type ScanRequest, sameCommit, type Traits } from '../../domain/scan.js';
import { runOf } from '../../domain/source.js';
import type { ScanContext } from '../context.js';
import { readWithRetry } from '../poll/poll-scan.js';
import { couldMatchRequest, listScans } from '../scan-list.js';
import { fromFile, fromScan } from './from-file.js';
import { type Baseline, baselineTraits, runBestEffort } from './types.js';

/**
 * Chooses the baseline and reads it in full.
 *
 * @returns undefined if no baseline is configured, or if it cannot be read and no rule needs it
 * @throws ScanError `BASELINE_UNREADABLE` if a rule needs it and it cannot be read
 */
export async function chooseBaseline(context: ScanContext, interrupt: AbortSignal): Promise<Baseline | undefined> {
  const { run, deps, state } = context;
  const { baseline = 'auto' } = run.waitOptions;
  if (baseline === 'none') return undefined;
  return await runBestEffort({ run, deps, state }, interrupt, (signal) => {
    if (baseline === 'auto') return latestBaseline(context, signal);
    return isBaselineFile(baseline) ? fromFile(context, baseline, signal) : fromScan(context, baseline, signal);
  });
}

/** How many candidates are read in full, because each may turn out to be of another commit or kind. */
const MAX_READ = 20;
const SET_BASELINE = 'Set {baseline} to the ID of a scan, or to a file of `scan-gate baseline`';

/** What a completed scan must fulfill to be the baseline. */
interface Criteria {
  readonly comparable: ScanRequest;
  readonly scan: Scan;
  /** It must have begun before this, in milliseconds since the epoch. */
  readonly beforeMs: number;
  readonly history: RunHistory | undefined;
}

/**
 * `younger`: it began too late, or during a run that failed. `unknown`: it does not report what would show that it is old enough, or of
 * another commit.
 */
type Fitness = 'fit' | 'unfit' | 'younger' | 'unknown';

/** The last completed scan that is comparable and old enough. Never a scan of the same commit, which has the same findings. */
async function latestBaseline(context: ScanContext, signal: AbortSignal): Promise<Baseline> {
  const { deps, run, request, scan } = context;
  const traits = baselineTraits(request, scan);
  const sameBranch = traits.branch === request.traits.branch;
  // The runs of a pull request do not scan the base branch. Only scans since the first attempt of this run must be excluded.
  const cutoff = sameBranch || runOf(run.source).attempt > 1 ? await deps.readCutoff(signal) : {};
  const history = sameBranch ? applicableHistory(cutoff, context) : undefined;
  if (cutoff.unknown !== undefined && (sameBranch || cutoff.startedMs === undefined)) reportUnsure(context, cutoff.unknown);
  const beforeMs = Math.min(
    beginOf(scan) ?? latestBegin(context),
    cutoff.startedMs ?? Number.POSITIVE_INFINITY,
    history?.beforeMs ?? Number.POSITIVE_INFINITY,
  );
  const baseline = await newest({ comparable: { ...request, traits }, scan, beforeMs, history }, context, signal);
  if (baseline !== undefined)
    return { kind: 'scan', scan: baseline, selectedBy: sameBranch ? (history ? 'last-success' : 'previous') : 'base-branch' };
  return { kind: 'none' };
}

/** A scan without a time that this run started began before now. For any other scan without a time, earlier scans are unknown. */
function latestBegin({ deps, state: { origin } }: ScanContext): number {
  if (origin === 'started') return deps.clock.now();
  throw new ScanError(
    'BASELINE_UNREADABLE',
    'Could not determine which scans are older: the service reports no usable time for this scan.',
    {
      hint: `${SET_BASELINE}.`,
    },
  );
}

/**
 * The workflow's history, if it applies to scans of this branch. If this run's commit is not the scanned commit (on `workflow_run`,
 * `issue_comment`, `deployment`, or with {sha}), the runs may have been about other branches, and show nothing about a scan of a commit.
 */
function applicableHistory({ history }: BaselineCutoff, context: ScanContext): RunHistory | undefined {
  if (history === undefined || history.ofOwnCommit || context.scan.traits.commit === undefined) return history;
  reportUnsure(context, {
    why: 'this run belongs to another commit than the scan, so earlier runs do not show which scans passed',
    hint: `${SET_BASELINE}; or run the gate on \`push\` or \`pull_request\`.`,
    repeated: false,
  });
  return undefined;
}

/**
 * Without the workflow's history, the scan of a failed run may become the baseline of the next run, or the scan of this run's first attempt
 * may become the baseline of its second.
 */
function reportUnsure({ run, state }: ScanContext, { why, hint, repeated, transient }: NonNullable<BaselineCutoff['unknown']>): void {
  if (repeated || (transient && needsBaseline(run.gate)))
    throw new ScanError('BASELINE_UNREADABLE', `Could not determine which scans are old enough to be the baseline: ${why}.`, { hint });
  if (!needsBaseline(run.gate)) return;
  const text = `The baseline is the previous scan, so a finding that fails this run may count as known in the next. The reason: ${why}.`;
  state.notes.push({ level: 'warning', code: 'rolling-baseline', text, hint });
}

/**
 * @returns undefined if certainly no such scan exists
 * @throws ScanError `BASELINE_UNREADABLE` if a scan may fulfill the criteria, but does not report enough to show it
 */
async function newest(criteria: Criteria, context: ScanContext, signal: AbortSignal): Promise<Scan | undefined> {
  const { deps, scanner } = context;
  const listed = await listFor(criteria, context, signal);
  const doubtful: Scan[] = [];
  let younger = false;
  let reads = 0;
  let best: Scan | undefined;
  const rank = (candidate: Scan): number => rankOf(candidate, criteria.history);
  for (const candidate of listed.toSorted((a, b) => (beginOf(b) ?? 0) - (beginOf(a) ?? 0))) {
    const asListed = fitnessOf(candidate, criteria);
    younger ||= asListed === 'younger';
    if (asListed === 'unfit' || asListed === 'younger' || (best && rank(candidate) >= rank(best))) continue;
    if ((reads += 1) > MAX_READ) {
      if (best) break;
      throw undecided(candidate);
    }
    // Lists leave out what the scan itself reports, such as its commit.
    const full = await readWithRetry(scanner, candidate, 'full', deps, signal);
    const fitness = fitnessOf(full, criteria);
    if (fitness === 'fit' && (best === undefined || rank(full) < rank(best))) best = full;
    if (best && rank(best) === 0) return best;
    younger ||= fitness === 'younger';
    if (fitness === 'unknown') doubtful.push(full);
  }
  if (best) return best;
  const [doubt] = doubtful;
  if (doubt !== undefined) throw undecided(doubt);
  const why = younger ? ' Scans that this run or a failed run may have started are never the baseline.' : '';
  const countsAsNew = context.run.service.measures.includes('findings') ? ', so every finding counts as new' : '';
  deps.logger.info(`No earlier completed scan of another commit exists${countsAsNew}.${why}`);
  return undefined;
}

/** Lists candidates. If the newest scans contain none, lists older ones, too. */
async function listFor(criteria: Criteria, context: ScanContext, signal: AbortSignal): Promise<readonly Scan[]> {
  const { state, scanner, request, known } = context;
  const { branch } = criteria.comparable.traits;
  const like: Traits = { branch };
  const hasCandidate = (scans: readonly Scan[]): boolean => scans.some((scan) => ['fit', 'unknown'].includes(fitnessOf(scan, criteria)));
  const first = known !== undefined && branch === request.traits.branch ? known : await listScans(scanner, request, like, signal);
  state.listed ??= first;
  return hasCandidate(first) || first.length === 0 ? first : await listScans(scanner, request, like, signal, hasCandidate);
}

/** The index of the successful run that the scan's commit belongs to: 0 is the last run, whose scan takes precedence over newer scans. */
function rankOf({ traits: { commit } }: Scan, history: RunHistory | undefined): number {
  if (commit === undefined) return 0;
  return Math.max(0, history?.commits?.findIndex((successful) => sameCommit(successful, commit)) ?? 0);
}

function fitnessOf(candidate: Scan, { comparable, scan, beforeMs, history }: Criteria): Fitness {
  if (candidate.state !== 'completed' || candidate.id === scan.id || !couldMatchRequest(comparable, candidate)) return 'unfit';
  const [mine, its] = [scan.traits.commit, candidate.traits.commit];
  if (mine !== undefined && its !== undefined && sameCommit(mine, its)) return 'unfit';
  const beginMs = beginOf(candidate);
  if (beginMs !== undefined && !(beginMs < beforeMs)) return 'younger';
  if (history !== undefined && mayBelongToFailedRun(candidate, history)) return 'younger';
  if (history?.commits !== undefined && its !== undefined && !history.commits.some((commit) => sameCommit(commit, its))) return 'younger';
  // A queued scan may have begun long after it was created, so its creation time does not show that it is old enough.
  return beginMs === undefined || candidate.startsAhead || (mine !== undefined && its === undefined) ? 'unknown' : 'fit';
}

/** Whether the scan was created or began during a failed run. */
function mayBelongToFailedRun(scan: Scan, { failed }: RunHistory): boolean {
  const times = [createdOf(scan), beginOf(scan)];
  return failed.some(({ fromMs, toMs }) => times.some((ms) => ms !== undefined && ms >= fromMs && ms <= toMs));
}

function undecided({ id }: Scan): ScanError {
  return new ScanError('BASELINE_UNREADABLE', `Could not determine whether the scan ${id} is an earlier scan of another commit.`, {
    hint: `${SET_BASELINE}.`,
  });
}
