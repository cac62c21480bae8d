import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { S4eState } from '../../src/emulator/s4e/state.js';
import type { Rig } from './harness.js';
import { s4eRig } from './s4e-harness.js';

/** What the documents do not show is refused and remembered. */
let rig: Rig<S4eState>;
beforeEach(async () => {
  rig = await s4eRig({ scans: [{ id: 's1', createdAgoMs: 60_000 }] });
});
afterEach(() => rig.emulator.close());

const START = { asset_id: 'a-1001', scan_type: 'full' };

describe('S4E, strict', () => {
  it.each([
    ['GET', '/scans'],
    ['GET', '/api/api/scans'],
    ['GET', '/api/v1/scans'],
    ['GET', '/api/scans/'],
    ['GET', '/api/scans/s1'],
    ['GET', '/api/scan//status'],
    ['GET', '/api/scan/%zz'],
    ['GET', '/api/scan/s1/cancel'],
    ['POST', '/api/scans'],
    ['POST', '/api/scan/list'],
    ['POST', '/api/findings/export'],
    ['POST', '/api/auth/check'],
    ['DELETE', '/api/scan/s1'],
  ])('refuses %s %s', async (method, path) => {
    expect((await rig.send(method, path)).status).toBe(400);
    expect(rig.emulator.undocumented).toMatchObject([{ kind: 'undocumented', method, path, status: 400 }]);
  });

  it.each([
    ['/api/scans?per_page=0'],
    ['/api/scans?per_page=101'],
    ['/api/scans?page=0'],
    ['/api/scans?page=1&page=2'],
    ['/api/scans?limit=5'],
    ['/api/scans?offset=0'],
    ['/api/scans?status=COMPLETED'],
    ['/api/scans?scan_type=deep'],
    ['/api/scans?from=yesterday'],
    ['/api/scans?token=s4e_live_emulated'],
    ['/api/scan/s1?expand=findings'],
    ['/api/scan/s1/status?page=1'],
    ['/api/scan/s1/results?status=open'],
    ['/api/scan/s1/results?severity=High'],
    ['/api/scan/s1/results?severity='],
    ['/api/findings?severity=critical,catastrophic'],
    ['/api/findings?sort_by=id'],
    ['/api/assets?name=shop.example.org'],
    ['/api/assets/a-1001?expand=1'],
  ])('refuses %s', async (path) => {
    const { status, body } = await rig.get(path);
    expect([status, body]).toEqual([
      400,
      { status: 'error', error: { code: 'bad_request', message: expect.stringContaining('Invalid request') } },
    ]);
    expect(rig.emulator.undocumented).toHaveLength(1);
  });

  it.each([
    [{ asset_id: 'a-1001' }],
    [{ scan_type: 'full' }],
    [{ ...START, scan_type: 'Full' }],
    [{ ...START, scan_type: 'deep' }],
    [{ ...START, asset_id: '' }],
    [{ ...START, options: 'deep' }],
    [{ ...START, options: [] }],
    [{ ...START, priority: 'urgent' }],
    [{ ...START, callback_url: 'ftp://x' }],
    [{ ...START, depth: 'deep' }],
    [{ ...START, idempotency_key: 'x' }],
    [[]],
    ['text'],
  ])('refuses the start body %j and starts nothing', async (body) => {
    expect((await rig.post('/api/scan/create', body)).status).toBe(400);
    expect(rig.emulator.undocumented).toHaveLength(1);
    expect(rig.emulator.state.scans).toHaveLength(1);
  });

  it('refuses a start without a body, and a cancel with one', async () => {
    expect((await rig.send('POST', '/api/scan/create')).status).toBe(400);
    expect((await rig.post('/api/scan/s1/cancel', { reason: 'x' })).status).toBe(400);
    expect(rig.emulator.undocumented).toHaveLength(2);
  });

  it('takes the key as Bearer or by its own header, and in no other way', async () => {
    const get = (headers: Record<string, string>) => rig.send('GET', '/api/scans', undefined, { authorization: '', ...headers });
    expect((await get({ authorization: 'Bearer s4e_live_emulated' })).status).toBe(200);
    expect((await get({ 'x-api-key': 's4e_live_emulated' })).status).toBe(200);
    expect((await get({ authorization: 'Bearer wrong' })).body).toMatchObject({ status: 'error', error: { code: 'unauthorized' } });
    expect((await get({ authorization: 's4e_live_emulated' })).status).toBe(401);
    expect((await get({})).status).toBe(401);
    expect(rig.emulator.undocumented).toEqual([]);
  });

  it('remembers requests in order, without secrets', async () => {
    await rig.get('/api/scans?per_page=5');
    await rig.post('/api/scan/create', START);
    expect(rig.emulator.requests).toMatchObject([
      { kind: 'list', method: 'GET', path: '/api/scans?per_page=5', status: 200, headers: { authorization: 'present' } },
      { kind: 'start', method: 'POST', path: '/api/scan/create', status: 201, body: START },
    ]);
    expect(JSON.stringify(rig.emulator.requests)).not.toContain('s4e_live_emulated');
  });
});
