import { afterEach, describe, expect, it } from '@jest/globals';
import { manyFindings, terraformFindings } from '../../src/emulator/cloudgeni/data.js';
import type { CloudgeniScenario } from '../../src/emulator/cloudgeni/scenario.js';
import { placeless } from '../../src/emulator/cloudgeni/scenario.js';
import type { CloudgeniState } from '../../src/emulator/cloudgeni/state.js';
import { cloudgeniRig, handClock, REPOSITORIES, type Rig, SCANS } from './harness.js';

const FULL_COMMIT = 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678';

let clock: ReturnType<typeof handClock>;
let rig: Rig<CloudgeniState>;
afterEach(() => rig.emulator.close());

async function open(scenario: CloudgeniScenario): Promise<void> {
  clock = handClock();
  rig = await cloudgeniRig(scenario, clock);
}

async function statusOf(id: string): Promise<unknown> {
  return ((await rig.get(`${SCANS}/${id}`)).body as { status: string }).status;
}

interface FindingsBody {
  readonly data: readonly { readonly id: unknown; readonly severity: unknown; readonly status: unknown }[];
  readonly pagination: { readonly total: number };
}

async function findingsOf(query: string, id = 's1'): Promise<FindingsBody> {
  return (await rig.get(`${SCANS}/${id}/findings?${query}`)).body as FindingsBody;
}

describe('scans', () => {
  it('are queued, run and end by the clock', async () => {
    await open({ plans: [{ queuedMs: 1000, runningMs: 2000 }] });
    await rig.post(SCANS, {});
    expect(await statusOf('scan_new001')).toBe('queued');
    clock.pass(1000);
    expect(await statusOf('scan_new001')).toBe('running');
    clock.pass(1999);
    expect(await statusOf('scan_new001')).toBe('running');
    clock.pass(1);
    expect(await statusOf('scan_new001')).toBe('completed');
    expect(rig.emulator.state.scans).toMatchObject([{ id: 'scan_new001', state: 'completed', origin: 'started' }]);
  });

  it.each(['failed', 'cancelled', 'archived'])('end in %s when planned so, without summary and findings', async (end) => {
    await open({ scans: [{ id: 's1', createdAgoMs: 60_000, end, findings: terraformFindings() }] });
    const { body } = await rig.get(`${SCANS}/s1`);
    expect(body).toMatchObject({ status: end });
    expect(body).not.toHaveProperty('summary');
    expect((await rig.get(`${SCANS}/s1/findings`)).body).toMatchObject({ error: 'bad_request', details: { issue: `Scan 's1' is ${end}` } });
  });

  it('say unknown words while they run, and may never end', async () => {
    await open({ scans: [{ id: 's1', createdAgoMs: 1e9, runningWord: 'warming_up', runningMs: Number.POSITIVE_INFINITY }] });
    expect(await statusOf('s1')).toBe('warming_up');
  });

  it('go by their plans in order, the last for all that follow', async () => {
    await open({ conflict: 'off', plans: [{ end: 'failed' }, { end: 'completed' }] });
    for (let count = 0; count < 3; count += 1) await rig.post(SCANS, {});
    clock.pass(10_000);
    expect(rig.emulator.state.scans.map((scan) => scan.state)).toEqual(['failed', 'completed', 'completed']);
  });

  it('tell what was asked, or what the scenario says instead', async () => {
    const asked = { branch: 'feature/x', commit: FULL_COMMIT, type: 'full' };
    await open({ conflict: 'off', plans: [{}, { commitDigits: 12 }, { echo: { branch: 'main', commit: null, type: 'static' } }] });
    expect((await rig.post(SCANS, asked)).body).toMatchObject(asked);
    expect((await rig.post(SCANS, asked)).body).toMatchObject({ commit: 'a1b2c3d4e5f6' });
    const other = (await rig.post(SCANS, asked)).body;
    expect(other).toMatchObject({ branch: 'main', type: 'static' });
    expect(other).not.toHaveProperty('commit');
  });

  it('meet a conflict while one runs on the same repository only', async () => {
    const repositories = [
      { id: 'repo_emulated', fullName: 'a/b' },
      { id: 'repo_other', fullName: 'a/c' },
    ];
    await open({ repositories, scans: [{ id: 's1', createdAgoMs: 0 }] });
    expect((await rig.post(SCANS, {})).body).toMatchObject({ error: 'conflict', details: { existingScanId: 's1' } });
    expect((await rig.post(`${REPOSITORIES}/repo_other/scans`, {})).status).toBe(201);
    clock.pass(4000);
    expect((await rig.post(SCANS, {})).status).toBe(201);
    expect(rig.emulator.state.scans).toHaveLength(3);
  });

  it('may conflict without saying with which', async () => {
    await open({ conflict: 'without-id', scans: [{ createdAgoMs: 0 }] });
    const { status, body } = await rig.post(SCANS, {});
    expect(status).toBe(409);
    expect(body).toMatchObject({ error: 'conflict', details: {} });
    expect(JSON.stringify(body)).not.toContain('existingScanId');
  });

  it('need a key that may write, and a branch that exists', async () => {
    await open({ readOnlyKey: true });
    expect((await rig.post(SCANS, {})).status).toBe(403);
    expect((await rig.get(SCANS)).status).toBe(200);
  });

  it('are listed newest first, filtered and in pages', async () => {
    const scans = [
      { id: 'old', createdAgoMs: 90_000, branch: 'main' },
      { id: 'new', createdAgoMs: 60_000, branch: 'main', end: 'failed' },
      { id: 'other', createdAgoMs: 70_000, branch: 'dev' },
    ];
    await open({ scans });
    const ids = async (query: string) => ((await rig.get(`${SCANS}?${query}`)).body as { data: { id: string }[] }).data.map(({ id }) => id);
    expect(await ids('')).toEqual(['new', 'other', 'old']);
    expect(await ids('branch=main')).toEqual(['new', 'old']);
    expect(await ids('branch=main&status=completed')).toEqual(['old']);
    expect(await ids('limit=1&offset=1')).toEqual(['other']);
    expect(await ids('offset=3')).toEqual([]);
  });
});

