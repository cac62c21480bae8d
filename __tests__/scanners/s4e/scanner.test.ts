import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../../../src/domain/finding.js';
import type { Scan, ScanRequest } from '../../../src/domain/scan.js';
import { NO_COUNTS } from '../../../src/domain/severity.js';
import { exposures, manyExposures } from '../../../src/emulator/s4e/data.js';
import type { S4eScenario } from '../../../src/emulator/s4e/scenario.js';
import type { ResultPart } from '../../../src/scanners/scanner.js';
import { all, failureOf, opening } from '../harness.js';
import { type Rig, type RigOptions, rig } from './support.js';

const never = new AbortController().signal;

const open = opening(rig);

const REF = { id: 'sc-old001', target: 'a-1001' };
const DONE: Scan = { ...REF, state: 'completed', rawState: 'completed', traits: {} };
/** What the siblings' list of findings is compared with; which numbers is the workflow's matter. */
const SUMMARISED: Scan = { ...DONE, counts: NO_COUNTS };
const OVER = { createdAgoMs: 60_000 };
const ETERNAL = { createdAgoMs: 5000, runningMs: Infinity };

const partsOf = ({ scanner }: Rig, scan = DONE): Promise<ResultPart[]> => all(scanner.collect(scan, {}, never));

async function findingsOf(r: Rig, scan = DONE): Promise<Finding[]> {
  return (await partsOf(r, scan)).flatMap((part) => (part.kind === 'findings' ? part.page : []));
}

const pathsOf = ({ emulator }: Rig): string[] => emulator.requests.map(({ method, path }) => `${method} ${path.slice('/api'.length)}`);

