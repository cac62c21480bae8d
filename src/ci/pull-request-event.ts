import { asBranch, asCommit, pullRequestOf } from '../domain/refs.js';
import { baseFields, type Env, type EventFacts } from './event-facts.js';
import { at, numberAt, type Payload, textAt } from './payload.js';

/**
 * Head branch and head commit. GITHUB_REF and GITHUB_SHA stand for the merge commit here, or for the default branch on
 * pull_request_target, which must never be given a pull request's results; so without a payload the commit stays unknown.
 */
export function aboutPullRequest(payload: Payload, env: Env): EventFacts {
  const merged = aboutMerge(payload);
  if (merged) return merged;
  // Without its commit, the branch could be a fork's namesake of one of ours.
  const commit = asCommit(textAt(payload, 'pull_request', 'head', 'sha'));
  const headRef = asBranch(textAt(payload, 'pull_request', 'head', 'ref')) ?? asBranch(env['GITHUB_HEAD_REF']);
  // The variables name the pull request only where the payload tells no commit that would be mixed with them.
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
 * Whether this event is the merge itself. Later events of a merged pull request (a label, a review) are not: the base branch has
 * moved on by then.
 */
export function isMerge(payload: Payload): boolean {
  return aboutMerge(payload) !== undefined;
}

/**
 * The base branch with what was just merged into it, as the push that the merge is. The commit is the merge's, the squashed one, or
 * the last of a rebase (https://docs.github.com/rest/pulls/pulls#get-a-pull-request).
 */
function aboutMerge(payload: Payload): EventFacts | undefined {
  if (textAt(payload, 'action') !== 'closed' || at(payload, 'pull_request', 'merged') !== true) return undefined;
  const branch = asBranch(textAt(payload, 'pull_request', 'base', 'ref'));
  const commit = asCommit(textAt(payload, 'pull_request', 'merge_commit_sha'));
  if (branch === undefined || commit === undefined) return undefined;
  const ref = `refs/heads/${branch}`;
  // What was merged rules from now on: the policy is read where it was merged to.
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

/** A comment speaks for no commit; the pull request only says where an answer can go. */
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
