import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../../../src/domain/finding.js';
import type { Scan, ScanRequest } from '../../../src/domain/scan.js';
import { manyFailedChecks, tenantChecks } from '../../../src/emulator/aether365/data.js';
import type { EarlierScan } from '../../../src/emulator/aether365/scenario.js';
import { aether365 } from '../../../src/scanners/aether365/index.js';
import { all, failureOf, opening } from '../harness.js';
import { parse, type Rig, type RigOptions, rig } from './support.js';

const never = new AbortController().signal;

const open = opening(rig);

const REF = { id: 'scan_old001', target: 't_emulated' };
const TARGET = { id: 't_emulated', key: 't_emulated', label: 'Emulated Org', ownCode: false };
const OVER: EarlierScan = { createdAgoMs: 3_600_000 };

function pathsOf({ emulator }: Rig): string[] {
  return emulator.requests.map(({ method, path }) => `${method} ${path}`);
}

async function collect({ scanner }: Rig, numbers: Pick<Scan, 'posture'> = {}) {
  return all(scanner.collect({ ...REF, state: 'completed', rawState: 'completed', traits: {}, ...numbers }, {}, never));
}

async function findingsOf(r: Rig): Promise<Finding[]> {
  return (await collect(r)).flatMap((part) => (part.kind === 'findings' ? part.page : []));
}

describe('the facts', () => {
  it('are those of the documents', () => {
    expect(aether365).toMatchObject({
      apiUrl: 'https://api.aether365.io',
      apiPrefix: '',
      keyVariable: 'AETHER365_API_KEY',
      measures: ['posture', 'findings'],
      uncertain: ['findings'],
      timeoutMs: 2_700_000,
      scansRepository: false,
      perMinute: {},
    });
    expect(aether365).not.toHaveProperty('cancelRequest');
    expect(aether365.authorize('k')).toEqual({ authorization: 'Bearer k' });
  });
});

describe('parse', () => {
  it('finds all mistakes at once', () => {
    const parsed = parse({ target: 'a/b', 'scan-type': 'deep' });

    expect('problems' in parsed && parsed.problems).toEqual([
      { input: 'target', given: 'a/b', allowed: expect.stringContaining('t_abc123') },
      { input: 'scan-type', given: 'deep', allowed: 'compliance, exposure' },
    ]);
  });

  it.each(['..', '.', 'a b', 'a?b', 'a#b', '%2e', 'x'.repeat(201), 'a\\b'])('refuses the target %j', (target) => {
    expect(parse({ target })).toMatchObject({ problems: [{ input: 'target' }] });
  });

  it.each([
    [{}, ['compliance']],
    [{ target: 'me' }, ['compliance']],
    [{ 'scan-type': 'Exposure' }, ['exposure']],
    [{ target: 't_abc123' }, [expect.stringMatching(/^[0-9a-f]{8}$/), 'compliance']],
  ])('names the gate of %j without its tenant', (given, nameParts) => {
    expect(parse(given)).toMatchObject({ plan: { nameParts } });
  });

  it('distinguishes two tenants', () => {
    expect(parse({ target: 't_1' })).not.toMatchObject({ plan: { nameParts: (parse({ target: 't_2' }) as never)['plan']['nameParts'] } });
  });
});

