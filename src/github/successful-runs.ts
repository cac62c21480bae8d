import type { BaselineCutoff, RunHistory } from '../domain/baseline.js';
import { ScanError } from '../domain/errors.js';
import { sameCommit } from '../domain/scan.js';
import { runOf, type Source } from '../domain/source.js';
import { withDeadline } from '../runtime/deadline.js';
import { type Hint, joinHints } from '../text/hint.js';
import { truncateLine } from '../text/plain.js';
import { type GitHubAccess, type Repository, repositoryOf } from './client.js';
import { explain } from './explain.js';
import { hasNext, PER_PAGE } from './pages.js';
import { createdOf, type HistoricRun, historyOf, notDocumented } from './run-history.js';

interface HistoryOptions {
  readonly source: Source;
  readonly github: GitHubAccess;
}

/** The verdict may need it, but a job must not hang on it. */
const HISTORY_TIMEOUT_MS = 8_000;
/** GitHub lists no more than 1,000 runs of a search (docs.github.com/rest/actions/workflow-runs). */
const MAX_PAGES = 1_000 / PER_PAGE;

/**
 * What the earlier runs of this workflow on the branch prove: see `historyOf`. Where none has succeeded, only what is older than the first
 * of them can be trusted. Asks GitHub twice; up to four times where none of the last 100 runs has succeeded.
 *
 * @throws only the signal's reason
 */
export async function readBaselineCutoff({ source, github }: HistoryOptions, signal: AbortSignal): Promise<BaselineCutoff> {
  const { id, attempt } = runOf(source);
  const repeated = attempt > 1;
  const repository = repositoryOf(source);
  if (source.ci !== 'github' || id === undefined || repository === undefined) return { unknown: { ...UNKNOWN_CI, repeated } };
  if (!github.hasToken) return { unknown: { ...WITHOUT_TOKEN, repeated } };
  const tooLong = (): ScanError => new ScanError('NO_ANSWER', `GitHub did not report its runs within ${HISTORY_TIMEOUT_MS / 1000} s`);
  // It outlives a list that cannot be read.
  let startedMs: number | undefined;
  try {
    return await withDeadline(github.clock, HISTORY_TIMEOUT_MS, tooLong, signal, async (within): Promise<BaselineCutoff> => {
      const runs = await runsAt(repository, id, github, within);
      startedMs = createdOf(runs.own);
      return { startedMs, history: await readHistory(runs, source.commit) };
    });
  } catch (error) {
    signal.throwIfAborted();
    const { why, hint, transient } = explainHistory(error, source, github);
    const unknown = {
      why: github.scrub(truncateLine(why)),
      hint,
      repeated: repeated && startedMs === undefined,
      ...(transient && { transient }),
    };
    return { ...(startedMs !== undefined && { startedMs }), unknown };
  }
}

interface Runs {
  readonly own: HistoricRun;
  /** Reads on until a full page of runs is there, or `enough` holds: GitHub's pages may be short, and others follow. */
  list(search: Search, enough?: (runs: readonly HistoricRun[]) => boolean): Promise<Listed>;
}

interface Search {
  readonly created: string;
  readonly status?: 'success';
  /** To begin with. */
  readonly page?: number;
}

interface Listed {
  readonly total: number;
  /** Newest first. */
  readonly runs: readonly HistoricRun[];
  /** No run follows. */
  readonly whole: boolean;
}

