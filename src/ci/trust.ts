import type { Env } from './about.js';
import { at, type Payload, textAt } from './payload.js';
import { isMerge } from './pull-request-event.js';
import { headRepositoryOfRun, isSame } from './workflow-run-event.js';

const DEPENDABOT = 'dependabot[bot]';

/**
 * The events that Dependabot gets without the repository's secrets
 * (https://docs.github.com/code-security/dependabot/troubleshooting-dependabot/troubleshooting-dependabot-on-github-actions).
 */
const WITHOUT_SECRETS: ReadonlySet<string> = new Set([
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
  'push',
  'create',
  'deployment',
  'deployment_status',
]);

/**
 * What the event proves about its code: `fork` is not the repository's own, `dependabot` runs without secrets.
 * A head repository that is gone (null) was a fork. A pull request of which nothing at all is known (the payload is missing
 * or broken) proves nothing; it has neither commit nor branch, so that nothing is scanned for it.
 */
export function readTrust(event: string, payload: Payload, env: Env): 'fork' | 'dependabot' | undefined {
  if (isFork(event, payload, env)) return 'fork';
  return isDependabot(event, payload, env) ? 'dependabot' : undefined;
}

/** By who caused the run: secrets are withheld also when a person runs it again. On other events Dependabot's runs have all secrets. */
function isDependabot(event: string, payload: Payload, env: Env): boolean {
  if (env['GITHUB_ACTOR'] !== DEPENDABOT) return false;
  if (event === 'pull_request_target') return textAt(payload, 'pull_request', 'user', 'login') === DEPENDABOT;
  return WITHOUT_SECRETS.has(event);
}

function isFork(event: string, payload: Payload, env: Env): boolean {
  const home = textAt(payload, 'repository', 'full_name') ?? env['GITHUB_REPOSITORY'];
  if (event.startsWith('pull_request')) {
    // The base's own event about the base's own commit, which a person has merged.
    if (event === 'pull_request_target' && isMerge(payload)) return false;
    const head = at(payload, 'pull_request', 'head');
    // Nothing is known, so nothing is proven: without a commit there is nothing to scan either.
    if (typeof head !== 'object' || head === null) return false;
    const base = textAt(payload, 'pull_request', 'base', 'repo', 'full_name') ?? home;
    return at(head, 'repo') === null || differs(textAt(head, 'repo', 'full_name'), base);
  }
  if (event !== 'workflow_run') return false;
  const run = at(payload, 'workflow_run');
  if (typeof run !== 'object' || run === null) return false;
  if (at(run, 'head_repository') === null) return true;
  return differs(headRepositoryOfRun(payload), home);
}

/** GitHub always names both; where one is missing, nothing is proven. */
function differs(head: string | undefined, base: string | undefined): boolean {
  return head !== undefined && base !== undefined && !isSame(head, base);
}
