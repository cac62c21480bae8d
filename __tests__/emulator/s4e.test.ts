import { afterEach, describe, expect, it } from '@jest/globals';
import { PRESETS } from '../../src/emulator/presets.js';
import { mounts } from '../../src/emulator/registry.js';
import { exposures, manyExposures } from '../../src/emulator/s4e/data.js';
import type { S4eScenario } from '../../src/emulator/s4e/scenario.js';
import type { S4eState } from '../../src/emulator/s4e/state.js';
import { type Emulator, startEmulator } from '../../src/emulator/server.js';
import { handClock, type Rig } from './harness.js';
import { S4E_AUTH, s4eRig } from './s4e-harness.js';

let clock: ReturnType<typeof handClock>;
let rig: Rig<S4eState>;
let closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const emulator of closing) await emulator.close();
  closing = [];
});

async function open(scenario: S4eScenario): Promise<void> {
  clock = handClock();
  rig = await s4eRig(scenario, clock);
  closing.push(rig.emulator);
}

interface FindingsBody {
  readonly data: readonly { readonly id: unknown; readonly severity: unknown }[];
  readonly meta: { readonly total?: number; readonly page: number; readonly per_page: number; readonly total_pages?: number };
}

const START = { asset_id: 'a-1001', scan_type: 'full' };
const start = () => rig.post('/api/scan/create', START);
const statusOf = async (id: string) => ((await rig.get(`/api/scan/${id}/status`)).body as { data: Record<string, unknown> }).data;
const findingsOf = async (query: string, path = '/api/scan/s1/results') => (await rig.get(`${path}?${query}`)).body as FindingsBody;
const idsIn = ({ data }: FindingsBody) => data.map(({ id }) => id);

