import { asBranch, asCommit, asRef, branchOf, isMergeQueueRef, pullRequestOf } from './names.js';
import { at, numberAt, type Payload, textAt } from './payload.js';

/** The part of the environment that CIs are read from. */
export type Env = Readonly<Record<string, string | undefined>>;

/** What an event is about: the fields of `Source` that differ from event to event. */
export interface About {
  readonly ref?: string | undefined;
  readonly commit?: string | undefined;
  readonly branch?: string | undefined;
  readonly baseBranch?: string | undefined;
  readonly baseRef?: string | undefined;
  readonly baseCommit?: string | undefined;
  readonly pullRequest?: number | undefined;
  readonly pullRequestState?: 'open' | 'closed' | undefined;
  readonly boundToCommit: boolean;
}

/**
 * The (ref, commit) pair of every event, always both from the same place, so that the head is never mixed with the merge commit
 * (https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows; reference: platform 1.7).
 */
export function readAbout(event: string, payload: Payload, env: Env): About {
  switch (event) {
    case 'pull_request':
    case 'pull_request_target':
    case 'pull_request_review':
    case 'pull_request_review_comment':
      return aboutPullRequest(payload, env);
    case 'push':
      return aboutPush(payload, env);
    case 'merge_group':
      return aboutMergeGroup(payload, env);
    case 'workflow_run':
      return { ...aboutWorkflowRun(payload), ...mergedAlready(env) };
    case 'issue_comment':
      return { ...aboutEnvironment(env), ...commentedPullRequest(payload), ...mergedAlready(env) };
    case 'deployment':
    case 'deployment_status':
      return {
        ...aboutEnvironment(env),
        commit: asCommit(textAt(payload, 'deployment', 'sha')) ?? asCommit(env['GITHUB_SHA']),
        // What is deployed may be a pull request's head.
        baseRef: leadingTo(asBranch(textAt(payload, 'repository', 'default_branch'))).baseRef,
        boundToCommit: true,
      };
    default:
      return aboutEnvironment(env);
  }
}

/** Jobs of these events often check out a pull request's head; GITHUB_SHA is the default branch's commit, which has been merged. */
function mergedAlready(env: Env): Pick<About, 'baseCommit'> {
  return { baseCommit: asCommit(env['GITHUB_SHA']) };
}

/** Where GitHub's variables are the answer: schedule, workflow_dispatch, release, repository_dispatch and the rest. */
function aboutEnvironment(env: Env): About {
  const ref = asRef(env['GITHUB_REF']);
  return { ref, commit: asCommit(env['GITHUB_SHA']), branch: branchOf(ref), boundToCommit: false };
}

/**
 * Head branch and head commit. GITHUB_REF and GITHUB_SHA stand for the merge commit here, or for the default branch on
 * pull_request_target, which must never be given a pull request's results; so without a payload the commit stays unknown.
 */
function aboutPullRequest(payload: Payload, env: Env): About {
  // Without its commit, the branch could be a fork's namesake of one of ours.
  const commit = asCommit(textAt(payload, 'pull_request', 'head', 'sha'));
  const headRef = asBranch(textAt(payload, 'pull_request', 'head', 'ref')) ?? asBranch(env['GITHUB_HEAD_REF']);
  const number = numberAt(payload, 'pull_request', 'number') ?? numberAt(payload, 'number') ?? pullRequestOf(env['GITHUB_REF']);
  return {
    ref: number === undefined ? undefined : `refs/pull/${number}/head`,
    commit,
    branch: commit === undefined ? undefined : headRef,
    ...leadingTo(asBranch(textAt(payload, 'pull_request', 'base', 'ref')) ?? asBranch(env['GITHUB_BASE_REF'])),
    baseCommit: asCommit(textAt(payload, 'pull_request', 'base', 'sha')),
    pullRequest: number,
    pullRequestState: stateOf(payload, 'pull_request'),
    boundToCommit: true,
  };
}