describe('locate', () => {
  it('asks whose the key is, and never reports the e-mail address', async () => {
    const r = await open({ scenario: { tenant: { id: 't_9f27', companyName: 'Example Org', email: 'ops@example.org' } } });

    const request = await r.scanner.locate(never);

    expect(request).toEqual({
      target: { id: 't_9f27', key: 't_9f27', label: 'Example Org', ownCode: false },
      traits: { type: 'compliance' },
      baseline: { type: 'compliance' },
      notices: [],
    });
    expect(pathsOf(r)).toEqual(['GET /tenants/me']);
    expect(JSON.stringify(request) + r.lines.join('\n')).not.toContain('@');
  });

  it.each([null, '', '  '])('calls a tenant whose company is %j by its ID', async (companyName) => {
    const { scanner } = await open({ scenario: { tenant: { id: 't_9f27', companyName } } });

    expect((await scanner.locate(never)).target.label).toBe('t_9f27');
  });

  it('takes the ID that was given', async () => {
    const { scanner } = await open({ given: { target: 't_emulated', 'scan-type': 'exposure' } });

    expect(await scanner.locate(never)).toEqual({
      target: TARGET,
      traits: { type: 'exposure' },
      baseline: { type: 'exposure' },
      notices: [],
    });
  });

  it('reports that the key is of another tenant, without its ID', async () => {
    const { scanner } = await open({ given: { target: 't_other' } });

    const { target, notices } = await scanner.locate(never);

    expect(target).toMatchObject({ id: 't_other', label: 't_other' });
    expect(notices).toEqual([{ text: expect.stringContaining('another tenant'), hint: expect.stringContaining('{target}') }]);
    expect(JSON.stringify(notices)).not.toMatch(/t_|Org/);
  });

  it.each([404, 405])('stays with `me` where the address is not there (%d), and reports it', async (status) => {
    const { scanner } = await open({ scenario: { faults: [{ call: 'lookup', nth: 'all', fault: { status } }] } });

    const { target, notices } = await scanner.locate(never);

    expect(target).toEqual({ id: 'me', key: 'me', label: 'me', ownCode: false });
    expect(notices).toEqual([{ text: expect.stringContaining('does not report which tenant'), hint: expect.stringContaining('{target}') }]);
  });

  it('needs nothing from there when the ID is given', async () => {
    const { scanner } = await open({ scenario: { siblingEndpoints: 'off' }, given: { target: 't_emulated' } });

    expect(await scanner.locate(never)).toMatchObject({ target: { id: 't_emulated', label: 't_emulated' }, notices: [] });
  });

  it('is an error where the key has no tenant', async () => {
    const { scanner } = await open({ scenario: { tenant: null } });

    expect(await failureOf(scanner.locate(never))).toMatchObject({
      code: 'TARGET_UNKNOWN',
      details: { serviceCode: 'TENANT_NOT_FOUND' },
      hint: expect.stringContaining('{target}'),
    });
  });

  it.each([{ status: 403 }, { status: 500 }, 'html-502', 'not-json', { status: 200, body: { data: {} } }] as const)(
    'goes on with the ID that was given, and a notice, after %j',
    async (fault) => {
      const { scanner } = await open({ scenario: { faults: [{ call: 'lookup', nth: 'all', fault }] }, given: { target: 't_emulated' } });

      const { target, notices } = await scanner.locate(never);

      expect(target).toEqual({ id: 't_emulated', key: 't_emulated', label: 't_emulated', ownCode: false });
      expect(notices).toEqual([
        { text: expect.stringContaining('cannot check before the start'), hint: expect.stringContaining('{target}') },
      ]);
      expect(JSON.stringify(notices)).not.toMatch(/t_/);
    },
  );

  it('stops at a key that is rejected, also where the ID was given', async () => {
    const { scanner } = await open({ key: 'ae_live_wrong', given: { target: 't_emulated' } });

    expect((await failureOf(scanner.locate(never))).code).toBe('AUTH_REJECTED');
  });

  it.each([401, 403, 500])('is an error where it is refused otherwise (%d)', async (status) => {
    const { scanner } = await open({ scenario: { faults: [{ call: 'lookup', nth: 'all', fault: { status } }] } });

    expect((await failureOf(scanner.locate(never))).details.status).toBe(status);
  });
});

