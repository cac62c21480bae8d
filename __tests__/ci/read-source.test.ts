import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { readSource } from '../../src/ci/source.js';
import { isUnmerged } from '../../src/domain/source.js';
import { runs } from '../helpers/lanes.js';
import { gitHubPages } from '../helpers/pages.js';
import { jobOf, whole } from './github-job.js';

const HEAD = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
const TIP = '1111111111111111111111111111111111111111';
const QUEUE = 'refs/heads/gh-readonly-queue/main/pr-104-929f8209d40f77f4abc622a499c93a83babdbe64';

function pull(overrides: Record<string, unknown> = {}, head: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    number: 7,
    pull_request: {
      number: 7,
      state: 'open',
      user: { login: 'octocat' },
      head: { ref: 'feature/x', sha: HEAD, repo: { full_name: 'octo-org/octo-repo' }, ...head },
      base: { ref: 'main', sha: TIP, repo: { full_name: 'octo-org/octo-repo' } },
      ...overrides,
    },
    repository: { full_name: 'octo-org/octo-repo', private: false, visibility: 'public' },
  };
}

const MERGE = { GITHUB_REF: 'refs/pull/7/merge', GITHUB_SHA: '2222222222222222222222222222222222222222' };

it('reads an event whose file begins with a byte order mark', () => {
  const env = { GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: 'event.json' };
  const readFile = (): string => `\uFEFF${JSON.stringify(pull())}`;

  expect(readSource({ env, readFile, ref: undefined, sha: undefined }).source).toMatchObject({ commit: HEAD, baseCommit: TIP });
});

describe('a pull request', () => {
  it('is its head, never the merge commit', () => {
    expect(jobOf('pull_request', pull(), MERGE)).toEqual({
      ci: 'github',
      event: 'pull_request',
      repository: 'octo-org/octo-repo',
      visibility: 'public',
      ref: 'refs/pull/7/head',
      commit: HEAD,
      branch: 'feature/x',
      baseBranch: 'main',
      baseRef: 'refs/heads/main',
      baseCommit: TIP,
      pullRequest: 7,
      pullRequestState: 'open',
      untrusted: undefined,
      mergeQueue: false,
      serverUrl: 'https://github.com',
      pages: gitHubPages('octo-org/octo-repo'),
      runUrl: 'https://github.com/octo-org/octo-repo/actions/runs/42',
      hostedRunner: undefined,
      run: '42.1',
      boundToCommit: true,
      overridden: false,
    });
  });

  it.each(['pull_request', 'pull_request_target', 'pull_request_review'])('from a fork is not trusted (%s)', (event) => {
    for (const head of [{ repo: { full_name: 'mallory/octo-repo' } }, { repo: null }]) {
      expect(jobOf(event, pull({}, head))).toMatchObject({ untrusted: 'fork', ref: 'refs/pull/7/head' });
    }
    expect(jobOf(event, pull({}, { repo: { full_name: 'Octo-Org/Octo-Repo' } })).untrusted).toBeUndefined();
  });

  it('proves nothing if no repository is named to compare with', () => {
    const payload = { ...pull({ base: { ref: 'main', sha: TIP } }), repository: {} };
    expect(jobOf('pull_request', payload, { GITHUB_REPOSITORY: undefined }).untrusted).toBe('unknown');
    expect(jobOf('pull_request', payload).untrusted).toBeUndefined();
  });

  it.each([
    ['the actor', pull(), { GITHUB_ACTOR: 'dependabot[bot]' }, 'dependabot'],
    [
      'the actor of a run that a person started again',
      pull(),
      { GITHUB_ACTOR: 'dependabot[bot]', GITHUB_TRIGGERING_ACTOR: 'mona' },
      'dependabot',
    ],
    [
      'an author whose branch a person pushed to: that run has its secrets',
      pull({ user: { login: 'dependabot[bot]' } }),
      { GITHUB_ACTOR: 'mona' },
      undefined,
    ],
  ])('by %s', (_who, payload, env, untrusted) => {
    expect(jobOf('pull_request', payload, env).untrusted).toBe(untrusted);
  });

  it('that is closed says so', () => {
    expect(jobOf('pull_request', pull({ state: 'closed', merged: true }))).toMatchObject({
      pullRequestState: 'closed',
      ref: 'refs/pull/7/head',
    });
  });

  it.each(['', 'not json', '[]', 'null', '{"pull_request":[]}'])(
    'with the payload %j is known by the variables, without commit and branch: nothing to scan, and nothing proven',
    (text) => {
      const env = { ...MERGE, GITHUB_HEAD_REF: 'feature/x', GITHUB_BASE_REF: 'main' };
      const base = { baseBranch: 'main', baseRef: 'refs/heads/main', baseCommit: undefined };
      const about = { branch: undefined, ...base, commit: undefined, untrusted: 'unknown' };
      expect(jobOf('pull_request', text, env)).toMatchObject({ ...about, ref: 'refs/pull/7/head', pullRequest: 7 });
      expect(jobOf('pull_request_target', text, { ...env, GITHUB_REF: 'refs/heads/main' })).toMatchObject({ ...about, ref: undefined });
    },
  );
});

