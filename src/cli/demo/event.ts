import { randomBytes } from 'node:crypto';

/** What the demo can pretend to be. */
export const DEMO_EVENTS = ['pull_request', 'push', 'fork'] as const;
export type DemoEvent = (typeof DEMO_EVENTS)[number];

const REPOSITORY = 'octo-org/infrastructure';

/** The event's payload and the runner's variables, as GitHub makes them, cut to what is read. */
export function demoEvent(
  event: DemoEvent,
  apiUrl: string,
  { headSha, baseSha }: { readonly headSha: string; readonly baseSha: string },
): { payload: unknown; github: Record<string, string> } {
  const [owner = '', name = ''] = REPOSITORY.split('/');
  const repository = { name, full_name: REPOSITORY, owner: { login: owner }, private: true, visibility: 'private', default_branch: 'main' };
  const github = {
    GITHUB_API_URL: apiUrl,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_RUN_ID: '4711',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_WORKFLOW: 'Security gate',
    GITHUB_JOB: 'gate',
    GITHUB_ACTOR: 'mona',
    RUNNER_ENVIRONMENT: 'github-hosted',
  };
  if (event === 'push') {
    const push = { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main', GITHUB_SHA: headSha };
    return { payload: { ref: 'refs/heads/main', after: headSha, deleted: false, repository }, github: { ...github, ...push } };
  }
  const fork = { ...repository, full_name: 'somebody/infrastructure', owner: { login: 'somebody' } };
  const head = { ref: 'add-data-bucket', sha: headSha, repo: event === 'fork' ? fork : repository };
  const payload = {
    action: 'synchronize',
    number: 7,
    pull_request: {
      number: 7,
      state: 'open',
      user: { login: 'mona' },
      head,
      base: { ref: 'main', sha: baseSha, repo: repository },
    },
    repository,
  };
  const merge = randomBytes(20).toString('hex');
  const pull = {
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_REF: 'refs/pull/7/merge',
    GITHUB_SHA: merge,
    GITHUB_HEAD_REF: head.ref,
    GITHUB_BASE_REF: 'main',
  };
  return { payload, github: { ...github, ...pull } };
}
