import { readSource } from '../../src/ci/source.js';
import type { Source } from '../../src/domain/source.js';

export const TIP = '1111111111111111111111111111111111111111';
/** Of a pull request with its base: GITHUB_SHA on `pull_request`. */
export const MERGE_COMMIT = '2222222222222222222222222222222222222222';

/** What GitHub's runner sets for a job on the default branch. */
export function jobOf(event: string, payload: unknown, env: Record<string, string | undefined> = {}): Source {
  return readSource({
    env: {
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: '/event.json',
      GITHUB_REPOSITORY: 'octo-org/octo-repo',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_SHA: TIP,
      GITHUB_ACTOR: 'octocat',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_RUN_ID: '42',
      GITHUB_RUN_ATTEMPT: '1',
      ...env,
    },
    readFile: () => (typeof payload === 'string' ? payload : JSON.stringify(payload)),
  }).source;
}

/** With every field, so that an absent one and an undefined one are the same. */
export function whole(source: Source): Source {
  const absent = {
    ref: undefined,
    commit: undefined,
    branch: undefined,
    baseBranch: undefined,
    baseRef: undefined,
    baseCommit: undefined,
    pullRequest: undefined,
    pullRequestState: undefined,
  };
  return { ...absent, untrusted: undefined, ...source };
}