describe('other events', () => {
  it('a merge queue, on merge_group and on its paired push', () => {
    const payload = { merge_group: { head_ref: QUEUE, head_sha: HEAD, base_ref: 'refs/heads/main' } };
    const env = { GITHUB_REF: QUEUE, GITHUB_SHA: HEAD };
    for (const source of [
      jobOf('merge_group', payload, env),
      jobOf('push', { ref: QUEUE, after: HEAD }, env),
      jobOf('merge_group', '', env),
    ]) {
      expect(source).toMatchObject({ ref: QUEUE, commit: HEAD, mergeQueue: true, baseBranch: 'main', boundToCommit: true });
    }
  });

  it('the base of a merge queue is a commit where the event tells it, and else the branch by name', () => {
    const env = { GITHUB_REF: QUEUE, GITHUB_SHA: HEAD };
    const group = { head_ref: QUEUE, head_sha: HEAD, base_ref: 'refs/heads/main', base_sha: TIP };
    expect(jobOf('merge_group', { merge_group: group }, env)).toMatchObject({ baseRef: 'refs/heads/main', baseCommit: TIP });
    // What a push had before is the queue's own branch, so it is nobody's base, even where it is a commit.
    for (const before of ['0'.repeat(40), TIP]) {
      const source = whole(jobOf('push', { ref: QUEUE, after: HEAD, before, base_ref: null }, env));
      expect(source).toMatchObject({ baseRef: 'refs/heads/main', baseCommit: undefined });
    }
    expect(jobOf('merge_group', { merge_group: { ...group, base_sha: 'main' } }, env).baseCommit).toBeUndefined();
    const release = QUEUE.replace('/main/', '/release/1.x/');
    expect(jobOf('push', { ref: release, after: HEAD }, { ...env, GITHUB_REF: release }).baseRef).toBe('refs/heads/release/1.x');
  });

  it('of a comment and a run that was waited for is what has been merged, whatever the job checks out', () => {
    for (const event of ['issue_comment', 'workflow_run'])
      expect(whole(jobOf(event, pull(), { GITHUB_SHA: TIP }))).toMatchObject({ baseRef: undefined, baseCommit: TIP });
  });

  it('of a deployment, which may be of a pull request, is the default branch', () => {
    const payload = { ...pull(), repository: { full_name: 'o/r', default_branch: 'trunk' } };
    expect(whole(jobOf('deployment', payload))).toMatchObject({ baseRef: 'refs/heads/trunk', baseCommit: undefined });
  });

  it('is asked for on every event that may hold unmerged code, also if the event’s file is broken', () => {
    const of = (event: string): boolean => isUnmerged(jobOf(event, '', { GITHUB_SHA: '' }));
    for (const event of ['pull_request', 'pull_request_review', 'merge_group', 'workflow_run', 'issue_comment'])
      expect(of(event)).toBe(true);
    for (const event of ['deployment', 'deployment_status']) expect(of(event)).toBe(true);
    for (const event of ['push', 'schedule', 'workflow_dispatch', 'release']) expect(of(event)).toBe(false);
  });

  it('a push, a schedule and a release lead nowhere', () => {
    for (const event of ['push', 'schedule', 'release']) {
      const source = jobOf(event, { ...pull(), ref: 'refs/heads/main', after: TIP, base_ref: 'refs/heads/main' });
      expect(whole(source)).toMatchObject({ baseRef: undefined, baseCommit: undefined });
    }
  });

  it('a push of a branch, of a tag, and without variables', () => {
    const tag = { GITHUB_REF: 'refs/tags/v1', GITHUB_SHA: HEAD };
    expect(jobOf('push', {})).toMatchObject({ ref: 'refs/heads/main', commit: TIP, branch: 'main', boundToCommit: true });
    expect(jobOf('push', { after: TIP }, tag)).toMatchObject({ ref: 'refs/tags/v1', commit: HEAD, branch: undefined });
    const bare = { GITHUB_REF: '', GITHUB_SHA: '' };
    expect(jobOf('push', { ref: 'refs/heads/x', after: HEAD }, bare)).toMatchObject({ ref: 'refs/heads/x', commit: HEAD });
  });

  it('a push that deleted the branch it stands for is about nothing', () => {
    const payload = { ref: 'refs/heads/gone', deleted: true, after: '0'.repeat(40) };
    expect(jobOf('push', payload, { GITHUB_REF: 'refs/heads/gone', GITHUB_SHA: '0'.repeat(40) })).toMatchObject({ boundToCommit: false });
    expect(jobOf('push', payload, { GITHUB_REF: 'refs/heads/gone' }).ref).toBeUndefined();
  });

  it.each(['schedule', 'workflow_dispatch', 'release', 'repository_dispatch', 'check_run'])(
    '%s is what the variables say, not bound to it',
    (event) => {
      expect(jobOf(event, { schedule: '0 4 * * *' })).toMatchObject({
        ref: 'refs/heads/main',
        commit: TIP,
        branch: 'main',
        boundToCommit: false,
      });
    },
  );

  it('a deployment from a commit has no ref', () => {
    const source = jobOf('deployment', { deployment: { sha: HEAD, ref: HEAD } }, { GITHUB_REF: '', GITHUB_SHA: '' });
    expect(source).toMatchObject({ ref: undefined, commit: HEAD, branch: undefined });
  });

  it('a workflow_run is the run that was waited for', () => {
    const run = { head_branch: 'feature/x', head_sha: HEAD, head_repository: { full_name: 'octo-org/octo-repo' } };
    const repository = { full_name: 'octo-org/octo-repo' };
    expect(jobOf('workflow_run', { workflow_run: run, repository })).toMatchObject({ ref: 'refs/heads/feature/x', commit: HEAD });
    const fork = { ...run, head_repository: { full_name: 'mallory/octo-repo' } };
    expect(jobOf('workflow_run', { workflow_run: fork, repository })).toMatchObject({ ref: undefined, commit: HEAD, untrusted: 'fork' });
    expect(jobOf('workflow_run', { workflow_run: { ...run, head_repository: null }, repository })).toMatchObject({
      untrusted: 'fork',
      ref: undefined,
    });
    expect(jobOf('workflow_run', { workflow_run: { ...run, actor: { login: 'dependabot[bot]' } }, repository }).untrusted).toBeUndefined();
    expect(jobOf('workflow_run', '')).toMatchObject({ untrusted: 'unknown', commit: undefined, branch: undefined });
  });

  it('a comment speaks for the default branch, and knows the pull request to answer in', () => {
    const issue = { number: 9, state: 'open' };
    expect(jobOf('issue_comment', { issue }).pullRequest).toBeUndefined();
    const source = jobOf('issue_comment', { issue: { ...issue, pull_request: { url: 'x' } } });
    expect(source).toMatchObject({ pullRequest: 9, pullRequestState: 'open', ref: 'refs/heads/main', boundToCommit: false });
  });

  it.each([
    [{ visibility: 'internal', private: true }, 'internal'],
    [{ private: true }, 'private'],
    [{ private: false }, 'public'],
    [{ visibility: 'secret' }, 'unknown'],
    [undefined, 'unknown'],
  ])('visibility of %j: %s', (repository, visibility) => {
    expect(jobOf('push', { repository }).visibility).toBe(visibility);
  });

  it('links to the attempt when the run was started again', () => {
    expect(jobOf('push', {}, { GITHUB_RUN_ATTEMPT: '3', GITHUB_SERVER_URL: 'https://ghe.example/' }).runUrl).toBe(
      'https://ghe.example/octo-org/octo-repo/actions/runs/42/attempts/3',
    );
    expect(jobOf('push', {}, { GITHUB_RUN_ID: 'x' }).runUrl).toBeUndefined();
  });
});

