import { afterEach, describe, expect, it } from '@jest/globals';
import { getBearerHandler, WebApi } from 'azure-devops-node-api';
import { CommentThreadStatus, CommentType, GitStatusState, GitVersionType } from 'azure-devops-node-api/interfaces/GitInterfaces.js';
import { type AzureState, azureMount } from '../../src/emulator/azure/index.js';
import { repositoryId } from '../../src/emulator/azure/objects.js';
import type { AzureScenario } from '../../src/emulator/azure/scenario.js';
import type { ServiceEmulator } from '../../src/emulator/types.js';
import { validateRequest, validateResponse } from '../helpers/oracles/azure-git.js';
import { discoverable } from './azure-harness.js';
import { handClock, type Reply, type Rig, rig } from './harness.js';

const PULL = '/octo-org/Orders/_apis/git/repositories/infrastructure/pullRequests/7';
const THREADS = `${PULL}/threads`;
const V = '?api-version=7.1';
const HEAD = 'abcdef0123456789abcdef0123456789abcdef01';
const USER = 'Orders Build Service (octo-org)';
const FILES = { main: { '.azure/scan-gate.yml': 'name: a\n' }, 'feature/orders': { '.azure/scan-gate.yml': 'name: b\n' } };
const SCENARIO: AzureScenario = {
  pulls: [
    { number: 7, headSha: HEAD },
    { number: 8, fork: true },
  ],
  branches: { main: HEAD, 'main-2': HEAD.replace('a', 'b') },
  files: FILES,
};
const THREAD = {
  comments: [{ parentCommentId: 0, content: 'First', commentType: 'text' }],
  status: 'active',
  properties: { 'scan-gate.name': 'a' },
};

let opened: Rig<AzureState>;
afterEach(() => opened.emulator.close());

async function open(scenario: AzureScenario = {}, wrap = (mount: ServiceEmulator<AzureState>) => mount): Promise<void> {
  const mount = wrap(azureMount({ ...SCENARIO, ...scenario }));
  opened = await rig(mount, { authorization: 'Bearer ado-emulated', accept: 'application/json' }, handClock());
}

describe('Azure DevOps, as Microsoft’s client sees it', () => {
  async function client() {
    await open({}, discoverable);
    return await new WebApi(`${opened.emulator.url}/octo-org`, getBearerHandler('ado-emulated'), { allowRetries: false }).getGitApi();
  }

  it('keeps threads: create, list, change, close, remove', async () => {
    const git = await client();
    const made = await git.createThread(
      {
        comments: [{ content: 'First', commentType: CommentType.Text, parentCommentId: 0 }],
        status: CommentThreadStatus.Active,
        properties: { 'scan-gate.name': 'a' },
      },
      'infrastructure',
      7,
      'Orders',
    );
    const id = made.id ?? 0;
    expect(made).toMatchObject({ status: CommentThreadStatus.Active, comments: [{ id: 1, author: { displayName: USER } }] });
    await git.updateComment({ content: 'Second' }, 'infrastructure', 7, id, 1, 'Orders');
    await git.updateThread({ status: CommentThreadStatus.Fixed }, 'infrastructure', 7, id, 'Orders');
    await git.createComment({ content: 'Reply', parentCommentId: 1 }, 'infrastructure', 7, id, 'Orders');
    expect(await git.getThreads(repositoryId('infrastructure'), 7, 'Orders')).toMatchObject([
      {
        status: CommentThreadStatus.Fixed,
        comments: [{ content: 'Second' }, { content: 'Reply', parentCommentId: 1 }],
        properties: { 'scan-gate.name': { $type: 'System.String', $value: 'a' } },
      },
    ]);
    await git.deleteComment('infrastructure', 7, id, 1, 'Orders');
    expect(await git.getPullRequestThread('infrastructure', 7, id, 'Orders')).toMatchObject({
      comments: [{ isDeleted: true }, { content: 'Reply' }],
    });
    expect(opened.emulator.undocumented).toEqual([]);
  });

  it('reads pull requests, commits, and files, and keeps statuses', async () => {
    const git = await client();
    expect(await git.getPullRequest('infrastructure', 7, 'Orders')).toMatchObject({
      lastMergeSourceCommit: { commitId: HEAD },
      sourceRefName: 'refs/heads/feature/orders',
      targetRefName: 'refs/heads/main',
    });
    expect(await git.getPullRequest('infrastructure', 8, 'Orders')).toMatchObject({ forkSource: { repository: { name: 'fork' } } });
    expect(await git.getCommit(HEAD, 'infrastructure', 'Orders')).toMatchObject({ commitId: HEAD });
    expect(await git.getRefs('infrastructure', 'Orders', 'heads/main')).toMatchObject([
      { name: 'refs/heads/main', objectId: HEAD },
      { name: 'refs/heads/main-2' },
    ]);
    const version = (of: string, versionType: GitVersionType) => ({ version: of, versionType });
    const text = async (of: string, type: GitVersionType) => {
      const args = [undefined, undefined, undefined, undefined, undefined, version(of, type)] as const;
      const stream = await git.getItemText('infrastructure', '/.azure/scan-gate.yml', 'Orders', ...args);
      let all = '';
      for await (const chunk of stream) all += String(chunk);
      return all;
    };
    expect(await text('main', GitVersionType.Branch)).toBe('name: a\n');
    expect(await text(HEAD, GitVersionType.Commit)).toBe('name: b\n');
    const status = {
      state: GitStatusState.Failed,
      description: 'Two findings',
      context: { name: 'a', genre: 'scan-gate' },
      targetUrl: 'https://x.test',
    };
    await git.createPullRequestStatus(status, 'infrastructure', 7, 'Orders');
    expect(await git.getPullRequestStatuses('infrastructure', 7, 'Orders')).toMatchObject([status]);
    expect(opened.emulator.undocumented).toEqual([]);
  });

  it('says who the token belongs to', async () => {
    await open({}, discoverable);
    const api = new WebApi(`${opened.emulator.url}/octo-org`, getBearerHandler('ado-emulated'), { allowRetries: false });
    const me = (await api.connect()).authenticatedUser;
    const thread = (await opened.post(`${THREADS}${V}`, THREAD)).body as { comments: { author: { id: string } }[] };
    expect(me).toMatchObject({ providerDisplayName: USER, id: thread.comments[0]?.author.id });
  });
});

