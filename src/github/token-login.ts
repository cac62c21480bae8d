import type { GitHub, GitHubAccess } from './client.js';
import { toGitHubError } from './github-error.js';

/** Who a job's own token writes as. */
const JOB_USER = 'github-actions[bot]';

interface Identity {
  readonly github: GitHubAccess;
  readonly octokit: GitHub;
}

/**
 * Whose comments and issues are ours. REST does not answer the token of an app's installation, which a job's own token is as well, so
 * GraphQL is asked, which knows both.
 */
export async function tokenLogin({ github, octokit }: Identity, signal: AbortSignal): Promise<string> {
  return orJobUser(async () => {
    if (github.isInstallationToken) {
      const data = await octokit.graphql<{ viewer?: { login?: unknown } } | null>('{ viewer { login } }', { request: { signal } });
      return data?.viewer?.login;
    }
    const { data } = await octokit.rest.users.getAuthenticated({ request: { signal } });
    return data?.login;
  });
}

/** A token that may not ask is taken for a job's own. */
async function orJobUser(ask: () => Promise<unknown>): Promise<string> {
  try {
    const login = await ask();
    return typeof login === 'string' && login !== '' ? login : JOB_USER;
  } catch (error) {
    const status = toGitHubError(error)?.status;
    const refused = status === 401 || status === 403 || status === 404;
    // GraphQL refuses with 200 and a list of errors.
    if (refused || (error instanceof Error && error.name === 'GraphqlResponseError')) return JOB_USER;
    throw error;
  }
}