describe('other places', () => {
  it.each([{}, { GITHUB_ACTIONS: 'false' }, { CI: 'false' }])('nothing is taken from the environment %j', (env) => {
    const { source } = readSource({ env: { ...env, GITHUB_REF: 'refs/heads/main', GITHUB_SHA: TIP }, readFile: () => '{}' });
    expect(source).toEqual({ ci: 'none', visibility: 'unknown', mergeQueue: false, boundToCommit: false, overridden: false });
  });
});

describe('another CI', () => {
  it.each(['CI', 'GITLAB_CI', 'TF_BUILD', 'JENKINS_URL', 'TEAMCITY_VERSION', 'GITEA_ACTIONS'])(
    '%s: nothing else is taken from it',
    (name) => {
      const env = { [name]: 'True', GITHUB_ACTIONS: 'false', GITHUB_REF: 'refs/heads/main', GITHUB_SHA: TIP };
      const { source } = readSource({ env, readFile: () => '{}' });
      expect(source).toEqual({ ci: 'other', visibility: 'unknown', mergeQueue: false, boundToCommit: false, overridden: false });
    },
  );
});

describe('Gitea and Forgejo', () => {
  const EVENTS = ['pull_request', 'pull_request_target', 'push', 'merge_group', 'workflow_run', 'issue_comment', 'schedule'];
  const payload = { ...pull(), merge_group: { head_ref: QUEUE, head_sha: HEAD, base_ref: 'refs/heads/main', base_sha: TIP } };
  const API = { GITHUB_API_URL: 'https://git.example/forge/api/v1' };

  it.each([
    ['gitea', { ...API, GITEA_ACTIONS: 'true' }, undefined],
    ['gitea', API, undefined],
    ['forgejo', { ...API, GITEA_ACTIONS: 'true', FORGEJO_ACTIONS: 'true' }, 'https://github.com/octo-org/octo-repo/actions/runs/36'],
  ])('%s: change the links, and nothing else that the event says', (flavour, env, runUrl) => {
    const repository = 'https://github.com/octo-org/octo-repo';
    const pages = {
      repository,
      commit: `${repository}/commit/{commit}`,
      file: `${repository}/src/commit/{commit}/{path}`,
      line: '#L{line}',
      pullRequest: `${repository}/pulls/{number}`,
    };
    for (const event of EVENTS)
      expect(whole(jobOf(event, payload, { ...env, GITHUB_RUN_NUMBER: '36' }))).toEqual({
        ...whole(jobOf(event, payload)),
        flavour,
        pages,
        runUrl,
      });
  });

  it.each([
    {},
    { GITHUB_API_URL: 'https://api.github.com' },
    { GITHUB_API_URL: 'https://github.example/api/v3' },
    { GITHUB_API_URL: 'https://api.github.com/?/api/v1' },
  ])('are not what a step at GitHub makes of it: %j', (env) => {
    const posed = { ...env, GITEA_ACTIONS: 'true', FORGEJO_ACTIONS: 'true' };
    for (const event of EVENTS) expect(whole(jobOf(event, payload, posed))).toEqual(whole(jobOf(event, payload, env)));
  });
});

