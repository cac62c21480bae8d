import type { Anchor, RunHistory } from '../../domain/anchor.js';
import { ScanError } from '../../domain/errors.js';
import { sameCommit } from '../../domain/scan.js';
import { runOf, type Source } from '../../domain/source.js';
import { withDeadline } from '../../runtime/deadline.js';
import { shorten } from '../guard.js';
import { explainHistory, UNKNOWN_CI, WITHOUT_TOKEN } from './history-refusals.js';
import type { GitHubAccess } from './octokit.js';
import { type Repository, repositoryOf } from './repository.js';
import { createdOf, type HistoricRun, historyOf, notDocumented } from './run-history.js';

export interface HistoryOptions {
  readonly source: Source;
  readonly github: GitHubAccess;
}

/** The verdict may need it, but a job must not hang on it. */
const PATIENCE_MS = 8_000;
const PAGE = 100;
/** GitHub lists no more of a search (docs.github.com/rest/actions/workflow-runs). */
const MOST_LISTED = 1_000;

/**
 * What the earlier runs of this workflow on the branch prove: see `historyOf`. Where none has succeeded, only what is older than the first
 * of them can be trusted. Asks GitHub twice; up to four times where none of the last 100 runs has succeeded.
 *
 * @throws only the signal's reason
 */
export async function readAnchor({ source, github }: HistoryOptions, signal: AbortSignal): Promise<Anchor> {
  const { id, attempt } = runOf(source);
  const repeated = attempt > 1;
  const repository = repositoryOf(source);
  if (source.ci !== 'github' || id === undefined || repository === undefined) return { unsure: { ...UNKNOWN_CI, repeated } };
  if (!github.hasToken) return { unsure: { ...WITHOUT_TOKEN, repeated } };
  const tooLong = (): ScanError => new ScanError('NO_ANSWER', `GitHub did not report its runs within ${PATIENCE_MS / 1000} s`);
  // It outlives a list that cannot be read.
  let begunMs: number | undefined;
  try {
    return await withDeadline(github.clock, PATIENCE_MS, tooLong, signal, async (within): Promise<Anchor> => {
      const runs = await runsAt(repository, id, github, within);
      begunMs = createdOf(runs.own);
      return { begunMs, history: await readHistory(runs, source.commit) };
    });
  } catch (error) {
    signal.throwIfAborted();
    const { why, hint, passing } = explainHistory(error, source, github.permissions);
    const unsure = { why: github.scrub(shorten(why)), hint, repeated: repeated && begunMs === undefined, ...(passing && { passing }) };
    return { ...(begunMs !== undefined && { begunMs }), unsure };
  }
}

interface Runs {
  readonly own: HistoricRun;
  list(more: { readonly created: string; readonly status?: 'success'; readonly page?: number }): Promise<Listed>;
}

interface Listed {
  readonly total: number;
  /** Newest first. */
  readonly runs: readonly HistoricRun[];
}

async function runsAt(repository: Repository, id: number, github: GitHubAccess, signal: AbortSignal): Promise<Runs> {
  const { actions } = (await github.open()).rest;
  const request = { signal };
  const { data: own } = await actions.getWorkflowRun({ ...repository, run_id: id, request });
  const { workflow_id, head_branch: branch } = own;
  if (!branch || typeof own.created_at !== 'string' || typeof own.head_sha !== 'string') return notDocumented();
  return {
    own,
    async list(more) {
      const { data } = await actions.listWorkflowRuns({ ...repository, workflow_id, branch, per_page: PAGE, ...more, request });
      const runs: readonly HistoricRun[] | undefined = data.workflow_runs;
      return Array.isArray(runs) ? { total: data.total_count, runs } : notDocumented();
    },
  };
}

async function readHistory({ own, list }: Runs, commit: string | undefined): Promise<RunHistory> {
  const ofOwnCommit = commit !== undefined && sameCommit(commit, own.head_sha);
  const created = `<=${own.created_at}`;
  const newest = await list({ created });
  // This very run is among them.
  if (newest.runs.length === 0) return notDocumented();
  const history = historyOf(own, newest.runs);
  if (history !== undefined) return { ...history, ofOwnCommit };
  const whole = newest.total <= newest.runs.length;
  const [success] = whole ? [] : (await list({ created, status: 'success' })).runs.filter((run) => historyOf(own, [run]) !== undefined);
  if (success !== undefined) {
    const around = historyOf(own, (await list({ created: `<=${success.updated_at}` })).runs);
    // So many runs began while it lasted that it is not among them any more: what they scanned cannot be told from its scan.
    return { ...(around ?? { beforeMs: createdOf(success), failed: [], commits: [] }), ofOwnCommit };
  }
  // The first one is out of reach: nothing is known to be older than all that has failed.
  if (newest.total > MOST_LISTED) return { beforeMs: 0, failed: [], ofOwnCommit };
  const oldest = whole ? newest : await list({ created, page: Math.ceil(newest.total / PAGE) });
  return { beforeMs: Math.min(createdOf(own), ...oldest.runs.map(createdOf)), failed: [], ofOwnCommit };
}
