/** The events that scan-gate supports, as GitHub sends them, reduced to what is read. */
export const REPOSITORY = 'octo-org/infrastructure';
export const HEAD = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
export const MERGE = '6dcb09b5b57875f334f61aebed695e2e4193db5e';
export const BASE = '3484a3fb816e0859fd6e1cea078d76385ff50625';
export const BRANCH = 'feature/orders';
const QUEUE = `refs/heads/gh-readonly-queue/main/pr-7-${BASE}`;

export type EventName =
  | 'push'
  | 'pull_request'
  | 'pull_request_target'
  | 'fork'
  | 'fork_target'
  | 'dependabot'
  | 'schedule'
  | 'workflow_dispatch'
  | 'merge_group'
  | 'queue_push';

/** The variables of a runner, without inputs and files. */
export interface JobEvent {
  readonly env: Readonly<Record<string, string>>;
  readonly payload: unknown;
}

/** @param visibility Of the repository. */
export function eventOf(name: EventName, visibility: 'public' | 'private' = 'private'): JobEvent {
  const repository = repositoryObject(REPOSITORY, visibility);
  const job = {
    GITHUB_ACTIONS: 'true',
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_RUN_ID: '4711',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_WORKFLOW_REF: `${REPOSITORY}/.github/workflows/scan-gate.yml@refs/heads/main`,
    GITHUB_ACTOR: name === 'dependabot' ? 'dependabot[bot]' : 'mona',
    GITHUB_TRIGGERING_ACTOR: 'mona',
  };
  const of = (event: string, ref: string, sha: string, payload: object): JobEvent => ({
    env: {
      ...job,
      GITHUB_EVENT_NAME: event,
      GITHUB_REF: ref,
      GITHUB_REF_NAME: ref.replace(/^refs\/(?:heads|pull)\//, ''),
      GITHUB_SHA: sha,
    },
    payload: { ...payload, repository },
  });
  switch (name) {
    case 'push':
      return of('push', `refs/heads/${BRANCH}`, HEAD, { ref: `refs/heads/${BRANCH}`, after: HEAD, before: BASE, deleted: false });
    case 'queue_push':
      return of('push', QUEUE, HEAD, { ref: QUEUE, after: HEAD, before: BASE, deleted: false });
    case 'merge_group':
      return of('merge_group', QUEUE, HEAD, {
        action: 'checks_requested',
        merge_group: { head_ref: QUEUE, head_sha: HEAD, base_ref: 'refs/heads/main', base_sha: BASE },
      });
    case 'schedule':
      return of('schedule', 'refs/heads/main', HEAD, { schedule: '17 3 * * *' });
    case 'workflow_dispatch':
      return of('workflow_dispatch', 'refs/heads/main', HEAD, { inputs: {}, ref: 'refs/heads/main' });
    case 'pull_request_target':
    case 'fork_target':
      // Since 2025-12-08, the ref and the commit are those of the default branch (decision 0045).
      return of('pull_request_target', 'refs/heads/main', BASE, pullRequest(name, repository));
    case 'pull_request':
    case 'fork':
    case 'dependabot':
      return of('pull_request', 'refs/pull/7/merge', MERGE, pullRequest(name, repository));
  }
}

function pullRequest(name: EventName, home: object): object {
  const login = name === 'dependabot' ? 'dependabot[bot]' : 'mona';
  const repo = name.startsWith('fork') ? repositoryObject('somebody/infrastructure', 'public') : home;
  return {
    action: 'synchronize',
    number: 7,
    pull_request: {
      number: 7,
      state: 'open',
      user: { login },
      head: { ref: BRANCH, sha: HEAD, repo },
      base: { ref: 'main', sha: BASE, repo: home },
    },
  };
}

function repositoryObject(fullName: string, visibility: 'public' | 'private'): object {
  const [login = '', name = ''] = fullName.split('/');
  return {
    name,
    full_name: fullName,
    owner: { login },
    private: visibility === 'private',
    visibility,
    default_branch: 'main',
  };
}
