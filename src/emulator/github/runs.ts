import { instant } from '../clock.js';
import { hexFrom, numberFrom } from '../invented.js';
import type { Answer } from '../types.js';
import { pageOf } from './comments.js';
import { githubError } from './errors.js';
import { type RepositoryFacts, repositoryObject } from './repositories.js';
import type { RunPlan } from './scenario.js';
import { type Json, type Links, nodeId, userObject, WEB } from './users.js';

/** The runs of the repository's only workflow. */
export interface Runs {
  read(id: number): Answer;
  list(workflow: string, filter: RunFilter): Answer;
}

interface RunFilter {
  readonly branch?: string | undefined;
  readonly status?: string | undefined;
  /** A time. Runs that began later are omitted. */
  readonly createdUntil?: string | undefined;
  readonly page: number;
  readonly perPage: number;
}

interface RunsContext {
  readonly links: Links;
  readonly repository: RepositoryFacts;
  /** When the emulator was opened. */
  readonly nowMs: number;
}

/** The statuses and conclusions that GitHub filters by. */
export const RUN_STATUSES = ['completed', 'cancelled', 'failure', 'skipped', 'success', 'timed_out', 'in_progress', 'queued'] as const;

const WORKFLOW = 161335;
const WORKFLOW_FILE = 'scan-gate.yml';
/** For one search (docs.github.com/rest/actions/workflow-runs). */
const MAX_LISTED = 1_000;

export function githubRuns(context: RunsContext, plans: readonly RunPlan[] = [{ id: 4711 }]): Runs {
  const newestFirst = plans.toSorted((a, b) => createdAgoOf(a) - createdAgoOf(b));
  return {
    read(id) {
      const plan = plans.find((candidate) => candidate.id === id);
      return plan === undefined ? githubError(404, 'Not Found') : { status: 200, body: runObject(context, plan) };
    },
    list(workflow, { branch, status, createdUntil, page, perPage }) {
      if (workflow !== String(WORKFLOW) && workflow !== WORKFLOW_FILE) return githubError(404, 'Not Found');
      const found = newestFirst.filter(
        (plan) =>
          (branch ?? branchOf(plan)) === branchOf(plan) &&
          isIn(plan, status) &&
          // All times have the same format, so they compare as texts.
          (createdUntil === undefined || instant(context.nowMs - createdAgoOf(plan)) <= createdUntil),
      );
      const reachable = found.slice(0, MAX_LISTED);
      const url = `${context.links.api}/repos/${context.repository.fullName}/actions/workflows/${workflow}/runs`;
      const { shown, headers } = pageOf(reachable, { url, page, perPage });
      return { status: 200, body: { total_count: found.length, workflow_runs: shown.map((plan) => runObject(context, plan)) }, headers };
    },
  };
}

function isIn({ conclusion }: RunPlan, status: string | undefined): boolean {
  if (status === undefined || status === conclusion) return true;
  return status === (conclusion === undefined ? 'in_progress' : 'completed');
}

function createdAgoOf({ createdAgoMs = 60_000 }: RunPlan): number {
  return createdAgoMs;
}

function branchOf({ branch = 'feature/orders' }: RunPlan): string {
  return branch;
}

/** GitHub's "workflow run". */
function runObject({ links, repository, nowMs }: RunsContext, plan: RunPlan): Json {
  const { id, conclusion, attempt = 1, event = 'push', headRepository = repository.fullName } = plan;
  const createdMs = nowMs - createdAgoOf(plan);
  const url = `${links.api}/repos/${repository.fullName}/actions/runs/${id}`;
  const sha = plan.headSha ?? hexFrom(`run ${id}`);
  const actor = userObject(links, 'octocat');
  const person = { name: 'Mona', email: 'mona@example.com' };
  return {
    id,
    name: 'scan-gate',
    node_id: nodeId('WorkflowRun', id),
    head_branch: branchOf(plan),
    head_sha: sha,
    path: `.github/workflows/${WORKFLOW_FILE}`,
    display_title: 'Add the orders database',
    run_number: numberFrom(`run ${id}`),
    run_attempt: attempt,
    event,
    status: conclusion === undefined ? 'in_progress' : 'completed',
    conclusion: conclusion ?? null,
    workflow_id: WORKFLOW,
    check_suite_id: numberFrom(`suite ${id}`),
    check_suite_node_id: nodeId('CheckSuite', id),
    url,
    html_url: `${WEB}/${repository.fullName}/actions/runs/${id}`,
    pull_requests: [],
    created_at: instant(createdMs),
    updated_at: instant(createdMs + (plan.lastedMs ?? 30_000)),
    run_started_at: instant(nowMs - (plan.restartedAgoMs ?? createdAgoOf(plan))),
    actor,
    triggering_actor: actor,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${links.api}/repos/${repository.fullName}/check-suites/${numberFrom(`suite ${id}`)}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: attempt > 1 ? `${url}/attempts/${attempt - 1}` : null,
    workflow_url: `${links.api}/repos/${repository.fullName}/actions/workflows/${WORKFLOW}`,
    head_commit: {
      id: sha,
      tree_id: hexFrom(`tree of run ${id}`),
      message: 'Add the orders database',
      timestamp: instant(createdMs),
      author: person,
      committer: person,
    },
    repository: minimal(links, repository),
    head_repository: minimal(links, { ...repository, fullName: headRepository, fork: headRepository !== repository.fullName }),
  };
}

function minimal(links: Links, facts: RepositoryFacts): Json {
  const { license: _license, ...rest } = repositoryObject(links, facts);
  return rest;
}
