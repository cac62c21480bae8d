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
  /** Where the runs are probably listed, so that one request is enough. */
  readonly place?: RunsPlace | undefined;
}

/** A list of runs. */
export interface RunsPlace {
  /** The name of the workflow's file, which GitHub takes instead of its ID (docs.github.com/rest/actions/workflow-runs). */
  readonly workflow: string;
  readonly branch: string;
}

/**
 * Where GitHub lists the runs of the job's workflow, from the variables of the runner. The workflow may be in another repository, and the
 * runs of some events belong to another branch: then the list does not contain the run, or does not exist.
 */
export function runsPlaceOf({ GITHUB_WORKFLOW_REF, GITHUB_REF_NAME }: Readonly<Record<string, string | undefined>>): RunsPlace | undefined {
  const workflow = /\/\.github\/workflows\/([^/@]+)@/.exec(GITHUB_WORKFLOW_REF ?? '')?.[1];
  return workflow && GITHUB_REF_NAME ? { workflow, branch: GITHUB_REF_NAME } : undefined;
}

/** A job must not hang because of the history. */
const HISTORY_TIMEOUT_MS = 8_000;
/** A search returns at most 1,000 runs (docs.github.com/rest/actions/workflow-runs). */
const MAX_PAGES = 1_000 / PER_PAGE;

/**
 * Which scans the earlier runs of this workflow on the branch confirm (`historyOf`). If no run succeeded, only scans from before the first
 * run can be trusted. Sends one request if `place` lists this run, otherwise two, and up to two more if none of the last 100 runs succeeded.
 *
 * @throws Only the signal's reason.
 */
