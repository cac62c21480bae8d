import { type Env, headRepositoryOfRun, isSame } from './github-event.js';
import { at, type Payload, textAt } from './payload.js';

const DEPENDABOT = 'dependabot[bot]';

/**
 * What the event proves about its code: `fork` is not the repository's own, `dependabot` runs without secrets.
 * A head repository that is gone (null) was a fork. A pull request of which nothing at all is known (the payload is missing
 * or broken) counts as one too: its branch could be a namesake, and there is no commit that would give it away.
 */
export function readTrust(event: string, payload: Payload, env: Env): 'fork' | 'dependabot' | undefined {
  if (isFork(event, payload, env)) return 'fork';
  const actors = [
    env['GITHUB_ACTOR'],
    env['GITHUB_TRIGGERING_ACTOR'],
    textAt(payload, 'pull_request', 'user', 'login'),
    textAt(payload, 'workflow_run', 'actor', 'login'),
    textAt(payload, 'workflow_run', 'triggering_actor', 'login'),
  ];
  return actors.includes(DEPENDABOT) ? 'dependabot' : undefined;
}

function isFork(event: string, payload: Payload, env: Env): boolean {
  const home = textAt(payload, 'repository', 'full_name') ?? env['GITHUB_REPOSITORY'];
  if (event.startsWith('pull_request')) {
    const head = at(payload, 'pull_request', 'head');
    if (typeof head !== 'object' || head === null) return true;
    const base = textAt(payload, 'pull_request', 'base', 'repo', 'full_name') ?? home;
    return at(head, 'repo') === null || differs(textAt(head, 'repo', 'full_name'), base);
  }
  if (event !== 'workflow_run') return false;
  const run = at(payload, 'workflow_run');
  if (typeof run !== 'object' || run === null || at(run, 'head_repository') === null) return true;
  return differs(headRepositoryOfRun(payload), home);
}

/** GitHub always names both; where one is missing, nothing is proven. */
function differs(head: string | undefined, base: string | undefined): boolean {
  return head !== undefined && base !== undefined && !isSame(head, base);
}
