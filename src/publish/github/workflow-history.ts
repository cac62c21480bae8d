import type { Anchor } from '../../domain/anchor.js';
import { failWith, ScanError } from '../../domain/errors.js';
import type { Source } from '../../domain/source.js';
import { withDeadline } from '../../runtime/deadline.js';
import { shorten } from '../guard.js';
import { explainHistory, UNKNOWN_CI, WITHOUT_TOKEN } from './history-refusals.js';
import type { GitHubAccess } from './octokit.js';
import { type Repository, repositoryOf } from './repository.js';

export interface HistoryOptions {
  readonly source: Source;
  readonly github: GitHubAccess;
}

/** The verdict may need it, but a job must not hang on it. */
const PATIENCE_MS = 8_000;
/** Some may be of forks, which do not count. */
const SUCCESSES = 30;
const PAGE = 100;
/** GitHub lists no more of a branch (docs.github.com/rest/actions/workflow-runs). */
const MOST_LISTED = 1_000;

/**
 * When the workflow was last known to be good on this branch: the end of its last successful run there, or where it never had one the
 * beginning of its first. A run that failed is so never the baseline of the next, and a run that is repeated not its own.
 * Asks GitHub two or three times; a fourth time only for a branch on which more than 100 runs and not one success are known.
 *
 * @throws only the signal's reason
 */
export async function readAnchor({ source, github }: HistoryOptions, signal: AbortSignal): Promise<Anchor> {
  const { id, attempt } = runOf(source);
  const repeated = attempt > 1;
  const repository = repositoryOf(source);
  if (source.ci !== 'github' || id === undefined || repository === undefined) return { unsure: { ...UNKNOWN_CI, repeated } };
  if (!github.hasToken) return { unsure: { ...WITHOUT_TOKEN, repeated } };
  const tooLong = (): ScanError => new ScanError('NO_ANSWER', `GitHub did not tell its runs within ${PATIENCE_MS / 1000} s`);
  try {
    const read = (within: AbortSignal): Promise<number> => lastGood({ repository, id, github, signal: within });
    return { beforeMs: await withDeadline(github.clock, PATIENCE_MS, tooLong, signal, read) };
  } catch (error) {
    signal.throwIfAborted();
    const { why, hint, passing } = explainHistory(error, source, github.permissions);
    return { unsure: { why: github.scrub(shorten(why)), hint, repeated, ...(passing && { passing }) } };
  }
}

interface Asking {
  readonly repository: Repository;
  readonly id: number;
  readonly github: GitHubAccess;
  readonly signal: AbortSignal;
}

async function lastGood({ repository, id, github, signal }: Asking): Promise<number> {
  const { actions } = (await github.open()).rest;
  const request = { signal };
  const { data: own } = await actions.getWorkflowRun({ ...repository, run_id: id, request });
  const begunMs = instantOf(own?.created_at);
  const { workflow_id, head_branch: branch } = own;
  if (!branch) return notDocumented();
  const list = async (more: { status?: 'success'; per_page: number; page?: number }) =>
    (await actions.listWorkflowRuns({ ...repository, workflow_id, branch, ...more, request })).data;
  const successes = runsOf(await list({ status: 'success', per_page: SUCCESSES }));
  // A fork's branch may have the name of one of ours, and its runs are green where they are skipped.
  const last = successes.find((run) => run.id !== id && run.head_repository?.id === own.head_repository?.id);
  if (last !== undefined) return Math.min(instantOf(last.updated_at), begunMs);
  const newest = await list({ per_page: PAGE });
  const total = newest.total_count;
  // This very run is among them.
  if (runsOf(newest).length === 0) return notDocumented();
  // The first one is out of reach: nothing is known to be older than all that has failed.
  if (total > MOST_LISTED) return 0;
  const oldest = total > PAGE ? await list({ per_page: PAGE, page: Math.ceil(total / PAGE) }) : newest;
  return Math.min(begunMs, ...runsOf(oldest).map((run) => instantOf(run.created_at)));
}

/** `4711.2`: the run, and which attempt of it this is. */
function runOf({ run = '' }: Source): { readonly id: number | undefined; readonly attempt: number } {
  const [id = '', attempt = '1'] = run.split('.');
  return { id: id === '' ? undefined : Number(id), attempt: Number(attempt) };
}

function runsOf<Run>(list: { readonly workflow_runs: readonly Run[] } | undefined): readonly Run[] {
  const runs = list?.workflow_runs;
  return Array.isArray(runs) ? runs : notDocumented();
}

function instantOf(text: string | undefined): number {
  const ms = Date.parse(text ?? '');
  return Number.isNaN(ms) ? notDocumented() : ms;
}

function notDocumented(): never {
  return failWith('WIRE_FORMAT', "GitHub's answer about its runs does not have the documented form");
}
