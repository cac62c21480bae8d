import { afterEach, describe, expect, it } from '@jest/globals';
import { aether365Preset, manyFailedChecks, tenantChecks } from '../../src/emulator/aether365/data.js';
import { aether365Mount } from '../../src/emulator/aether365/index.js';
import type { Aether365Scenario } from '../../src/emulator/aether365/scenario.js';
import type { Aether365State } from '../../src/emulator/aether365/state.js';
import { PRESETS } from '../../src/emulator/presets.js';
import { mounts } from '../../src/emulator/registry.js';
import { handClock, type Reply, type Rig, rig } from './harness.js';

const AUTH = { authorization: 'Bearer ae_live_emulated' };
const SCANS = '/tenants/t_emulated/scans';
const COMPLIANCE = { scan_type: 'compliance' };

let clock: ReturnType<typeof handClock>;
let current: Rig<Aether365State>;
afterEach(() => current.emulator.close());

async function open(scenario: Aether365Scenario = {}): Promise<Rig<Aether365State>> {
  clock = handClock();
  current = await rig(aether365Mount(scenario), AUTH, clock);
  return current;
}

interface ListBody {
  readonly data: readonly { readonly id: string; readonly test_id: string; readonly result: string }[];
  readonly meta: { readonly total: number; readonly page: number; readonly limit: number };
}

async function listOf(path: string): Promise<ListBody> {
  return (await current.get(path)).body as ListBody;
}

function codeOf({ status, body }: Reply): string {
  return `${status} ${(body as { error?: { code?: string } }).error?.code ?? ''}`;
}

describe('scans', () => {
  it('run at once, and end by the clock', async () => {
    const { get, post, emulator } = await open({ plans: [{ runningMs: 2000, findings: tenantChecks() }] });
    expect((await post(SCANS, COMPLIANCE)).body).toMatchObject({ success: true, data: { status: 'in_progress', score: null } });
    clock.pass(1999);
    expect((await get('/scans/scan_new001')).body).toMatchObject({ data: { status: 'in_progress', completed_at: null } });
    clock.pass(1);
    expect((await get('/scans/scan_new001')).body).toMatchObject({
      data: { status: 'completed', completed_at: '2026-11-21T09:00:02Z', pass_count: 41, fail_count: 10, skip_count: 4, score: 80.4 },
    });
    expect(emulator.state.scans).toMatchObject([{ id: 'scan_new001', state: 'completed', origin: 'started', type: 'compliance' }]);
  });

  it.each(['failed', 'archived'])('end in %s when planned so, without numbers and results', async (end) => {
    const { get } = await open({ scans: [{ id: 's1', createdAgoMs: 60_000, end, findings: tenantChecks() }] });
    expect((await get('/scans/s1')).body).toMatchObject({ data: { status: end, pass_count: null, fail_count: null, score: null } });
    expect((await get('/scans/s1/results')).status).toBe(400);
  });

  it('tell why they failed only where the scenario says where', async () => {
    const reason = { field: 'error', value: 'Graph API throttled' } as const;
    const scans = [
      { id: 's1', createdAgoMs: 60_000, end: 'failed', reason },
      { id: 's2', createdAgoMs: 60_000, end: 'failed' },
    ];
    const { get } = await open({ scans });
    expect((await get('/scans/s1')).body).toMatchObject({ data: { error: 'Graph API throttled' } });
    expect((await get('/scans/s2')).body).not.toHaveProperty('data.error');
  });

  it('say unknown words while they run, and may never end', async () => {
    const { get } = await open({ scans: [{ id: 's1', createdAgoMs: 1e9, runningWord: 'warming_up', runningMs: Infinity }] });
    expect((await get('/scans/s1')).body).toMatchObject({ data: { status: 'warming_up' } });
  });

  it('go by their plans in order, the last for all that follow', async () => {
    const { post, emulator } = await open({ conflict: 'off', plans: [{ end: 'failed' }, {}] });
    for (let count = 0; count < 3; count += 1) await post(SCANS, COMPLIANCE);
    clock.pass(10_000);
    expect(emulator.state.scans.map(({ state }) => state)).toEqual(['failed', 'completed', 'completed']);
  });

  it('tell what the scenario says instead, or nothing', async () => {
    const { post } = await open({
      conflict: 'off',
      plans: [{ echo: { target: 't_other', type: 'exposure' } }, { echo: { target: null, type: null } }],
    });
    expect((await post(SCANS, COMPLIANCE)).body).toMatchObject({ data: { tenant_id: 't_other', scan_type: 'exposure' } });
    const { body } = await post(SCANS, COMPLIANCE);
    expect(body).not.toHaveProperty('data.tenant_id');
    expect(body).not.toHaveProperty('data.scan_type');
  });

  it.each([
    [{ summary: 'absent' as const }, { pass_count: null, fail_count: null, skip_count: null, score: null }],
    [{ summary: { score: null } }, { pass_count: 40, fail_count: 0, skip_count: 3, score: null }],
    [
      { passed: 0, skipped: 0 },
      { pass_count: 0, fail_count: 0, skip_count: 0, score: null },
    ],
    [
      { passed: 87, skipped: 5, findings: manyFailedChecks(12) },
      { pass_count: 87, fail_count: 12, skip_count: 5, score: 87.9 },
    ],
  ])('count as planned: %j', async (plan, numbers) => {
    const { get } = await open({ scans: [{ id: 's1', createdAgoMs: 60_000, ...plan }] });
    expect((await get('/scans/s1')).body).toMatchObject({ data: numbers });
  });

  it.each([
    ['primary', 'compliance', 409],
    ['primary', 'exposure', 200],
    ['sibling', 'compliance', 409],
    ['sibling', 'exposure', 409],
  ] as const)('in the %s dialect, beside a running compliance scan, one of %s meets %d', async (dialect, type, status) => {
    const { post } = await open({ dialect, scans: [{ createdAgoMs: 0 }] });
    const refused = await post(SCANS, { scan_type: type });
    expect(refused.status).toBe(status);
    expect(JSON.stringify(refused.body)).not.toContain('scan_old001');
    clock.pass(4000);
    expect((await post(SCANS, COMPLIANCE)).status).toBe(dialect === 'sibling' ? 201 : 200);
  });

  it('are listed newest first or oldest first, filtered and in pages', async () => {
    const scans = [
      { id: 'old', createdAgoMs: 90_000 },
      { id: 'new', createdAgoMs: 60_000, end: 'failed' },
      { id: 'other', createdAgoMs: 70_000, type: 'exposure' },
      { id: 'foreign', createdAgoMs: 80_000, tenantId: 't_other' },
    ];
    await open({ scans });
    const ids = async (query: string) => (await listOf(`${SCANS}?${query}`)).data.map(({ id }) => id);
    expect(await ids('')).toEqual(['new', 'other', 'old']);
    expect(await ids('scan_type=compliance')).toEqual(['new', 'old']);
    expect(await ids('scan_type=compliance&status=completed')).toEqual(['old']);
    expect(await ids('limit=1&page=2')).toEqual(['other']);
    expect(await ids('page=4')).toEqual([]);
    expect((await listOf(`${SCANS}?limit=1&page=2`)).meta).toEqual({ total: 3, page: 2, limit: 1 });
    await current.emulator.close();
    await open({ scans, listOrder: 'oldest-first' });
    expect(await ids('')).toEqual(['old', 'other', 'new']);
  });
});