describe('locate', () => {
  it('knows the asset by its name, and asks for nothing more', async () => {
    const r = await open();

    expect(await r.scanner.locate(never)).toEqual({
      target: { id: 'a-1001', key: 'a-1001', label: 'shop.example.org', ownCode: false },
      traits: { type: 'full' },
      baseline: { type: 'full' },
      options: { unreported: expect.any(String) },
      notices: [],
    });
    expect(pathsOf(r)).toEqual(['GET /assets/a-1001']);
  });

  it.each([
    [{ verified: false }, /shop\.example\.org \(a-1001\) is not verified/, /Verify the ownership.*\{target\}/],
    [{ verified: null, status: 'pending_verification' }, /not verified/, /Verify the ownership/],
    [{ status: 'inactive' }, /"inactive"/, /Activate the asset.*\{target\}/],
    [{ status: 'INACTIVE', verified: null }, /"inactive"/, /Activate/],
  ])('stops before the start for an asset that is %j', async (asset, message, hint) => {
    const r = await open({ scenario: { assets: [{ id: 'a-1001', name: 'shop.example.org', ...asset }] } });

    expect(await failureOf(r.scanner.locate(never))).toMatchObject({
      code: 'TARGET_NOT_READY',
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
    expect(r.emulator.state.scans).toEqual([]);
  });

  it.each([
    ['primary', { verified: null, status: 'Active' }],
    ['sibling', { verified: true, status: 'active' }],
  ] as const)('goes on in the %s dialect for an asset of which %j is reported', async (dialect, asset) => {
    const { scanner } = await open({ scenario: { dialect, assets: [{ id: 'a-1001', name: 'x.example', ...asset }] } });

    expect(await scanner.locate(never)).toMatchObject({ target: { label: 'x.example' }, notices: [] });
  });

  it.each([
    ['404 of an edition without assets', { siblingEndpoints: 'off' }, /404/, /\{target\}/],
    ['404 of an asset that is not there', { assets: [{ id: 'a-2', name: 'x' }] }, /404/, /\{target\}/],
    ['405', { faults: [{ call: 'lookup', nth: 1, fault: { status: 405 } }] }, /405/, /\{target\}/],
    ['403 of a key that may not read assets', { scopes: ['read:scans'] }, /403/, /read:assets/],
    ['a failure', { faults: [{ call: 'lookup', nth: 'all', fault: { status: 500 } }] }, /500/, /\{target\}/],
    ['a proxy’s page', { faults: [{ call: 'lookup', nth: 'all', fault: 'html-502' }] }, /502/, /\{target\}/],
    ['no JSON', { faults: [{ call: 'lookup', nth: 'all', fault: 'not-json' }] }, /NOT_JSON/, /\{target\}/],
    ['another form', { faults: [{ call: 'lookup', nth: 1, fault: { status: 200, body: [] } }] }, /WIRE_FORMAT/, /\{target\}/],
  ] as const)('goes on with a notice after %s: the start decides', async (_what, scenario: S4eScenario, text, hint) => {
    const { scanner } = await open({ scenario });

    expect(await scanner.locate(never)).toEqual({
      target: { id: 'a-1001', key: 'a-1001', label: 'a-1001', ownCode: false },
      traits: { type: 'full' },
      baseline: { type: 'full' },
      options: { unreported: expect.any(String) },
      notices: [{ text: expect.stringMatching(text), hint: expect.stringMatching(hint) }],
    });
  });

  it.each([{}, { 'scan-type': 'quick' }, { 'scan-options': { options: { depth: 'deep' } } }] as const)(
    'with %j takes no other scan for its own: none reports its options',
    async (given) => {
      const { scanner } = await open({ given });

      expect((await scanner.locate(never)).options).toEqual({ unreported: 'S4E does not report the options of a scan' });
    },
  );
});

describe('start', () => {
  async function start(options: RigOptions = {}) {
    const r = await open(options);
    const request = await r.scanner.locate(never);
    return { ...r, wanted: request, started: () => r.scanner.start(request, never) };
  }

  it('sends exactly asset and type', async () => {
    const { emulator, started } = await start();

    expect(await started()).toMatchObject({
      kind: 'started',
      scan: { id: 'sc-new001', target: 'a-1001', state: 'queued', rawState: 'queued', traits: { type: 'full' } },
    });
    expect(emulator.requests.at(-1)).toMatchObject({
      method: 'POST',
      path: '/api/scan/create',
      body: { asset_id: 'a-1001', scan_type: 'full' },
      headers: { authorization: 'present' },
    });
    expect(Object.keys(emulator.requests.at(-1)?.body as object)).toEqual(['asset_id', 'scan_type']);
  });

  it('sends the options as they were given', async () => {
    const given = { options: { depth: 'deep', categories: ['ssl'] }, priority: 'high', callback_url: 'https://ci.example.org/hook?x=1' };
    const { emulator, started } = await start({ given: { 'scan-type': 'custom', 'scan-options': given } });

    await started();

    expect(emulator.requests.at(-1)?.body).toEqual({ asset_id: 'a-1001', scan_type: 'custom', ...given });
  });

  it.each(['web_app', 'network', 'api'])('takes the type %s of the guides', async (type) => {
    const { emulator, started } = await start({ given: { 'scan-type': type } });

    await started();

    expect(emulator.state.scans).toMatchObject([{ type }]);
  });

  it('reads the guides’ answer, which names neither asset nor type', async () => {
    const { started } = await start({ scenario: { dialect: 'sibling' } });

    expect(await started()).toMatchObject({ kind: 'started', scan: { id: 'sc-new001', target: 'a-1001', traits: { type: undefined } } });
  });

  it('reads a response with error: false', async () => {
    const { started } = await start({ scenario: { chatty: true } });

    expect(await started()).toMatchObject({ kind: 'started', scan: { id: 'sc-new001' } });
  });

  it('is refused by a limit before it is processed: the workflow sends it again', async () => {
    const body = { status: 'error', error: { code: 'rate_limited', message: 'Slow down; 17 s left', retry_after: 17 } };
    const { emulator, started } = await start({ scenario: { faults: [{ call: 'start', nth: 1, fault: { status: 429, body } }] } });

    // By the body alone: this answer has no header.
    await expect(started()).rejects.toMatchObject({ details: { unsent: true, transient: true, retryAfterMs: 17_000 } });
    expect(emulator.state.scans).toEqual([]);
  });

  it('is refused for an asset that is not verified, where no lookup has reported it', async () => {
    const scenario = { siblingEndpoints: 'off', assets: [{ id: 'a-1001', name: 'x', verified: false }] } as const;
    const { started } = await start({ scenario });

    expect(await failureOf(started())).toMatchObject({ code: 'FORBIDDEN', hint: expect.stringMatching(/verified/) });
  });

  it('waits for the running scan of the asset where the service answers 409', async () => {
    const faults = [{ call: 'start', nth: 1, fault: { status: 409 } }] as const;
    const { started } = await start({
      scenario: {
        faults,
        scans: [
          { id: 'sc-1', ...OVER },
          { id: 'sc-2', ...ETERNAL },
        ],
      },
    });

    expect(await started()).toEqual({ kind: 'busy', scanId: 'sc-2' });
  });

  it('does not wait for nothing: a 409 without a running scan is an error', async () => {
    const faults = [{ call: 'start', nth: 1, fault: { status: 409, body: { detail: 'Asset is archived' } } }] as const;
    const { started } = await start({ scenario: { faults, scans: [{ id: 'sc-1', ...OVER }] } });

    expect(await failureOf(started())).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('409: Asset is archived.') });
  });
});

