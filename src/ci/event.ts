import { asBranch, asCommit, asRef, branchOf, isMergeQueueRef } from '../domain/refs.js';
import { baseFields, type Env, type EventFacts } from './event-facts.js';
import { at, headRepository, numberAt, type Payload, textAt } from './payload.js';
import { aboutPullRequest, commentedPullRequest } from './pull-request-event.js';

/**
 * What an event is about. Ref and commit always come from the same place, so that a head ref never gets the merge commit
 * (https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows; decision 0045).
 * A called workflow (`workflow_call`) has the event of its caller.
 */
export function readAbout(event: string, payload: Payload, env: Env): EventFacts {
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
      return { ...aboutWorkflowRun(payload, env), ...mergedAlready(env) };
    case 'issue_comment':
      return { ...aboutEnvironment(env), ...commentedPullRequest(payload), ...mergedAlready(env) };
    case 'deployment':
    case 'deployment_status':
      return aboutDeployment(payload, env);
    default:
      return aboutEnvironment(env);
  }
}

/** GITHUB_SHA as the base: it is a merged commit of the default branch. Jobs of these events often check out a pull request's head. */
function mergedAlready(env: Env): Pick<EventFacts, 'baseCommit'> {
  return { baseCommit: asCommit(env['GITHUB_SHA']) };
}

/** For all other events, such as schedule, workflow_dispatch, release, and repository_dispatch, GitHub's variables are right. */
function aboutEnvironment(env: Env): EventFacts {
  const ref = asRef(env['GITHUB_REF']);
  return { ref, commit: asCommit(env['GITHUB_SHA']), branch: branchOf(ref), boundToCommit: false };
}

/** After a push that deleted its branch or tag, there is no ref to scan, and GitHub's variables name the default branch. */
function aboutPush(payload: Payload, env: Env): EventFacts {
  const pushed = asRef(textAt(payload, 'ref'));
  const deleted = at(payload, 'deleted') === true;
  const current = asRef(env['GITHUB_REF']);
  if (deleted) return current === pushed ? { boundToCommit: false } : aboutEnvironment(env);
  const { ref, commit } = wholePair(aboutEnvironment(env), { ref: pushed, commit: pushedCommit(payload) });
  // For a merge queue's branch, the payload has no base (`before` is on the same branch). The branch's name contains the base branch.
  return { ref, commit, branch: branchOf(ref), ...(isMergeQueueRef(ref) && baseFields(queueBase(ref))), boundToCommit: true };
}

/** The temporary branch of a merge queue. */
function aboutMergeGroup(payload: Payload, env: Env): EventFacts {
  const reported = { ref: asRef(textAt(payload, 'merge_group', 'head_ref')), commit: asCommit(textAt(payload, 'merge_group', 'head_sha')) };
  const { ref, commit } = wholePair(reported, aboutEnvironment(env));
  return {
    ref,
    commit,
    branch: branchOf(ref),
    ...baseFields(branchOf(asRef(textAt(payload, 'merge_group', 'base_ref'))) ?? queueBase(ref)),
    // If other entries are ahead in the queue, this is their merge, not the branch's tip.
    baseCommit: asCommit(textAt(payload, 'merge_group', 'base_sha')),
    boundToCommit: true,
  };
}

/**
 * What is deployed. For a deployment of a commit, the runner's ref is empty. The payload's `ref` is a branch, a tag, or a commit, without
 * its kind.
 */
function aboutDeployment(payload: Payload, env: Env): EventFacts {
  const { ref, commit, branch } = aboutEnvironment(env);
  const deployed = asCommit(textAt(payload, 'deployment', 'sha')) ?? commit;
  const isPair = commit === deployed || (ref !== undefined && namesOf(ref).includes(textAt(payload, 'deployment', 'ref') ?? ''));
  return {
    ref: isPair ? ref : undefined,
    commit: deployed,
    branch: isPair ? branch : undefined,
    // The deployed commit may be a pull request's head.
    baseRef: baseFields(asBranch(textAt(payload, 'repository', 'default_branch'))).baseRef,
    boundToCommit: true,
  };
}

/** The names that a deployment may use for a ref. */
function namesOf(ref: string): string[] {
  return [ref, ref.replace(/^refs\/(?:heads|tags)\//, '')];
}

/** The first complete pair, or else the first partial one. Never one half from each. */
function wholePair(
  first: Pick<EventFacts, 'ref' | 'commit'>,
  second: Pick<EventFacts, 'ref' | 'commit'>,
): Pick<EventFacts, 'ref' | 'commit'> {
  const pairs = [first, second].map(({ ref, commit }) => ({ ref, commit }));
  return pairs.find(({ ref, commit }) => ref !== undefined && commit !== undefined) ?? pairs.find(({ ref, commit }) => ref ?? commit) ?? {};
}

/** For an annotated tag, `after` is the hash of the tag object, not of the commit. */
function pushedCommit(payload: Payload): string | undefined {
  const head = asCommit(textAt(payload, 'head_commit', 'id'));
  if (head !== undefined || textAt(payload, 'ref')?.startsWith('refs/tags/')) return head;
  return asCommit(textAt(payload, 'after'));
}

/** `main` of `refs/heads/gh-readonly-queue/main/pr-104-<sha>`. */
function queueBase(ref: string | undefined): string | undefined {
  return asBranch(/^refs\/heads\/gh-readonly-queue\/(.+)\/pr-[0-9]+-[0-9a-f]+$/.exec(ref ?? '')?.[1]);
}

/**
 * The branch and commit of the completed run, because GITHUB_REF is the default branch here.
 * A fork's branch does not exist in this repository, so there is no ref.
 */
function aboutWorkflowRun(payload: Payload, env: Env): EventFacts {
  const branch = asBranch(textAt(payload, 'workflow_run', 'head_branch'));
  const commit = asCommit(textAt(payload, 'workflow_run', 'head_sha'));
  const home = [textAt(payload, 'repository', 'full_name'), env['GITHUB_REPOSITORY']];
  const isOurs = headRepository(payload, ['workflow_run', 'head_repository'], home) === 'own';
  return {
    ref: isOurs && branch !== undefined ? `refs/heads/${branch}` : undefined,
    commit,
    branch,
    pullRequest: isOurs ? pullRequestOfRun(payload, commit) : undefined,
    boundToCommit: true,
  };
}

/**
 * The only pull request of this repository whose head is the run's commit; undefined if there are several. GitHub also lists pull requests
 * of other repositories, and none for forks (https://github.com/actions/runner/issues/3444).
 */
function pullRequestOfRun(payload: Payload, commit: string | undefined): number | undefined {
  const listed = at(payload, 'workflow_run', 'pull_requests');
  const home = at(payload, 'repository', 'id');
  if (!Array.isArray(listed) || commit === undefined || typeof home !== 'number') return undefined;
  const matching = listed.filter(
    (pull: unknown) => at(pull, 'base', 'repo', 'id') === home && asCommit(textAt(pull, 'head', 'sha')) === commit,
  );
  return matching.length === 1 ? numberAt(matching[0], 'number') : undefined;
}
