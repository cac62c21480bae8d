import { afterEach, describe, expect, it } from '@jest/globals';
import type { GithubState } from '../../src/emulator/github/index.js';
import { type GithubScenario, primaryRateLimit } from '../../src/emulator/github/scenario.js';
import { githubRig, handClock, type Rig } from './harness.js';
import { COMMIT, goodResult, goodRun, goodSarif, REF, uploadOf } from './sarif-samples.js';

const REPO = '/repos/octo-org/infrastructure';
const COMMENTS = `${REPO}/issues/7/comments`;
const SARIFS = `${REPO}/code-scanning/sarifs`;

let clock: ReturnType<typeof handClock>;
let rig: Rig<GithubState>;
afterEach(() => rig.emulator.close());

async function open(scenario: GithubScenario = {}): Promise<void> {
  clock = handClock();
  rig = await githubRig(scenario, clock);
}

describe('comments', () => {
  it('are written by the job’s bot, or by the token’s owner', async () => {
    await open();
    expect((await rig.post(COMMENTS, { body: 'x' })).body).toMatchObject({
      user: { login: 'github-actions[bot]', type: 'Bot', id: 41898282 },
    });
    await rig.emulator.close();
    await open({ token: 'ghp_person', login: 'mona' });
    expect((await rig.post(COMMENTS, { body: 'x' })).body).toMatchObject({ user: { login: 'mona', type: 'User' } });
  });

  it('come in pages, linked to each other', async () => {
    await open({ comments: Array.from({ length: 65 }, (_, index) => ({ issue: 7, body: `c${index}`, login: 'mona' })) });
    const first = await rig.get(COMMENTS);
    expect(first.body).toHaveLength(30);
    const link = `${rig.emulator.url}${COMMENTS}?per_page=30&page=`;
    expect(first.headers.get('link')).toBe(`<${link}2>; rel="next", <${link}3>; rel="last"`);
    const last = await rig.get(`${COMMENTS}?per_page=30&page=3`);
    expect(last.body).toHaveLength(5);
    expect(last.headers.get('link')).toBe(`<${link}2>; rel="prev", <${link}1>; rel="first"`);
    expect((await rig.get(`${COMMENTS}?per_page=100`)).headers.get('link')).toBeNull();
  });

  it('of others cannot be changed or removed', async () => {
    await open({ comments: [{ issue: 7, body: '<!-- forged -->', login: 'mallory' }] });
    const comment = `${REPO}/issues/comments/${rig.emulator.state.comments[0]?.id}`;
    expect((await rig.send('PATCH', comment, { body: 'mine' })).status).toBe(403);
    expect((await rig.send('DELETE', comment)).status).toBe(403);
    expect(rig.emulator.state.comments).toMatchObject([{ body: '<!-- forged -->' }]);
  });

  it('have a limit, and are never blank', async () => {
    await open();
    expect((await rig.post(COMMENTS, { body: 'x'.repeat(65_536) })).status).toBe(201);
    const refused = await rig.post(COMMENTS, { body: 'x'.repeat(65_537) });
    expect(refused.body).toMatchObject({ errors: [{ message: 'Body is too long (maximum is 65536 characters)' }] });
    expect((await rig.post(COMMENTS, { body: ' \n' })).status).toBe(422);
    expect(rig.emulator.state.comments).toHaveLength(1);
  });
});

