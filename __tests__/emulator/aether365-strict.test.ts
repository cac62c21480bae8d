import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aether365Mount } from '../../src/emulator/aether365/index.js';
import { type Rig, rig } from './harness.js';

const SCANS = '/tenants/t_emulated/scans';

/** What the documents do not show is refused and remembered. */
let current: Rig<unknown>;
beforeEach(async () => {
  current = await rig(aether365Mount({ scans: [{ id: 's1', createdAgoMs: 60_000 }] }), { authorization: 'Bearer ae_live_emulated' });
});
afterEach(() => current.emulator.close());

describe('Aether365, strict', () => {
  it.each([
    ['GET', '/tenants/t_emulated'],
    ['GET', '/tenants'],
    ['GET', `/api${SCANS}`],
    ['GET', `${SCANS}/`],
    ['GET', `${SCANS}/s1`],
    ['GET', '/scans'],
    ['GET', '/scans//results'],
    ['GET', '/scans/%zz'],
    ['POST', '/scans'],
    ['POST', '/scans/s1/cancel'],
    ['DELETE', '/scans/s1'],
    ['POST', '/tenants/me/connections/conn_1/activate'],
    ['PUT', SCANS],
  ])('refuses %s %s', async (method, path) => {
    expect((await current.send(method, path)).status).toBe(400);
    expect(current.emulator.undocumented).toMatchObject([{ kind: 'undocumented', method, path, status: 400 }]);
  });

  it.each([
    [`${SCANS}?limit=0`],
    [`${SCANS}?limit=101`],
    [`${SCANS}?page=0`],
    [`${SCANS}?page=1&page=2`],
    [`${SCANS}?offset=0`],
    [`${SCANS}?status=running`],
    [`${SCANS}?scan_type=full`],
    [`${SCANS}?type=compliance`],
    ['/scans/s1?expand=results'],
    ['/scans/s1/results?limit=201'],
    ['/scans/s1/results?result=failed,error'],
    ['/scans/s1/results?severity=info'],
    ['/scans/s1/results?framework=CIS'],
    ['/scans/s1/results?status=failed'],
    ['/tenants/me?fields=id'],
  ])('refuses %s', async (path) => {
    const { status, body } = await current.get(path);
    expect([status, body]).toMatchObject([400, { success: false, error: { code: 'BAD_REQUEST', details: { field: expect.any(String) } } }]);
    expect(current.emulator.undocumented).toHaveLength(1);
  });

  it.each([
    [{}],
    [{ scan_type: 'full' }],
    [{ scan_type: 'compliance', tenant_id: 't_emulated' }],
    [{ type: 'compliance' }],
    [[]],
    ['compliance'],
    [undefined],
  ])('refuses the start body %j and starts nothing', async (body) => {
    expect((await current.post(SCANS, body)).status).toBe(400);
    expect(current.emulator.undocumented).toHaveLength(1);
    expect(current.emulator.state).toMatchObject({ scans: [{ id: 's1' }] });
  });

  it.each(['x-api-key', 'x-cloudgeni-api-key', 'x-request-id', 'cookie'])('refuses the header %s', async (header) => {
    expect((await current.send('GET', SCANS, undefined, { [header]: 'x' })).status).toBe(400);
    expect(current.emulator.undocumented).toMatchObject([{ kind: 'list', undocumented: `header ${header}` }]);
  });

  it('remembers requests in order, without secrets', async () => {
    await current.get('/tenants/me');
    await current.post(SCANS, { scan_type: 'exposure' });
    expect(current.emulator.requests).toMatchObject([
      { kind: 'lookup', method: 'GET', path: '/tenants/me', status: 200, headers: { authorization: 'present' } },
      { kind: 'start', method: 'POST', path: SCANS, status: 200, body: { scan_type: 'exposure' } },
    ]);
    expect(JSON.stringify(current.emulator.requests)).not.toContain('ae_live_emulated');
  });
});