describe('lookups', () => {
  it('page over many repositories, also with the same full name twice', async () => {
    const repositories = Array.from({ length: 45 }, (_, index) => ({ id: `repo_${index}`, fullName: `o/r${index % 44}` }));
    await open({ repositories });
    const { body } = await rig.get(`${REPOSITORIES}?limit=20&offset=40`);
    expect(body).toMatchObject({
      data: [{ id: 'repo_40' }, {}, {}, {}, { id: 'repo_44', fullName: 'o/r0' }],
      pagination: { total: 45, limit: 20, offset: 40 },
    });
  });

  it('know their organization and repositories only', async () => {
    await open({});
    expect((await rig.get('/api/v1/organizations/org_other/repositories')).status).toBe(404);
    expect((await rig.get(`${REPOSITORIES}/repo_other/scans`)).body).toMatchObject({ error: 'not_found', message: 'Repository not found' });
    expect((await rig.get('/api/v1/organizations/org_emulated')).body).toMatchObject({ id: 'org_emulated' });
  });

  it('of organizations can be missing, for only the siblings show them', async () => {
    await open({ siblingEndpoints: 'off' });
    expect((await rig.get('/api/v1/organizations')).status).toBe(404);
    expect((await rig.get('/api/v1/organizations/org_emulated')).status).toBe(404);
    expect(rig.emulator.undocumented).toEqual([]);
  });
});

