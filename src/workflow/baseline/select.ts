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
 * The baseline, read in full.
 *
 * @returns undefined where none is wanted, or where it cannot be read and no rule needs it
 * @throws ScanError `BASELINE_UNREADABLE` where a rule needs it
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

/** Scans that turn out to be of another commit or kind when they are read in full; nobody has that many in a row. */
const MAX_READ = 20;
const GIVE_ONE = 'Give {baseline} the ID of a scan, or a file of `scan-gate baseline`';

/** What an earlier scan must be like, besides being completed. */
interface Measure {
  readonly comparable: ScanRequest;
  readonly scan: Scan;
  /** It began before this, in milliseconds since the epoch. */
  readonly beforeMs: number;
  readonly history: RunHistory | undefined;
}

/**
 * `younger`: it began too late, or while a run lasted that failed. `unknown`: it lacks what would show that it is old enough, or that it
 * is of another commit.
 */
type Fitness = 'fit' | 'unfit' | 'younger' | 'unknown';

/** The last completed scan that is comparable and old enough; never one of the same commit, which would compare a thing with itself. */
async function latestBaseline(context: ScanContext, signal: AbortSignal): Promise<Baseline> {
  const { deps, run, request, scan } = context;
  const traits = baselineTraits(request, scan);
  const sameBranch = traits.branch === request.traits.branch;
  // What the base branch is like does not move with the runs of the pull request, except for scans from after the first attempt.
  const cutoff = sameBranch || runOf(run.source).attempt > 1 ? await deps.readCutoff(signal) : {};
  const history = sameBranch ? provenBy(cutoff, context) : undefined;
  if (cutoff.unknown !== undefined && (sameBranch || cutoff.startedMs === undefined)) reportUnsure(context, cutoff.unknown);
  const beforeMs = Math.min(
    beginOf(scan) ?? begunBy(context),
    cutoff.startedMs ?? Number.POSITIVE_INFINITY,
    history?.beforeMs ?? Number.POSITIVE_INFINITY,
  );
  const baseline = await newest({ comparable: { ...request, traits }, scan, beforeMs, history }, context, signal);
  if (baseline !== undefined)
    return { kind: 'scan', scan: baseline, selectedBy: sameBranch ? (history ? 'last-success' : 'previous') : 'base-branch' };
  return { kind: 'none' };
}

/** A scan of ours whose time is not known has begun by now; with what others have started, it cannot be compared at all. */
function begunBy({ deps, state: { origin } }: ScanContext): number {
  if (origin === 'started') return deps.clock.now();
  throw new ScanError(
    'BASELINE_UNREADABLE',
    'Could not determine which scans are older: the service reports no usable time for this scan.',
    {
      hint: `${GIVE_ONE}.`,
    },
  );
}

/**
 * What the runs prove about scans of this branch. Where this run's commit is not the one that is scanned (on `workflow_run`,
 * `issue_comment`, `deployment`, or with {sha}), they were about other branches as well, and prove nothing about a scan of a commit.
 */
function provenBy({ history }: BaselineCutoff, context: ScanContext): RunHistory | undefined {
  if (history === undefined || history.ofOwnCommit || context.scan.traits.commit === undefined) return history;
  reportUnsure(context, {
    why: 'this run belongs to another commit than the scan, so that the runs before it do not show which scans were good',
    hint: `${GIVE_ONE}; or run the gate on \`push\` or \`pull_request\`.`,
    repeated: false,
  });
  return undefined;
}

/**
 * Without the workflow's history a failed run may become the next one's baseline; and when this very run is repeated, the scan of its
 * first attempt would.
 */
function reportUnsure({ run, state }: ScanContext, { why, hint, repeated, transient }: NonNullable<BaselineCutoff['unknown']>): void {
  if (repeated || (transient && needsBaseline(run.gate)))
    throw new ScanError('BASELINE_UNREADABLE', `Which scans are old enough to compare with is not known: ${why}.`, { hint });
  if (!needsBaseline(run.gate)) return;
  const text = `The baseline is the previous scan, which moves along with every run: what fails today is old tomorrow. It is so because ${why}.`;
  state.notes.push({ level: 'warning', code: 'rolling-baseline', text, hint });
}

