import { asCommit } from '../domain/refs.js';
import type { Env, EventFacts } from './event-facts.js';
import type { Payload } from './payload.js';
import { aboutPullRequest, commentedPullRequest } from './pull-request-event.js';
import { aboutDeployment, aboutEnvironment, aboutMergeGroup, aboutPush } from './push-event.js';
import { aboutWorkflowRun } from './workflow-run-event.js';

/**
 * The (ref, commit) pair of every event, always both from the same place, so that the head is never mixed with the merge commit
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

/** Jobs of these events often check out a pull request's head; GITHUB_SHA is the default branch's commit, which has been merged. */
function mergedAlready(env: Env): Pick<EventFacts, 'baseCommit'> {
  return { baseCommit: asCommit(env['GITHUB_SHA']) };
}