describe('findings', () => {
  it('agree with the summary, in all statuses or in the open ones', async () => {
    const findings = terraformFindings();
    await open({
      scans: [
        { id: 's1', createdAgoMs: 9000, findings },
        { id: 's2', createdAgoMs: 9000, findings, summaryCounts: 'open' },
      ],
    });
    expect((await rig.get(`${SCANS}/s1`)).body).toMatchObject({ summary: { total: 14, critical: 2, high: 4, medium: 5, low: 2, info: 1 } });
    expect((await rig.get(`${SCANS}/s2`)).body).toMatchObject({ summary: { total: 11, critical: 1, high: 3, medium: 4, low: 2, info: 1 } });
  });

  it('can disagree with it', async () => {
    await open({
      scans: [
        { id: 's1', createdAgoMs: 9000, summary: { total: 3 } },
        { id: 's2', createdAgoMs: 9000, summary: 'absent' },
      ],
    });
    expect((await rig.get(`${SCANS}/s1`)).body).toMatchObject({ summary: { total: 3, high: 0 } });
    expect((await rig.get(`${SCANS}/s2`)).body).not.toHaveProperty('summary');
  });

  it('come in pages and by filter', async () => {
    await open({ scans: [{ id: 's1', createdAgoMs: 9000, findings: terraformFindings() }] });
    expect((await findingsOf('limit=10&offset=10')).data).toHaveLength(4);
    expect(await findingsOf('severity=high&status=open')).toMatchObject({ pagination: { total: 3 }, data: [{ severity: 'high' }, {}, {}] });
    expect(await findingsOf('status=suppressed')).toMatchObject({ pagination: { total: 1 }, data: [{ status: 'suppressed' }] });
  });

  it('may have no place', async () => {
    await open({ scans: [{ id: 's1', createdAgoMs: 9000, findings: terraformFindings().map(placeless) }] });
    expect((await findingsOf('limit=1')).data[0]).toMatchObject({ resource: { type: 'aws_security_group', name: 'bastion' } });
    expect(JSON.stringify(await findingsOf(''))).not.toMatch(/"(file|line|code)"/);
  });

  it('can be 25,000 without being made before they are asked for', async () => {
    const made: number[] = [];
    const many = manyFindings(25_000);
    const findings = { count: many.count, at: (index: number) => (made.push(index), many.at(index)) };
    await open({ limits: { enforced: false }, scans: [{ id: 's1', createdAgoMs: 9000, findings }] });
    const last = await findingsOf('limit=100&offset=24900');
    expect(made).toHaveLength(100);
    expect(last).toMatchObject({ pagination: { total: 25_000 } });
    expect(last.data.at(-1)).toMatchObject({ id: 'finding_025000' });
    expect((await rig.get(`${SCANS}/s1`)).body).toMatchObject({ summary: { total: 25_000, critical: 2500, high: 5000 } });
    const madeOnce = made.length;
    await rig.get(`${SCANS}/s1`);
    expect(made).toHaveLength(madeOnce);
  });

  it.each([
    ['appear', ['finding_000001', 'finding_000002', 'finding_000002', 'finding_000003'], 5],
    ['vanish', ['finding_000001', 'finding_000002', 'finding_000004'], 3],
  ] as const)('shift between pages when one can %s', async (shift, ids, total) => {
    await open({ scans: [{ id: 's1', createdAgoMs: 9000, findings: manyFindings(4), flaws: { shift } }] });
    const pages = [await findingsOf('limit=2'), await findingsOf('limit=2&offset=2')];
    expect(pages.flatMap((page) => page.data.map(({ id }) => id))).toEqual(ids);
    expect(pages[1]?.pagination.total).toBe(total);
  });

  it('repeat a page, lie about the total, or are malformed, when planned so', async () => {
    const flaws = { repeatPage: 2, total: 9, malformedAt: 0 };
    await open({ scans: [{ id: 's1', createdAgoMs: 9000, findings: manyFindings(4), flaws }] });
    const first = await findingsOf('limit=2');
    expect(await findingsOf('limit=2&offset=2')).toMatchObject({ data: first.data, pagination: { total: 9 } });
    expect(first.data[0]).toMatchObject({ id: 17, severity: null });
  });
});

describe('rate limits', () => {
  it('are the documented ones, by a sliding minute', async () => {
    await open({ scans: [{ id: 's1', createdAgoMs: 9000 }] });
    for (let count = 0; count < 30; count += 1) {
      expect((await rig.get(`${SCANS}/s1/findings`)).status).toBe(200);
      clock.pass(1000);
    }
    const refused = await rig.get(`${SCANS}/s1/findings`);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('30');
    expect((await rig.get(`${SCANS}/s1`)).status).toBe(200);
    clock.pass(30_000);
    expect((await rig.get(`${SCANS}/s1/findings`)).status).toBe(200);
    expect((await rig.get(`${SCANS}/s1/findings`)).status).toBe(429);
  });

  it('can be told as a date, with headers, or not at all, and be switched off', async () => {
    await open({ limits: { perMinute: { list: 1 }, retryAfter: 'date', headers: true } });
    expect((await rig.get(SCANS)).headers.get('x-ratelimit-remaining')).toBe('0');
    const refused = await rig.get(SCANS);
    expect(refused.status).toBe(429);
    expect(Date.parse(refused.headers.get('retry-after') ?? '')).toBe(clock.now() + 60_000);
    expect(Number(refused.headers.get('x-ratelimit-reset')) * 1000).toBe(clock.now() + 60_000);
    await rig.emulator.close();
    await open({ limits: { perMinute: { list: 1 }, retryAfter: 'absent' } });
    await rig.get(SCANS);
    expect((await rig.get(SCANS)).headers.get('retry-after')).toBeNull();
    await rig.emulator.close();
    await open({ limits: { enforced: false } });
    const statuses = await Promise.all(Array.from({ length: 70 }, async () => (await rig.get(`${SCANS}/none`)).status));
    expect(new Set(statuses)).toEqual(new Set([404]));
  });
});
