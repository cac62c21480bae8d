import type { Violation } from '../request-schema.js';
import type { Answer } from '../types.js';

const DOCS = 'https://docs.github.com/rest';

/** GitHub's basic error. */
export function githubError(status: number, message: string, headers?: Readonly<Record<string, string>>): Answer {
  return { status, body: { message, documentation_url: DOCS, status: String(status) }, headers };
}

/** GitHub's validation error, with a list. */
export function validationFailed(resource: string, { field, issue }: Violation): Answer {
  const errors = [{ resource, code: 'unprocessable', field, message: issue }];
  return { status: 422, body: { message: 'Validation Failed', errors, documentation_url: DOCS, status: '422' } };
}

/** GitHub's error for a missing permission. */
export function notAccessible(permissions: string): Answer {
  return githubError(403, 'Resource not accessible by integration', { 'x-accepted-github-permissions': permissions });
}

/** The redirect of a renamed repository. `url` contains the repository's ID, which does not change. */
export function moved(method: string, url: string): Answer {
  const [status, message] = method === 'GET' ? ([301, 'Moved Permanently'] as const) : ([307, 'Temporary Redirect'] as const);
  return {
    status,
    body: { message, url, documentation_url: `${DOCS}/guides/best-practices-for-using-the-rest-api` },
    headers: { location: url },
  };
}