describe('read', () => {
  it.each([
    [{ createdAgoMs: 0 }, 'queued', 'queued'],
    [{ createdAgoMs: 2000 }, 'running', 'running'],
    [OVER, 'completed', 'completed'],
    [{ ...OVER, end: 'failed' }, 'failed', 'failed'],
    [{ ...OVER, end: 'cancelled' }, 'cancelled', 'cancelled'],
    [{ ...OVER, end: 'canceled' }, 'cancelled', 'canceled'],
    [{ ...OVER, end: 'Completed' }, 'completed', 'Completed'],
    [{ ...OVER, end: 'exploded' }, 'unknown', 'exploded'],
    [{ ...OVER, end: 'constructor' }, 'unknown', 'constructor'],
    [{ createdAgoMs: 2000, runningWord: 'analysing' }, 'unknown', 'analysing'],
  ] as const)('a scan of %j in full is %s', async (scan, state, word) => {
    const r = await open({ scenario: { scans: [scan] } });

    expect(await r.scanner.read(REF, 'full', never)).toMatchObject({ ...REF, state, rawState: word, traits: { type: 'full' } });
    expect(pathsOf(r)).toEqual(['GET /scan/sc-old001']);
  });

  it.each(['primary', 'sibling'] as const)('looks at the light endpoint while it runs, in the %s dialect', async (dialect) => {
    const r = await open({ scenario: { dialect, scans: [{ createdAgoMs: 41_000, runningMs: 100_000 }] } });

    expect(await r.scanner.read(REF, 'light', never)).toEqual({
      ...REF,
      state: 'running',
      rawState: 'running',
      traits: { type: undefined },
      createdAt: undefined,
      startedAt: undefined,
      completedAt: undefined,
      progress: { percent: 40, phase: 'tls_checks', remainingMs: 60_000 },
      counts: undefined,
    });
    expect(pathsOf(r)).toEqual(['GET /scan/sc-old001/status']);
  });

  it('reports no time and no phase where the service does not', async () => {
    const r = await open({ scenario: { scans: [{ createdAgoMs: 0 }] } });

    expect((await r.scanner.read(REF, 'light', never)).progress).toEqual({ percent: 0 });
  });

  it.each(['primary', 'sibling'] as const)('reads in full what the light endpoint reports is over, in the %s dialect', async (dialect) => {
    const r = await open({ scenario: { dialect, scans: [{ ...OVER, findings: exposures() }] } });

    expect(await r.scanner.read(REF, 'light', never)).toMatchObject({
      ...REF,
      state: 'completed',
      traits: { type: 'full' },
      startedAt: '2026-11-21T08:59:01Z',
      completedAt: '2026-11-21T08:59:04Z',
      progress: undefined,
      counts: { critical: 2, high: 3, medium: 5, low: 3, info: 1 },
    });
    expect(pathsOf(r)).toEqual(['GET /scan/sc-old001/status', 'GET /scan/sc-old001']);
  });

  it('reports no numbers where the service does not', async () => {
    const r = await open({ scenario: { scans: [{ ...OVER, summary: 'absent' }] } });

    expect((await r.scanner.read(REF, 'full', never)).counts).toBeUndefined();
  });

  it('reports what it is of, as the service does; what the service does not report is not invented', async () => {
    const r = await open({
      scenario: {
        scans: [
          { id: 's1', ...OVER, echo: { target: 'a-9', type: 'dns' } },
          { id: 's2', ...OVER, echo: { target: null, type: null } },
        ],
      },
    });

    expect(await r.scanner.read({ id: 's1', target: 'a-1001' }, 'full', never)).toMatchObject({ target: 'a-9', traits: { type: 'dns' } });
    expect(await r.scanner.read({ id: 's2', target: 'a-1001' }, 'full', never)).toMatchObject({
      target: 'a-1001',
      traits: { type: undefined },
    });
  });

  it('gives the ID back as it came', async () => {
    const body = { data: { scan_id: 'sc-other', status: 'running' } };
    const r = await open({ scenario: { scans: [OVER], faults: [{ call: 'scan', nth: 1, fault: { status: 200, body } }] } });

    expect((await r.scanner.read(REF, 'full', never)).id).toBe('sc-other');
  });
});

