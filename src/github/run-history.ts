import type { Lifetime, RunHistory } from '../domain/baseline.js';
import { failWith } from '../domain/errors.js';
import { msOf } from '../domain/instant.js';

/** The fields that we use of GitHub's "workflow run". */
export interface HistoricRun {
  readonly id: number;
  readonly event: string;
  readonly head_sha: string;
  /** `success`, `failure`, `skipped`, and others; null until the run ends. */
  readonly conclusion: string | null;
  readonly run_attempt?: number | undefined;
  /** Start of the first attempt. */
  readonly created_at: string;
  /** Start of the last attempt. */
  readonly run_started_at?: string | undefined;
  /** The last change: for a completed run, its end. */
  readonly updated_at: string;
  readonly head_repository?: { readonly id: number } | null;
}

/** GitHub lists runs of these events with the default branch's commit, but their jobs scan another commit. */
const ABOUT_OTHERS: ReadonlySet<string> = new Set([
  'workflow_run',
  'issue_comment',
  'deployment',
  'deployment_status',
  'pull_request_target',
]);

/**
 * Which earlier scans can be trusted, from the runs before `own`. Scans that began before `beforeMs` can: it is the end of the last
 * successful run, or the start of the next run if that is earlier. A later scan may belong to a failed run, or to no run. Runs of forks
 * do not count: a fork's branch may have the same name as ours, and skipped runs succeed.
 *
 * @param runs Newest first; may contain `own`.
 * @returns undefined if no run succeeded
 * @throws ScanError `WIRE_FORMAT` for a run without times
 */
export function historyOf(own: HistoricRun, runs: readonly HistoricRun[]): Omit<RunHistory, 'ofOwnCommit'> | undefined {
  const others = runs.filter((run) => run.id !== own.id && run.head_repository?.id === own.head_repository?.id);
  const good = others.filter((run) => run.conclusion === 'success' && (run.event === own.event || !ABOUT_OTHERS.has(run.event)));
  const last = lastOf(good);
  if (last === undefined) return undefined;
  const fromMs = createdOf(last);
  // Times are in seconds. If two runs began in the same second, either may be the first.
  const later = [own, ...others].filter((run) => run.id !== last.id).map(createdOf);
  const beforeMs = Math.min(timeOf(last.updated_at), ...later.filter((ms) => ms >= fromMs));
  return {
    beforeMs,
    failed: others.flatMap(failedTimeOf),
    commits: [last, ...good.filter((run) => run.id !== last.id && createdOf(run) < beforeMs)].map((run) => run.head_sha),
  };
}

/** The run that ended last. A late re-run of an older run proves nothing about the runs after it. */
function lastOf(good: readonly HistoricRun[]): HistoricRun | undefined {
  const inOrder = good.filter((run, index) => index === 0 || (run.run_attempt ?? 1) === 1);
  return inOrder.reduce<HistoricRun | undefined>(
    (last, run) => (last === undefined || timeOf(run.updated_at) > timeOf(last.updated_at) ? run : last),
    undefined,
  );
}

/** The time in which an unsuccessful attempt of the run may have started scans. */
function failedTimeOf({ conclusion, run_attempt = 1, created_at, run_started_at, updated_at }: HistoricRun): Lifetime[] {
  if (conclusion === 'skipped') return [];
  const fromMs = timeOf(created_at);
  if (conclusion !== 'success') return [{ fromMs, toMs: conclusion === null ? Number.POSITIVE_INFINITY : timeOf(updated_at) }];
  return run_attempt > 1 ? [{ fromMs, toMs: timeOf(run_started_at ?? updated_at) }] : [];
}

/** When the first attempt began, in milliseconds since the epoch. */
export function createdOf({ created_at }: HistoricRun): number {
  return timeOf(created_at);
}

function timeOf(text: string): number {
  return msOf(text) ?? notDocumented();
}

/** @throws ScanError `WIRE_FORMAT` */
export function notDocumented(): never {
  return failWith('WIRE_FORMAT', "GitHub's list of workflow runs does not have the documented form");
}