/** A push that deleted its branch or tag leaves nothing to report on; GitHub's variables then stand for the default branch. */
function aboutPush(payload: Payload, env: Env): About {
  const pushed = asRef(textAt(payload, 'ref'));
  const deleted = at(payload, 'deleted') === true;
  const current = asRef(env['GITHUB_REF']);
  if (deleted) return current === pushed ? { boundToCommit: false } : aboutEnvironment(env);
  const ref = current ?? pushed;
  // For an annotated tag `after` is the tag's own hash, so the other two go first.
  const commit = asCommit(env['GITHUB_SHA']) ?? asCommit(textAt(payload, 'head_commit', 'id')) ?? asCommit(textAt(payload, 'after'));
  // The payload tells no base for a queue's branch: `before` is that branch's own past. Its name tells the branch that it leads to.
  return { ref, commit, branch: branchOf(ref), ...(isMergeQueueRef(ref) && leadingTo(queueBase(ref))), boundToCommit: true };
}

function aboutMergeGroup(payload: Payload, env: Env): About {
  const ref = asRef(textAt(payload, 'merge_group', 'head_ref')) ?? asRef(env['GITHUB_REF']);
  return {
    ref,
    commit: asCommit(textAt(payload, 'merge_group', 'head_sha')) ?? asCommit(env['GITHUB_SHA']),
    branch: branchOf(ref),
    ...leadingTo(branchOf(asRef(textAt(payload, 'merge_group', 'base_ref'))) ?? queueBase(ref)),
    // With others before it in the queue, that is their merge and not the branch's tip.
    baseCommit: asCommit(textAt(payload, 'merge_group', 'base_sha')),
    boundToCommit: true,
  };
}

/** The branch that is merged into: as a branch, and as the ref that no input changes. */
function leadingTo(branch: string | undefined): Pick<About, 'baseBranch' | 'baseRef'> {
  return { baseBranch: branch, baseRef: branch === undefined ? undefined : `refs/heads/${branch}` };
}

/** `main` of `refs/heads/gh-readonly-queue/main/pr-104-<sha>`. */
function queueBase(ref: string | undefined): string | undefined {
  return asBranch(/^refs\/heads\/gh-readonly-queue\/(.+)\/pr-[0-9]+-[0-9a-f]+$/.exec(ref ?? '')?.[1]);
}

/**
 * The run that was waited for: its branch, its commit. GITHUB_REF is the default branch here and would mix the two.
 * A fork's branch exists in the fork only, hence no ref to report to.
 */
function aboutWorkflowRun(payload: Payload): About {
  const branch = asBranch(textAt(payload, 'workflow_run', 'head_branch'));
  const head = headRepositoryOfRun(payload);
  const isOurs =
    head === undefined ? at(payload, 'workflow_run', 'head_repository') !== null : isSame(head, textAt(payload, 'repository', 'full_name'));
  return {
    ref: isOurs && branch !== undefined ? `refs/heads/${branch}` : undefined,
    commit: asCommit(textAt(payload, 'workflow_run', 'head_sha')),
    branch,
    boundToCommit: true,
  };
}

/** A comment speaks for no commit; the pull request only says where an answer can go. */
function commentedPullRequest(payload: Payload): Partial<About> {
  const isPullRequest = typeof at(payload, 'issue', 'pull_request') === 'object' && at(payload, 'issue', 'pull_request') !== null;
  if (!isPullRequest) return {};
  return { pullRequest: numberAt(payload, 'issue', 'number'), pullRequestState: stateOf(payload, 'issue') };
}

function stateOf(payload: Payload, what: 'pull_request' | 'issue'): 'open' | 'closed' | undefined {
  const state = textAt(payload, what, 'state');
  return state === 'open' || state === 'closed' ? state : undefined;
}

/** `owner/name` of the repository that a workflow run's commit is in. */
export function headRepositoryOfRun(payload: Payload): string | undefined {
  return textAt(payload, 'workflow_run', 'head_repository', 'full_name');
}

/** GitHub's names differ in case only by spelling. */
export function isSame(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase();
}
