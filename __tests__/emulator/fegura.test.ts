import { afterEach, describe, expect, it } from '@jest/globals';
import { feguraPreset } from '../../src/emulator/fegura/data.js';
import { feguraMount } from '../../src/emulator/fegura/index.js';
import { CONNECTION, type FeguraScenario } from '../../src/emulator/fegura/scenario.js';
import type { FeguraState } from '../../src/emulator/fegura/state.js';
import { PRESETS } from '../../src/emulator/presets.js';
import { mounts } from '../../src/emulator/registry.js';
import { FEGURA_AUTH, feguraRig } from './fegura-harness.js';
import { handClock, type Rig, rig as rigOf } from './harness.js';

const SCANS = '/api/scans';
const ASKED = { awsAccountId: CONNECTION.id };
const NEW = '5ca40000-0000-4000-8000-000000000001';

let clock: ReturnType<typeof handClock>;
let rig: Rig<FeguraState>;
afterEach(() => rig.emulator.close());

async function open(scenario: FeguraScenario): Promise<void> {
  clock = handClock();
  rig = await feguraRig(scenario, clock);
}

interface ScanBody {
  readonly data: { readonly status: string; readonly progress: Readonly<Record<string, number>> | null; readonly updatedAt: string };
}

async function scanOf(id = NEW): Promise<ScanBody['data']> {
  return ((await rig.get(`${SCANS}/${id}`)).body as ScanBody).data;
}

async function idsOf(path: string, plural = 'scans'): Promise<string[]> {
  const { body } = await rig.get(path);
  return (body as { data: Record<string, { id: string }[]> }).data[plural]?.map(({ id }) => id) ?? [];
}

