import { afterEach, describe, expect, it } from '@jest/globals';
import { aiptxPreset, manyShopFindings, shopFindings } from '../../src/emulator/aiptx/data.js';
import type { AiptxScenario } from '../../src/emulator/aiptx/scenario.js';
import type { AiptxState } from '../../src/emulator/aiptx/state.js';
import { AIPTX_TARGET, aiptxRig } from './aiptx-harness.js';
import { handClock, type Reply, type Rig } from './harness.js';

let clock: ReturnType<typeof handClock>;
let rig: Rig<AiptxState>;
afterEach(() => rig.emulator.close());

async function open(scenario: AiptxScenario): Promise<void> {
  clock = handClock();
  rig = await aiptxRig(scenario, clock);
}

const start = (more: object = {}): Promise<Reply> => rig.post('/v1/scans', { target: AIPTX_TARGET, ...more });

interface Body {
  readonly data: readonly { readonly id: unknown; readonly status: unknown }[];
  readonly pagination: Readonly<Record<string, number>>;
}

async function findings(query = '', id = 's1'): Promise<Body> {
  return (await rig.get(`/v1/findings?scan_id=${id}${query}`)).body as Body;
}

async function lightOf(id: string): Promise<Readonly<Record<string, unknown>>> {
  return ((await rig.get(`/v1/scans/${id}/status`)).body as { data: Record<string, unknown> }).data;
}

describe('scans', () => {
  it('are queued, run through their phases and end by the clock, counting as they go', async () => {
    await open({ plans: [{ queuedMs: 1000, runningMs: 10_000, findings: manyShopFindings(100) }] });
    await start();
    expect(await lightOf('scan_new001')).toEqual({ id: 'scan_new001', status: 'queued', progress: 0 });
    clock.pass(2000);
    expect(await lightOf('scan_new001')).toMatchObject({
      status: 'running',
      progress: 10,
      current_phase: 'reconnaissance',
      findings_count: { critical: 1, high: 2 },
    });
    clock.pass(8000);
    expect(await lightOf('scan_new001')).toMatchObject({ progress: 90, current_phase: 'exploit_validation' });
    clock.pass(1000);
    expect(await lightOf('scan_new001')).toMatchObject({
      status: 'completed',
      progress: 100,
      findings_count: { critical: 10, high: 20, medium: 30, low: 30 },
    });
    expect((await rig.get('/v1/scans/scan_new001')).body).toMatchObject({
      data: { type: 'web', mode: 'standard', completed_at: expect.any(String) },
    });
    expect(rig.emulator.state.scans).toMatchObject([{ origin: 'started', state: 'completed', cancelled: false }]);
  });

  it.each(['failed', 'cancelled', 'archived'])('end in %s when planned so', async (end) => {
    await open({ scans: [{ id: 's1', createdAgoMs: 60_000, end }] });
    expect(await lightOf('s1')).toMatchObject({ status: end });
  });

  it('say unknown words while they run, and may never end', async () => {
    await open({ scans: [{ id: 's1', createdAgoMs: 1e9, runningWord: 'warming_up', runningMs: Number.POSITIVE_INFINITY }] });
    expect(await lightOf('s1')).toMatchObject({ status: 'warming_up', progress: 42 });
  });

  it('tell what was asked, or what the scenario says instead', async () => {
    await open({ plans: [{}, { echo: { target: 'https://other.example.com', type: null, mode: 'deep' } }] });
    expect((await start({ mode: 'quick', type: 'api' })).body).toMatchObject({
      data: { target: AIPTX_TARGET, mode: 'quick', type: 'api' },
    });
    const { data } = (await start()).body as { data: object };
    expect(data).toMatchObject({ target: 'https://other.example.com', mode: 'deep' });
    expect(data).not.toHaveProperty('type');
  });

  it('are cancelled once', async () => {
    await open({ plans: [{ runningMs: Infinity }] });
    await start();
    expect((await rig.send('POST', '/v1/scans/scan_new001/cancel')).body).toMatchObject({ data: { status: 'cancelled' } });
    expect(await lightOf('scan_new001')).toMatchObject({ status: 'cancelled' });
    expect((await rig.send('POST', '/v1/scans/scan_new001/cancel')).status).toBe(400);
    expect(rig.emulator.state.scans).toMatchObject([{ state: 'cancelled', cancelled: true }]);
  });

  it('over the limit of scans at once are refused while requests remain', async () => {
    await open({ concurrentScans: 1, scans: [{ id: 's1', createdAgoMs: 0 }] });
    const refused = await start();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('x-ratelimit-remaining'))).toBeGreaterThan(0);
    expect((await rig.send('POST', '/v1/scans/s1/rescan')).status).toBe(429);
    clock.pass(4000);
    expect((await start()).status).toBe(200);
  });

  it('are listed newest first, filtered and in pages', async () => {
    await open({
      scans: [
        { id: 'old', createdAgoMs: 90_000 },
        { id: 'new', createdAgoMs: 60_000, end: 'failed' },
        { id: 'other', createdAgoMs: 70_000, target: 'https://my-staging.example.com', mode: 'quick' },
      ],
    });
    const ids = async (query: string) => ((await rig.get(`/v1/scans?${query}`)).body as Body).data.map(({ id }) => id);
    expect(await ids('')).toEqual(['new', 'other', 'old']);
    expect(await ids('target=staging.example.com')).toEqual(['new', 'other', 'old']);
    expect(await ids('target=https://staging.example.com')).toEqual(['new', 'old']);
    expect(await ids('mode=quick')).toEqual(['other']);
    expect(await ids('status=completed')).toEqual(['other', 'old']);
    expect(await ids('limit=1&page=2')).toEqual(['other']);
    expect(await ids('page=9')).toEqual([]);
  });
});

