import type { Lifetime, RunHistory } from '../domain/baseline.js';
import { failWith } from '../domain/errors.js';
import { msOf } from '../domain/instant.js';

/** What we use of GitHub's "workflow run". */
export interface HistoricRun {
  readonly id: number;
  readonly event: string;
  readonly head_sha: string;
  /** `success`, `failure`, `skipped` and others; null while it lasts. */
  readonly conclusion: string | null;
  readonly run_attempt?: number | undefined;
  /** Of the first attempt. */
  readonly created_at: string;
  /** Of the last attempt. */
  readonly run_started_at?: string | undefined;
  /** Its last change: the end, once it is over. */
  readonly updated_at: string;
  readonly head_repository?: { readonly id: number } | null;
}

/** Their jobs are about another commit than the run's, which is the default branch's. */
const ABOUT_OTHERS: ReadonlySet<string> = new Set([
  'workflow_run',
  'issue_comment',
  'deployment',
  'deployment_status',
  'pull_request_target',
]);

/**
 * What the runs from before `own` prove about scans. The border is the earlier of the end of the last successful run and the beginning of
 * the next run after it began: what began later may have been judged by nobody, or by a run that failed. Runs of forks do not count: a
 * fork's branch may have the name of one of ours, and its runs are green where they are skipped.
 *
 * @param runs Newest first; `own` may be among them.
 * @returns undefined where none has succeeded
 * @throws ScanError `WIRE_FORMAT` for a run without times
 */
export function historyOf(own: HistoricRun, runs: readonly HistoricRun[]): Omit<RunHistory, 'ofOwnCommit'> | undefined {
  const others = runs.filter((run) => run.id !== own.id && run.head_repository?.id === own.head_repository?.id);
  const good = others.filter((run) => run.conclusion === 'success' && (run.event === own.event || !ABOUT_OTHERS.has(run.event)));
  const last = lastOf(good);
  if (last === undefined) return undefined;
  const fromMs = createdOf(last);
  // In the same second, which one began first is not known.
  const later = [own, ...others].filter((run) => run.id !== last.id).map(createdOf);
  const beforeMs = Math.min(timeOf(last.updated_at), ...later.filter((ms) => ms >= fromMs));
  return {
    beforeMs,
    failed: others.flatMap(failedTimeOf),
    commits: [last, ...good.filter((run) => run.id !== last.id && createdOf(run) < beforeMs)].map((run) => run.head_sha),
  };
}

/** The one that ended last. A run that is repeated long after it was created says nothing about what came after it. */
function lastOf(good: readonly HistoricRun[]): HistoricRun | undefined {
  const inOrder = good.filter((run, index) => index === 0 || (run.run_attempt ?? 1) === 1);
  return inOrder.reduce<HistoricRun | undefined>(
    (last, run) => (last === undefined || timeOf(run.updated_at) > timeOf(last.updated_at) ? run : last),
    undefined,
  );
}

/** When scans of the run may have begun that nobody has called good. */
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
  return failWith('WIRE_FORMAT', "GitHub's answer about its runs does not have the documented form");
}