/**
 * @returns undefined where it is certain that there is none
 * @throws ScanError `BASELINE_UNREADABLE` where there may be one that does not show what it would have to
 */
async function newest(measure: Measure, context: ScanContext, signal: AbortSignal): Promise<Scan | undefined> {
  const { deps, scanner } = context;
  const listed = await listFor(measure, context, signal);
  const doubtful: Scan[] = [];
  let younger = false;
  let reads = 0;
  let best: Scan | undefined;
  const rank = (candidate: Scan): number => rankOf(candidate, measure.history);
  for (const candidate of listed.toSorted((a, b) => (beginOf(b) ?? 0) - (beginOf(a) ?? 0))) {
    const asListed = fitnessOf(candidate, measure);
    younger ||= asListed === 'younger';
    if (asListed === 'unfit' || asListed === 'younger' || (best && rank(candidate) >= rank(best))) continue;
    if ((reads += 1) > MAX_READ) {
      if (best) break;
      throw undecided(candidate);
    }
    // Lists leave out what the scan itself reports, such as its commit.
    const full = await readWithRetry(scanner, candidate, 'full', deps, signal);
    const fitness = fitnessOf(full, measure);
    if (fitness === 'fit' && (best === undefined || rank(full) < rank(best))) best = full;
    if (best && rank(best) === 0) return best;
    younger ||= fitness === 'younger';
    if (fitness === 'unknown') doubtful.push(full);
  }
  if (best) return best;
  const [doubt] = doubtful;
  if (doubt !== undefined) throw undecided(doubt);
  const why = younger ? ' Scans that this run, or a run that failed, may have started are not compared with.' : '';
  deps.logger.info(`No earlier completed scan of another commit exists, so every finding counts as new.${why}`);
  return undefined;
}

/** Only the newest may have been listed, and the one that is looked for may be older. */
async function listFor(measure: Measure, context: ScanContext, signal: AbortSignal): Promise<readonly Scan[]> {
  const { state, scanner, request, known } = context;
  const { branch } = measure.comparable.traits;
  const like: Traits = { branch };
  const holds = (scans: readonly Scan[]): boolean => scans.some((scan) => ['fit', 'unknown'].includes(fitnessOf(scan, measure)));
  const first = known !== undefined && branch === request.traits.branch ? known : await listScans(scanner, request, like, signal);
  state.listed ??= first;
  return holds(first) || first.length === 0 ? first : await listScans(scanner, request, like, signal, holds);
}

/** Which of the good runs the scan's commit is of: 0 is the last one, whose scan is the baseline even if another is newer. */
function rankOf({ traits: { commit } }: Scan, history: RunHistory | undefined): number {
  if (commit === undefined) return 0;
  return Math.max(0, history?.commits?.findIndex((good) => sameCommit(good, commit)) ?? 0);
}

function fitnessOf(candidate: Scan, { comparable, scan, beforeMs, history }: Measure): Fitness {
  if (candidate.state !== 'completed' || candidate.id === scan.id || !couldMatchRequest(comparable, candidate)) return 'unfit';
  const [mine, its] = [scan.traits.commit, candidate.traits.commit];
  if (mine !== undefined && its !== undefined && sameCommit(mine, its)) return 'unfit';
  const beginMs = beginOf(candidate);
  if (beginMs !== undefined && !(beginMs < beforeMs)) return 'younger';
  if (history !== undefined && mayBeOfFailed(candidate, history)) return 'younger';
  if (history?.commits !== undefined && its !== undefined && !history.commits.some((commit) => sameCommit(commit, its))) return 'younger';
  // One that waited in a queue may have begun long after it was created.
  return beginMs === undefined || candidate.startsAhead || (mine !== undefined && its === undefined) ? 'unknown' : 'fit';
}

/** A failed run may have asked for it, or have been there when it left the queue. */
function mayBeOfFailed(scan: Scan, { failed }: RunHistory): boolean {
  const times = [createdOf(scan), beginOf(scan)];
  return failed.some(({ fromMs, toMs }) => times.some((ms) => ms !== undefined && ms >= fromMs && ms <= toMs));
}

function undecided({ id }: Scan): ScanError {
  return new ScanError('BASELINE_UNREADABLE', `Could not determine whether the scan ${id} is an earlier one of another commit.`, {
    hint: `${GIVE_ONE}.`,
  });
}