describe('Azure DevOps answers as its description says', () => {
  async function ask(method: string, path: string, body?: unknown): Promise<Reply> {
    const reply = await opened.send(method, path, body);
    const [bare = '', query = ''] = path.split('?');
    const problems = [
      ...validateRequest(method, bare, new URLSearchParams(query), body),
      ...validateResponse(method, bare, reply.status, reply.body),
    ];
    expect({ method, path, status: reply.status, problems }).toMatchObject({ status: 200, problems: [] });
    return reply;
  }

  it('in every operation', async () => {
    await open({ threads: [{ pull: 7, content: 'joined', author: 'Ada', system: true }] });
    const { id } = (await ask('POST', `${THREADS}${V}`, THREAD)).body as { id: number };
    await ask('POST', `${THREADS}/${id}/comments${V}`, { content: 'Reply', parentCommentId: 1 });
    await ask('PATCH', `${THREADS}/${id}/comments/2${V}`, { content: 'Changed' });
    await ask('DELETE', `${THREADS}/${id}/comments/2${V}`);
    await ask('PATCH', `${THREADS}/${id}${V}`, { status: 'closed', properties: { n: { $type: 'System.Int32', $value: 3 } } });
    await ask('GET', `${THREADS}/${id}${V}`);
    expect((await ask('GET', `${THREADS}${V}`)).body).toMatchObject({ count: 2 });
    await ask('POST', `${PULL}/statuses${V}`, { state: 'succeeded', context: { name: 'a' } });
    await ask('GET', `${PULL}/statuses${V}`);
    await ask('GET', `${PULL.toLowerCase().replace('orders', 'Orders')}${V}`);
    const repository = PULL.replace('/pullRequests/7', '');
    await ask('GET', `${repository}/commits/${HEAD}${V}`);
    await ask('GET', `${repository}/refs${V}&filter=heads/main`);
    await ask('GET', `${repository}/items${V}&path=/.azure/scan-gate.yml&versionDescriptor.version=main&includeContent=true`);
    expect(opened.emulator.undocumented).toEqual([]);
  });

  it('and the oracle refuses what the description does not know', () => {
    const query = new URLSearchParams();
    expect(validateRequest('POST', THREADS, query, { ...THREAD, status: 'open' })).not.toEqual([]);
    expect(validateRequest('POST', THREADS, query, { ...THREAD, name: 'x' })).not.toEqual([]);
    expect(validateRequest('GET', THREADS, new URLSearchParams('top=1'), undefined)).not.toEqual([]);
    expect(validateRequest('PUT', THREADS, query, THREAD)).not.toEqual([]);
    expect(validateResponse('GET', THREADS, 200, { count: 2, value: [{ id: 1 }] })).not.toEqual([]);
    expect(validateResponse('GET', THREADS, 200, { count: 1, value: [{ id: 1, state: 'active' }] })).not.toEqual([]);
    expect(validateResponse('POST', THREADS, 201, {})).not.toEqual([]);
  });
});