describe('list', () => {
  const request: ScanRequest = { target: { id: 'a-1001', key: 'k', label: 'l', ownCode: false }, traits: {}, baseline: {} };

  it('reads the scans of the asset, page by page', async () => {
    const scans = Array.from({ length: 230 }, (_, index) => ({
      createdAgoMs: index * 60_000 + 60_000,
      assetId: index % 2 ? 'a-2' : 'a-1001',
    }));
    const r = await open({
      scenario: {
        scans,
        assets: [
          { id: 'a-1001', name: 'a' },
          { id: 'a-2', name: 'b' },
        ],
      },
    });

    const listed = (await all(r.scanner.list(request, { type: 'full' }, never))).flat();

    expect(listed).toHaveLength(115);
    expect(listed[0]).toMatchObject({ target: 'a-1001', traits: { type: 'full' }, state: 'completed', createdAt: '2026-11-21T08:59:00Z' });
    expect(pathsOf(r)).toEqual(['GET /scans?asset_id=a-1001&page=1&per_page=100', 'GET /scans?asset_id=a-1001&page=2&per_page=100']);
  });

  it('leaves out scans of other assets, should the filter not be heard', async () => {
    const r = await open({ scenario: { scans: [OVER, { ...OVER, echo: { target: 'a-9' } }, { ...OVER, echo: { target: null } }] } });

    const listed = (await all(r.scanner.list(request, {}, never))).flat();

    expect(listed.map(({ id }) => id).sort()).toEqual(['sc-old001', 'sc-old003']);
  });
});

describe('locate, answered with another asset', () => {
  it('starts nothing', async () => {
    const fault = { status: 200, body: { data: { id: 'a-9', name: 'other.example', status: 'active', verified: true } } };
    const r = await open({ scenario: { faults: [{ call: 'lookup', nth: 'all', fault }] } });

    expect(await failureOf(r.scanner.locate(never))).toMatchObject({ code: 'TARGET_UNKNOWN', details: { sensitive: ['a-9'] } });
  });
});

