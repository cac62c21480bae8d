import { afterEach, describe, expect, it } from '@jest/globals';
import { Octokit } from '@octokit/rest';
import { type GiteaState, giteaMount } from '../../src/emulator/gitea/index.js';
import type { GiteaScenario } from '../../src/emulator/gitea/scenario.js';
import { handClock, type Rig, rig } from './harness.js';

const REPO = '/api/v1/repos/octo-org/infrastructure';
const COMMENTS = `${REPO}/issues/7/comments`;
const HEAD = 'abcdef0123456789abcdef0123456789abcdef01';
const WHERE = { owner: 'octo-org', repo: 'infrastructure' };
const SCENARIO: GiteaScenario = {
  pulls: [
    { number: 7, headSha: HEAD },
    { number: 8, fork: true, locked: true },
  ],
  files: { main: { '.gitea/scan-gate.yml': 'name: a\n' }, 'feature/orders': { '.gitea/scan-gate.yml': 'name: b\n' } },
};

const clock = handClock();
let opened: Rig<GiteaState>;
afterEach(() => opened.emulator.close());

async function open(scenario: GiteaScenario = {}): Promise<Octokit> {
  opened = await rig(giteaMount({ ...SCENARIO, ...scenario }), { authorization: 'token gitea-emulated' }, clock);
  return new Octokit({ baseUrl: `${opened.emulator.url}/api/v1`, auth: 'gitea-emulated' });
}

describe('Gitea, as a client for GitHub sees it', () => {
  it('keeps comments: create, list, read, change, remove', async () => {
    const { issues } = await open({ comments: [{ pull: 7, body: 'Hello', author: 'mona' }] });
    const made = (await issues.createComment({ ...WHERE, issue_number: 7, body: 'First' })).data;
    expect(made).toMatchObject({ body: 'First', user: { login: 'gitea-actions', id: -2 } });
    const comment = { ...WHERE, comment_id: made.id };
    await issues.updateComment({ ...comment, body: 'Second' });
    expect((await issues.getComment(comment)).data).toMatchObject({ body: 'Second' });
    const list = await issues.listComments({ ...WHERE, issue_number: 7 });
    expect(list.data).toMatchObject([{ body: 'Hello', user: { login: 'mona' } }, { body: 'Second' }]);
    expect(list.headers).toMatchObject({ 'x-total-count': '2' });
    await issues.deleteComment(comment);
    expect(opened.emulator.state.comments).toMatchObject([{ author: 'mona' }]);
    expect(opened.emulator.undocumented).toEqual([]);
  });

  it('reads pull requests, commits, files, and the user', async () => {
    const client = await open({ readsUser: true, login: 'mona' });
    expect((await client.pulls.get({ ...WHERE, pull_number: 7 })).data).toMatchObject({
      head: { ref: 'feature/orders', sha: HEAD, repo: { full_name: 'octo-org/infrastructure' } },
      base: { ref: 'main' },
    });
    expect((await client.pulls.get({ ...WHERE, pull_number: 8 })).data).toMatchObject({
      head: { repo: { full_name: 'mona/fork', fork: true } },
    });
    expect((await client.git.getCommit({ ...WHERE, commit_sha: HEAD.slice(0, 12) })).data).toMatchObject({ sha: HEAD });
    const raw = async (ref: string) =>
      (await client.request('GET /repos/octo-org/infrastructure/raw/.gitea/scan-gate.yml', { ref })).data as unknown;
    expect([await raw('main'), await raw(HEAD)]).toEqual(['name: a\n', 'name: b\n']);
    expect((await client.users.getAuthenticated()).data).toMatchObject({ login: 'mona' });
    expect(opened.emulator.undocumented).toEqual([]);
  });

  it('keeps statuses of commits, and calls their state a status', async () => {
    const { repos } = await open();
    const status = { state: 'failure', context: 'scan-gate', description: 'Two findings', target_url: 'https://x.test' } as const;
    const { state, ...texts } = status;
    expect((await repos.createCommitStatus({ ...WHERE, sha: HEAD, ...status })).data).toMatchObject({ status: state, ...texts });
    expect(opened.emulator.state.statuses).toEqual([{ sha: HEAD, ...status }]);
  });
});

describe('Gitea lets', () => {
  it('only authors and writers change a comment', async () => {
    const comments = [{ pull: 7, body: '<!-- marker -->', author: 'mallory' }];
    await open({ comments, writes: false });
    const comment = `${REPO}/issues/comments/${opened.emulator.state.comments[0]?.id}`;
    expect([(await opened.send('PATCH', comment, { body: 'x' })).status, (await opened.send('DELETE', comment)).status]).toEqual([
      403, 403,
    ]);
    expect((await opened.post(COMMENTS, { body: 'mine' })).status).toBe(201);
    expect((await opened.post(COMMENTS.replace('7', '8'), { body: 'x' })).status).toBe(403);
    await opened.emulator.close();
    await open({ comments });
    expect((await opened.send('PATCH', comment, { body: 'x' })).status).toBe(200);
  });

  it.each<[string, GiteaScenario, string, string, unknown, number]>([
    ['nobody read without a token', {}, 'GET', `${REPO}/pulls/7`, undefined, 401],
    ['no job read its user', {}, 'GET', '/api/v1/user', undefined, 403],
    ['no reader set a status', { writes: false }, 'POST', `${REPO}/statuses/${HEAD}`, { state: 'success' }, 403],
    ['no token do what its scopes do not include', { denied: ['comment-create'] }, 'POST', COMMENTS, { body: 'x' }, 403],
    ['nobody write an empty comment', {}, 'POST', COMMENTS, { body: '' }, 422],
    ['nobody comment on what does not exist', {}, 'POST', COMMENTS.replace('7', '9'), { body: 'x' }, 404],
    ['nobody set the status of an unknown commit', {}, 'POST', `${REPO}/statuses/${'0'.repeat(40)}`, { state: 'success' }, 404],
    ['nobody read an unknown file', {}, 'GET', `${REPO}/raw/other.yml`, undefined, 404],
  ])('%s', async (_name, scenario, method, path, body, status) => {
    await open(scenario);
    const authorization = status === 401 ? 'token other' : 'Bearer gitea-emulated';
    expect(await opened.send(method, path, body, { authorization })).toMatchObject({ status, body: { message: expect.any(String) } });
    expect(opened.emulator.undocumented).toEqual([]);
    expect(opened.emulator.state).toEqual({ comments: [], statuses: [] });
  });
});

describe('Gitea, strict', () => {
  it.each<[string, string, unknown]>([
    ['GET', `${COMMENTS}?page=2`, undefined],
    ['GET', `${COMMENTS}?per_page=100`, undefined],
    ['GET', COMMENTS.replace('/api/v1', ''), undefined],
    ['POST', COMMENTS, {}],
    ['POST', `${REPO}/statuses/${HEAD}`, { state: 'failed' }],
    ['POST', `${REPO}/code-scanning/sarifs`, { sarif: 'x' }],
  ])('refuses and remembers %s %s %j', async (method, path, body) => {
    await open();
    expect((await opened.send(method, path, body)).status).toBe(400);
    expect(opened.emulator.undocumented).toHaveLength(1);
  });
});