describe('scans', () => {
  it('are queued, run and end by the clock, and tell how far they are', async () => {
    await open({ plans: [{ queuedMs: 1000, runningMs: 10_000 }] });
    await start();
    expect(await statusOf('sc-new001')).toEqual({ scan_id: 'sc-new001', status: 'queued', progress: 0 });
    clock.pass(1000);
    expect(await statusOf('sc-new001')).toMatchObject({ status: 'running', progress: 0, current_phase: 'discovery', eta_seconds: 10 });
    clock.pass(9999);
    expect(await statusOf('sc-new001')).toMatchObject({ status: 'running', progress: 99, current_phase: 'reporting', eta_seconds: 1 });
    clock.pass(1);
    expect(await statusOf('sc-new001')).toEqual({ scan_id: 'sc-new001', status: 'completed', progress: 100 });
    expect(rig.emulator.state.scans).toMatchObject([{ id: 'sc-new001', state: 'completed', origin: 'started', cancelled: false }]);
  });

  it('follow the plans of their target, which go before the others', async () => {
    const assets = ['a-1001', 'a-1002'].map((id) => ({ id, name: id }));
    const ends = (end: string) => ({ queuedMs: 0, runningMs: 0, end });
    await open({ assets, plans: [ends('completed')], plansByTarget: { 'a-1002': [ends('failed'), ends('cancelled')] } });
    for (const asset_id of ['a-1002', 'a-1001', 'a-1002', 'a-1002']) await rig.post('/api/scan/create', { ...START, asset_id });
    expect(rig.emulator.state.scans.map(({ state }) => state)).toEqual(['failed', 'completed', 'cancelled', 'cancelled']);
  });

  it.each(['failed', 'cancelled', 'archived'])('end in %s when planned so', async (end) => {
    await open({ scans: [{ id: 's1', createdAgoMs: 60_000, end }] });
    expect(await statusOf('s1')).toMatchObject({ status: end });
  });

  it('say unknown words while they run, may never end, and may not say how long', async () => {
    await open({
      scans: [
        { id: 's1', createdAgoMs: 1e9, runningWord: 'warming_up', runningMs: Infinity },
        { id: 's2', createdAgoMs: 2000, runningMs: 9000, eta: 'absent' },
        { id: 's3', createdAgoMs: 2000, runningMs: 9000, eta: 60 },
      ],
    });
    expect(await statusOf('s1')).toEqual({ scan_id: 's1', status: 'warming_up', progress: 50, current_phase: 'tls_checks' });
    expect(await statusOf('s2')).not.toHaveProperty('eta_seconds');
    expect(await statusOf('s3')).toMatchObject({ eta_seconds: 60 });
  });

  it('go by their plans in order, the last for all that follow, several beside each other', async () => {
    await open({ plans: [{ end: 'failed' }, { end: 'completed' }] });
    for (let count = 0; count < 3; count += 1) await start();
    clock.pass(10_000);
    expect(rig.emulator.state.scans.map((scan) => scan.state)).toEqual(['failed', 'completed', 'completed']);
  });

  it('tell what was asked, what the scenario says instead, or nothing', async () => {
    await open({
      scans: [
        { id: 's1', createdAgoMs: 60_000, type: 'quick' },
        { id: 's2', createdAgoMs: 60_000, echo: { target: 'a-9', type: 'dns', name: 'other.example' } },
        { id: 's3', createdAgoMs: 60_000, echo: { target: null, type: null, name: null } },
      ],
    });
    expect((await rig.get('/api/scan/s1')).body).toMatchObject({
      data: { asset_id: 'a-1001', scan_type: 'quick', asset_name: 'shop.example.org' },
    });
    expect((await rig.get('/api/scan/s2')).body).toMatchObject({
      data: { asset_id: 'a-9', scan_type: 'dns', asset_name: 'other.example' },
    });
    const { data } = (await rig.get('/api/scan/s3')).body as { data: object };
    expect(Object.keys(data)).not.toEqual(expect.arrayContaining(['asset_id']));
    expect(Object.keys(data)).not.toEqual(expect.arrayContaining(['scan_type']));
    expect(Object.keys(data)).not.toEqual(expect.arrayContaining(['asset_name']));
  });

  it('are cancelled, keep what they have found, and are cancelled once', async () => {
    await open({ plans: [{ queuedMs: 0, runningMs: 10_000, findings: manyExposures(100) }] });
    await start();
    clock.pass(4000);
    expect((await rig.post('/api/scan/sc-new001/cancel')).status).toBe(200);
    clock.pass(60_000);
    expect(rig.emulator.state.scans).toMatchObject([{ state: 'cancelled', cancelled: true }]);
    expect((await findingsOf('per_page=100', '/api/scan/sc-new001/results')).meta.total).toBe(40);
    expect((await rig.get('/api/scan/sc-new001')).body).toMatchObject({
      data: { status: 'cancelled', progress: 40, finding_summary: { critical: 4 } },
    });
    expect((await rig.post('/api/scan/sc-new001/cancel')).body).toMatchObject({ error: { message: 'Scan is already cancelled' } });
    expect((await rig.post('/api/scan/none/cancel')).status).toBe(404);
  });

  it('are listed newest first, filtered and in pages', async () => {
    const scans = [
      { id: 'old', createdAgoMs: 90_000, type: 'dns' },
      { id: 'new', createdAgoMs: 60_000, end: 'failed' },
      { id: 'other', createdAgoMs: 70_000, assetId: 'a-2' },
    ];
    await open({
      scans,
      assets: [
        { id: 'a-1001', name: 'a' },
        { id: 'a-2', name: 'b' },
      ],
    });
    const ids = async (query: string) =>
      ((await rig.get(`/api/scans?${query}`)).body as { data: { scan_id: string }[] }).data.map(({ scan_id }) => scan_id);
    expect(await ids('')).toEqual(['new', 'other', 'old']);
    expect(await ids('asset_id=a-1001')).toEqual(['new', 'old']);
    expect(await ids('asset_id=a-1001&status=completed')).toEqual(['old']);
    expect(await ids('scan_type=dns')).toEqual(['old']);
    expect(await ids('per_page=1&page=2')).toEqual(['other']);
    expect(await ids('page=2')).toEqual([]);
    expect(await ids(`from=${new Date(clock.now() - 75_000).toISOString()}`)).toEqual(['new', 'other']);
    expect(await ids(`to=${new Date(clock.now() - 75_000).toISOString()}`)).toEqual(['old']);
  });

  it('need an asset that is there and verified, and a key that may', async () => {
    await open({ scopes: ['read:scans', 'write:scans'], assets: [{ id: 'a-1001', name: 'x', verified: false }] });
    expect((await start()).body).toMatchObject({ error: { code: 'forbidden', message: 'Asset is not verified' } });
    expect((await rig.post('/api/scan/create', { ...START, asset_id: 'a-9' })).status).toBe(404);
    expect((await rig.get('/api/assets/a-1001')).body).toMatchObject({ error: { message: 'Missing scope read:assets' } });
    expect((await rig.get('/api/findings')).status).toBe(403);
    expect(rig.emulator.state.scans).toEqual([]);
  });
});