describe('refusals', () => {
  it.each<[Aether365Scenario, string]>([
    [{ keyState: 'read-only' }, '403 AUTH_INSUFFICIENT_SCOPE'],
    [{ connected: false }, '400 TENANT_NOT_CONNECTED'],
    [{ quota: 0 }, '429 SCAN_PLAN_LIMIT_REACHED'],
    [{ tenant: null }, '404 TENANT_NOT_FOUND'],
    [{ tenant: { id: 't_another' } }, '403 TENANT_ACCESS_DENIED'],
    [{ keyState: 'expired' }, '401 AUTH_EXPIRED_TOKEN'],
    [{ faults: [{ call: 'start', nth: 1, fault: { status: 503 } }] }, '503 SERVICE_UNAVAILABLE'],
  ])('of a start with %j: %s', async (scenario, code) => {
    const { post, emulator } = await open(scenario);
    expect(codeOf(await post(SCANS, COMPLIANCE))).toBe(code);
    expect(emulator.state.scans).toEqual([]);
    expect(emulator.undocumented).toEqual([]);
  });

  it('of a start when the quota has been used', async () => {
    const { post, emulator } = await open({ quota: 1, conflict: 'off' });
    expect((await post(SCANS, COMPLIANCE)).status).toBe(200);
    expect(codeOf(await post(SCANS, COMPLIANCE))).toBe('429 SCAN_PLAN_LIMIT_REACHED');
    expect(emulator.state.scans).toHaveLength(1);
  });

  it('of keys, and of scans that are not there or another tenant’s', async () => {
    const { send, get } = await open({ scans: [{ id: 'foreign', createdAgoMs: 1, tenantId: 't_other' }] });
    expect(codeOf(await send('GET', SCANS, undefined, { authorization: 'Bearer wrong' }))).toBe('401 AUTH_INVALID_TOKEN');
    const bare = await fetch(`${current.emulator.url}${SCANS}`);
    expect(await bare.json()).toMatchObject({ error: { code: 'AUTH_MISSING_TOKEN' } });
    expect(codeOf(await get('/scans/none'))).toBe('404 SCAN_NOT_FOUND');
    expect(codeOf(await get('/scans/foreign'))).toBe('404 SCAN_NOT_FOUND');
    expect(codeOf(await get('/tenants/t_other/scans'))).toBe('403 TENANT_ACCESS_DENIED');
  });
});

