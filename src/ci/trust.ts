import type { Source } from '../domain/source.js';
import type { Env } from './event-facts.js';
import { headRepository, type Payload, textAt } from './payload.js';
import { isMerge } from './pull-request-event.js';

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

/** What the event proves about its code; undefined if the code is the repository's own and the run has the secrets. */
export function detectUntrustedCode(event: string, payload: Payload, env: Env): Source['untrusted'] {
  const head = headOf(event, payload, env);
  if (head !== 'own') return head;
  return isDependabot(event, payload, env) ? 'dependabot' : undefined;
}

/** By who caused the run: secrets are withheld also when a person runs it again. On other events Dependabot's runs have all secrets. */
function isDependabot(event: string, payload: Payload, env: Env): boolean {
  if (env['GITHUB_ACTOR'] !== DEPENDABOT) return false;
  if (event === 'pull_request_target') return textAt(payload, 'pull_request', 'user', 'login') === DEPENDABOT;
  return WITHOUT_SECRETS.has(event);
}

/** Only pull requests, and the runs that `workflow_run` waited for, can be about another repository's code. */
function headOf(event: string, payload: Payload, env: Env): 'own' | 'fork' | 'unknown' {
  const home = [textAt(payload, 'repository', 'full_name'), env['GITHUB_REPOSITORY']];
  if (event.startsWith('pull_request')) {
    // The base's own event about the base's own commit, which a person has merged.
    if (event === 'pull_request_target' && isMerge(payload)) return 'own';
    return headRepository(
      payload,
      ['pull_request', 'head', 'repo'],
      [textAt(payload, 'pull_request', 'base', 'repo', 'full_name'), ...home],
    );
  }
  return event === 'workflow_run' ? headRepository(payload, ['workflow_run', 'head_repository'], home) : 'own';
}
