import { afterEach, describe, expect, it } from '@jest/globals';
import { aether365Mount } from '../../src/emulator/aether365/index.js';
import { CONNECTION } from '../../src/emulator/fegura/scenario.js';
import { AIPTX_TARGET, aiptxRig } from './aiptx-harness.js';
import { FEGURA_AUTH, feguraRig } from './fegura-harness.js';
import { CLOUDGENI_AUTH, cloudgeniRig, handClock, REPOSITORIES, type Rig, rig, SCANS } from './harness.js';
import { S4E_AUTH, s4eRig } from './s4e-harness.js';

const SCENARIO = { scans: [{ id: 's1', createdAgoMs: 60_000 }] };
const AETHER365 = '/tenants/t_emulated/scans';
const FULL = { asset_id: 'a-1001', scan_type: 'full' };

/** What the documents of a service do not show. */
interface Strict {
  readonly open: () => Promise<Rig<unknown>>;
  /** Method and path. */
  readonly routes: readonly string[];
  readonly queries: readonly string[];
  /** The answer to a query that is refused, by the name of its last parameter. */
  readonly refusal: (field: string) => object;
  readonly starts: string;
  readonly bodies: readonly unknown[];
  readonly good: object;
  readonly auth: Readonly<Record<string, string>>;
}

