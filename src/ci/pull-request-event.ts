import { asBranch, asCommit, pullRequestOf } from '../domain/refs.js';
import { baseFields, type Env, type EventFacts } from './event-facts.js';
import { at, numberAt, type Payload, textAt } from './payload.js';

/**
 * The head branch and head commit. GITHUB_REF and GITHUB_SHA name the merge commit here, or on pull_request_target the default branch,
 * which must never get a pull request's results. Without a payload, the commit is therefore unknown.
 */
export function aboutPullRequest(payload: Payload, env: Env): EventFacts {
  const merged = aboutMerge(payload);
  if (merged) return merged;
  // Without the commit, the branch could be a fork's branch with the same name as ours.
  const commit = asCommit(textAt(payload, 'pull_request', 'head', 'sha'));
  const headRef = asBranch(textAt(payload, 'pull_request', 'head', 'ref')) ?? asBranch(env['GITHUB_HEAD_REF']);
  // The variables are used only if the payload has no commit, so that the two sources are never mixed.
  const number = numberOf(payload) ?? (commit === undefined ? pullRequestOf(env['GITHUB_REF']) : undefined);
  return {
    ref: number === undefined ? undefined : `refs/pull/${number}/head`,
    commit,
    branch: commit === undefined ? undefined : headRef,
    ...baseFields(asBranch(textAt(payload, 'pull_request', 'base', 'ref')) ?? asBranch(env['GITHUB_BASE_REF'])),
    baseCommit: asCommit(textAt(payload, 'pull_request', 'base', 'sha')),
    pullRequest: number,
    pullRequestState: stateOf(payload, 'pull_request'),
    boundToCommit: true,
  };
}

/**
 * Whether this event is the merge itself. Later events of a merged pull request, such as a label or a review, are not: the base branch
 * may have new commits.
 */
export function isMerge(payload: Payload): boolean {
  return aboutMerge(payload) !== undefined;
}

/**
 * The base branch after the merge, as for a push. The commit is the merge commit, the squashed commit, or the last commit of a rebase
 * (https://docs.github.com/rest/pulls/pulls#get-a-pull-request).
 */
function aboutMerge(payload: Payload): EventFacts | undefined {
  if (textAt(payload, 'action') !== 'closed' || at(payload, 'pull_request', 'merged') !== true) return undefined;
  const branch = asBranch(textAt(payload, 'pull_request', 'base', 'ref'));
  const commit = asCommit(textAt(payload, 'pull_request', 'merge_commit_sha'));
  if (branch === undefined || commit === undefined) return undefined;
  const ref = `refs/heads/${branch}`;
  // The merged policy applies from now on, so it is read at this commit.
  return {
    ref,
    commit,
    branch,
    baseRef: ref,
    baseCommit: commit,
    pullRequest: numberOf(payload),
    pullRequestState: 'closed',
    boundToCommit: true,
  };
}

/** A comment belongs to no commit. Its pull request is only where results can be published. */
export function commentedPullRequest(payload: Payload): Partial<EventFacts> {
  const isPullRequest = typeof at(payload, 'issue', 'pull_request') === 'object' && at(payload, 'issue', 'pull_request') !== null;
  if (!isPullRequest) return {};
  return { pullRequest: numberAt(payload, 'issue', 'number'), pullRequestState: stateOf(payload, 'issue') };
}

function numberOf(payload: Payload): number | undefined {
  return numberAt(payload, 'pull_request', 'number') ?? numberAt(payload, 'number');
}

function stateOf(payload: Payload, what: 'pull_request' | 'issue'): 'open' | 'closed' | undefined {
  const state = textAt(payload, what, 'state');
  return state === 'open' || state === 'closed' ? state : undefined;
}