describe('collect', () => {
  it('does not count a row twice whose title counts down while the list is read: another one is missing', async () => {
    const [model] = exposures();
    if (model === undefined) throw new Error('no finding');
    const at = (index: number) => ({ ...model, id: `f-${index}`, title: `Certificate ${index} expires in 29 days` });
    const list = {
      count: 102,
      at: (index: number) => (index === 100 ? { ...at(0), title: 'Certificate 0 expires in 28 days' } : at(index)),
    };
    const r = await open({ scenario: { scans: [{ ...OVER, findings: list }] } });

    expect(await failureOf(findingsOf(r))).toMatchObject({ code: 'INCOMPLETE', message: expect.stringContaining('contains 101') });
  });

  it('reads all findings, in all statuses, without a filter', async () => {
    const r = await open({ scenario: { scans: [{ ...OVER, findings: exposures() }] } });

    const findings = await findingsOf(r);

    expect(findings.map(({ id }) => id)).toEqual(exposures().map(({ id }) => id));
    expect(new Set(findings.map(({ state }) => state))).toEqual(new Set(['open', 'closed', 'accepted']));
    expect(pathsOf(r)).toEqual(['GET /scan/sc-old001/results?page=1&per_page=100']);
  });

  it.each([
    ['the asset ID, if the name is unknown', async () => undefined, 'a-1001'],
    ['the name from the lookup', (r: Rig) => r.scanner.locate(never), 'shop.example.org'],
    ['the name from the scan', (r: Rig) => r.scanner.read(REF, 'full', never), 'shop.example.org'],
  ] as const)('names the place by %s', async (_what, before, resource) => {
    const r = await open({ scenario: { scans: [{ ...OVER, findings: exposures().slice(0, 1) }] } });
    await before(r);

    expect((await findingsOf(r)).map(({ location }) => location)).toEqual([{ resource }]);
  });

  it('reports the total with the pages', async () => {
    const r = await open({ scenario: { scans: [{ ...OVER, findings: manyExposures(150) }] } });

    expect((await partsOf(r)).map((part) => part.kind === 'findings' && [part.page.length, part.total])).toEqual([
      [100, 150],
      [50, 150],
    ]);
  });

  it('keeps within the plan’s 100 requests a minute on its own', async () => {
    const r = await open({ scenario: { scans: [{ ...OVER, findings: manyExposures(12_000) }] } });
    const begun = r.clock.now();

    expect(await findingsOf(r)).toHaveLength(12_000);
    expect(r.emulator.requests.filter(({ status }) => status === 429)).toEqual([]);
    expect(r.clock.now() - begun).toBeGreaterThanOrEqual(60_000);
  });

  it('outlasts another job that has spent the limit, also if only the body names a pause', async () => {
    const limits = { perMinute: { findings: 2 }, retryAfter: 'absent', headers: false } as const;
    const r = await open({ scenario: { limits, scans: [{ ...OVER, findings: manyExposures(400) }] } });

    expect(await findingsOf(r)).toHaveLength(400);
    expect(r.emulator.requests.some(({ status }) => status === 429)).toBe(true);
  });

  it.each([
    ['total', { meta: 'total' }, 250, 3],
    ['number of pages', { meta: 'pages' }, 250, 3],
    ['number of pages, the last one full', { meta: 'pages' }, 200, 2],
    ['short page', { meta: 'absent' }, 250, 3],
    ['short page of the guides’ dialect', { dialect: 'sibling' }, 250, 3],
    ['empty page', { meta: 'absent' }, 200, 3],
    ['total, in pages of another size than asked for', { resultsPaging: 'fixed-size' }, 90, 5],
    ['first page that is empty', {}, 0, 1],
  ] as const)('ends by the %s', async (_what, scenario: S4eScenario, count, requests) => {
    const r = await open({ scenario: { ...scenario, scans: [{ ...OVER, findings: manyExposures(count) }] } });

    expect(await findingsOf(r)).toHaveLength(count);
    expect(r.emulator.requests).toHaveLength(requests);
  });

  it('refuses results that answer every page with the first one', async () => {
    const r = await open({ scenario: { resultsPaging: 'ignored', scans: [{ ...OVER, findings: manyExposures(90) }] } });

    expect(await failureOf(findingsOf(r))).toMatchObject({
      code: 'INCOMPLETE',
      message: expect.stringContaining('Page 2 of the findings repeats'),
    });
  });

  it('reads what a cancelled scan has found', async () => {
    const r = await open({ scenario: { scans: [{ createdAgoMs: 6000, runningMs: 10_000, findings: manyExposures(10) }] } });
    await r.scanner.cancel(REF, never);

    expect(await r.scanner.read(REF, 'light', never)).toMatchObject({ state: 'cancelled', counts: { critical: 1, high: 2, medium: 2 } });
    expect(await findingsOf(r, { ...DONE, state: 'cancelled' })).toHaveLength(5);
  });
});