const SERVICES: Readonly<Record<string, Strict>> = {
  cloudgeni: {
    open: () => cloudgeniRig(SCENARIO, handClock()),
    routes: [
      'GET /api/v1/organizations/org_emulated/repositories/repo_emulated',
      'GET /organizations/org_emulated/repositories',
      `GET ${REPOSITORIES}/`,
      `GET ${REPOSITORIES.replace('/api/v1', '/api/v1/api/v1')}`,
      ...['GET //s1', 'GET /%zz', 'POST /s1/cancel', 'DELETE /s1', 'PUT '].map((route) => route.replace(' ', ` ${SCANS}`)),
    ],
    queries: [
      ...'limit=0 limit=101 limit=ten limit=1.5 limit= offset=-1 limit=5&limit=6 page=1 commit=abc status=done status=COMPLETED toString=1'
        .split(' ')
        .map((query) => `${SCANS}?${query}`),
      ...['s1/findings?severity=High', 's1/findings?status=closed', 's1?expand=summary'].map((path) => `${SCANS}/${path}`),
      `${REPOSITORIES}?provider=bitbucket`,
      `${REPOSITORIES}?fullName=a/b`,
    ],
    refusal: (field) => ({ error: 'bad_request', details: { field } }),
    starts: SCANS,
    bodies: [{ ref: 'main' }, { type: 'deep' }, { branch: 7 }, { branch: '' }, { commit: null }, { idempotencyKey: 'x' }, [], 'text'],
    good: { branch: 'main' },
    auth: CLOUDGENI_AUTH,
  },
  fegura: {
    open: () => feguraRig(SCENARIO, handClock()),
    routes: [
      ...'/scans /api/api/scans /api/v1/scans /api/scans/ /api/scans//s1 /api/scans/%zz /api/scans/s1/status /api/scans/s1/findings'
        .split(' ')
        .map((path) => `GET ${path}`),
      'POST /api/scans/s1/cancel',
      'DELETE /api/scans/s1',
      'PUT /api/scans',
      'POST /api/accounts',
      'POST /api/diagrams',
    ],
    queries: [
      ...'limit=0 limit=101 limit=ten limit=5&limit=6 cursor= cursor=abc page=1 offset=20 region=us-east-1 status=running status=COMPLETED toString=1'
        .split(' ')
        .map((query) => `/api/scans?${query}`),
      ...'scans/s1?expand=progress accounts?awsAccountId=481516234209 accounts?status=connected diagrams?scanJobId=s1 diagrams?diagramType=all'
        .split(' ')
        .map((path) => `/api/${path}`),
    ],
    refusal: (field) => ({
      success: false,
      error: { code: 'VALIDATION_ERROR', details: [{ path: [field], message: expect.any(String) }] },
    }),
    starts: '/api/scans',
    bodies: [
      {},
      { region: 'us-east-1' },
      { awsAccountId: 7 },
      { awsAccountId: '' },
      { awsAccountId: CONNECTION.id, region: null },
      { awsAccountId: CONNECTION.id, type: 'full' },
      { accountId: CONNECTION.id },
      [],
      'text',
      undefined,
    ],
    good: { awsAccountId: CONNECTION.id },
    auth: FEGURA_AUTH,
  },
  s4e: {
    open: () => s4eRig(SCENARIO, handClock()),
    routes: [
      ...'/scans /api/api/scans /api/v1/scans /api/scans/ /api/scans/s1 /api/scan//status /api/scan/%zz /api/scan/s1/cancel'
        .split(' ')
        .map((path) => `GET ${path}`),
      'POST /api/scans',
      'POST /api/scan/list',
      'POST /api/findings/export',
      'POST /api/auth/check',
      'DELETE /api/scan/s1',
    ],
    queries: [
      ...'per_page=0 per_page=101 page=0 page=1&page=2 limit=5 offset=0 status=COMPLETED scan_type=deep from=yesterday token=s4e_live_emulated'
        .split(' ')
        .map((query) => `/api/scans?${query}`),
      ...['?expand=findings', '/status?page=1', '/results?status=open', '/results?severity=High', '/results?severity='].map(
        (path) => `/api/scan/s1${path}`,
      ),
      ...['findings?severity=critical,catastrophic', 'findings?sort_by=id', 'assets?name=shop.example.org', 'assets/a-1001?expand=1'].map(
        (path) => `/api/${path}`,
      ),
    ],
    refusal: () => ({ status: 'error', error: { code: 'bad_request', message: expect.stringContaining('Invalid request') } }),
    starts: '/api/scan/create',
    bodies: [
      { asset_id: 'a-1001' },
      { scan_type: 'full' },
      { ...FULL, scan_type: 'Full' },
      { ...FULL, scan_type: 'deep' },
      { ...FULL, asset_id: '' },
      { ...FULL, options: 'deep' },
      { ...FULL, options: [] },
      { ...FULL, priority: 'urgent' },
      { ...FULL, callback_url: 'ftp://x' },
      { ...FULL, depth: 'deep' },
      { ...FULL, idempotency_key: 'x' },
      [],
      'text',
      undefined,
    ],
    good: FULL,
    auth: S4E_AUTH,
  },
  aether365: {
    open: () => rig(aether365Mount(SCENARIO), { authorization: 'Bearer ae_live_emulated' }, handClock()),
    routes: [
      ...`/tenants/t_emulated /tenants /api${AETHER365} ${AETHER365}/ ${AETHER365}/s1 /scans /scans//results /scans/%zz`
        .split(' ')
        .map((path) => `GET ${path}`),
      'POST /scans',
      'POST /scans/s1/cancel',
      'DELETE /scans/s1',
      'POST /tenants/me/connections/conn_1/activate',
      `PUT ${AETHER365}`,
    ],
    queries: [
      ...'limit=0 limit=101 page=0 page=1&page=2 offset=0 status=running scan_type=full type=compliance'
        .split(' ')
        .map((query) => `${AETHER365}?${query}`),
      ...['limit=201', 'result=failed,error', 'severity=info', 'framework=CIS', 'status=failed'].map(
        (query) => `/scans/s1/results?${query}`,
      ),
      '/scans/s1?expand=results',
      '/tenants/me?fields=id',
    ],
    refusal: () => ({ success: false, error: { code: 'BAD_REQUEST', details: { field: expect.any(String) } } }),
    starts: AETHER365,
    bodies: [
      {},
      { scan_type: 'full' },
      { scan_type: 'compliance', tenant_id: 't_emulated' },
      { type: 'compliance' },
      [],
      'compliance',
      undefined,
    ],
    good: { scan_type: 'exposure' },
    auth: { authorization: 'Bearer ae_live_emulated' },
  },
  aiptx: {
    open: () => aiptxRig(SCENARIO, handClock()),
    routes: [
      ...'/scans /v1/scans/ /v1/v1/scans /v1/scans//status /v1/scans/%zz /v1/scans/s1/cancel /v1/scans/s1/findings /v1/me'
        .split(' ')
        .map((path) => `GET ${path}`),
      'DELETE /v1/scans/s1',
      'PATCH /v1/findings/f1',
      'POST /scan/quick',
    ],
    queries: [
      ...'limit=0 limit=101 page=0 offset=0 per_page=10 type=web status=COMPLETED mode=fast target=a&target=b'
        .split(' ')
        .map((query) => `/v1/scans?${query}`),
      ...['?expand=phases', '/status?light=1', '/compare/s1?page=1'].map((path) => `/v1/scans/s1${path}`),
      ...['', '?scan_id=s1&severity=critical,high', '?scan_id=s1&status=closed', '?scan_id=s1&per_page=5'].map((q) => `/v1/findings${q}`),
    ],
    refusal: () => ({}),
    starts: '/v1/scans',
    bodies: [
      {},
      { target: '' },
      [],
      ...[
        { mode: 'fast' },
        { type: 'mobile' },
        { options: { authentication: {} } },
        { authentication: 'Bearer x' },
        { scope: ['/api/*'] },
        { scope: { only: ['/api/*'] } },
        { scope: { include: '/api/*' } },
        { instructions: 7 },
        { branch: 'main' },
        { idempotency_key: 'x' },
      ].map((more) => ({ target: AIPTX_TARGET, ...more })),
    ],
    good: { target: AIPTX_TARGET },
    auth: { authorization: 'Bearer aiptx_emulated_key' },
  },
};