describe('assets', () => {
  it('are told one by one, and listed', async () => {
    await open({
      assets: [
        { id: 'a-1', name: 'one.example', status: 'inactive' },
        { id: 'a-2', name: 'two.example', verified: null, type: 'url' },
      ],
      scans: [{ assetId: 'a-1', createdAgoMs: 60_000, findings: exposures() }],
    });
    expect((await rig.get('/api/assets/a-1')).body).toMatchObject({
      data: { status: 'inactive', verified: true, finding_summary: { critical: 2 } },
    });
    expect((await rig.get('/api/assets/a-2')).body).not.toHaveProperty('data.verified');
    expect((await rig.get('/api/assets/a-3')).status).toBe(404);
    expect((await rig.get('/api/assets?search=two&type=url')).body).toMatchObject({
      data: [{ id: 'a-2' }],
      meta: { total: 1, total_pages: 1 },
    });
    expect((await rig.get('/api/assets?status=inactive')).body).toMatchObject({ data: [{ id: 'a-1' }] });
  });

  it('and the findings endpoint can be missing, for only the siblings show them', async () => {
    await open({ siblingEndpoints: 'off' });
    for (const path of ['/api/assets', '/api/assets/a-1001', '/api/findings']) expect((await rig.get(path)).status).toBe(404);
    expect(rig.emulator.undocumented).toEqual([]);
  });
});

