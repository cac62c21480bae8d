import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AIPTX_TARGET, aiptxRig } from './aiptx-harness.js';
import type { Rig } from './harness.js';

/** What the documents do not show is refused and remembered. */
let rig: Rig<unknown>;
beforeEach(async () => {
  rig = await aiptxRig({ scans: [{ id: 's1', createdAgoMs: 60_000 }] });
});
afterEach(() => rig.emulator.close());

describe('AIPTx, strict', () => {
  it.each([
    ['GET', '/scans'],
    ['GET', '/v1/scans/'],
    ['GET', '/v1/v1/scans'],
    ['GET', '/v1/scans//status'],
    ['GET', '/v1/scans/%zz'],
    ['DELETE', '/v1/scans/s1'],
    ['GET', '/v1/scans/s1/cancel'],
    ['GET', '/v1/scans/s1/findings'],
    ['GET', '/v1/me'],
    ['PATCH', '/v1/findings/f1'],
    ['POST', '/scan/quick'],
  ])('refuses %s %s', async (method, path) => {
    expect((await rig.send(method, path)).status).toBe(400);
    expect(rig.emulator.undocumented).toMatchObject([{ kind: 'undocumented', method, path, status: 400 }]);
  });

  it.each([
    '/v1/scans?limit=0',
    '/v1/scans?limit=101',
    '/v1/scans?page=0',
    '/v1/scans?offset=0',
    '/v1/scans?per_page=10',
    '/v1/scans?type=web',
    '/v1/scans?status=COMPLETED',
    '/v1/scans?mode=fast',
    '/v1/scans?target=a&target=b',
    '/v1/scans/s1?expand=phases',
    '/v1/scans/s1/status?light=1',
    '/v1/findings',
    '/v1/findings?scan_id=s1&severity=critical,high',
    '/v1/findings?scan_id=s1&status=closed',
    '/v1/findings?scan_id=s1&per_page=5',
    '/v1/scans/s1/compare/s1?page=1',
  ])('refuses %s', async (path) => {
    expect((await rig.get(path)).status).toBe(400);
    expect(rig.emulator.undocumented).toHaveLength(1);
  });

  it.each([
    [{}],
    [{ target: '' }],
    [{ target: AIPTX_TARGET, mode: 'fast' }],
    [{ target: AIPTX_TARGET, type: 'mobile' }],
    [{ target: AIPTX_TARGET, options: { authentication: {} } }],
    [{ target: AIPTX_TARGET, authentication: 'Bearer x' }],
    [{ target: AIPTX_TARGET, scope: ['/api/*'] }],
    [{ target: AIPTX_TARGET, scope: { only: ['/api/*'] } }],
    [{ target: AIPTX_TARGET, scope: { include: '/api/*' } }],
    [{ target: AIPTX_TARGET, instructions: 7 }],
    [{ target: AIPTX_TARGET, branch: 'main' }],
    [{ target: AIPTX_TARGET, idempotency_key: 'x' }],
    [[]],
  ])('refuses the start body %j and starts nothing', async (body) => {
    expect((await rig.post('/v1/scans', body)).status).toBe(400);
    expect(rig.emulator.undocumented).toHaveLength(1);
    expect(rig.emulator.state).toMatchObject({ scans: [{ id: 's1' }] });
  });

  it.each([[{ target: AIPTX_TARGET }], [{ type: 'web' }], [{ mode: 'fast' }]])('refuses the rescan body %j', async (body) => {
    expect((await rig.post('/v1/scans/s1/rescan', body)).status).toBe(400);
    expect(rig.emulator.undocumented).toHaveLength(1);
  });

  it('takes a rescan without a body, and refuses a cancel with one', async () => {
    expect((await rig.send('POST', '/v1/scans/s1/rescan')).status).toBe(200);
    expect((await rig.post('/v1/scans/scan_new001/cancel', {})).status).toBe(400);
  });

  it('answers 401 without the right key', async () => {
    expect((await rig.send('GET', '/v1/scans', undefined, { authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await rig.send('GET', '/v1/scans', undefined, { authorization: 'aiptx_emulated_key' })).status).toBe(401);
    expect(rig.emulator.undocumented).toHaveLength(0);
    expect(JSON.stringify(rig.emulator.requests)).not.toContain('aiptx_emulated_key');
  });
});