describe('start', () => {
  async function start(options: RigOptions = {}) {
    const r = await open(options);
    const request = await r.scanner.locate(never);
    return { ...r, wanted: request, started: () => r.scanner.start(request, never) };
  }

  it.each(['primary', 'sibling'] as const)('sends exactly the type (%s)', async (dialect) => {
    const { emulator, started } = await start({ scenario: { dialect }, given: { 'scan-type': 'exposure' } });

    expect(await started()).toMatchObject({
      kind: 'started',
      scan: { id: 'scan_new001', target: 't_emulated', state: 'running', rawState: 'in_progress', traits: { type: 'exposure' } },
    });
    expect(emulator.requests.at(-1)).toMatchObject({ method: 'POST', path: '/tenants/t_emulated/scans', body: { scan_type: 'exposure' } });
    expect(emulator.requests.at(-1)?.status).toBe(dialect === 'sibling' ? 201 : 200);
  });

  it('goes by `me` if the ID is unknown', async () => {
    const { emulator, started } = await start({ scenario: { siblingEndpoints: 'off' } });

    expect(await started()).toMatchObject({ kind: 'started', scan: { target: 'me' } });
    expect(emulator.requests.at(-1)?.path).toBe('/tenants/me/scans');
  });

  it('advises to set the ID if `me` is not found', async () => {
    const { started } = await start({ scenario: { siblingEndpoints: 'off', me: 'off' } });

    expect(await failureOf(started())).toMatchObject({ code: 'FORBIDDEN', hint: expect.stringContaining('{target}') });
  });

  it.each([
    ['primary', 'compliance', 'busy'],
    ['primary', 'exposure', 'started'],
    ['sibling', 'compliance', 'busy'],
    ['sibling', 'exposure', 'busy'],
  ] as const)('in the %s dialect, while a scan of the type %s runs: %s', async (dialect, type, kind) => {
    const { started } = await start({ scenario: { dialect, scans: [{ createdAgoMs: 0, runningMs: Infinity, type }] } });

    expect(await started()).toMatchObject(kind === 'busy' ? { kind } : { kind, scan: { id: 'scan_new001' } });
  });

  it('is sent once when the quota is used up', async () => {
    const { emulator, started } = await start({ scenario: { quota: 0 } });

    const error = await failureOf(started());

    expect(error).toMatchObject({
      code: 'QUOTA',
      message: expect.stringContaining('Scan quota exhausted for the current billing period (SCAN_PLAN_LIMIT_REACHED).'),
      details: { transient: false, unsent: false },
    });
    expect(emulator.requests.filter(({ kind }) => kind === 'start')).toHaveLength(1);
  });

  it.each([429, 503])('is refused before it is processed, and the workflow sends it again (%d)', async (status) => {
    const { emulator, started } = await start({ scenario: { faults: [{ call: 'start', nth: 1, fault: { status } }] } });

    await expect(started()).rejects.toMatchObject({ details: { unsent: true, transient: true } });
    expect(emulator.state.scans).toEqual([]);
  });

  it('explains what to do about a tenant that Microsoft does not let in', async () => {
    const { started } = await start({ scenario: { connected: false } });

    expect(await failureOf(started())).toMatchObject({
      code: 'TARGET_NOT_READY',
      message: expect.stringContaining('400: Microsoft consent has not been completed for this tenant (TENANT_NOT_CONNECTED).'),
      hint: expect.stringContaining('consent'),
    });
  });

  it.each([
    [{ keyState: 'read-only' }, {}, 'FORBIDDEN', 'AUTH_INSUFFICIENT_SCOPE'],
    [{}, { target: 't_other' }, 'FORBIDDEN', 'TENANT_ACCESS_DENIED'],
  ] as const)('is refused to %j with %j: %s (%s)', async (scenario, given, code, serviceCode) => {
    const { started } = await start({ scenario, given });

    expect(await failureOf(started())).toMatchObject({ code, details: { serviceCode } });
  });
});

describe('the key', () => {
  it.each([
    ['valid', 'ae_live_wrong', 'AUTH_INVALID_TOKEN', /ae_live_/],
    ['expired', 'ae_live_emulated', 'AUTH_EXPIRED_TOKEN', /API key.*ae_live_/],
  ] as const)('that is %s as %s is rejected with %s', async (keyState, key, serviceCode, hint) => {
    const { scanner, lines } = await open({ scenario: { keyState }, key });

    expect(await failureOf(scanner.locate(never))).toMatchObject({
      code: 'AUTH_REJECTED',
      details: { serviceCode },
      hint: expect.stringMatching(hint),
    });
    expect(lines.join('\n')).not.toContain(key);
  });
});

