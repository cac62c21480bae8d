import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CONNECTION } from '../../src/emulator/fegura/scenario.js';
import { FEGURA_AUTH, feguraRig } from './fegura-harness.js';
import type { Rig } from './harness.js';

/** What the documents do not show is refused and remembered. */
let rig: Rig<unknown>;
beforeEach(async () => {
  rig = await feguraRig({ scans: [{ id: 's1', createdAgoMs: 60_000 }] });
});
afterEach(() => rig.emulator.close());

describe('Fegura, strict', () => {
  it.each([
    ['GET', '/scans'],
    ['GET', '/api/api/scans'],
    ['GET', '/api/v1/scans'],
    ['GET', '/api/scans/'],
    ['GET', '/api/scans//s1'],
    ['GET', '/api/scans/%zz'],
    ['GET', '/api/scans/s1/status'],
    ['GET', '/api/scans/s1/findings'],
    ['POST', '/api/scans/s1/cancel'],
    ['DELETE', '/api/scans/s1'],
    ['PUT', '/api/scans'],
    ['POST', '/api/accounts'],
    ['POST', '/api/diagrams'],
  ])('refuses %s %s', async (method, path) => {
    expect((await rig.send(method, path)).status).toBe(400);
    expect(rig.emulator.undocumented).toMatchObject([{ kind: 'undocumented', method, path, status: 400 }]);
  });

  it.each([
    'scans?limit=0',
    'scans?limit=101',
    'scans?limit=ten',
    'scans?limit=5&limit=6',
    'scans?cursor=',
    'scans?cursor=abc',
    'scans?page=1',
    'scans?offset=20',
    'scans?region=us-east-1',
    'scans?status=running',
    'scans?status=COMPLETED',
    'scans?toString=1',
    'scans/s1?expand=progress',
    'accounts?awsAccountId=481516234209',
    'accounts?status=connected',
    'diagrams?scanJobId=s1',
    'diagrams?diagramType=all',
  ])('refuses %s', async (path) => {
    expect((await rig.get(`/api/${path}`)).body).toMatchObject({
      success: false,
      error: { code: 'VALIDATION_ERROR', details: [{ path: [/[?&](\w+)=[^&]*$/.exec(path)?.[1]], message: expect.any(String) }] },
    });
    expect(rig.emulator.undocumented).toHaveLength(1);
  });

  it('gives no cursor of one list to another', async () => {
    const many = await feguraRig({ scans: [{ createdAgoMs: 1 }, { createdAgoMs: 2 }] });
    const { body } = await many.get('/api/scans?limit=1');
    const { cursor } = (body as { data: { meta: { cursor: string } } }).data.meta;
    expect((await many.get(`/api/scans?limit=1&cursor=${encodeURIComponent(cursor)}`)).status).toBe(200);
    expect((await many.get(`/api/diagrams?cursor=${encodeURIComponent(cursor)}`)).status).toBe(400);
    await many.emulator.close();
  });

  it.each([
    [{}],
    [{ region: 'us-east-1' }],
    [{ awsAccountId: 7 }],
    [{ awsAccountId: '' }],
    [{ awsAccountId: CONNECTION.id, region: null }],
    [{ awsAccountId: CONNECTION.id, type: 'full' }],
    [{ accountId: CONNECTION.id }],
    [[]],
    ['text'],
  ])('refuses the start body %j and starts nothing', async (body) => {
    expect((await rig.post('/api/scans', body)).status).toBe(400);
    expect(rig.emulator.undocumented).toHaveLength(1);
    expect(rig.emulator.state).toMatchObject({ scans: [{ id: 's1' }] });
  });

  it('refuses a body that is not JSON, not said to be, or none', async () => {
    const send = (headers: Record<string, string>, body?: string) =>
      fetch(`${rig.emulator.url}/api/scans`, { method: 'POST', headers: { ...FEGURA_AUTH, ...headers }, ...(body && { body }) });
    expect((await send({ 'content-type': 'application/json' }, '{"awsAccountId":')).status).toBe(400);
    expect((await send({ 'content-type': 'text/plain' }, `{"awsAccountId":"${CONNECTION.id}"}`)).status).toBe(400);
    expect((await send({})).status).toBe(400);
    expect(rig.emulator.undocumented).toHaveLength(3);
  });

  it('answers 401 without the right key, and refuses other ways to send it', async () => {
    expect((await rig.send('GET', '/api/scans', undefined, { authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await rig.send('GET', '/api/scans', undefined, { authorization: 'feg_live_emulated' })).status).toBe(401);
    expect(rig.emulator.undocumented).toHaveLength(0);
    expect((await rig.send('GET', '/api/scans', undefined, { 'x-api-key': 'feg_live_emulated' })).status).toBe(400);
    expect(rig.emulator.undocumented).toHaveLength(1);
  });

  it('knows one version, and takes the key’s without any', async () => {
    expect((await rig.send('GET', '/api/scans', undefined, { 'fegura-version': '2026-02-02' })).body).toMatchObject({
      error: { code: 'INVALID_API_VERSION' },
    });
    expect(rig.emulator.undocumented).toHaveLength(1);
    const { authorization } = FEGURA_AUTH;
    expect((await fetch(`${rig.emulator.url}/api/scans`, { headers: { authorization } })).status).toBe(200);
  });

  it('remembers requests in order, without secrets', async () => {
    await rig.get('/api/scans?limit=5');
    await rig.post('/api/scans', { awsAccountId: CONNECTION.id });
    await rig.get('/api/accounts');
    await rig.get('/api/diagrams/none');
    expect(rig.emulator.requests).toMatchObject([
      {
        kind: 'list',
        method: 'GET',
        path: '/api/scans?limit=5',
        status: 200,
        headers: { authorization: 'present', 'fegura-version': '2026-02-01' },
      },
      { kind: 'start', method: 'POST', path: '/api/scans', status: 200, body: { awsAccountId: CONNECTION.id } },
      { kind: 'lookup', status: 200 },
      { kind: 'diagram', status: 404 },
    ]);
    expect(JSON.stringify(rig.emulator.requests)).not.toContain('feg_live_emulated');
  });
});