describe('findings', () => {
  it('come in pages and by filter', async () => {
    await open({ scans: [{ id: 's1', createdAgoMs: 9000, findings: shopFindings() }] });
    expect(await findings('&limit=10&page=2')).toMatchObject({ pagination: { page: 2, limit: 10, total: 13, total_pages: 2 } });
    expect((await findings('&limit=10&page=2')).data).toHaveLength(3);
    expect((await findings('&severity=high&status=open')).data).toHaveLength(2);
    expect((await findings('&category=xss')).data).toHaveLength(2);
  });

  it('are not there where only the primary document holds', async () => {
    await open({ siblingEndpoints: 'off', scans: [{ id: 's1', createdAgoMs: 9000, findings: shopFindings() }] });
    for (const path of ['/v1/findings?scan_id=s1', '/v1/findings/finding_inj01', '/v1/findings/stats?scan_id=s1'])
      expect((await rig.get(path)).status).toBe(404);
    expect(rig.emulator.undocumented).toEqual([]);
  });

  it('can be 25,000 without being made before they are asked for', async () => {
    const made: number[] = [];
    const many = manyShopFindings(25_000);
    const source = { ...many, at: (index: number) => (made.push(index), many.at(index)) };
    await open({ limits: { enforced: false }, scans: [{ id: 's1', createdAgoMs: 9000, findings: source }] });
    const last = await findings('&limit=100&page=250');
    expect(made).toHaveLength(100);
    expect(last.data.at(-1)).toMatchObject({ id: 'finding_025000' });
    expect(made).toHaveLength(100);
    expect((await rig.get('/v1/findings/finding_012345')).body).toMatchObject({ data: { id: 'finding_012345' } });
    expect(await lightOf('s1')).toMatchObject({ findings_count: { critical: 2500, high: 5000 } });
  });

  it('shift, repeat, lie and are malformed when planned so', async () => {
    const flaws = { repeatPage: 2, total: 9, malformedAt: 0 };
    await open({
      scans: [
        { id: 's1', createdAgoMs: 9000, findings: manyShopFindings(4), flaws },
        { id: 's2', createdAgoMs: 9000, findings: manyShopFindings(4), flaws: { shift: 'appear' } },
        { id: 's3', createdAgoMs: 9000, findings: manyShopFindings(4), flaws: { shift: 'vanish', total: null } },
      ],
    });
    const first = await findings('&limit=2');
    expect(first.data[0]).toMatchObject({ id: 17, endpoint: 4 });
    expect(await findings('&limit=2&page=2')).toMatchObject({ data: first.data, pagination: { total: 9 } });
    const ids = async (id: string) =>
      [await findings('&limit=2', id), await findings('&limit=2&page=2', id)].flatMap(({ data }) => data.map((one) => one.id));
    expect(await ids('s2')).toEqual(['finding_000001', 'finding_000002', 'finding_000002', 'finding_000003']);
    expect(await ids('s3')).toEqual(['finding_000001', 'finding_000002', 'finding_000004']);
    expect((await findings('', 's3')).pagination).toEqual({ page: 1, limit: 20 });
  });
});