describe('collect without results of a scan', () => {
  it.each([
    [404, 'primary'],
    [405, 'primary'],
    [404, 'sibling'],
  ] as const)('reads the findings endpoint after %d, in the %s dialect', async (results, dialect) => {
    const r = await open({
      scenario: {
        results,
        dialect,
        scans: [
          { ...OVER, findings: manyExposures(150) },
          { ...OVER, findings: exposures() },
        ],
      },
    });

    const findings = await findingsOf(r, SUMMARISED);

    expect(findings).toHaveLength(150);
    expect(findings[0]).toMatchObject({ location: { resource: 'shop.example.org' } });
    expect(pathsOf(r)).toEqual([
      'GET /scan/sc-old001/results?page=1&per_page=100',
      'GET /findings?scan_id=sc-old001&page=1&per_page=100',
      'GET /findings?scan_id=sc-old001&page=2&per_page=100',
    ]);
  });

  it('gives findings of both endpoints the same identity, and a page about the rule where one is reported', async () => {
    const scans = [{ ...OVER, findings: exposures() }];
    const results = await findingsOf(await open({ scenario: { scans } }));
    const fallback = await findingsOf(await open({ scenario: { scans, results: 404 } }), SUMMARISED);

    expect(fallback.map(({ identity }) => identity)).toEqual(results.map(({ identity }) => identity));
    expect(results[0]?.rule.url).toBeUndefined();
    expect(fallback[0]?.rule.url).toBe('https://cwe.mitre.org/data/definitions/89.html');
  });

  it.each([[[]], [exposures()]])('takes no list for whole that nothing can be compared with', async (findings) => {
    const r = await open({ scenario: { results: 404, scans: [{ ...OVER, findings, summary: 'absent' }] } });

    expect(await failureOf(partsOf(r))).toMatchObject({ code: 'INCOMPLETE', hint: expect.stringContaining('{scan-id}') });
    expect(await partsOf(r, { ...DONE, state: 'cancelled', rawState: 'cancelled' })).toMatchObject([{ kind: 'findings' }]);
  });

  it('reports that there is no list where neither endpoint is there', async () => {
    const r = await open({ scenario: { results: 404, siblingEndpoints: 'off', scans: [OVER] } });

    expect(await partsOf(r)).toEqual([{ kind: 'unavailable', what: 'findings', why: expect.stringContaining('neither') }]);
  });

  it.each([{ scan_id: 'sc-9' }, { scan_id: REF.id, asset: { id: 'a-9', name: 'other.example' } }])(
    'does not take findings of %j',
    async (of) => {
      const body = { data: [{ id: 'f-1', title: 'x', severity: 'low', status: 'open', ...of }], meta: { total: 1 } };
      const r = await open({
        scenario: { results: 404, scans: [OVER], faults: [{ call: 'findings-fallback', nth: 1, fault: { status: 200, body } }] },
      });

      expect(await failureOf(findingsOf(r))).toMatchObject({ code: 'WRONG_SCAN', hint: expect.stringContaining('{api-url}') });
    },
  );

  it('does not begin a second list in the middle of the first', async () => {
    const r = await open({
      scenario: { scans: [{ ...OVER, findings: manyExposures(250) }], faults: [{ call: 'findings', nth: [2, 3], fault: { status: 404 } }] },
    });

    expect(await failureOf(findingsOf(r))).toMatchObject({ code: 'NOT_FOUND' });
    expect(r.emulator.requests.map(({ kind }) => kind)).not.toContain('findings-fallback');
  });

  it('does not ask elsewhere when the key may not read findings', async () => {
    const r = await open({ scenario: { scopes: ['read:scans'], scans: [OVER] } });

    expect(await failureOf(findingsOf(r))).toMatchObject({
      code: 'FORBIDDEN',
      hint: expect.stringMatching(/read:findings.*findings:read/),
    });
    expect(r.emulator.requests).toHaveLength(1);
  });
});