describe('findings', () => {
  it('agree with the summary, in all statuses or in the open ones', async () => {
    const findings = exposures();
    await open({
      scans: [
        { id: 's1', createdAgoMs: 9000, findings },
        { id: 's2', createdAgoMs: 9000, findings, summaryCounts: 'open' },
        { id: 's3', createdAgoMs: 9000, findings, summary: { high: 9 } },
        { id: 's4', createdAgoMs: 9000, summary: 'absent' },
      ],
    });
    const summaryOf = async (id: string) =>
      ((await rig.get(`/api/scan/${id}`)).body as { data: { finding_summary?: unknown } }).data.finding_summary;
    expect(await summaryOf('s1')).toEqual({ critical: 2, high: 3, medium: 5, low: 3, info: 1 });
    expect(await summaryOf('s2')).toEqual({ critical: 1, high: 2, medium: 4, low: 3, info: 1 });
    expect(await summaryOf('s3')).toMatchObject({ critical: 2, high: 9 });
    expect(await summaryOf('s4')).toBeUndefined();
  });

  it('come in pages and by filter, at both endpoints', async () => {
    await open({
      scans: [
        { id: 's1', createdAgoMs: 9000, findings: exposures() },
        { id: 's2', createdAgoMs: 8000, findings: manyExposures(3) },
      ],
    });
    expect((await findingsOf('per_page=10&page=2')).data).toHaveLength(4);
    expect(await findingsOf('severity=critical,high')).toMatchObject({ meta: { total: 5, page: 1, per_page: 20 } });
    expect(await findingsOf('scan_id=s1&status=open,confirmed&severity=high', '/api/findings')).toMatchObject({
      meta: { total: 2, total_pages: 1 },
    });
    expect((await findingsOf('', '/api/findings')).meta.total).toBe(17);
    expect((await findingsOf('scan_id=none', '/api/findings')).data).toEqual([]);
  });

  it('are what was discovered so far', async () => {
    await open({ scans: [{ id: 's1', createdAgoMs: 6000, runningMs: 10_000, findings: manyExposures(10) }] });
    expect(idsIn(await findingsOf(''))).toHaveLength(5);
  });

  it('can be 25,000 without being made before they are asked for', async () => {
    const made: number[] = [];
    const many = manyExposures(25_000);
    const findings = { count: many.count, at: (index: number) => (made.push(index), many.at(index)) };
    await open({ scans: [{ id: 's1', createdAgoMs: 9000, findings }] });
    const last = await findingsOf('per_page=100&page=250');
    expect(made).toHaveLength(100);
    expect(last.data.at(-1)).toMatchObject({ id: 'f-025000' });
    expect((await rig.get('/api/scan/s1')).body).toMatchObject({ data: { finding_summary: { critical: 2500, high: 5000 } } });
    const madeOnce = made.length;
    await rig.get('/api/scan/s1');
    expect(made).toHaveLength(madeOnce);
  });

  it.each([
    ['appear', ['f-000001', 'f-000002', 'f-000002', 'f-000003'], 5],
    ['vanish', ['f-000001', 'f-000002', 'f-000004'], 3],
  ] as const)('shift between pages when one can %s', async (shift, ids, total) => {
    await open({ scans: [{ id: 's1', createdAgoMs: 9000, findings: manyExposures(4), flaws: { shift } }] });
    const pages = [await findingsOf('per_page=2'), await findingsOf('per_page=2&page=2')];
    expect(pages.flatMap(idsIn)).toEqual(ids);
    expect(pages[1]?.meta.total).toBe(total);
  });

  it('repeat a page, lie about the total, or are malformed, when planned so', async () => {
    await open({
      scans: [{ id: 's1', createdAgoMs: 9000, findings: manyExposures(4), flaws: { repeatPage: 2, total: 9, malformedAt: 0 } }],
    });
    const first = await findingsOf('per_page=2');
    expect(await findingsOf('per_page=2&page=2')).toMatchObject({ data: first.data, meta: { total: 9 } });
    expect(first.data[0]).toMatchObject({ id: 17, severity: null });
  });

  it.each([
    ['honoured', 100, 25],
    ['fixed-size', 20, 5],
    ['ignored', 20, 20],
  ] as const)('are in pages that are %s', async (resultsPaging, first, second) => {
    await open({
      resultsPaging,
      scans: [{ id: 's1', createdAgoMs: 9000, findings: manyExposures(resultsPaging === 'honoured' ? 125 : 25) }],
    });
    expect((await findingsOf('per_page=100')).data).toHaveLength(first);
    expect((await findingsOf('per_page=100&page=2')).data).toHaveLength(second);
  });

  it.each([404, 405] as const)('of a scan can be missing (%d), where only the other endpoint has them', async (results) => {
    await open({ results, scans: [{ id: 's1', createdAgoMs: 9000, findings: manyExposures(2) }] });
    expect((await rig.get('/api/scan/s1/results')).status).toBe(results);
    expect((await findingsOf('scan_id=s1', '/api/findings')).data).toHaveLength(2);
  });

  it.each([
    ['total', { total: 3, page: 1, per_page: 20 }],
    ['pages', { page: 1, per_page: 20, total_pages: 1 }],
    ['absent', undefined],
  ] as const)('tell of their length: %s', async (meta, lengths) => {
    await open({ meta, scans: [{ id: 's1', createdAgoMs: 9000, findings: manyExposures(3) }] });
    expect((await findingsOf('')).meta).toEqual(lengths);
  });
});