async function runsAt(repository: Repository, id: number, github: GitHubAccess, signal: AbortSignal): Promise<Runs> {
  const { actions } = (await github.open()).rest;
  // Of all lists that are read of them: each keeps what it has read.
  const request = { signal, onBytes: github.listBytes('runs') };
  const { data: own } = await actions.getWorkflowRun({ ...repository, run_id: id, request });
  const { workflow_id, head_branch: branch } = own;
  if (!branch || typeof own.created_at !== 'string' || typeof own.head_sha !== 'string') return notDocumented();
  return {
    own,
    async list({ page: first = 1, ...search }, enough = (runs) => runs.length >= PER_PAGE) {
      const runs: HistoricRun[] = [];
      for (let page = first; ; page++) {
        const which = { ...repository, workflow_id, branch, per_page: PER_PAGE, ...search, ...(page > 1 && { page }) };
        const { data, headers } = await actions.listWorkflowRuns({ ...which, request });
        const read: readonly HistoricRun[] | undefined = data.workflow_runs;
        if (!Array.isArray(read) || typeof data.total_count !== 'number') return notDocumented();
        runs.push(...read);
        const next = hasNext(headers.link, page * PER_PAGE < data.total_count);
        if (!next || page >= MAX_PAGES || enough(runs)) return { total: data.total_count, runs, whole: !next };
      }
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
  const { whole } = newest;
  const success = whole ? undefined : await lastSuccess({ own, list }, created);
  if (success !== undefined) {
    const around = historyOf(own, (await list({ created: `<=${success.updated_at}` })).runs);
    // So many runs began while it lasted that it is not among them any more: what they scanned cannot be told from its scan.
    return { ...(around ?? { beforeMs: createdOf(success), failed: [], commits: [] }), ofOwnCommit };
  }
  return {
    beforeMs: whole ? earliest(own, newest.runs) : await beforeFirst({ own, list }, created, newest.total),
    failed: [],
    ofOwnCommit,
  };
}

/** Some successes prove nothing (forks, other events), and fill pages. */
async function lastSuccess({ own, list }: Runs, created: string): Promise<HistoricRun | undefined> {
  const proves = (run: HistoricRun): boolean => historyOf(own, [run]) !== undefined;
  const { runs } = await list({ created, status: 'success' }, (found) => found.some(proves));
  return runs.find(proves);
}

/** When the first run began. Where it is out of reach, nothing is known to be older than all that has failed. */
async function beforeFirst({ own, list }: Runs, created: string, total: number): Promise<number> {
  const lastPage = Math.max(1, Math.ceil(total / PER_PAGE));
  if (lastPage > MAX_PAGES) return 0;
  const { runs, whole } = await list({ created, page: lastPage }, () => false);
  return whole && runs.length > 0 ? earliest(own, runs) : 0;
}

function earliest(own: HistoricRun, runs: readonly HistoricRun[]): number {
  return Math.min(createdOf(own), ...runs.map(createdOf));
}

/** Why the history of the workflow is not known, as a clause, and what to do about it. */
interface Unknown {
  readonly why: string;
  readonly hint: Hint;
  /** It is not the permission that is missing: GitHub knows the runs, and another request may be answered. */
  readonly transient?: boolean | undefined;
}

const GIVE_BASELINE = 'Give {baseline} the ID of a scan, or a file of `scan-gate baseline`';

const UNKNOWN_CI: Unknown = {
  why: 'only GitHub Actions tells which runs of a workflow have succeeded',
  hint: `${GIVE_BASELINE}.`,
};

const WITHOUT_TOKEN: Unknown = {
  why: 'the GitHub token is empty, so that nobody knows which runs of the workflow have succeeded',
  hint: "Leave {github-token} out to use the job's own token.",
};

/** What kept us from reading it. */
function explainHistory(error: unknown, source: Source, { clock, permissions }: Pick<GitHubAccess, 'clock' | 'permissions'>): Unknown {
  const attempted = { failed: 'The runs of the workflow were not read', permission: 'actions: read', permissions, source };
  const explained = explain(error, attempted, clock.now());
  if (explained === undefined) return transientFailure(error instanceof Error ? error.message : String(error));
  const { code, why, hint = `${GIVE_BASELINE}.`, lasts } = explained;
  // A job without `actions: read` compares with the previous scan. Every other refusal can be ended, and then GitHub knows the runs.
  if (code === 'missing-permission') return { why, hint };
  return lasts === 'transient' ? transientFailure(why) : { why, hint: joinHints(hint, `Or: ${GIVE_BASELINE}.`), transient: true };
}

function transientFailure(why: string): Unknown {
  return { why, hint: `Run the job again. ${GIVE_BASELINE}, which asks nobody.`, transient: true };
}