describe('cancel', () => {
  it.each(['primary', 'sibling'] as const)('cancels a running scan, in the %s dialect', async (dialect) => {
    const r = await open({ scenario: { dialect, scans: [ETERNAL] } });

    expect(await r.scanner.cancel(REF, never)).toBe('cancelled');
    expect(pathsOf(r)).toEqual(['POST /scan/sc-old001/cancel']);
    expect(r.emulator.requests[0]?.body).toBeUndefined();
    expect(r.emulator.state.scans).toMatchObject([{ state: 'cancelled', cancelled: true }]);
  });

  it.each([
    { status: 400 },
    { status: 404 },
    { status: 409 },
    { status: 200, body: { data: { scan_id: 'sc-old001', status: 'completed' } } },
  ])('finds a scan that is over after %j', async (fault) => {
    const r = await open({ scenario: { scans: [OVER], faults: [{ call: 'cancel', nth: 1, fault }] } });

    expect(await r.scanner.cancel(REF, never)).toBe('over');
  });

  it('does not claim that a scan has ended that cannot be looked at', async () => {
    const faults = (['cancel', 'status'] as const).map((call) => ({ call, nth: 1, fault: { status: 404 } }));
    const r = await open({ scenario: { scans: [OVER], faults } });

    expect(await failureOf(r.scanner.cancel(REF, never))).toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('POST') });
  });

  it('finds a scan that is over', async () => {
    const r = await open({ scenario: { scans: [OVER] } });

    expect(await r.scanner.cancel(REF, never)).toBe('over');
  });

  it.each([
    [{ status: 401 }, 'AUTH_REJECTED'],
    [{ status: 403 }, 'FORBIDDEN'],
    [{ status: 500 }, 'SERVICE_FAILED'],
    [{ status: 200, body: { error: true, message: 'no' } }, 'SERVICE_FAILED'],
  ] as const)('does not claim anything after %j', async (fault, code) => {
    const r = await open({ scenario: { scans: [ETERNAL], faults: [{ call: 'cancel', nth: 'all', fault }] } });

    expect(await failureOf(r.scanner.cancel(REF, never))).toMatchObject({ code });
  });
});