describe('comparisons', () => {
  const scans = [
    { id: 'old', createdAgoMs: 90_000, findings: shopFindings().slice(0, 9) },
    { id: 'new', createdAgoMs: 60_000, findings: shopFindings().slice(2) },
  ];

  it.each([
    [{}, 4, 2],
    [{ older: 'b' }, 2, 4],
    [{ listed: 1 }, 4, 2],
  ] as const)('as planned by %j', async (comparison, added, fixed) => {
    await open({ scans, comparison });
    const { body } = await rig.get('/v1/scans/old/compare/new');
    expect(body).toMatchObject({ data: { comparison: { summary: { new: added, fixed } } } });
    if ('listed' in comparison)
      expect((body as { data: { comparison: { new_findings: [] } } }).data.comparison.new_findings).toHaveLength(1);
  });

  it('can be missing', async () => {
    await open({ scans, comparison: 'off' });
    expect((await rig.get('/v1/scans/old/compare/new')).status).toBe(404);
  });
});

describe('rate limits', () => {
  it('are 60 a minute over all kinds of call, told with every answer', async () => {
    await open({ scans: [{ id: 's1', createdAgoMs: 9000 }] });
    for (let count = 0; count < 60; count += 1) {
      const { status, headers } = await rig.get(count % 2 ? '/v1/scans/s1' : '/v1/scans/s1/status');
      expect([status, headers.get('x-ratelimit-remaining')]).toEqual([200, String(59 - count)]);
    }
    const refused = await rig.get('/v1/scans');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBeNull();
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(Number(refused.headers.get('x-ratelimit-reset')) * 1000).toBe(clock.now() + 60_000);
    clock.pass(60_000);
    expect((await rig.get('/v1/scans')).status).toBe(200);
  });

  it('can be set by kind', async () => {
    await open({ limits: { perMinute: { list: 1 } } });
    expect((await rig.get('/v1/scans')).status).toBe(200);
    expect((await rig.get('/v1/scans')).status).toBe(429);
    expect((await rig.get('/v1/scans/none')).status).toBe(404);
  });
});

describe('presets', () => {
  it.each([
    ['failing', 4, { critical: 2, high: 3 }],
    ['denied', 4, { critical: 2, high: 3 }],
    ['clean', 4, { critical: 1, high: 1 }],
    ['slow', 8, { critical: 2, high: 3 }],
  ] as const)('%s ends within %i seconds', async (preset, seconds, counts) => {
    await open(aiptxPreset({ preset }));
    await start();
    clock.pass(seconds * 1000);
    expect(await lightOf('scan_new001')).toMatchObject({ status: 'completed', findings_count: counts });
    expect(rig.emulator.state.scans.map(({ state }) => state)).toEqual(['completed', 'completed', 'completed']);
  });

  it('clean leaves nothing open', async () => {
    await open(aiptxPreset({ preset: 'clean' }));
    await start();
    clock.pass(4000);
    expect((await findings('&status=open', 'scan_new001')).data).toEqual([]);
  });
});
