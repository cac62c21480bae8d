import { asBranch, asCommit } from '../domain/refs.js';
import type { Env, EventFacts } from './event-facts.js';
import { headRepository } from './head-repository.js';
import { at, numberAt, type Payload, textAt } from './payload.js';

/**
 * The run that was waited for: its branch, its commit. GITHUB_REF is the default branch here and would mix the two.
 * A fork's branch exists in the fork only, hence no ref to report to.
 */
export function aboutWorkflowRun(payload: Payload, env: Env): EventFacts {
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
 * The one pull request of this repository that the run's commit is the head of. GitHub lists those of other repositories as well, none
 * for forks (https://github.com/actions/runner/issues/3444), and several where a branch is offered to several: then nobody knows which is meant.
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
