import { Gitlab } from '@gitbeaker/rest';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type GitlabState, gitlabMount } from '../../src/emulator/gitlab/index.js';
import { type GitlabScenario, instanceRateLimit, notesRateLimit } from '../../src/emulator/gitlab/scenario.js';
import { handClock, type Rig, rig } from './harness.js';

const PROJECT = 'octo-group/infrastructure';
const NOTES = '/api/v4/projects/42/merge_requests/7/notes';
const HEAD = 'abcdef0123456789abcdef0123456789abcdef01';
const SCENARIO: GitlabScenario = {
  pulls: [
    { number: 7, headSha: HEAD },
    { number: 8, fork: true, locked: true },
  ],
  files: { main: { '.github/scan-gate.yml': 'name: a\n' }, 'feature/orders': { '.github/scan-gate.yml': 'name: b\n' } },
};

const clock = handClock();
let opened: Rig<GitlabState>;
afterEach(() => opened.emulator.close());

async function open(scenario: GitlabScenario = {}): Promise<InstanceType<typeof Gitlab>> {
  opened = await rig(gitlabMount({ ...SCENARIO, ...scenario }), { 'private-token': 'glpat-emulated' }, clock);
  return new Gitlab({ host: opened.emulator.url, token: 'glpat-emulated' });
}

function jobClient(): InstanceType<typeof Gitlab> {
  return new Gitlab({ host: opened.emulator.url, jobToken: 'glcbt-emulated' });
}

async function statusOf(call: Promise<unknown>): Promise<number> {
  const error = (await call.then(
    () => ({ cause: { response: { status: 200 } } }),
    (refused: unknown) => refused,
  )) as { readonly cause: { readonly response: { readonly status: number } } };
  return error.cause.response.status;
}

describe('GitLab, as its client of @gitbeaker sees it', () => {
  it('keeps notes: create, list, read, change, remove', async () => {
    const client = await open();
    const me = await client.Users.showCurrentUser();
    const made = await client.MergeRequestNotes.create(PROJECT, 7, 'First');
    expect(made).toMatchObject({ body: 'First', author: { id: me.id, username: 'project_42_bot_emulated' }, noteable_iid: 7 });
    expect(await client.MergeRequestNotes.edit(42, 7, made.id, { body: 'Second' })).toMatchObject({ id: made.id, body: 'Second' });
    expect(await client.MergeRequestNotes.show(42, 7, made.id)).toMatchObject({ body: 'Second' });
    expect(await client.MergeRequestNotes.all(42, 7)).toHaveLength(1);
    await client.MergeRequestNotes.remove(42, 7, made.id);
    expect(opened.emulator.state.notes).toEqual([]);
    expect(opened.emulator.undocumented).toEqual([]);
  });

  it('lists notes in pages, in the requested order', async () => {
    const notes = Array.from({ length: 45 }, (_, index) => ({ pull: 7, body: `n${index}`, author: 'mona' }));
    const client = await open({ notes });
    const bodies = async (options: { sort?: 'asc' | 'desc' }) =>
      (await client.MergeRequestNotes.all(42, 7, { perPage: 20, ...options })).map(({ body }) => body);
    expect(await bodies({ sort: 'asc' })).toEqual(notes.map(({ body }) => body));
    expect((await bodies({}))[0]).toBe('n44');
    const first = await opened.get(`${NOTES}?per_page=20&sort=asc&order_by=created_at`);
    expect([first.headers.get('x-next-page'), first.headers.get('x-total')]).toEqual(['2', '45']);
    const last = await opened.get(`${NOTES}?per_page=20&page=3`);
    expect([last.headers.get('x-next-page'), last.headers.get('x-prev-page')]).toEqual(['', '2']);
  });

  it('reads the merge request, commits, and files, also with the token of the job', async () => {
    await open();
    const client = jobClient();
    expect(await client.MergeRequests.show(PROJECT, 7)).toMatchObject({
      iid: 7,
      sha: HEAD,
      source_branch: 'feature/orders',
      source_project_id: 42,
    });
    expect(await client.MergeRequests.show(PROJECT, 8)).toMatchObject({ source_project_id: 43, target_project_id: 42 });
    expect(await client.Commits.show(PROJECT, HEAD.slice(0, 12))).toMatchObject({ id: HEAD });
    const file = (ref: string) => client.RepositoryFiles.showRaw(42, '.github/scan-gate.yml', ref);
    expect([await file('main'), await file('feature/orders'), await file(HEAD)]).toEqual(['name: a\n', 'name: b\n', 'name: b\n']);
    expect(await statusOf(client.RepositoryFiles.showRaw(42, 'other.yml', 'main'))).toBe(404);
    expect(await client.MergeRequestNotes.all(42, 7)).toEqual([]);
  });

  it('does not let the token of the job write, or read its user', async () => {
    await open();
    expect(await statusOf(jobClient().MergeRequestNotes.create(42, 7, 'x'))).toBe(401);
    expect(await statusOf(jobClient().Users.showCurrentUser())).toBe(401);
    expect(opened.emulator.state.notes).toEqual([]);
  });

  it('does not let a token change the notes of others, or the system’s', async () => {
    const client = await open({
      notes: [
        { pull: 7, body: '<!-- forged -->', author: 'mallory' },
        { pull: 7, body: 'added 1 commit', author: 'project_42_bot_emulated', system: true },
      ],
    });
    const ids = opened.emulator.state.notes.map(({ id }) => id);
    for (const id of ids) {
      expect(await statusOf(client.MergeRequestNotes.edit(42, 7, id, { body: 'x' }))).toBe(403);
      expect(await statusOf(client.MergeRequestNotes.remove(42, 7, id))).toBe(403);
    }
    expect(opened.emulator.state.notes).toHaveLength(2);
  });

  it.each<[string, GitlabScenario, string, number, number, object]>([
    ['a wrong token', {}, 'glpat-other', 7, 401, { message: '401 Unauthorized' }],
    ['a token that reads only', { scopes: ['read_api'] }, 'glpat-emulated', 7, 403, { error: 'insufficient_scope', scope: 'api' }],
    ['a role that is too low', { denied: ['note-create'] }, 'glpat-emulated', 7, 403, { message: '403 Forbidden' }],
    ['a locked discussion', {}, 'glpat-emulated', 8, 403, { message: '403 Forbidden' }],
    ['a merge request that does not exist', {}, 'glpat-emulated', 9, 404, { message: '404 MergeRequest Not Found' }],
    ['the limit on notes', { faults: [{ call: 'note-create', nth: 1, fault: notesRateLimit }] }, 'glpat-emulated', 7, 429, { message: {} }],
  ])('refuses %s', async (_name, scenario, token, iid, status, body) => {
    await open(scenario);
    const reply = await opened.send('POST', `/api/v4/projects/42/merge_requests/${iid}/notes`, { body: 'x' }, { 'private-token': token });
    expect(reply).toMatchObject({ status, body });
    expect(opened.emulator.state.notes).toEqual([]);
    expect(opened.emulator.undocumented).toEqual([]);
  });

  it('limits the length of a note', async () => {
    await open();
    expect((await opened.post(NOTES, { body: 'x'.repeat(1_000_000) })).status).toBe(201);
    expect((await opened.post(NOTES, { body: 'x'.repeat(1_000_001) })).body).toMatchObject({
      message: expect.stringContaining('too long'),
    });
    expect((await opened.post(NOTES, { body: ' ' })).status).toBe(400);
  });

  it('reports its rate limit on every answer', async () => {
    await open({ faults: [{ call: 'user', nth: 2, fault: instanceRateLimit(30) }] });
    expect((await opened.get('/api/v4/user')).headers.get('ratelimit-remaining')).toBe('7199');
    const limited = await fetch(`${opened.emulator.url}/api/v4/user`, { headers: { 'private-token': 'glpat-emulated' } });
    expect([limited.status, await limited.text(), limited.headers.get('retry-after')]).toEqual([429, 'Retry later\n', '30']);
    expect(Number(limited.headers.get('ratelimit-reset'))).toBe(Math.ceil(clock.now() / 1000) + 30);
  });
});