describe('the inputs ref and sha', () => {
  const inputs = (ref: string, sha: string, event = 'pull_request', payload: unknown = pull()) => {
    const env = {
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: '/e',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_SHA: TIP,
      GITHUB_REPOSITORY: 'octo-org/octo-repo',
    };
    return readSource({ env, readFile: () => JSON.stringify(payload), ref, sha });
  };

  it('change nothing when they are empty, or say what the event says', () => {
    for (const [ref, sha] of [
      ['', ''],
      [' ', ''],
      ['refs/pull/7/head', HEAD],
      ['feature/x', ''],
      ['', HEAD.toUpperCase()],
    ] as const) {
      expect(inputs(ref, sha).source).toMatchObject({ ref: 'refs/pull/7/head', commit: HEAD, overridden: false });
    }
  });

  it('a ref alone leaves the commit to the scan', () => {
    expect(whole(inputs('release/2', '').source)).toMatchObject({
      ref: 'refs/heads/release/2',
      branch: 'release/2',
      commit: undefined,
      pullRequest: undefined,
      boundToCommit: false,
      overridden: true,
    });
    expect(inputs('refs/tags/v1', '', 'push', {}).source).toMatchObject({ ref: 'refs/tags/v1', branch: undefined, commit: undefined });
  });

  it("the pull request's merge stays the pull request's", () => {
    const merge = '2222222222222222222222222222222222222222';
    expect(inputs('refs/pull/7/merge', merge).source).toMatchObject({
      ref: 'refs/pull/7/merge',
      commit: merge,
      pullRequest: 7,
      branch: 'feature/x',
    });
    expect(whole(inputs('refs/pull/9/head', HEAD).source)).toMatchObject({ pullRequest: 9, baseBranch: undefined });
  });

  it("the event's base stays, whatever they say", () => {
    const base = { baseRef: 'refs/heads/main', baseCommit: TIP };
    for (const [ref, sha] of [
      ['refs/heads/release/2', ''],
      ['refs/tags/v1', HEAD],
      ['refs/pull/9/head', HEAD],
      ['', TIP],
    ] as const) {
      expect(inputs(ref, sha).source).toMatchObject({ ...base, overridden: true });
      expect(inputs(ref, sha, 'pull_request_target').source).toMatchObject(base);
    }
    const group = { head_ref: QUEUE, head_sha: HEAD, base_ref: 'refs/heads/main', base_sha: TIP };
    expect(inputs('refs/heads/main', '', 'merge_group', { merge_group: group }).source).toMatchObject({ ...base, mergeQueue: false });
  });

  it("a fork's branch is not its namesake here", () => {
    const source = inputs('feature/x', '', 'pull_request', pull({}, { repo: null })).source;
    expect(source).toMatchObject({ ref: 'refs/heads/feature/x', commit: undefined, untrusted: 'fork' });
  });

  it('a sha with its ref binds the run to it', () => {
    expect(inputs('main', HEAD, 'schedule', {}).source).toMatchObject({
      ref: 'refs/heads/main',
      commit: HEAD,
      boundToCommit: true,
      overridden: true,
    });
  });

  it('a sha alone is allowed without any CI, where there is no other ref to mix it with', () => {
    const { source, problems } = readSource({ env: {}, readFile: () => '', sha: HEAD });
    expect(problems).toEqual([]);
    expect(source).toMatchObject({ commit: HEAD, boundToCommit: true });
    expect(source.ref).toBeUndefined();
  });

  it('work without any CI', () => {
    const { source } = readSource({ env: {}, readFile: () => '', ref: 'main', sha: HEAD });
    expect(source).toMatchObject({ ci: 'none', ref: 'refs/heads/main', branch: 'main', commit: HEAD });
  });

  it('that cannot be used are problems, all at once', () => {
    const { source, problems } = inputs('bad..name', 'abc');
    expect(problems.map(({ input, given }) => [input, given])).toEqual([
      ['ref', 'bad..name'],
      ['sha', 'abc'],
    ]);
    expect(source.commit).toBe(HEAD);
  });

  it.each(['refs/notes/x', 'refs/heads/', 'a b', '-x', 'x~1', 'x.lock', 'x/', 'refs/heads/a\nb', '@{u}', 'x:y'])(
    'the ref %j is a problem',
    (ref) => {
      expect(inputs(ref, '').problems).toHaveLength(1);
    },
  );
});

