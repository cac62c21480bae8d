import { type Env, headRepositoryOfRun, isSame } from './github-event.js';
import { at, type Payload, textAt } from './payload.js';

const DEPENDABOT = 'dependabot[bot]';

/**
 * What the event proves about its code: `fork` is not the repository's own, `dependabot` runs without secrets.
 * A head repository that is gone (null) was a fork. A pull request of which nothing at all is known (the payload is missing
 * or broken) proves nothing; it has neither commit nor branch, so that nothing is scanned for it.
 */
export function readTrust(event: string, payload: Payload, env: Env): 'fork' | 'dependabot' | undefined {
  if (isFork(event, payload, env)) return 'fork';
  // Whoever wrote the pull request: secrets are withheld from runs that Dependabot caused, also when a person runs them again.
  return env['GITHUB_ACTOR'] === DEPENDABOT ? 'dependabot' : undefined;
}

function isFork(event: string, payload: Payload, env: Env): boolean {
  const home = textAt(payload, 'repository', 'full_name') ?? env['GITHUB_REPOSITORY'];
  if (event.startsWith('pull_request')) {
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