describe('a start', () => {
  it('is answered when the scan is complete', async () => {
    await open({ plans: [{ queuedMs: 1000, runningMs: 2000 }] });
    const before = clock.now();
    expect((await rig.post(SCANS, { ...ASKED, region: 'eu-west-1' })).body).toMatchObject({
      success: true,
      data: { id: NEW, ...ASKED, customerAwsAccountId: CONNECTION.awsAccountId, region: 'eu-west-1', status: 'completed' },
    });
    expect(clock.now() - before).toBe(3000);
  });

  it.each([
    ['queued', 0],
    ['scanning', 1000],
  ] as const)('may be answered when it is %s', async (answers, afterMs) => {
    await open({ plans: [{ answers, queuedMs: 1000, runningMs: 2000 }], dialect: 'sibling' });
    const before = clock.now();
    const { status, body } = await rig.post(SCANS, ASKED);
    expect([status, (body as ScanBody).data.status]).toEqual([201, answers]);
    expect(clock.now() - before).toBe(afterMs);
  });

  it('begins its scan at once, also when it is never answered', async () => {
    await open({ plans: [{ runningMs: Infinity }] });
    const hanging = new AbortController();
    const headers = { ...FEGURA_AUTH, 'content-type': 'application/json' };
    const posted = fetch(`${rig.emulator.url}${SCANS}`, { method: 'POST', headers, body: JSON.stringify(ASKED), signal: hanging.signal });
    while (rig.emulator.state.scans.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    clock.pass(1e9);
    expect(await scanOf()).toMatchObject({ status: 'scanning' });
    hanging.abort();
    await expect(posted).rejects.toMatchObject({ name: 'AbortError' });
  });

  it.each([
    ['region', 'us-east-1', 409],
    ['region', 'eu-west-1', 200],
    ['account', 'eu-west-1', 409],
    ['off', 'us-east-1', 200],
  ] as const)('while a scan of us-east-1 runs, conflict %s: a start in %s is answered with %i', async (conflict, region, status) => {
    await open({ conflict, scans: [{ createdAgoMs: 0 }] });
    const answer = await rig.post(SCANS, { ...ASKED, region });
    expect(answer.status).toBe(status);
    if (status === 409) expect(answer.body).toMatchObject({ success: false, error: { code: 'CONFLICT' } });
    expect(rig.emulator.state.scans).toHaveLength(status === 409 ? 1 : 2);
  });

  it('needs an account that is there', async () => {
    await open({});
    expect((await rig.post(SCANS, { awsAccountId: CONNECTION.awsAccountId })).body).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect(rig.emulator.undocumented).toEqual([]);
  });

  it('goes by the plans in order, the last for all that follow', async () => {
    await open({ plans: [{ end: 'failed', errorMessage: 'no role' }, {}] });
    expect((await rig.post(SCANS, ASKED)).body).toMatchObject({ data: { status: 'failed', errorMessage: 'no role' } });
    for (let count = 0; count < 2; count += 1) await rig.post(SCANS, ASKED);
    expect(rig.emulator.state.scans.map(({ state }) => state)).toEqual(['failed', 'completed', 'completed']);
  });
});

describe('a scan', () => {
  it('has no progress while it is queued, and more and more while it runs', async () => {
    await open({ plans: [{ answers: 'queued', queuedMs: 1000, runningMs: 2000, inventory: { vpcs: 4, odd: 'x' } }] });
    await rig.post(SCANS, ASKED);
    expect(await scanOf()).toMatchObject({ status: 'queued', progress: null });
    clock.pass(2000);
    expect(await scanOf()).toMatchObject({ status: 'scanning', progress: { vpcs: 2, odd: 'x' } });
    clock.pass(5000);
    expect(await scanOf()).toMatchObject({ status: 'completed', progress: { vpcs: 4 } });
    expect(Date.parse((await scanOf()).updatedAt)).toBe(clock.now() - 4000);
  });

  it('may say unknown words, tell no progress, and echo something else or nothing', async () => {
    await open({
      scans: [
        { id: 's1', createdAgoMs: 2000, runningWord: 'indexing', runningMs: Infinity },
        { id: 's2', createdAgoMs: 9000, end: 'archived', inventory: null },
        { id: 's3', createdAgoMs: 9000, echo: { region: 'eu-west-1', awsAccountId: null } },
      ],
    });
    expect(await scanOf('s1')).toMatchObject({ status: 'indexing', progress: { vpcs: 0 } });
    expect(await scanOf('s2')).toMatchObject({ status: 'archived', progress: null });
    expect(await scanOf('s3')).toMatchObject({ region: 'eu-west-1' });
    expect(await scanOf('s3')).not.toHaveProperty('awsAccountId');
  });

  it('tells more kinds than its item in the list', async () => {
    await open({ scans: [{ id: 's1', createdAgoMs: 9000, listedKinds: 1 }] });
    expect((await rig.get(SCANS)).body).toMatchObject({ data: { scans: [{ progress: { vpcs: 2 } }] } });
    expect(JSON.stringify((await rig.get(SCANS)).body)).not.toContain('subnets');
    expect((await scanOf('s1')).progress).toHaveProperty('subnets');
  });
});

describe('lists', () => {
  it('come in pages that cursors join, newest first', async () => {
    await open({ scans: Array.from({ length: 45 }, (_, index) => ({ id: `s${index}`, createdAgoMs: 10_000 + index })) });
    const seen: string[] = [];
    let query = '';
    for (let page = 0; page < 3; page += 1) {
      const { body } = await rig.get(`${SCANS}${query}`);
      const { scans, meta } = (body as { data: { scans: { id: string }[]; meta: { hasMore: boolean; cursor?: string } } }).data;
      seen.push(...scans.map(({ id }) => id));
      expect(meta).toEqual(page < 2 ? { hasMore: true, cursor: expect.any(String) } : { hasMore: false });
      query = `?cursor=${encodeURIComponent(meta.cursor ?? '')}`;
    }
    expect(seen).toEqual(Array.from({ length: 45 }, (_, index) => `s${index}`));
  });

  it('of scans take filters', async () => {
    const other = { ...CONNECTION, id: 'other' };
    await open({
      accounts: [CONNECTION, other],
      scans: [
        { id: 's1', createdAgoMs: 9000, end: 'failed' },
        { id: 's2', createdAgoMs: 8000, accountId: 'other' },
        { id: 's3', createdAgoMs: 0 },
      ],
    });
    expect(await idsOf(SCANS)).toEqual(['s3', 's2', 's1']);
    expect(await idsOf(`${SCANS}?accountId=${CONNECTION.id}`)).toEqual(['s3', 's1']);
    expect(await idsOf(`${SCANS}?status=queued`)).toEqual(['s3']);
    expect(await idsOf(`${SCANS}?accountId=none`)).toEqual([]);
  });

  it.each([
    [{ shift: 'appear' }, ['s0', 's1', 's1', 's2']],
    [{ shift: 'vanish' }, ['s0', 's1', 's3']],
    [{ repeatPage: 2 }, ['s0', 's1', 's0', 's1']],
  ] as const)('go wrong as planned: %j', async (flaw, ids) => {
    const scans = Array.from({ length: 4 }, (_, index) => ({ id: `s${index}`, createdAgoMs: 9000 + index }));
    await open({ scans, flaws: { list: flaw } });
    const { body } = await rig.get(`${SCANS}?limit=2`);
    const { cursor } = (body as { data: { meta: { cursor: string } } }).data.meta;
    const second = await idsOf(`${SCANS}?limit=2&cursor=${encodeURIComponent(cursor)}`);
    expect([...(await idsOf(`${SCANS}?limit=2`)), ...second]).toEqual(ids);
  });

  it.each([
    ['absent', { hasMore: true }],
    ['empty', { hasMore: true, cursor: '' }],
  ] as const)('may say that there are more with an %s cursor', async (cursor, meta) => {
    await open({ scans: [{ createdAgoMs: 1 }, { createdAgoMs: 2 }], flaws: { list: { cursor, pageSize: 1, malformedAt: 0 } } });
    expect((await rig.get(SCANS)).body).toMatchObject({ data: { scans: [{ id: 17 }], meta } });
    expect(Object.keys((((await rig.get(SCANS)).body as ScanBody).data as unknown as { meta: object }).meta)).toHaveLength(
      Object.keys(meta).length,
    );
  });

  it('of accounts and diagrams can be missing, for only the siblings show them', async () => {
    await open({ siblingEndpoints: 'off' });
    for (const path of ['accounts', `accounts/${CONNECTION.id}`, 'diagrams', 'diagrams/d1']) {
      expect((await rig.get(`/api/${path}`)).body).toMatchObject({ error: { code: 'NOT_FOUND' } });
    }
    expect((await rig.get(SCANS)).status).toBe(200);
    expect(rig.emulator.undocumented).toEqual([]);
  });
});

describe('accounts', () => {
  it('are told with their status, one by one too', async () => {
    await open({ accounts: [{ ...CONNECTION, status: 'pending' }] });
    expect((await rig.get('/api/accounts')).body).toMatchObject({
      data: { accounts: [{ ...CONNECTION, status: 'pending' }], meta: { hasMore: false } },
    });
    expect((await rig.get(`/api/accounts/${CONNECTION.id}`)).body).toMatchObject({ data: { alias: 'production' } });
    expect((await rig.get('/api/accounts/none')).status).toBe(404);
  });

  it.each([
    [['read'], 200, 403],
    [['write'], 403, 200],
    [[], 403, 403],
  ] as const)('and all else go by scopes (%j)', async (scopes, read, write) => {
    await open({ scopes });
    for (const path of ['scans', 'scans/none', 'accounts', 'diagrams']) {
      const { status, body } = await rig.get(`/api/${path}`);
      expect([200, 404].includes(status) ? 200 : status).toBe(read);
      if (read === 403) expect(body).toMatchObject({ error: { code: 'FORBIDDEN', message: expect.stringContaining('read') } });
    }
    expect((await rig.post(SCANS, ASKED)).status).toBe(write);
  });
});

describe('diagrams', () => {
  const times = { listedAfterMs: 1000, pendingMs: 1000, generatingMs: 1000 };

  async function statuses(): Promise<unknown[]> {
    const { body } = await rig.get('/api/diagrams');
    return (body as { data: { diagrams: { status: string }[] } }).data.diagrams.map(({ status }) => status);
  }

  it('are listed after the scan, and get ready by the clock', async () => {
    await open({ plans: [{ diagrams: [{ ...times, title: 'T', type: 'network' }] }] });
    await rig.post(SCANS, ASKED);
    const seen = [];
    for (let step = 0; step < 4; step += 1) {
      seen.push(await statuses());
      clock.pass(1000);
    }
    expect(seen).toEqual([[], ['pending'], ['generating'], ['completed']]);
    expect((await rig.get('/api/diagrams')).body).toMatchObject({
      data: { diagrams: [{ scanJobId: NEW, awsAccountId: CONNECTION.id, diagramType: 'network', title: 'T', errorMessage: null }] },
    });
  });

  it('tell their source one by one, under whatever field, when they are ready', async () => {
    const diagrams = [
      { id: 'd1' },
      { id: 'd2', field: 'source', mermaid: 'pie' },
      { id: 'd3', mermaid: null },
      { id: 'd4', generatingMs: Infinity },
      { id: 'd5', end: 'failed', errorMessage: 'too big' },
    ];
    await open({ scans: [{ createdAgoMs: 60_000, diagrams }] });
    const dataOf = async (id: string) => ((await rig.get(`/api/diagrams/${id}`)).body as { data: object }).data;
    expect(await dataOf('d1')).toMatchObject({ status: 'completed', mermaidCode: expect.stringContaining('flowchart') });
    expect(await dataOf('d2')).toMatchObject({ source: 'pie' });
    expect(await dataOf('d3')).not.toHaveProperty('mermaidCode');
    expect(await dataOf('d4')).toMatchObject({ status: 'generating' });
    expect(await dataOf('d4')).not.toHaveProperty('mermaidCode');
    expect(await dataOf('d5')).toMatchObject({ status: 'failed', errorMessage: 'too big' });
    expect(JSON.stringify((await rig.get('/api/diagrams')).body)).not.toContain('flowchart');
  });

  it('are kept by account and type, each with an ID of its own, and none of a scan that failed', async () => {
    const diagrams = [{ type: 'network' }, {}];
    await open({
      scans: [
        { createdAgoMs: 60_000, diagrams },
        { createdAgoMs: 50_000, diagrams },
        { createdAgoMs: 50_000, end: 'failed', diagrams },
      ],
    });
    const ids = await idsOf('/api/diagrams', 'diagrams');
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(await idsOf('/api/diagrams?diagramType=network', 'diagrams')).toHaveLength(2);
    expect(await idsOf('/api/diagrams?accountId=none', 'diagrams')).toEqual([]);
  });
});

describe('presets', () => {
  it.each(PRESETS)('%s ends soon, with earlier scans beside it and inputs that fit', async (preset) => {
    clock = handClock();
    rig = await rigOf(feguraMount(feguraPreset({ preset })), FEGURA_AUTH, clock);
    const before = clock.now();
    await rig.post(SCANS, ASKED);
    clock.pass(preset === 'slow' ? 8000 : 0);
    expect(await scanOf()).toMatchObject({ status: 'completed' });
    expect(clock.now() - before).toBe(preset === 'slow' ? 8000 : 2000);
    clock.pass(2000);
    expect((await rig.get('/api/diagrams')).body).toMatchObject({ data: { diagrams: [{ status: 'completed' }, {}, {}] } });
    expect(rig.emulator.state.scans.map(({ origin }) => origin)).toEqual(['before', 'before', 'started']);
    expect(mounts['fegura']?.({ preset }).inputs).toEqual({ 'api-key': 'feg_live_emulated', target: CONNECTION.id });
  });

  it('clean finds what was there before, the others do not', async () => {
    for (const [preset, same] of [
      ['clean', true],
      ['failing', false],
    ] as const) {
      const { scans = [], plans = [] } = feguraPreset({ preset });
      expect(plans[0]?.inventory === scans[1]?.inventory).toBe(same);
    }
    await open({});
  });
});