describe('issues', () => {
  const ISSUES = `${REPO}/issues`;
  const numbers = async (query: string): Promise<number[]> =>
    ((await rig.get(`${ISSUES}?${query}`)).body as { number: number }[]).map(({ number }) => number);

  it('are listed with the pull requests, the newest first, by state and author', async () => {
    await open({
      issues: [1, { number: 2, login: 'Mona' }, { number: 3, login: 'mona', state: 'closed' }, { number: 9, login: 'mona' }],
    });
    expect(await numbers('')).toEqual([9, 7, 2, 1]);
    expect(await numbers('state=closed')).toEqual([3]);
    expect(await numbers('state=all&creator=mona')).toEqual([9, 3, 2]);
    expect(await numbers('state=all&per_page=2&page=2')).toEqual([3, 2]);
    expect(await numbers('direction=asc')).toEqual([1, 2, 7, 9]);
    clock.pass(1000);
    await rig.send('PATCH', `${ISSUES}/2`, { body: 'touched' });
    expect(await numbers('sort=updated')).toEqual([2, 9, 7, 1]);
    const listed = (await rig.get(ISSUES)).body as Record<string, unknown>[];
    expect(listed.map((issue) => [issue['number'], 'pull_request' in issue])).toEqual([
      [9, false],
      [7, true],
      [2, false],
      [1, false],
    ]);
  });

  it('are opened, commented on, closed and opened again', async () => {
    await open();
    const { body } = await rig.post(ISSUES, { title: 'T', body: 'B' });
    expect(body).toMatchObject({ number: 8, title: 'T', body: 'B', state: 'open', user: { login: 'github-actions[bot]' } });
    expect((await rig.post(`${ISSUES}/8/comments`, { body: 'x' })).status).toBe(201);
    const closed = await rig.send('PATCH', `${ISSUES}/8`, { state: 'closed' });
    expect(closed.body).toMatchObject({ state: 'closed', state_reason: 'completed', closed_by: { login: 'github-actions[bot]' } });
    const again = await rig.send('PATCH', `${ISSUES}/8`, { state: 'open', title: 'U' });
    expect(again.body).toMatchObject({ state: 'open', state_reason: 'reopened', title: 'U', body: 'B', closed_at: null, closed_by: null });
    expect((await rig.send('PATCH', `${ISSUES}/9`, { state: 'open' })).status).toBe(404);
  });

  it('have limits', async () => {
    await open();
    expect((await rig.post(ISSUES, { title: ' ' })).status).toBe(422);
    expect((await rig.post(ISSUES, { title: 'x'.repeat(257) })).status).toBe(422);
    expect((await rig.post(ISSUES, { title: 'x'.repeat(256), body: 'x'.repeat(65_536) })).status).toBe(201);
    expect((await rig.send('PATCH', `${ISSUES}/8`, { body: 'x'.repeat(65_537) })).status).toBe(422);
  });

  it('can be switched off', async () => {
    await open({ issues: [1], issuesDisabled: true });
    expect(await numbers('')).toEqual([7]);
    expect((await rig.post(ISSUES, { title: 'T' })).status).toBe(410);
    expect((await rig.get(REPO)).body).toMatchObject({ has_issues: false });
  });
});

describe('GraphQL', () => {
  it('tells who the token writes as, also to an installation', async () => {
    await open({ login: 'my-app[bot]' });
    const reply = await rig.post('/graphql', { query: '{ viewer { login } }' });
    expect(reply.body).toEqual({ data: { viewer: { login: 'my-app[bot]' } } });
    await rig.post('/graphql', { query: '{ viewer { name } }' });
    expect(rig.emulator.undocumented).toMatchObject([{ kind: 'viewer' }]);
  });

  it('is beside v3 on GitHub Enterprise Server', async () => {
    await open({ apiPath: '/api/v3' });
    expect((await rig.post('/api/graphql', { query: '{ viewer { login } }' })).status).toBe(200);
    expect((await rig.post('/api/v3/graphql', { query: '{ viewer { login } }' })).status).toBe(404);
  });
});