describe('read', () => {
  it.each([
    [{ createdAgoMs: 0 }, 'running', 'in_progress'],
    [OVER, 'completed', 'completed'],
    [{ ...OVER, end: 'failed' }, 'failed', 'failed'],
    [{ ...OVER, end: 'exploded' }, 'unknown', 'exploded'],
    [{ createdAgoMs: 0, runningWord: 'queued' }, 'unknown', 'queued'],
  ] as const)('a scan of %j is %s', async (scan, state, word) => {
    const r = await open({ scenario: { scans: [scan] } });

    for (const depth of ['light', 'full'] as const) {
      expect(await r.scanner.read(REF, depth, never)).toMatchObject({ ...REF, state, rawState: word, traits: { type: 'compliance' } });
    }
    expect(pathsOf(r)).toEqual(['GET /scans/scan_old001', 'GET /scans/scan_old001']);
  });

  it('reports the posture of a completed scan only', async () => {
    const scans = [
      { ...OVER, findings: tenantChecks(), passed: 87, skipped: 5 },
      { ...OVER, end: 'failed' },
      { ...OVER, summary: 'absent' as const },
      { ...OVER, summary: { score: null } },
    ];
    const { scanner } = await open({ scenario: { scans } });

    const postures = await Promise.all(
      ['scan_old001', 'scan_old002', 'scan_old003', 'scan_old004'].map(
        async (id) => (await scanner.read({ ...REF, id }, 'full', never)).posture,
      ),
    );

    expect(postures).toEqual([
      { passed: 88, failed: 10, skipped: 6, score: 89.8 },
      undefined,
      undefined,
      { passed: 40, failed: 0, skipped: 3, score: null },
    ]);
  });

  it('returns the traits that the scan reports', async () => {
    const { scanner } = await open({ scenario: { scans: [{ ...OVER, echo: { target: 't_other', type: 'exposure' } }] } });

    expect(await scanner.read(REF, 'full', never)).toMatchObject({ target: 't_other', traits: { type: 'exposure' } });
  });

  it('reports nothing of its type where the service does not', async () => {
    const { scanner } = await open({ scenario: { scans: [{ ...OVER, echo: { target: null, type: null } }] } });

    expect(await scanner.read(REF, 'full', never)).toMatchObject({ target: 't_emulated', traits: { type: undefined } });
  });

  it('reports why a scan failed', async () => {
    const reason = { field: 'error_message', value: 'Graph API throttled' } as const;
    const { scanner } = await open({ scenario: { scans: [{ ...OVER, end: 'failed', reason }] } });

    expect(await scanner.read(REF, 'full', never)).toMatchObject({ state: 'failed', reason: 'Graph API throttled' });
  });

  it('of a scan that is not there names the fix', async () => {
    const { scanner } = await open();

    expect(await failureOf(scanner.read(REF, 'full', never))).toMatchObject({
      code: 'NOT_FOUND',
      message: 'Aether365 responded to GET /scans/scan_old001 with 404: No such scan (SCAN_NOT_FOUND).',
      hint: expect.stringContaining('{scan-id}'),
    });
  });
});

describe('list', () => {
  const request: ScanRequest = { target: TARGET, traits: {}, baseline: {} };
  const history = (count: number): EarlierScan[] =>
    Array.from({ length: count }, (_none, index) => ({ createdAgoMs: (index + 1) * 60_000, type: index % 2 ? 'compliance' : 'exposure' }));

  it('reads the scans of the type, page by page', async () => {
    const r = await open({ scenario: { scans: history(230) } });

    const listed: Scan[] = (await all(r.scanner.list(request, { type: 'exposure' }, never))).flat();

    expect(listed).toHaveLength(115);
    expect(new Set(listed.map(({ traits }) => traits.type))).toEqual(new Set(['exposure']));
    expect(pathsOf(r)).toEqual([
      'GET /tenants/t_emulated/scans?page=1&limit=100&scan_type=exposure',
      'GET /tenants/t_emulated/scans?page=2&limit=100&scan_type=exposure',
    ]);
  });

  it.each([{}, { branch: 'main' }, { type: 'deep' }])('reads those of all types for %j', async (like) => {
    const r = await open({ scenario: { scans: history(3) } });

    const listed = (await all(r.scanner.list(request, like, never))).flat();

    expect(listed.map(({ createdAt, startedAt }) => createdAt === startedAt)).toEqual([true, true, true]);
    expect(pathsOf(r)).toEqual(['GET /tenants/t_emulated/scans?page=1&limit=100']);
  });

  it('makes every scan one of `me`, if the ID is unknown', async () => {
    const r = await open({ scenario: { scans: history(2), siblingEndpoints: 'off' } });
    const located = await r.scanner.locate(never);

    const listed = (await all(r.scanner.list(located, {}, never))).flat();

    expect(listed.map(({ target }) => target)).toEqual(['me', 'me']);
    expect(pathsOf(r).at(-1)).toBe('GET /tenants/me/scans?page=1&limit=100');
  });
});