let current: Rig<unknown>;
afterEach(() => current.emulator.close());

describe.each(Object.entries(SERVICES))('%s refuses, and remembers as undocumented,', (_service, strict) => {
  const { open, routes, queries, refusal, starts, bodies, good, auth } = strict;

  it('other routes', async () => {
    current = await open();
    for (const route of routes) {
      const [method = '', path = ''] = route.split(' ');
      expect({ route, status: (await current.send(method, path)).status }).toEqual({ route, status: 400 });
      expect(current.emulator.undocumented.at(-1)).toMatchObject({ kind: 'undocumented', method, path, status: 400 });
    }
    expect(current.emulator.undocumented).toHaveLength(routes.length);
  });

  it('other queries', async () => {
    current = await open();
    for (const query of queries) {
      const { status, body } = await current.get(query);
      expect({ query, status, body }).toMatchObject({ query, status: 400, body: refusal(/[?&](\w+)=[^&]*$/.exec(query)?.[1] ?? '') });
    }
    expect(current.emulator.undocumented).toHaveLength(queries.length);
  });

  it('other bodies of a start, which starts nothing', async () => {
    current = await open();
    for (const body of bodies) expect({ body, status: (await current.post(starts, body)).status }).toEqual({ body, status: 400 });
    expect(current.emulator.undocumented).toHaveLength(bodies.length);
    expect(current.emulator.state).toMatchObject({ scans: [{ id: 's1' }] });
  });

  it('a body that is not JSON, or not said to be; but no wrong key, which has a documented answer', async () => {
    current = await open();
    const send = (type: string, body: string) =>
      fetch(`${current.emulator.url}${starts}`, { method: 'POST', headers: { ...auth, 'content-type': type }, body });
    expect((await send('application/json', '{"branch":')).status).toBe(400);
    expect((await send('text/plain', JSON.stringify(good))).status).toBe(400);
    const wrong = Object.fromEntries(Object.keys(auth).map((name) => [name, name === 'fegura-version' ? '2026-02-01' : 'Bearer wrong']));
    const list = starts === '/api/scan/create' ? '/api/scans' : starts;
    expect((await current.send('GET', list, undefined, wrong)).status).toBe(401);
    expect(current.emulator.undocumented).toHaveLength(2);
  });

  it('no documented start, which is kept without its key', async () => {
    current = await open();
    await current.post(starts, good);
    expect(current.emulator.requests).toMatchObject([{ kind: 'start', method: 'POST', path: starts, body: good }]);
    expect(current.emulator.requests[0]?.status).toBeLessThan(300);
    expect(current.emulator.undocumented).toEqual([]);
    const key = Object.values(auth)[0]?.replace('Bearer ', '') ?? '';
    expect(JSON.stringify(current.emulator.requests)).not.toContain(key);
  });
});

