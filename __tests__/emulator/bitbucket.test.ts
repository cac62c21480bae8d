import { request as httpRequest } from 'node:http';
import { createRequire } from 'node:module';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type BitbucketState, bitbucketMount } from '../../src/emulator/bitbucket/index.js';
import type { BitbucketScenario } from '../../src/emulator/bitbucket/scenario.js';
import { handClock, type Rig, rig } from './harness.js';

type Operations = Readonly<Record<string, (params: object) => Promise<{ readonly data: unknown }>>>;
interface Client {
  readonly repositories: Operations;
  readonly user: Operations;
}
const require = createRequire(import.meta.url);
// Without its types, which are sources that our compiler settings refuse.
const { Bitbucket } = require('bitbucket') as { readonly Bitbucket: new (options: object) => Client };

const REPO = '/2.0/repositories/octo-org/infrastructure';
const COMMENTS = `${REPO}/pullrequests/7/comments`;
const HEAD = 'abcdef0123456789abcdef0123456789abcdef01';
const REPORT = `${REPO}/commit/${HEAD}/reports/scan-gate-a`;
const WHERE = { workspace: 'octo-org', repo_slug: 'infrastructure' };
const SCENARIO: BitbucketScenario = {
  pulls: [
    { number: 7, headSha: HEAD },
    { number: 8, fork: true },
  ],
  files: { main: { 'ci/scan-gate.yml': 'name: a\n' }, 'feature/orders': { 'ci/scan-gate.yml': 'name: b\n' } },
};
const FIELDS = { title: 'scan-gate', details: 'Two findings', report_type: 'SECURITY', result: 'FAILED' };

let opened: Rig<BitbucketState>;
afterEach(() => opened.emulator.close());

async function open(scenario: BitbucketScenario = {}): Promise<Client> {
  opened = await rig(bitbucketMount({ ...SCENARIO, ...scenario }), { authorization: 'Bearer ATCTT-emulated' }, handClock());
  return new Bitbucket({ baseUrl: `${opened.emulator.url}/2.0`, auth: { token: 'ATCTT-emulated' }, notice: false });
}

async function call(operations: Operations, name: string, params: object): Promise<unknown> {
  return (await operations[name]?.(params))?.data;
}

function annotations(count: number, from = 0): readonly object[] {
  const fields = { annotation_type: 'VULNERABILITY', summary: 'Open port', severity: 'HIGH' };
  return Array.from({ length: count }, (_, index) => ({ external_id: `a${from + index}`, ...fields }));
}

