import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cloudgeniRig, REPOSITORIES, type Rig, SCANS } from './harness.js';

/** What the documents do not show is refused and remembered. */
let rig: Rig<unknown>;
beforeEach(async () => {
  rig = await cloudgeniRig({ scans: [{ id: 's1', createdAgoMs: 60_000 }] });
});
afterEach(() => rig.emulator.close());

describe('Cloudgeni, strict', () => {
  it.each([
    ['GET', '/api/v1/organizations/org_emulated/repositories/repo_emulated'],
    ['GET', '/organizations/org_emulated/repositories'],
    ['GET', `${REPOSITORIES}/`],
    ['GET', REPOSITORIES.replace('/api/v1', '/api/v1/api/v1')],
    ['GET', `${SCANS}//s1`],
    ['GET', `${SCANS}/%zz`],
    ['POST', `${SCANS}/s1/cancel`],
    ['DELETE', `${SCANS}/s1`],
    ['PUT', SCANS],
  ])('refuses %s %s', async (method, path) => {
    expect((await rig.send(method, path)).status).toBe(400);
    expect(rig.emulator.undocumented).toMatchObject([{ kind: 'undocumented', method, path, status: 400 }]);
  });

  it.each([
    ['limit=0'],
    ['limit=101'],
    ['limit=ten'],
    ['limit=1.5'],
    ['limit='],
    ['offset=-1'],
    ['limit=5&limit=6'],
    ['page=1'],
    ['commit=abc'],
    ['status=done'],
    ['status=COMPLETED'],
    ['toString=1'],
  ])('refuses the query %s of a scan list', async (query) => {
    expect((await rig.get(`${SCANS}?${query}`)).body).toMatchObject({ error: 'bad_request', details: { field: query.split('=')[0] } });
    expect(rig.emulator.undocumented).toHaveLength(1);
  });

  it.each([
    [`${SCANS}/s1/findings?severity=High`],
    [`${SCANS}/s1/findings?status=closed`],
    [`${SCANS}/s1?expand=summary`],
    [`${REPOSITORIES}?provider=bitbucket`],
    [`${REPOSITORIES}?fullName=a/b`],
  ])('refuses %s', async (path) => {
    expect((await rig.get(path)).status).toBe(400);
    expect(rig.emulator.undocumented).toHaveLength(1);
  });

  it.each([
    [{ ref: 'main' }],
    [{ type: 'deep' }],
    [{ branch: 7 }],
    [{ branch: '' }],
    [{ commit: null }],
    [{ idempotencyKey: 'x' }],
    [[]],
    ['text'],
  ])('refuses the start body %j and starts nothing', async (body) => {
    expect((await rig.post(SCANS, body)).status).toBe(400);
    expect(rig.emulator.undocumented).toHaveLength(1);
    expect(rig.emulator.state).toMatchObject({ scans: [{ id: 's1' }] });
  });

  it('refuses a body that is not JSON, and one that is not said to be', async () => {
    const send = (headers: Record<string, string>, body: string) =>
      fetch(`${rig.emulator.url}${SCANS}`, { method: 'POST', headers: { 'x-cloudgeni-api-key': 'cg_live_emulated', ...headers }, body });
    expect((await send({ 'content-type': 'application/json' }, '{"branch":')).status).toBe(400);
    expect((await send({ 'content-type': 'text/plain' }, '{}')).status).toBe(400);
    expect(rig.emulator.undocumented).toHaveLength(2);
  });

  it('takes a start without a body, whose fields are all optional', async () => {
    expect((await rig.send('POST', SCANS)).body).toMatchObject({
      branch: 'main',
      type: 'static',
      commit: expect.stringMatching(/^[0-9a-f]{40}$/),
    });
  });

  it('answers 401 without the right key, and refuses other ways to send it', async () => {
    expect((await rig.send('GET', SCANS, undefined, { 'x-cloudgeni-api-key': 'wrong' })).status).toBe(401);
    expect(rig.emulator.undocumented).toHaveLength(0);
    expect((await rig.send('GET', SCANS, undefined, { authorization: 'Bearer x' })).status).toBe(400);
    expect((await rig.send('GET', SCANS, undefined, { 'x-api-key': 'x' })).status).toBe(400);
    expect(rig.emulator.undocumented).toHaveLength(2);
  });

  it('remembers requests in order, without secrets', async () => {
    await rig.get(`${SCANS}?limit=5`);
    await rig.post(SCANS, { branch: 'main' });
    expect(rig.emulator.requests).toMatchObject([
      { kind: 'list', method: 'GET', path: `${SCANS}?limit=5`, status: 200, inFlight: 1, headers: { 'x-cloudgeni-api-key': 'present' } },
      { kind: 'start', method: 'POST', path: SCANS, status: 201, body: { branch: 'main' } },
    ]);
    expect(JSON.stringify(rig.emulator.requests)).not.toContain('cg_live_emulated');
  });
});