describe('hostile events', () => {
  const NAMES = [
    'push',
    'pull_request',
    'pull_request_target',
    'merge_group',
    'workflow_run',
    'issue_comment',
    'deployment',
    'release',
    '__proto__',
    '',
  ];
  const KEYS = [
    'pull_request',
    'head',
    'base',
    'repo',
    'sha',
    'ref',
    'number',
    'state',
    'user',
    'login',
    'full_name',
    'repository',
    'merge_group',
  ];
  const MORE = [
    'head_ref',
    'head_sha',
    'workflow_run',
    'head_branch',
    'head_repository',
    'issue',
    'deployment',
    'deleted',
    'after',
    '__proto__',
  ];
  const json = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, fc.jsonValue(), fc.constantFrom(HEAD, 'refs/heads/x', 7, null, true), tie('object')),
    object: fc.dictionary(fc.constantFrom(...KEYS, ...MORE), tie('value')),
  })).object;

  it('never throw, and never let through what is not a ref or a commit', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NAMES),
        json,
        fc.dictionary(fc.constantFrom('GITHUB_REF', 'GITHUB_SHA', 'GITHUB_REPOSITORY', 'GITHUB_SERVER_URL'), fc.string()),
        (event, payload, env) => {
          const source = jobOf(event, payload, env);
          if (source.commit !== undefined) expect(source.commit).toMatch(/^[0-9a-f]{40}$|^[0-9a-f]{64}$/);
          if (source.ref !== undefined) expect(source.ref).toMatch(/^refs\/[^\s]+$/);
          if (source.baseCommit !== undefined) expect(source.baseCommit).toMatch(/^[0-9a-f]{40}$|^[0-9a-f]{64}$/);
          if (source.baseRef !== undefined) expect(source.baseRef).toMatch(/^refs\/heads\/[^\s]+$/);
          if (source.pullRequest !== undefined) expect(Number.isSafeInteger(source.pullRequest)).toBe(true);
          if (source.repository !== undefined) expect(source.repository).toMatch(/^[\w.-]+\/[\w.-]+$/);
        },
      ),
      { numRuns: runs(500) },
    );
  });

  it('never throw, whatever the file holds, or is', () => {
    fc.assert(fc.property(fc.constantFrom(...NAMES), fc.string(), (event, text) => expect(jobOf(event, text).ci).toBe('github')));
    const env = { GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: '/none' };
    const readFile = (): string => {
      throw new Error('ENOENT');
    };
    expect(readSource({ env, readFile }).source.event).toBe('push');
  });
});