describe('each refusal names the fix', () => {
  const WANTED: ScanRequest = { target: { id: 'a-1001', key: 'k', label: 'l', ownCode: false }, traits: {}, baseline: {} };

  it.each([
    ['list', /read:scans/],
    ['start', /write:scans \(scan:write in the guides\)/],
    ['findings', /read:findings \(findings:read in the guides\)/],
  ] as const)('403 on %s: the scopes in both spellings', async (call, hint) => {
    const r = await open({ scenario: { scans: [OVER], faults: [{ call, nth: 1, fault: { status: 403 } }] } });
    const request = await r.scanner.locate(never);
    const work = {
      list: () => all(r.scanner.list(request, {}, never)),
      start: () => r.scanner.start(request, never),
      findings: () => findingsOf(r),
    };

    const error = await failureOf(work[call]());

    expect(error).toMatchObject({ code: 'FORBIDDEN', hint: expect.stringMatching(hint) });
    for (const scope of ['read:assets', 'read:scans', 'write:scans', 'scan:write', 'read:findings', 'findings:read'])
      expect(error.hint).toContain(scope);
    expect(error.hint).toContain('{target}');
  });

  it('404: an asset that is not there', async () => {
    const { scanner } = await open({ given: { target: 'a-9' } });
    const request = await scanner.locate(never);

    expect(await failureOf(scanner.start(request, never))).toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('Asset not found'),
      hint: expect.stringContaining('{target}'),
    });
  });

  it('404: a scan that is not there', async () => {
    const { scanner } = await open();

    expect(await failureOf(scanner.read({ id: 'sc-9', target: 'a-1001' }, 'full', never))).toMatchObject({
      code: 'NOT_FOUND',
      message: 'S4E responded to GET /scan/sc-9 with 404: Scan not found (not_found).',
      hint: expect.stringContaining('{scan-id}'),
    });
  });

  it.each([404, 405])('%d on the list: which dialect was tried', async (status) => {
    const { scanner } = await open({ scenario: { faults: [{ call: 'list', nth: 1, fault: { status } }] } });
    const request = await scanner.locate(never);

    expect(await failureOf(all(scanner.list(request, {}, never)))).toMatchObject({
      code: 'NOT_FOUND',
      hint: expect.stringMatching(/\{api-url\}.*below \/api.*bearer token/),
    });
  });

  it.each(['envelope', 'message', 'detail'] as const)('is in the service’s words, whose form is %s', async (errors) => {
    const { scanner } = await open({ scenario: { errors } });

    expect((await failureOf(scanner.read({ id: 'sc-9', target: 'a-1001' }, 'light', never))).message).toContain('404: Scan not found');
  });

  it.each(['list', 'start', 'status', 'scan', 'findings', 'cancel'] as const)(
    'an error under a success on %s is an error',
    async (call) => {
      const body = { status: 'error', error: { code: 'internal', message: 'Something broke' } };
      const r = await open({ scenario: { scans: [OVER], faults: [{ call, nth: 'all', fault: { status: 200, body } }] } });
      const work = {
        list: () => all(r.scanner.list(WANTED, {}, never)),
        start: () => r.scanner.start(WANTED, never),
        status: () => r.scanner.read(REF, 'light', never),
        scan: () => r.scanner.read(REF, 'full', never),
        findings: () => findingsOf(r),
        cancel: () => r.scanner.cancel(REF, never),
      };

      expect(await failureOf(work[call]())).toMatchObject({
        code: 'SERVICE_FAILED',
        message: expect.stringContaining('with 200, but the response reports an error: Something broke (internal).'),
        details: { transient: true },
      });
    },
  );

  const under200 = (body: unknown) => ({ status: 200, body }) as const;

  it.each([
    [{ code: 401, message: 'Invalid token' }, 'AUTH_REJECTED', 401],
    [{ code: 403, message: 'No' }, 'FORBIDDEN', 403],
    [{ code: 422, message: 'No' }, 'BAD_REQUEST', 422],
  ])('%j under a success on a start is that refusal, and sent once', async (body, code, status) => {
    const { scanner, emulator } = await open({ scenario: { faults: [{ call: 'start', nth: 'all', fault: under200(body) }] } });

    const request = await scanner.locate(never);
    expect(await failureOf(scanner.start(request, never))).toMatchObject({ code, details: { status, transient: false } });
    expect(emulator.requests.filter(({ kind }) => kind === 'start')).toHaveLength(1);
  });

  it('404 under a success leads to the other endpoint for findings', async () => {
    const faults = [{ call: 'findings', nth: 'all', fault: under200({ code: 404, message: 'Not available' }) }] as const;
    const r = await open({ scenario: { scans: [{ ...OVER, findings: exposures() }], faults } });

    expect(await findingsOf(r, SUMMARISED)).toHaveLength(exposures().length);
  });

  it('a limit under a success is waited out', async () => {
    const body = { status: 'error', error: { code: 'rate_limited', message: 'Slow down; 17 s left', retry_after: 17 } };
    const { scanner, emulator, clock } = await open({ scenario: { faults: [{ call: 'list', nth: 1, fault: under200(body) }] } });
    const before = clock.now();

    await all(scanner.list(WANTED, {}, never));

    expect(emulator.requests.map(({ kind }) => kind)).toEqual(['list', 'list']);
    expect(clock.now() - before).toBeGreaterThanOrEqual(17_000);
  });
});