describe('quick actions of GitLab', () => {
  it.each<[string, string, readonly string[], string | undefined]>([
    ['alone make no note', '/close\n/label ~bug', ['/close', '/label ~bug'], undefined],
    ['are taken out of a note', 'Hello\n  /merge\nWorld', ['/merge'], 'Hello\nWorld'],
    ['are ignored in fenced code', '```\n/close\n```\nEnd', [], '```\n/close\n```\nEnd'],
    ['run after three backticks in a longer fence', '````\na\n```\n/close\n````', ['/close'], '````\na\n```\n````'],
    ['run in quotes that HTML makes, in either case', '<details>\r\n/CLOSE\r\n</details>', ['/CLOSE'], '<details>\n</details>'],
    ['are documented words only', '/etc/passwd\nsee /close', [], '/etc/passwd\nsee /close'],
  ])('%s', async (_name, body, commands, kept) => {
    await open();
    const reply = await opened.post(NOTES, { body });
    expect(reply.status).toBe(kept === undefined ? 202 : 201);
    expect(opened.emulator.state.commands).toEqual(commands);
    expect(opened.emulator.state.notes.map((note) => note.body)).toEqual(kept === undefined ? [] : [kept]);
  });
});

describe('GitLab, strict', () => {
  it.each<[string, string, unknown]>([
    ['GET', '/api/v4/projects/42/issues', undefined],
    ['GET', '/projects/42/merge_requests/7/notes', undefined],
    ['PATCH', `${NOTES}/1`, { body: 'x' }],
    ['GET', `/api/v4/projects/${PROJECT}/merge_requests/7`, undefined],
    ['GET', `${NOTES}?per_page=101`, undefined],
    ['GET', `${NOTES}?limit=5`, undefined],
    ['POST', NOTES, {}],
    ['POST', NOTES, { body: 'x', marker: 1 }],
  ])('refuses and remembers %s %s %j', async (method, path, body) => {
    await open();
    expect((await opened.send(method, path, body)).status).toBe(400);
    expect(opened.emulator.undocumented).toHaveLength(1);
    expect(opened.emulator.requests[0]?.headers['private-token']).toBe('present');
  });
});