describe('what only one service has', () => {
  it('Cloudgeni takes a start without a body, and its key in its own header alone', async () => {
    current = await cloudgeniRig(SCENARIO);
    expect((await current.send('POST', SCANS)).body).toMatchObject({ branch: 'main', commit: expect.stringMatching(/^[0-9a-f]{40}$/) });
    for (const name of ['authorization', 'x-api-key'])
      expect((await current.send('GET', SCANS, undefined, { [name]: 'Bearer x' })).status).toBe(400);
  });

  it('Aether365 takes no other header that names a key, a request or a session', async () => {
    current = await rig(aether365Mount(SCENARIO), { authorization: 'Bearer ae_live_emulated' });
    for (const header of ['x-api-key', 'x-cloudgeni-api-key', 'x-request-id', 'cookie']) {
      expect((await current.send('GET', AETHER365, undefined, { [header]: 'x' })).status).toBe(400);
      expect(current.emulator.undocumented.at(-1)).toMatchObject({ kind: 'list', undocumented: `header ${header}` });
    }
  });

  it('Fegura gives no cursor of one list to another, and knows one version', async () => {
    current = await feguraRig({ scans: [{ createdAgoMs: 1 }, { createdAgoMs: 2 }] });
    const { body } = await current.get('/api/scans?limit=1');
    const cursor = encodeURIComponent((body as { data: { meta: { cursor: string } } }).data.meta.cursor);
    expect((await current.get(`/api/scans?limit=1&cursor=${cursor}`)).status).toBe(200);
    expect((await current.get(`/api/diagrams?cursor=${cursor}`)).status).toBe(400);
    const other = await current.send('GET', '/api/scans', undefined, { 'fegura-version': '2026-02-02' });
    expect(other.body).toMatchObject({ error: { code: 'INVALID_API_VERSION' } });
    expect((await current.send('GET', '/api/scans', undefined, { 'x-api-key': 'feg_live_emulated' })).status).toBe(400);
    const { authorization } = FEGURA_AUTH;
    expect((await fetch(`${current.emulator.url}/api/scans`, { headers: { authorization } })).status).toBe(200);
  });

  it('S4E takes the key as Bearer or by its own header, and a cancel without a body', async () => {
    current = await s4eRig(SCENARIO);
    const status = async (headers: Record<string, string>) =>
      (await current.send('GET', '/api/scans', undefined, { authorization: '', ...headers })).status;
    expect(await status({ 'x-api-key': 's4e_live_emulated' })).toBe(200);
    expect([await status({ authorization: 's4e_live_emulated' }), await status({})]).toEqual([401, 401]);
    expect((await current.post('/api/scan/s1/cancel', { reason: 'x' })).status).toBe(400);
  });

  it('AIPTx takes a rescan without a body or with other fields than the scan, and a cancel without one', async () => {
    current = await aiptxRig(SCENARIO);
    for (const body of [{ target: AIPTX_TARGET }, { type: 'web' }, { mode: 'fast' }])
      expect((await current.post('/v1/scans/s1/rescan', body)).status).toBe(400);
    expect((await current.send('POST', '/v1/scans/s1/rescan')).status).toBe(200);
    expect((await current.post('/v1/scans/scan_new001/cancel', {})).status).toBe(400);
  });
});