describe('SARIF uploads', () => {
  it('are kept, decoded', async () => {
    await open();
    await rig.post(SARIFS, { ...uploadOf(), tool_name: 'scan-gate', validate: true, started_at: '2026-11-21T09:00:00Z' });
    expect(rig.emulator.state.uploads).toMatchObject([
      { ref: REF, commitSha: COMMIT, sarif: goodSarif(), errors: [], gzipBytes: expect.any(Number) },
    ]);
  });

  it('of more than 10 MB of gzip are too large', async () => {
    await open();
    const sarif = Buffer.alloc(10 * 1024 * 1024 + 1).toString('base64');
    expect((await rig.post(SARIFS, { ...uploadOf(), sarif })).status).toBe(413);
  });

  it('of more than the scenario takes are too large', async () => {
    await open({ sarifMaxBytes: 100 });
    expect((await rig.post(SARIFS, uploadOf())).status).toBe(413);
  });

  const rule = (properties: object) => ({ tool: { driver: { name: 'X', rules: [{ id: 'R1', properties }] } } });
  const located = (location: object) => ({ results: [{ ...goodResult('a.tf'), locations: [location] }] });
  it.each<[string, unknown, string]>([
    ['no results array', goodSarif({ results: undefined }), "Missing 'results' array"],
    ['no location', goodSarif({ results: [{ message: { text: 'x' } }] }), 'expected at least one location'],
    ['a logical location only', goodSarif(located({ logicalLocations: [] })), 'expected a physical location'],
    ['an empty uri', goodSarif({ results: [goodResult('')] }), 'expected artifact location'],
    ['an https uri', goodSarif({ results: [goodResult('https://x.test/a')] }), 'scheme "https" did not match'],
    ['a colon in front', goodSarif({ results: [goodResult('1:80/a')] }), 'first path segment in URL cannot contain colon'],
    ['a broken escape', goodSarif({ results: [goodResult('100%/a.tf')] }), 'invalid URL escape'],
    ['a severity that is a number', goodSarif(rule({ 'security-severity': 6.5 })), 'parse error: expected string'],
    ['a severity that is a word', goodSarif(rule({ 'security-severity': 'high' })), 'is not a number'],
    ['21 tags', goodSarif(rule({ tags: Array.from({ length: 21 }, String) })), '21 > 20'],
    ['a scan that has failed', goodSarif({ invocations: [{ executionSuccessful: false }] }), 'unsuccessful execution'],
    [
      'a long description',
      goodSarif({ tool: { driver: { name: 'X', rules: [{ id: 'R1', fullDescription: { text: 'x'.repeat(1025) } }] } } }),
      'fullDescription.text is longer than 1024',
    ],
    [
      'a long name',
      goodSarif({ tool: { driver: { name: 'X', rules: [{ id: 'R1', name: 'x'.repeat(256) }] } } }),
      'name is longer than 255',
    ],
    [
      '101 extensions',
      goodSarif({ tool: { driver: { name: 'X', rules: [] }, extensions: Array.from({ length: 101 }, () => ({ name: 'E' })) } }),
      '101 > 100',
    ],
    ['25,001 results', goodSarif({ results: Array.from({ length: 25_001 }, () => goodResult('a.tf')) }), '25001 > 25000'],
    [
      '1,001 locations',
      goodSarif({
        results: [
          {
            ...goodResult('a.tf'),
            locations: Array.from({ length: 1001 }, () => ({ physicalLocation: { artifactLocation: { uri: 'a' } } })),
          },
        ],
      }),
      '1001 > 1000',
    ],
    ['21 runs', { version: '2.1.0', runs: Array.from({ length: 21 }, () => goodRun()) }, '21 > 20'],
    ['a category twice', { version: '2.1.0', runs: [goodRun(), goodRun()] }, 'multiple runs with the same category'],
    ['another version', { version: '2.0.0', runs: [goodRun()] }, 'Unsupported version'],
  ])('fail with %s', async (_name, sarif, words) => {
    await open();
    const { id } = (await rig.post(SARIFS, uploadOf(sarif))).body as { id: string };
    clock.pass(2000);
    expect((await rig.get(`${SARIFS}/${id}`)).body).toMatchObject({
      processing_status: 'failed',
      errors: expect.arrayContaining([expect.stringContaining(words)]),
    });
  });

  it('fail when the scenario says so, whatever they hold', async () => {
    await open({ sarifErrors: ['rejecting delivery as the repository has too many logical alerts'], processingMs: 0 });
    const { id } = (await rig.post(SARIFS, uploadOf())).body as { id: string };
    expect((await rig.get(`${SARIFS}/${id}`)).body).toMatchObject({
      processing_status: 'failed',
      errors: [expect.stringContaining('too many')],
    });
  });
});