describe('replies', () => {
  it.each([
    ['envelope', { status: 'error', error: { code: 'not_found', message: 'Scan not found' } }],
    ['message', { message: 'Scan not found', code: 404 }],
    ['detail', { detail: 'Scan not found' }],
  ] as const)('refuse in the form %s', async (errors, body) => {
    await open({ errors });
    expect(await rig.get('/api/scan/none')).toMatchObject({ status: 404, body });
  });

  it('may say that there is no error', async () => {
    await open({ chatty: true, scans: [{ id: 's1', createdAgoMs: 9000 }] });
    for (const path of ['/api/scan/s1', '/api/scans', '/api/scan/s1/results'])
      expect((await rig.get(path)).body).toMatchObject({ error: false, code: 200, message: 'OK', data: expect.anything() });
  });
});

describe('rate limits', () => {
  it('are 10 starts, and 100 of all kinds, told in every reply', async () => {
    await open({});
    for (let count = 0; count < 10; count += 1) expect((await start()).status).toBe(201);
    const refused = await start();
    expect([refused.status, refused.headers.get('retry-after'), refused.headers.get('x-ratelimit-limit')]).toEqual([429, '60', '10']);
    expect(rig.emulator.state.scans).toHaveLength(10);
    for (let count = 10; count < 100; count += 1) expect((await rig.get('/api/scan/sc-new001')).status).toBe(200);
    const over = await rig.get('/api/scan/sc-new001');
    expect(over.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(over.body).toEqual({ status: 'error', error: { code: 'rate_limited', message: 'Slow down; 60 s left', retry_after: 60 } });
    clock.pass(60_000);
    expect((await start()).status).toBe(201);
  });

  it('tell how long in the body also where the header is withheld', async () => {
    await open({ limits: { perMinute: { list: 1 }, retryAfter: 'absent' } });
    await rig.get('/api/scans');
    clock.pass(20_000);
    const refused = await rig.get('/api/scans');
    expect(refused.headers.get('retry-after')).toBeNull();
    expect(refused.body).toMatchObject({ error: { retry_after: 40 } });
  });
});

describe('presets', () => {
  const client = (emulator: Emulator) => async (method: string, path: string, body?: unknown) => {
    const headers = { ...S4E_AUTH, ...(body !== undefined && { 'content-type': 'application/json' }) };
    const response = await fetch(`${emulator.url}${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
    return (await response.json()) as { data: Record<string, unknown> };
  };

  it.each(PRESETS)('%s has a history and ends in time', async (preset) => {
    const hand = handClock();
    const mount = mounts['s4e']?.({ preset });
    if (mount === undefined) throw new Error('no mount');
    const emulator = await startEmulator(mount, { clock: hand });
    closing.push(emulator);
    const send = client(emulator);
    expect(mount.inputs).toEqual({ 'api-key': 's4e_live_emulated', target: 'a-1001' });
    expect((await send('GET', '/api/scans?asset_id=a-1001&status=completed')).data).toHaveLength(2);
    await send('POST', '/api/scan/create', START);
    hand.pass(preset === 'slow' ? 4000 : 3400);
    expect((await send('GET', '/api/scan/sc-new001')).data).toMatchObject({ status: 'running' });
    hand.pass(preset === 'slow' ? 4000 : 600);
    const open = preset === 'clean' ? { critical: 1, high: 1, medium: 1 } : { critical: 2, high: 3, medium: 5 };
    expect((await send('GET', '/api/scan/sc-new001')).data).toMatchObject({ status: 'completed', finding_summary: open });
  });
});