describe('what only the siblings show', () => {
  it('`me` stands for the tenant of the key, or for nobody', async () => {
    const { post, emulator } = await open();
    expect((await post('/tenants/me/scans', COMPLIANCE)).body).toMatchObject({ data: { tenant_id: 't_emulated' } });
    expect(emulator.state.scans).toHaveLength(1);
    await emulator.close();
    await open({ me: 'off' });
    expect(codeOf(await current.post('/tenants/me/scans', COMPLIANCE))).toBe('403 TENANT_ACCESS_DENIED');
  });

  it('can be missing', async () => {
    const { get, emulator } = await open({ siblingEndpoints: 'off', scans: [{ id: 's1', createdAgoMs: 60_000 }] });
    expect(codeOf(await get('/tenants/me'))).toBe('404 NOT_FOUND');
    expect(codeOf(await get('/scans/s1/results'))).toBe('404 NOT_FOUND');
    expect((await get('/scans/s1')).status).toBe(200);
    expect(emulator.undocumented).toEqual([]);
  });

  it('results agree with the numbers, filtered and in pages', async () => {
    await open({ scans: [{ id: 's1', createdAgoMs: 60_000, findings: tenantChecks() }] });
    const totalOf = async (query: string) => (await listOf(`/scans/s1/results?${query}`)).meta.total;
    expect(await totalOf('')).toBe(13 + 40 + 3);
    // One of the ten failed checks is told by two frameworks.
    expect(await totalOf('result=failed')).toBe(11);
    expect(await totalOf('result=passed')).toBe(41);
    expect(await totalOf('result=failed&severity=high')).toBe(4);
    expect(await totalOf('result=failed&framework=cisa')).toBe(1);
    expect((await listOf('/scans/s1/results')).data).toHaveLength(50);
    expect((await listOf('/scans/s1/results?limit=10&page=6')).data).toHaveLength(6);
  });

  it('25,000 results cost nothing until a page is asked for', async () => {
    let made = 0;
    const findings = { count: 25_000, at: (index: number) => ({ ...manyFailedChecks(1).at(index), test_id: `T${(made += 1)}` }) };
    await open({ scans: [{ id: 's1', createdAgoMs: 60_000, findings }] });
    expect(made).toBe(0);
    await current.get('/scans/s1/results?limit=200');
    expect(made).toBe(200);
  });

  it.each([
    [{ shift: 'appear' }, ['AE.1002', 'AE.1003'], 4],
    [{ shift: 'vanish' }, [], 2],
    [{ repeatPage: 2 }, ['AE.1001', 'AE.1002'], 3],
    [{ total: 9 }, ['AE.1003'], 9],
  ] as const)('results may be flawed: %j', async (flaws, second, total) => {
    await open({ scans: [{ id: 's1', createdAgoMs: 60_000, findings: manyFailedChecks(3), flaws }] });
    await current.get('/scans/s1/results?result=failed&limit=2');
    const { data, meta } = await listOf('/scans/s1/results?result=failed&limit=2&page=2');
    expect([data.map(({ test_id }) => test_id), meta.total]).toEqual([second, total]);
  });

  it('results may ignore the filter, be malformed, or be of another scan', async () => {
    const flaws = { ignoresFilter: true, malformedAt: 1, scanId: 'scan_other' };
    await open({ scans: [{ id: 's1', createdAgoMs: 60_000, findings: manyFailedChecks(2), passed: 5, flaws }] });
    const { data, meta } = await listOf('/scans/s1/results?result=failed');
    expect(meta.total).toBe(10);
    expect(data[0]).toMatchObject({ test_id: 'AE.1001', scan_id: 'scan_other' });
    expect(data[1]).toMatchObject({ test_id: 17 });
  });
});

describe('limits', () => {
  it('are none, unless the scenario has some', async () => {
    await open();
    const statuses = await Promise.all(Array.from({ length: 70 }, async () => (await current.get(SCANS)).status));
    expect(new Set(statuses)).toEqual(new Set([200]));
    await current.emulator.close();
    await open({ limits: { perMinute: { list: 1 } } });
    await current.get(SCANS);
    const refused = await current.get(SCANS);
    expect([codeOf(refused), refused.headers.get('retry-after')]).toEqual(['429 TOO_MANY_REQUESTS', '60']);
  });
});

describe('presets', () => {
  it.each(PRESETS)('%s has scans to compare with, and ends in seconds', async (preset) => {
    const mount = mounts['aether365']?.({ preset });
    if (mount === undefined) throw new Error('no mount');
    expect(mount.inputs).toEqual({ 'api-key': 'ae_live_emulated', target: 't_emulated' });
    const { get, post } = await open(aether365Preset({ preset }));
    const { data } = await listOf(`${SCANS}?scan_type=compliance&status=completed`);
    expect(data.map(({ id }) => id)).toEqual(['scan_before2', 'scan_before1']);
    await post(SCANS, COMPLIANCE);
    clock.pass(preset === 'slow' ? 8000 : 4000);
    const { body } = await get('/scans/scan_new001');
    expect(body).toMatchObject({ data: { status: 'completed', fail_count: preset === 'clean' ? 0 : 10 } });
    expect((await listOf('/scans/scan_before2/results?result=failed')).meta.total).toBe(9);
  });
});