describe('the documents of the action', () => {
  const docsOf = (env: Record<string, string | undefined>, server = 'https://github.com') =>
    jobOf('push', {}, { GITHUB_SERVER_URL: server, ...env }).docsUrl;

  it.each([
    ['octo-org/scan-gate', 'v1', 'https://github.com/octo-org/scan-gate/blob/v1/docs'],
    ['octo-org/scan-gate', 'release/v1.2', 'https://github.com/octo-org/scan-gate/blob/release/v1.2/docs'],
    ['octo-org/scan.gate', TIP, `https://github.com/octo-org/scan.gate/blob/${TIP}/docs`],
  ])('of %s at %s are at that version', (repository, ref, url) => {
    expect(docsOf({ GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref })).toBe(url);
  });

  it('are on the server that the job runs on, and unknown for Gitea', () => {
    const env = { GITHUB_ACTION_REPOSITORY: 'o/r', GITHUB_ACTION_REF: 'v1' };
    expect(docsOf(env, 'https://ghe.example')).toBe('https://ghe.example/o/r/blob/v1/docs');
    expect(docsOf({ ...env, GITHUB_API_URL: 'https://git.example/api/v1' })).toBeUndefined();
  });

  it.each([
    [undefined, undefined],
    ['', ''],
    ['o/r', undefined],
    ['o/r', ''],
    [undefined, 'v1'],
    ['o/..', 'v1'],
    ['o/r/x', 'v1'],
    ['o/r?x', 'v1'],
    ['https://evil.example/o/r', 'v1'],
    ['o/r', '..'],
    ['o/r', '../../evil/x'],
    ['o/r', 'v1/../../..'],
    ['o/r', '/v1'],
    ['o/r', 'v1/'],
    ['o/r', 'v1#x'],
    ['o/r', 'v1?x'],
    ['o/r', 'v1)'],
    ['o/r', 'v1\n'],
    ['o/r', 'v 1'],
    ['o/r', '%2e%2e'],
  ])('are unknown for %j at %j', (repository, ref) => {
    expect(docsOf({ GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref })).toBeUndefined();
  });
});
