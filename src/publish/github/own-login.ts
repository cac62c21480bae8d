import type { GitHub, GitHubAccess } from './octokit.js';
import { asRefusal } from './rate-limit.js';

/** Who a job's own token writes as. */
const JOB_USER = 'github-actions[bot]';

interface Identity {
  readonly github: GitHubAccess;
  readonly octokit: GitHub;
}

/** Whose comments are ours. A job's own token is the rule and may not ask, so that another app's token is taken for it. */
export async function ownLogin({ github, octokit }: Identity, signal: AbortSignal): Promise<string> {
  if (github.isInstallationToken) return JOB_USER;
  return orJobUser(async () => {
    const { data } = await octokit.rest.users.getAuthenticated({ request: { signal } });
    return data?.login;
  });
}

/**
 * `ownLogin` that also knows apps of one's own, at the price of a request: GraphQL tells an installation its name, which REST refuses.
 * For what cannot be deleted again when it turns out to be there twice.
 */
export async function certainLogin(identity: Identity, signal: AbortSignal): Promise<string> {
  if (!identity.github.isInstallationToken) return ownLogin(identity, signal);
  return orJobUser(async () => {
    const data = await identity.octokit.graphql<{ viewer?: { login?: unknown } } | null>('{ viewer { login } }', { request: { signal } });
    return data?.viewer?.login;
  });
}

/** A token that may not ask is taken for a job's own. */
async function orJobUser(ask: () => Promise<unknown>): Promise<string> {
  try {
    const login = await ask();
    return typeof login === 'string' && login !== '' ? login : JOB_USER;
  } catch (error) {
    const status = asRefusal(error)?.status;
    const refused = status === 401 || status === 403 || status === 404;
    // GraphQL refuses with 200 and a list of errors.
    if (refused || (error instanceof Error && error.name === 'GraphqlResponseError')) return JOB_USER;
    throw error;
  }
}