describe('GitHub, strict', () => {
  it.each<[string, string, unknown]>([
    ['GET', `${REPO}/releases`, undefined],
    ['PUT', `${REPO}/code-scanning/analysis`, {}],
    ['POST', `${COMMENTS}/`, { body: 'x' }],
    ['GET', `${COMMENTS}?limit=5`, undefined],
    ['GET', `${COMMENTS}?per_page=101`, undefined],
    ['POST', COMMENTS, {}],
    ['POST', COMMENTS, { body: 'x', marker: 1 }],
    ['POST', SARIFS, { ...uploadOf(), category: 'x' }],
    ['POST', SARIFS, { ...uploadOf(), commit_sha: 'a1b2c3d' }],
    ['POST', SARIFS, { ...uploadOf(), ref: 'main' }],
    ['POST', SARIFS, { ...uploadOf(), started_at: 'today' }],
  ])('refuses and remembers %s %s %j', async (method, path, body) => {
    await open();
    expect([404, 422]).toContain((await rig.send(method, path, body)).status);
    expect(rig.emulator.undocumented).toHaveLength(1);
    expect(rig.emulator.state).toMatchObject({ comments: [], uploads: [] });
  });

  it('wants the token, and an API version that exists', async () => {
    await open();
    expect((await rig.send('GET', REPO, undefined, { authorization: 'token ghs_emulated' })).status).toBe(200);
    expect((await rig.send('GET', REPO, undefined, { authorization: 'Bearer ghs_other' })).body).toMatchObject({
      message: 'Bad credentials',
      status: '401',
    });
    expect((await rig.send('GET', REPO, undefined, { 'x-github-api-version': '2022-11-28' })).status).toBe(200);
    expect((await rig.send('GET', REPO, undefined, { 'x-github-api-version': '2021-01-01' })).status).toBe(400);
  });

  it('lives below /api/v3 when asked, links included', async () => {
    await open({ apiPath: '/api/v3' });
    expect((await rig.get(`/api/v3${REPO}`)).body).toMatchObject({ url: `${rig.emulator.url}/api/v3${REPO}` });
    expect((await rig.get(REPO)).status).toBe(404);
  });

  it('grants what the permissions of the job name, and nothing else', async () => {
    await open({ permissions: { 'pull-requests': 'write', contents: 'read', issues: 'read' } });
    const statuses = [await rig.get(REPO), await rig.post(COMMENTS, { body: 'x' }), await rig.get(`${REPO}/contents/README.md`)].map(
      ({ status }) => status,
    );
    expect(statuses).toEqual([200, 201, 200]);
    const refused = [await rig.get(`${REPO}/code-scanning/analyses`), await rig.post(`${REPO}/issues`, { title: 'x' })];
    expect(refused.map(({ status }) => status)).toEqual([403, 403]);
    expect(refused.map(({ headers }) => headers.get('x-accepted-github-permissions'))).toEqual(['security_events=read', 'issues=write']);
  });

  it('says which permission is missing, and when a rate limit ends', async () => {
    await open({ denied: ['comment-create'], faults: [{ call: 'repository', nth: 1, fault: primaryRateLimit(90_000) }] });
    const denied = await rig.post(COMMENTS, { body: 'x' });
    expect(denied.headers.get('x-accepted-github-permissions')).toBe('issues=write; pull_requests=write');
    const limited = await rig.get(REPO);
    expect(limited.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(Number(limited.headers.get('x-ratelimit-reset')) * 1000).toBe(clock.now() + 90_000);
  });
});