describe('Azure DevOps refuses', () => {
  it('to change the comments of others, but lets their threads be closed', async () => {
    await open({ threads: [{ pull: 7, content: 'Hello', author: 'Mallory', properties: { 'scan-gate.name': 'a' } }] });
    const thread = `${THREADS}/${opened.emulator.state.threads[0]?.id}`;
    expect((await opened.send('PATCH', `${thread}/comments/1${V}`, { content: 'x' })).status).toBe(403);
    expect((await opened.send('DELETE', `${thread}/comments/1${V}`)).status).toBe(403);
    expect((await opened.send('PATCH', `${thread}${V}`, { status: 'fixed' })).status).toBe(200);
    expect(opened.emulator.state.threads).toMatchObject([{ status: 'fixed', comments: [{ content: 'Hello' }] }]);
  });

  it('to write without the permission', async () => {
    await open({ contributes: false });
    const refused = await opened.post(`${THREADS}${V}`, THREAD);
    expect(refused).toMatchObject({
      status: 403,
      body: { typeKey: 'GitNeedsPermissionException', message: expect.stringContaining('TF401027') },
    });
    expect((await opened.get(`${THREADS}${V}`)).status).toBe(200);
    expect(opened.emulator.state.threads).toEqual([]);
  });

  it('a wrong token, with its sign-in page or with 401', async () => {
    await open();
    const asked = await fetch(`${opened.emulator.url}${THREADS}${V}`, { headers: { authorization: 'Bearer other' } });
    expect([asked.status, await asked.text()]).toEqual([203, expect.stringContaining('Sign In')]);
    expect((await opened.send('PATCH', `${THREADS}/101${V}`, { status: 'fixed' }, { authorization: 'Bearer other' })).status).toBe(401);
  });

  it.each<[string, string, number, string]>([
    ['an unknown pull request', `${THREADS.replace('7', '9')}${V}`, 404, 'TF401180'],
    ['an unknown project', `${THREADS.replace('Orders', 'Other')}${V}`, 404, 'TF200016'],
    ['an unknown repository', `${THREADS.replace('infrastructure', 'other')}${V}`, 404, 'TF401019'],
    ['an unknown file', `${PULL.replace('pullRequests/7', 'items')}${V}&path=/other&versionDescriptor.version=main`, 404, 'TF401174'],
    ['an unknown branch', `${PULL.replace('pullRequests/7', 'items')}${V}&path=/a&versionDescriptor.version=other`, 404, 'TF401175'],
    ['a short commit', `${PULL.replace('pullRequests/7', 'commits')}/${HEAD.slice(0, 12)}${V}`, 404, 'TF401175'],
  ])('%s', async (_name, path, status, message) => {
    await open();
    expect(await opened.get(path)).toMatchObject({ status, body: { message: expect.stringContaining(message) } });
    expect(opened.emulator.undocumented).toEqual([]);
  });

  it('a comment that is too long', async () => {
    await open();
    const long = (length: number) => opened.post(`${THREADS}${V}`, { comments: [{ content: 'x'.repeat(length) }] });
    expect([(await long(150_000)).status, (await long(150_001)).status]).toEqual([200, 400]);
  });

  it.each<[string, string, unknown]>([
    ['GET', THREADS, undefined],
    ['GET', `${THREADS}?api-version=5.0`, undefined],
    ['GET', `${THREADS}${V}&$top=5`, undefined],
    ['PUT', `${THREADS}/101${V}`, { status: 'fixed' }],
    ['POST', `${THREADS}${V}`, { comments: [] }],
    ['POST', `${THREADS}${V}`, { comments: [{ text: 'x' }] }],
    ['POST', `${THREADS}${V}`, { ...THREAD, status: 'open' }],
    ['POST', `${PULL}/statuses${V}`, { state: 'success', context: { name: 'a' } }],
    ['POST', `${PULL}/statuses${V}`, { state: 'failed', context: { genre: 'a' } }],
    ['GET', `/octo-org/_apis/connectionData${V}`, undefined],
    ['GET', `/octo-org/_apis/projects${V}`, undefined],
  ])('and remembers %s %s %j', async (method, path, body) => {
    await open();
    expect((await opened.send(method, path, body)).status).toBe(400);
    expect(opened.emulator.undocumented).toHaveLength(1);
    expect(opened.emulator.state).toEqual({ threads: [], statuses: [] });
  });
});