describe('Bitbucket, as its client sees it', () => {
  it('keeps a report with annotations', async () => {
    const { repositories } = await open();
    const report = { ...WHERE, commit: HEAD, reportId: 'scan-gate-a' };
    const data = [
      { title: 'High', type: 'NUMBER', value: 2 },
      { title: 'Run', type: 'LINK', value: { text: 'Log', href: 'https://x.test' } },
    ];
    await call(repositories, 'createOrUpdateReport', { ...report, _body: { ...FIELDS, result: 'PENDING' } });
    await call(repositories, 'bulkCreateOrUpdateAnnotations', { ...report, _body: annotations(2) });
    await call(repositories, 'bulkCreateOrUpdateAnnotations', { ...report, _body: annotations(2, 1) });
    await call(repositories, 'createOrUpdateReport', { ...report, _body: { ...FIELDS, data } });
    expect(await call(repositories, 'getReport', report)).toMatchObject({ result: 'FAILED', external_id: 'scan-gate-a', data });
    expect(await call(repositories, 'getAnnotationsForReport', report)).toMatchObject({ size: 3 });
    expect(opened.emulator.state.reports).toMatchObject([{ commit: HEAD, results: ['PENDING', 'FAILED'] }]);
    await call(repositories, 'deleteReport', report);
    expect(opened.emulator.state.reports).toEqual([]);
    expect(opened.emulator.undocumented).toEqual([]);
  });

  it('keeps comments in pages, and lists the deleted ones without their content', async () => {
    const { repositories } = await open({
      comments: Array.from({ length: 11 }, (_, index) => ({ pull: 7, body: `c${index}`, author: 'mona' })),
    });
    const pull = { ...WHERE, pull_request_id: 7 };
    const made = await call(repositories, 'createPullRequestComment', { ...pull, _body: { content: { raw: 'First' } } });
    const comment = { ...pull, comment_id: (made as { id: number }).id };
    await call(repositories, 'updatePullRequestComment', { ...comment, _body: { content: { raw: 'Second' } } });
    expect(await call(repositories, 'getPullRequestComment', comment)).toMatchObject({
      content: { raw: 'Second' },
      user: { display_name: 'scan-gate token' },
    });
    await call(repositories, 'deletePullRequestComment', comment);
    const first = await call(repositories, 'listPullRequestComments', { ...pull, pagelen: 10 });
    expect(first).toMatchObject({ size: 12, next: `${opened.emulator.url}${COMMENTS}?pagelen=10&page=2` });
    const second = (await call(repositories, 'listPullRequestComments', { ...pull, pagelen: 10, page: 2 })) as { values: unknown[] };
    expect(second.values).toMatchObject([{ content: { raw: 'c10' } }, { deleted: true, content: { raw: '' } }]);
    expect('next' in second).toBe(false);
    expect(opened.emulator.undocumented).toEqual([]);
  });

  it('reads pull requests, commits, files, and the user', async () => {
    const { repositories, user } = await open({ scopes: ['account', 'repository', 'pullrequest'] });
    expect(await call(repositories, 'getPullRequest', { ...WHERE, pull_request_id: 7 })).toMatchObject({
      source: {
        branch: { name: 'feature/orders' },
        commit: { hash: HEAD.slice(0, 12) },
        repository: { full_name: 'octo-org/infrastructure' },
      },
    });
    expect(await call(repositories, 'getPullRequest', { ...WHERE, pull_request_id: 8 })).toMatchObject({
      source: { repository: { full_name: 'mona/fork' } },
    });
    expect(await call(repositories, 'getCommit', { ...WHERE, commit: HEAD.slice(0, 12) })).toMatchObject({ hash: HEAD });
    expect(await call(repositories, 'readSrc', { ...WHERE, commit: 'main', path: 'ci/scan-gate.yml' })).toBe('name: a\n');
    expect(await call(repositories, 'readSrc', { ...WHERE, commit: HEAD, path: 'ci/scan-gate.yml' })).toBe('name: b\n');
    expect(await call(user, 'get', {})).toMatchObject({ display_name: 'scan-gate token' });
    expect(opened.emulator.undocumented).toEqual([]);
  });
});