describe('collect', () => {
  it('reads the failed checks of all frameworks in one pass, each check once', async () => {
    const r = await open({ scenario: { scans: [{ ...OVER, findings: tenantChecks() }] } });

    const parts = await collect(r);

    expect(parts).toHaveLength(1);
    const ids = parts.flatMap((part) => (part.kind === 'findings' ? part.page.map(({ id }) => id) : []));
    expect(ids).toEqual([...new Set(tenantChecks().flatMap(({ test_id, result }) => (result === 'failed' ? [test_id] : [])))]);
    expect(pathsOf(r)).toEqual(['GET /scans/scan_old001/results?page=1&limit=200']);
  });

  it('yields a page also where nothing has failed: no findings are different from no list', async () => {
    const r = await open({ scenario: { scans: [OVER] } });

    const posture = { passed: 40, failed: 0, skipped: 3, score: 100 };
    expect(await collect(r, { posture })).toEqual([{ kind: 'findings', page: [], rows: 0 }]);
  });

  it('does not take an empty list as no findings if the scan reports no check that passed or failed', async () => {
    const r = await open({ scenario: { scans: [{ ...OVER, passed: 0, skipped: 104 }] } });

    expect(await collect(r)).toMatchObject([
      { kind: 'unavailable', what: 'posture', why: expect.stringContaining('skipped') },
      { kind: 'unavailable', what: 'findings', why: expect.stringContaining('skipped') },
    ]);
  });

  it('merges a check whose frameworks stand on different pages', async () => {
    const [first] = tenantChecks();
    if (first === undefined) throw new Error('no check');
    const others = Array.from({ length: 250 }, (_none, index) => manyFailedChecks(250).at(index));
    const findings = [first, ...others, { ...first, framework: 'nis2', severity: 'low' }];
    const r = await open({ scenario: { scans: [{ ...OVER, findings }] } });

    const merged = await findingsOf(r);

    expect(merged).toHaveLength(251);
    expect(merged[0]).toMatchObject({
      id: first.test_id,
      severity: 'critical',
      rule: { tags: ['security', 'framework/cis', 'framework/nis2'] },
    });
  });

  it('leaves out what has passed or was skipped', async () => {
    const r = await open({
      scenario: { scans: [{ ...OVER, findings: manyFailedChecks(3), passed: 300 }] },
    });

    expect(await findingsOf(r)).toHaveLength(3);
    expect(r.emulator.requests).toHaveLength(2);
  });

  it('counts an undocumented result', async () => {
    const r = await open({ scenario: { scans: [{ ...OVER, findings: [{ ...manyFailedChecks(1).at(0), result: 'error' }] }] } });

    expect(await findingsOf(r)).toMatchObject([{ state: 'unknown', rawState: 'error' }]);
  });

  it.each([
    ['repeats a page', { repeatPage: 2 }, /repeats an earlier page/],
    ['gains a result', { shift: 'appear' }, /reports 251 findings, but its list contains 250/],
    ['loses a result', { shift: 'vanish' }, /reports 250 findings, but its list contains 249/],
    ['is shorter than its total', { total: 251 }, /reports 251 findings, but its list contains 250/],
  ] as const)('refuses a list that %s', async (_what, flaws, message) => {
    const r = await open({ scenario: { scans: [{ ...OVER, findings: manyFailedChecks(250), passed: 0, skipped: 0, flaws }] } });

    expect(await failureOf(findingsOf(r))).toMatchObject({
      code: 'INCOMPLETE',
      message: expect.stringMatching(message),
      details: { transient: true },
    });
  });

  it('refuses results of another scan', async () => {
    const r = await open({ scenario: { scans: [{ ...OVER, findings: tenantChecks(), flaws: { scanId: 'scan_other' } }] } });

    expect(await failureOf(findingsOf(r))).toMatchObject({ code: 'WRONG_SCAN', hint: expect.stringContaining('{scan-id}') });
  });

  it.each([{ siblingEndpoints: 'off' }, { faults: [{ call: 'findings', nth: 'all', fault: { status: 405 } }] }] as const)(
    'reports that the address is not there (%j)',
    async (scenario) => {
      const r = await open({ scenario: { ...scenario, scans: [OVER] } });

      expect(await collect(r)).toEqual([{ kind: 'unavailable', what: 'findings', why: expect.stringContaining('results') }]);
    },
  );

  it.each([
    [{ faults: [{ call: 'findings', nth: 'all', fault: { status: 403 } }], scans: [OVER] }, 'FORBIDDEN'],
    [{ faults: [{ call: 'findings', nth: 'all', fault: { status: 500 } }], scans: [OVER] }, 'SERVICE_FAILED'],
    [{ scans: [] }, 'NOT_FOUND'],
    [{ scans: [{ createdAgoMs: 0 }] }, 'BAD_REQUEST'],
  ] as const)('does not take another refusal for that (%j)', async (scenario, code) => {
    const r = await open({ scenario });

    expect(await failureOf(collect(r))).toMatchObject({ code });
  });
});

describe('cancel', () => {
  it('is not offered, and asks nothing', async () => {
    const { scanner, emulator } = await open();

    expect(await scanner.cancel(REF, never)).toBe('not-offered');
    expect(emulator.requests).toEqual([]);
  });
});