export async function readBaselineCutoff({ source, github, place }: HistoryOptions, signal: AbortSignal): Promise<BaselineCutoff> {
  const { id, attempt } = runOf(source);
  const repeated = attempt > 1;
  const repository = repositoryOf(source);
  // Gitea and Forgejo list runs in another form.
  const hasHistory = source.ci === 'github' && source.flavour === undefined;
  if (!hasHistory || id === undefined || repository === undefined) return { unknown: { ...UNKNOWN_CI, repeated } };
  if (!github.hasToken) return { unknown: { ...WITHOUT_TOKEN, repeated } };
  const tooLong = (): ScanError => new ScanError('NO_ANSWER', `GitHub did not report its runs within ${HISTORY_TIMEOUT_MS / 1000} s`);
  // Kept outside, because it is used even if the list cannot be read.
  let startedMs: number | undefined;
  try {
    return await withDeadline(github.clock, HISTORY_TIMEOUT_MS, tooLong, signal, async (within): Promise<BaselineCutoff> => {
      const runs = await runsAt({ repository, id, place }, github, within);
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
  /** The runs up to this one, if they were read already. */
  readonly newest: Listed | undefined;
  /** Reads pages until there are 100 runs or `enough` is true, because GitHub's pages may be short. */
  list(search: Search, enough?: (runs: readonly HistoricRun[]) => boolean): Promise<Listed>;
}

/** A run with the fields that lead to the others. */
interface ListedRun extends HistoricRun {
  readonly workflow_id: number;
  readonly head_branch: string | null;
}

interface Search {
  readonly created: string;
  readonly status?: 'success';
  /** The first page to read. */
  readonly page?: number;
}

interface Listed {
  readonly total: number;
  /** Newest first. */
  readonly runs: readonly HistoricRun[];
  /** Whether the list ends here. */
  readonly whole: boolean;
}

interface Asked {
  readonly repository: Repository;
  readonly id: number;
  readonly place: RunsPlace | undefined;
}

async function runsAt({ repository, id, place }: Asked, github: GitHubAccess, signal: AbortSignal): Promise<Runs> {
  const { actions } = (await github.open()).rest;
  // One limit for all lists of runs, because their runs are all kept in memory.
  const request = { signal, onBytes: github.listBytes('runs') };
  const pages: ReadPage = async ({ workflow_id, branch, ...which }) => {
    const { data, headers } = await actions.listWorkflowRuns({ ...repository, workflow_id, branch, per_page: PER_PAGE, ...which, request });
    const read: readonly HistoricRun[] | undefined = data.workflow_runs;
    if (!Array.isArray(read) || typeof data.total_count !== 'number') return notDocumented();
    return { total: data.total_count, runs: read, whole: !hasNext(headers.link, (which.page ?? 1) * PER_PAGE < data.total_count) };
  };
  const first = place && (await firstPage(pages, place, id, signal));
  const own = first?.own ?? (await actions.getWorkflowRun({ ...repository, run_id: id, request })).data;
  const { workflow_id, head_branch: branch } = own;
  if (!branch || typeof own.created_at !== 'string' || typeof own.head_sha !== 'string') return notDocumented();
  return {
    own,
    newest: first?.newest,
    async list({ page: from = 1, ...search }, enough = (runs) => runs.length >= PER_PAGE) {
      const runs: HistoricRun[] = [];
      for (let page = from; ; page++) {
        const { total, runs: read, whole } = await pages({ workflow_id, branch, ...search, ...(page > 1 && { page }) });
        runs.push(...read);
        if (whole || page >= MAX_PAGES || enough(runs)) return { total, runs, whole };
      }
    },
  };
}

type ReadPage = (which: Omit<Search, 'created'> & { created?: string; workflow_id: number | string; branch: string }) => Promise<Listed>;

/**
 * The run itself, and the list of the runs up to it, from one page. Undefined if the page does not show enough, or cannot be read: what
 * cannot be read is explained by the requests that follow.
 */
async function firstPage(
  pages: ReadPage,
  { workflow, branch }: RunsPlace,
  id: number,
  signal: AbortSignal,
): Promise<{ readonly own: ListedRun; readonly newest: Listed } | undefined> {
  try {
    const { total, runs, whole } = await pages({ workflow_id: workflow, branch });
    const own = runs.find(
      (run): run is ListedRun => run.id === id && 'workflow_id' in run && 'head_branch' in run && run.head_branch === branch,
    );
    // Newest first, so all later runs precede it. The times have one format, so they compare as texts.
    const until = own === undefined ? [] : runs.filter((run) => run.created_at <= own.created_at);
    const isEnough = whole || until.length >= PER_PAGE / 2;
    return own && isEnough ? { own, newest: { total: total - (runs.length - until.length), runs: until, whole } } : undefined;
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

async function readHistory({ own, newest: known, list }: Runs, commit: string | undefined): Promise<RunHistory> {
  const ofOwnCommit = commit !== undefined && sameCommit(commit, own.head_sha);
  const created = `<=${own.created_at}`;
  const newest = known ?? (await list({ created }));
  // The list contains at least this run.
  if (newest.runs.length === 0) return notDocumented();
  const history = historyOf(own, newest.runs);
  if (history !== undefined) return { ...history, ofOwnCommit };
  const { whole } = newest;
  const success = whole ? undefined : await lastSuccess({ own, list }, created);
  if (success !== undefined) {
    const around = historyOf(own, (await list({ created: `<=${success.updated_at}` })).runs);
    // So many runs began during this run that the list no longer contains it. Their scans cannot be distinguished from its own.
    return { ...(around ?? { beforeMs: createdOf(success), failed: [], commits: [] }), ofOwnCommit };
  }
  return {
    beforeMs: whole ? earliest(own, newest.runs) : await beforeFirst({ own, list }, created, newest.total),
    failed: [],
    ofOwnCommit,
  };
}

/** Successful runs of forks and of some events do not count, but may fill whole pages. */
async function lastSuccess({ own, list }: Pick<Runs, 'own' | 'list'>, created: string): Promise<HistoricRun | undefined> {
  const proves = (run: HistoricRun): boolean => historyOf(own, [run]) !== undefined;
  const { runs } = await list({ created, status: 'success' }, (found) => found.some(proves));
  return runs.find(proves);
}

/** When the first run began; 0 if it is beyond the pages that GitHub returns, so that no scan is trusted. */
async function beforeFirst({ own, list }: Pick<Runs, 'own' | 'list'>, created: string, total: number): Promise<number> {
  const lastPage = Math.max(1, Math.ceil(total / PER_PAGE));
  if (lastPage > MAX_PAGES) return 0;
  const { runs, whole } = await list({ created, page: lastPage }, () => false);
  return whole && runs.length > 0 ? earliest(own, runs) : 0;
}

function earliest(own: HistoricRun, runs: readonly HistoricRun[]): number {
  return Math.min(createdOf(own), ...runs.map(createdOf));
}

/** Why the history of the workflow is unknown, as a clause, and what to do. */
interface Unknown {
  readonly why: string;
  readonly hint: Hint;
  /** No permission is missing, so a later request may succeed. */
  readonly transient?: boolean | undefined;
}

const SET_BASELINE = 'Set {baseline} to the ID of a scan, or to a file of `scan-gate baseline`';

const UNKNOWN_CI: Unknown = {
  why: 'successful runs of the workflow are known only on GitHub Actions',
  hint: `${SET_BASELINE}.`,
};

const WITHOUT_TOKEN: Unknown = {
  why: 'the GitHub token is empty, so scan-gate could not determine which runs of the workflow succeeded',
  hint: "Leave {github-token} out to use the job's own token.",
};

function explainHistory(error: unknown, source: Source, { clock, permissions }: Pick<GitHubAccess, 'clock' | 'permissions'>): Unknown {
  const attempted = { failed: 'The runs of the workflow were not read', permission: 'actions: read', permissions, source };
  const explained = explain(error, attempted, clock.now());
  if (explained === undefined) return transientFailure(error instanceof Error ? error.message : String(error));
  const { code, why, hint = `${SET_BASELINE}.`, lasts } = explained;
  // A job without `actions: read` compares with the previous scan. Every other refusal can be resolved, so a later request may succeed.
  if (code === 'missing-permission') return { why, hint };
  return lasts === 'transient' ? transientFailure(why) : { why, hint: joinHints(hint, `Or: ${SET_BASELINE}.`), transient: true };
}

function transientFailure(why: string): Unknown {
  return { why, hint: `Run the job again. ${SET_BASELINE}, which needs no request to GitHub.`, transient: true };
}