describe('the proxy of Bitbucket Pipelines', () => {
  /** As a client sends it to an http proxy: with the whole address. */
  function viaProxy(method: string, url: string, body?: unknown): Promise<number> {
    return new Promise((resolve, reject) => {
      const headers = { host: new URL(url).host, ...(body !== undefined && { 'content-type': 'application/json' }) };
      const { hostname, port } = new URL(opened.emulator.url);
      const sent = httpRequest({ hostname, port, method, path: url, headers }, (response) => {
        response.resume().once('end', () => resolve(response.statusCode ?? 0));
      });
      sent.once('error', reject).end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  it('signs requests about reports, commits, and files', async () => {
    await open();
    const api = 'http://api.bitbucket.org';
    expect(await viaProxy('PUT', `${api}${REPORT}`, FIELDS)).toBe(200);
    expect(await viaProxy('POST', `${api}${REPORT}/annotations`, annotations(1))).toBe(200);
    expect(await viaProxy('GET', `${api}${REPO}/commit/${HEAD.slice(0, 12)}`)).toBe(200);
    expect(await viaProxy('GET', `${api}${REPO}/src/main/ci/scan-gate.yml`)).toBe(200);
    expect(opened.emulator.state.reports).toMatchObject([{ annotations: [{ external_id: 'a0' }] }]);
    expect(await viaProxy('GET', `${api}${COMMENTS}`)).toBe(403);
    expect(opened.emulator.undocumented).toEqual([]);
  });

  it('signs for no other host, and nothing that does not pass it', async () => {
    await open();
    expect(await viaProxy('PUT', `http://example.com${REPORT}`, FIELDS)).toBe(400);
    expect(await viaProxy('PUT', REPORT.replace('/2.0', 'http://api.bitbucket.org.evil.test/2.0'), FIELDS)).toBe(400);
    expect((await opened.send('PUT', REPORT, FIELDS, { authorization: '' })).status).toBe(401);
    expect(opened.emulator.state.reports).toEqual([]);
  });
});

describe('Bitbucket refuses', () => {
  it('what the scopes of the token do not include, the user by default', async () => {
    await open({ scopes: ['repository'] });
    const detail = { required: ['pullrequest'], granted: ['repository'] };
    expect(await opened.post(COMMENTS, { content: { raw: 'x' } })).toMatchObject({ status: 403, body: { error: { detail } } });
    await opened.emulator.close();
    await open();
    expect(await opened.get('/2.0/user')).toMatchObject({ status: 403, body: { error: { detail: { required: ['account'] } } } });
    expect((await opened.send('GET', REPORT, undefined, { authorization: 'Bearer other' })).status).toBe(401);
  });

  it('to change the comments of others', async () => {
    await open({ comments: [{ pull: 7, body: '<!-- forged -->', author: 'mallory' }] });
    const comment = `${COMMENTS}/${opened.emulator.state.comments[0]?.id}`;
    expect((await opened.send('PUT', comment, { content: { raw: 'x' } })).status).toBe(403);
    expect((await opened.send('DELETE', comment)).status).toBe(403);
    expect(opened.emulator.state.comments).toMatchObject([{ body: '<!-- forged -->' }]);
  });

  it('more than 100 annotations at once, and more than 1,000 in a report', async () => {
    await open();
    await opened.send('PUT', REPORT, FIELDS);
    const send = async (count: number, from: number) => (await opened.post(`${REPORT}/annotations`, annotations(count, from))).status;
    expect(await send(101, 0)).toBe(400);
    for (let from = 0; from < 1000; from += 100) expect(await send(100, from)).toBe(200);
    expect(await send(1, 1000)).toBe(400);
    // Writing the report again does not remove them; deleting it does.
    await opened.send('PUT', REPORT, FIELDS);
    expect(await send(1, 1000)).toBe(400);
    await opened.send('DELETE', REPORT);
    expect(await send(1, 1000)).toBe(404);
    await opened.send('PUT', REPORT, FIELDS);
    expect(await send(1, 1000)).toBe(200);
  });

  it.each<[string, string, string, unknown]>([
    ['a summary of 451 characters', 'POST', `${REPORT}/annotations`, [{ ...annotations(1)[0], summary: 'x'.repeat(451) }]],
    ['an empty summary', 'POST', `${REPORT}/annotations`, [{ ...annotations(1)[0], summary: '' }]],
    ['details of 2,001 characters', 'PUT', REPORT, { ...FIELDS, details: 'x'.repeat(2001) }],
    ['11 data fields', 'PUT', REPORT, { ...FIELDS, data: Array.from({ length: 11 }, () => ({ title: 'x', type: 'NUMBER', value: 1 })) }],
  ])('%s', async (_name, method, path, body) => {
    await open();
    await opened.send('PUT', REPORT, FIELDS);
    expect(await opened.send(method, path, body)).toMatchObject({ status: 400, body: { key: 'report-service.general.bad-request' } });
    expect(opened.emulator.undocumented).toEqual([]);
  });

  it.each<[string, string, unknown]>([
    ['PUT', REPORT.replace(HEAD, HEAD.slice(0, 12)), FIELDS],
    ['PUT', REPORT, { title: 'x' }],
    ['PUT', REPORT, { ...FIELDS, result: 'FAIL' }],
    ['PUT', REPORT, { ...FIELDS, data: [{ title: 'x', type: 'LINK', value: 'https://x.test' }] }],
    ['POST', `${REPORT}/annotations`, annotations(1)[0]],
    ['POST', `${REPORT}/annotations`, [{ summary: 'x' }]],
    ['POST', COMMENTS, { content: 'x' }],
    ['GET', `${COMMENTS}?pagelen=101`, undefined],
    ['GET', `${REPO}/issues`, undefined],
  ])('and remembers %s %s %j', async (method, path, body) => {
    await open();
    expect((await opened.send(method, path, body)).status).toBe(400);
    expect(opened.emulator.undocumented).toHaveLength(1);
    expect(opened.emulator.state).toEqual({ comments: [], reports: [] });
  });
});
