import { describe, expect, it } from '@jest/globals';
import type { Scan, ScanRequest } from '../../../src/domain/scan.js';
import { hintText } from '../../../src/text/hint.js';
import { all, failureOf, opening } from '../harness.js';
import { type RigOptions, rig, TARGET } from './support.js';

const never = new AbortController().signal;
const REF = { id: 'scan_old001', target: TARGET };
const MINUTE_MS = 60_000;

const open = opening(rig);

const options = (given: Readonly<Record<string, unknown>>): Pick<RigOptions, 'given'> => ({ given: { 'scan-options': given } });

describe('locate', () => {
  it('asks nothing', async () => {
    const { scanner, emulator } = await open({
      given: { target: `${TARGET}/shop?key=1`, 'scan-type': 'api', 'scan-options': { mode: 'quick' } },
    });

    expect(await scanner.locate(never)).toEqual({
      target: { id: `${TARGET}/shop`, key: `${TARGET}/shop`, label: `${TARGET}/shop`, ownCode: false },
      traits: { type: 'api', mode: 'quick' },
      baseline: { type: 'api', mode: 'quick' },
      options: {
        reported: expect.stringMatching(/^gate-1 [0-9a-f]{16}$/),
        unreported: expect.stringContaining('the query of its target'),
      },
      correlationId: expect.stringMatching(/^scan-gate gate-1 [0-9a-f]{16} run 4711\.1$/),
    });
    expect(emulator.requests).toEqual([]);
  });

  it.each([
    [{ authentication: { type: 'bearer', token: 'abcdefgh' } }, false],
    [{ authentication: { type: 'none' } }, true],
    [{ scope: { include: ['/api/*'] } }, true],
    [{ instructions: 'x' }, true],
    [{ name: 'x' }, false],
  ])('with %j knows whether another scan shows the same: %s', async (given, shows) => {
    const { scanner } = await open(options(given));
    const request = await scanner.locate(never);

    expect(request.options?.unreported === undefined).toBe(shows);
  });
});

describe('a rescan', () => {
  const parent = { id: 'scan_parent', createdAgoMs: 10 * MINUTE_MS, type: 'api', mode: 'quick', target: `${TARGET}/?v=2` };

  it('takes the traits of the scan that it repeats', async () => {
    const { scanner, emulator } = await open({ scenario: { scans: [parent] }, ...options({ rescan: 'scan_parent' }) });

    expect(await scanner.locate(never)).toMatchObject({
      traits: { type: 'api', mode: 'quick' },
      baseline: { type: 'api', mode: 'quick' },
      options: { unreported: expect.stringContaining('a rescan takes over') },
      times: { timeoutMs: 60 * MINUTE_MS, typicalMs: 20 * MINUTE_MS },
    });
    expect(emulator.requests.map(({ path }) => path)).toEqual(['/v1/scans/scan_parent']);
  });

  it.each([
    ['quick', {}, 60],
    ['deep', {}, 26 * 60],
    ['quick', { mode: 'deep' }, 26 * 60],
    ['deep', { mode: 'standard' }, 5 * 60],
    ['thorough', {}, undefined],
  ])('of a %s scan with %j has the times of its mode', async (mode, overridden, minutes) => {
    const { scanner } = await open({
      scenario: { scans: [{ ...parent, mode }] },
      ...options({ rescan: 'scan_parent', ...overridden }),
    });

    expect((await scanner.locate(never)).times?.timeoutMs).toBe(minutes && minutes * MINUTE_MS);
  });

  it('sends no body where nothing is overridden, and what is overridden', async () => {
    const plain = await open({ scenario: { scans: [parent] }, ...options({ rescan: 'scan_parent' }) });
    const request = await plain.scanner.locate(never);
    expect(await plain.scanner.start(request, never)).toMatchObject({
      kind: 'started',
      scan: { id: 'scan_new001', target: TARGET, traits: { mode: 'quick' } },
    });
    expect(plain.emulator.requests.at(-1)).toMatchObject({ method: 'POST', path: '/v1/scans/scan_parent/rescan', body: undefined });
    await plain.close();

    const { scanner, emulator } = await open({
      scenario: { scans: [parent] },
      ...options({ rescan: 'scan_parent', mode: 'deep', instructions: 'new endpoints' }),
    });
    const other = await scanner.locate(never);
    expect(other.traits).toEqual({ type: 'api', mode: 'deep' });
    await scanner.start(other, never);
    expect(emulator.requests.at(-1)?.body).toEqual({ mode: 'deep', instructions: 'new endpoints' });
    expect(emulator.state.scans.at(-1)).toMatchObject({ parentId: 'scan_parent', mode: 'deep', type: 'api' });
  });

  it('of another target starts nothing', async () => {
    const { scanner, emulator } = await open({
      scenario: { scans: [{ ...parent, target: 'https://production.example.com/?secret=1' }] },
      ...options({ rescan: 'scan_parent' }),
    });

    const error = await failureOf(scanner.locate(never));

    expect(error).toMatchObject({ code: 'WRONG_SCAN', hint: expect.stringMatching(/\{scan-options\}.*\{target\}/) });
    expect(error.message).toContain('has the target https://production.example.com, not https://staging.example.com');
    expect(emulator.state.scans).toHaveLength(1);
  });

  it('that is not there', async () => {
    const { scanner } = await open(options({ rescan: 'scan_gone' }));

    expect(await failureOf(scanner.locate(never))).toMatchObject({
      code: 'NOT_FOUND',
      hint: expect.stringContaining('rescan in {scan-options}'),
    });
  });

  it('of a deep scan is not waited for on a hosted runner', async () => {
    const asked = {
      scenario: { scans: [{ ...parent, mode: 'deep' }] },
      ...options({ rescan: 'scan_parent' }),
      source: { hostedRunner: true },
    };
    const waiting = await open(asked);
    expect(await failureOf(waiting.scanner.locate(never))).toMatchObject({ code: 'CONFIG', hint: expect.stringMatching(/\{wait\}/) });
    await waiting.close();

    const { scanner } = await open({ ...asked, wait: false });
    expect(await scanner.locate(never)).toMatchObject({ traits: { mode: 'deep' } });
  });
});

describe('start', () => {
  async function start(asked: RigOptions = {}) {
    const { scanner, emulator } = await open(asked);
    const request = await scanner.locate(never);
    return { emulator, started: () => scanner.start(request, never) };
  }

  it('sends the target as it was given, and the defaults', async () => {
    const { emulator, started } = await start({ given: { target: `${TARGET}/?key=1#part` } });

    const answer = await started();

    expect(answer).toMatchObject({
      kind: 'started',
      scan: { id: 'scan_new001', target: TARGET, state: 'queued', traits: { type: 'web', mode: 'standard' } },
    });
    expect(JSON.stringify(answer)).not.toContain('key=1');
    expect(emulator.requests.at(-1)).toMatchObject({
      method: 'POST',
      path: '/v1/scans',
      body: {
        target: `${TARGET}/?key=1#part`,
        mode: 'standard',
        type: 'web',
        name: expect.stringMatching(/^scan-gate gate-1 [0-9a-f]{16} run 4711\.1$/),
      },
    });
  });

  it('is named without a repository and a run, too', async () => {
    const { emulator, started } = await start({ source: { repository: undefined, run: undefined } });

    await started();

    expect(emulator.requests.at(-1)?.body).toMatchObject({ name: expect.stringMatching(/^scan-gate gate-1 [0-9a-f]{16}$/) });
  });

  it('sends all options under the service’s own names', async () => {
    const given = {
      mode: 'quick',
      name: 'Weekly',
      authentication: { type: 'bearer', token: 'abcdefgh' },
      scope: { include: ['/api/*'], exclude: ['/admin/*'] },
      instructions: 'payments first',
    };
    const { emulator, started } = await start({ given: { 'scan-type': 'full', 'scan-options': given } });

    await started();

    expect(emulator.requests.at(-1)?.body).toEqual({ target: TARGET, type: 'full', ...given });
  });

  it('keeps credentials and queries out of the log', async () => {
    const { scanner, lines } = await open({
      given: { target: `${TARGET}/?key=hidden-query`, 'scan-options': { authentication: { token: 'hidden-token' } } },
      scenario: { unreachable: [`${TARGET}/?key=hidden-query`] },
    });
    const request = await scanner.locate(never);
    await all(scanner.list(request, {}, never));

    const error = await failureOf(scanner.start(request, never));

    expect(`${error.message}\n${hintText(error.hint ?? '')}\n${lines.join('\n')}`).not.toMatch(/hidden-/);
  });

  it('is busy while the account’s scans at once are used up', async () => {
    const { emulator, started } = await start({ scenario: { concurrentScans: 1, scans: [{ createdAgoMs: 0, runningMs: Infinity }] } });

    expect(await started()).toEqual({ kind: 'busy', pauseMs: MINUTE_MS });
    expect(emulator.requests.filter(({ kind }) => kind === 'start')).toHaveLength(1);
  });

  it('is busy after a conflict, which no document describes, if a running scan exists', async () => {
    const scans = [{ createdAgoMs: 0, runningMs: Infinity }];
    const { started } = await start({ scenario: { scans, faults: [{ call: 'start', nth: 1, fault: { status: 409 } }] } });

    expect(await started()).toEqual({ kind: 'busy', scanId: 'scan_old001' });
  });

  it('does not wait for nothing: a conflict without a running scan is an error', async () => {
    const scans = [{ createdAgoMs: 3_600_000 }, { target: 'https://other.example.com', createdAgoMs: 0, runningMs: Infinity }];
    const { started } = await start({ scenario: { scans, faults: [{ call: 'start', nth: 1, fault: { status: 409 } }] } });

    expect(await failureOf(started())).toMatchObject({ code: 'CONFLICT', details: { status: 409 } });
  });

  it.each([{}, { 'x-ratelimit-remaining': '0' }, { 'retry-after': '3' }])(
    'is refused by a limit before it is processed: the workflow sends it again (%j)',
    async (headers) => {
      const { emulator, started } = await start({ scenario: { faults: [{ call: 'start', nth: 1, fault: { status: 429, headers } }] } });

      await expect(started()).rejects.toMatchObject({ details: { unsent: true, transient: true } });
      expect(emulator.state.scans).toEqual([]);
    },
  );
});

describe('read', () => {
  it.each([
    [{ createdAgoMs: 0 }, 'queued', 'queued'],
    [{ createdAgoMs: 2000 }, 'running', 'running'],
    [{ createdAgoMs: 60_000 }, 'completed', 'completed'],
    [{ createdAgoMs: 60_000, end: 'failed' }, 'failed', 'failed'],
    [{ createdAgoMs: 60_000, end: 'cancelled' }, 'cancelled', 'cancelled'],
    [{ createdAgoMs: 60_000, end: 'Canceled' }, 'cancelled', 'Canceled'],
    [{ createdAgoMs: 60_000, end: 'exploded' }, 'unknown', 'exploded'],
    [{ createdAgoMs: 2000, runningWord: 'paused' }, 'unknown', 'paused'],
    [{ createdAgoMs: 60_000, end: 'constructor' }, 'unknown', 'constructor'],
  ] as const)('a scan of %j is %s, light or in full', async (scan, state, word) => {
    const { scanner } = await open({ scenario: { scans: [scan] } });

    expect(await scanner.read(REF, 'light', never)).toMatchObject({ ...REF, state, rawState: word });
    expect(await scanner.read(REF, 'full', never)).toMatchObject({
      ...REF,
      state,
      rawState: word,
      traits: { type: 'web', mode: 'standard' },
    });
  });

  it('reports phase, percentage and numbers while it runs, by the light endpoint alone', async () => {
    const findings = Array.from({ length: 10 }, (_, index) => ({ id: `f${index}`, title: 't', severity: 'high', status: 'open' }));
    const { scanner, emulator } = await open({
      scenario: { scans: [{ createdAgoMs: 50_000, queuedMs: 0, runningMs: 100_000, findings }] },
    });

    expect(await scanner.read(REF, 'light', never)).toMatchObject({
      state: 'running',
      progress: { percent: 50, phase: 'vulnerability_discovery' },
      counts: { critical: 0, high: 5, medium: 0, low: 0, info: 0 },
      traits: { type: undefined, mode: undefined },
    });
    expect(emulator.requests.map(({ path }) => path)).toEqual(['/v1/scans/scan_old001/status']);
  });

  it('is asked in full when the light answer reports that it is over', async () => {
    const { scanner, emulator } = await open({ scenario: { scans: [{ createdAgoMs: 60_000 }] } });

    expect(await scanner.read(REF, 'light', never)).toMatchObject({
      state: 'completed',
      traits: { type: 'web' },
      completedAt: expect.any(String),
    });
    expect(emulator.requests.map(({ kind }) => kind)).toEqual(['status', 'scan']);
  });

  it('asks in full once where all is wanted', async () => {
    const { scanner, emulator } = await open({ scenario: { scans: [{ createdAgoMs: 2000 }] } });

    await scanner.read(REF, 'full', never);

    expect(emulator.requests.map(({ kind }) => kind)).toEqual(['scan']);
  });

  it('has no numbers where none are reported', async () => {
    const { scanner } = await open({ scenario: { scans: [{ createdAgoMs: 60_000, summary: 'absent' }, { createdAgoMs: 0 }] } });

    expect((await scanner.read(REF, 'full', never)).counts).toBeUndefined();
    expect((await scanner.read({ ...REF, id: 'scan_old002' }, 'full', never)).counts).toBeUndefined();
  });

  it.each([
    [{ target: 'https://other.example.com/?x=1' }, { target: 'https://other.example.com' }],
    [{ target: null }, { target: TARGET }],
    [{ type: 'full' }, { traits: { type: 'full', mode: 'standard' } }],
    [{ mode: null }, { traits: { type: 'web', mode: undefined } }],
  ])('reports what the service reports: %j', async (echo, expected) => {
    const { scanner } = await open({ scenario: { scans: [{ createdAgoMs: 60_000, echo }] } });

    expect(await scanner.read(REF, 'full', never)).toMatchObject(expected);
  });
});

describe('list', () => {
  const request: ScanRequest = { target: { id: TARGET, key: 'k', label: 'l', ownCode: false }, traits: {}, baseline: {} };
  const history = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      id: `s${index}`,
      createdAgoMs: (index + 1) * MINUTE_MS,
      // Of every ten one is ours; the filter of the service lets the others through.
      target: index % 10 === 9 ? TARGET : `${TARGET}.internal`,
    }));

  it('keeps exactly the target’s scans, in whatever way the target is written', async () => {
    const targets = [
      TARGET,
      `${TARGET}/`,
      `${TARGET}/?x=1`,
      `${TARGET}:443`,
      `${TARGET}:8443`,
      `${TARGET}/shop`,
      `${TARGET}.evil.example.net`,
      `https://other.example.com/${TARGET}`,
    ];
    const scans = targets.map((target, index) => ({ id: `s${index}`, createdAgoMs: (index + 1) * MINUTE_MS, target }));
    const { scanner, emulator } = await open({ scenario: { scans } });

    const listed: Scan[] = (await all(scanner.list(request, {}, never))).flat();

    expect(listed.map(({ id }) => id)).toEqual(['s0', 's1', 's2', 's3']);
    expect(listed[0]).toMatchObject({ target: TARGET, traits: { type: undefined, mode: 'standard' }, state: 'completed' });
    expect(emulator.requests[0]?.path).toBe(`/v1/scans?target=${encodeURIComponent(TARGET)}&page=1&limit=100`);
  });

  it('hands over page by page while the newest come first', async () => {
    const { scanner, emulator } = await open({ scenario: { scans: history(250) } });

    for await (const page of scanner.list(request, {}, never)) {
      expect(page.map(({ id }) => id)).toEqual(['s9', 's19', 's29', 's39', 's49', 's59', 's69', 's79', 's89', 's99']);
      break;
    }
    expect(emulator.requests.length).toBeLessThan(6);
  });

  it('reads all before it hands anything over where they do not', async () => {
    const { scanner } = await open({ scenario: { scans: history(250), listOrder: 'oldest-first' } });

    const pages = await all(scanner.list(request, {}, never));

    expect(pages.map((page) => page.length)).toEqual([25]);
  });

  it('reads on over pages that hold none of ours', async () => {
    const scans = [
      ...history(0),
      ...Array.from({ length: 150 }, (_, index) => ({
        id: `x${index}`,
        createdAgoMs: (index + 1) * MINUTE_MS,
        target: `${TARGET}.internal`,
      })),
      { id: 'ours', createdAgoMs: 1e9 },
    ];
    const { scanner } = await open({ scenario: { scans } });

    expect((await all(scanner.list(request, {}, never))).flat().map(({ id }) => id)).toEqual(['ours']);
  });

  it('does not filter by a spelling that the service may not have', async () => {
    const given = 'HTTPS://Staging.Example.com:443/';
    const { scanner, emulator } = await open({ given: { target: given }, scenario: { scans: [{ createdAgoMs: 60_000, target: given }] } });

    expect((await all(scanner.list(request, { mode: 'standard' }, never))).flat()).toHaveLength(1);
    expect(emulator.requests[0]?.path).toBe('/v1/scans?mode=standard&page=1&limit=100');
  });
});

describe('cancel', () => {
  it.each([
    { createdAgoMs: 0 },
    { createdAgoMs: 2000, runningMs: Infinity },
    { createdAgoMs: 2000, runningMs: Infinity, runningWord: 'paused' },
  ])('ends a scan of %j', async (scan) => {
    const { scanner, emulator } = await open({ scenario: { scans: [scan] } });

    expect(await scanner.cancel(REF, never)).toBe('cancelled');
    expect(emulator.state.scans).toMatchObject([{ cancelled: true, state: 'cancelled' }]);
  });

  it.each([{ createdAgoMs: 60_000 }, { createdAgoMs: 60_000, end: 'failed' }])('finds a scan of %j over', async (scan) => {
    const { scanner } = await open({ scenario: { scans: [scan] } });

    expect(await scanner.cancel(REF, never)).toBe('over');
  });

  it('does not claim that one has ended that is not there', async () => {
    const { scanner } = await open();

    expect(await failureOf(scanner.cancel(REF, never))).toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('POST') });
  });

  it.each([401, 403, 500])('reports it when the answer is %i', async (status) => {
    const { scanner } = await open({
      scenario: { scans: [{ createdAgoMs: 0 }], faults: [{ call: 'cancel', nth: 'all', fault: { status } }] },
    });

    await failureOf(scanner.cancel(REF, never));
  });
});

describe('each documented refusal names the fix', () => {
  const fault = (call: 'list' | 'start' | 'status', status: number, body?: unknown): RigOptions => ({
    scenario: {
      faults: [{ call, nth: 'all', fault: { status, headers: { 'retry-after': '1' }, ...(body === undefined ? {} : { body }) } }],
    },
  });
  const starting = async (asked: RigOptions) => {
    const { scanner } = await open(asked);
    return failureOf(scanner.start(await scanner.locate(never), never));
  };

  it('400 INVALID_TARGET: with its reason and request', async () => {
    expect(await starting({ scenario: { unreachable: [TARGET] } })).toMatchObject({
      code: 'BAD_REQUEST',
      message: 'AIPTx responded to POST /scans with 400: Target cannot be reached: no DNS record (INVALID_TARGET, request req_000001).',
      hint: expect.stringMatching(/\{target\}.*its own network/),
      details: { serviceCode: 'INVALID_TARGET' },
    });
  });

  it('400 for anything else', async () => {
    expect(await starting(fault('start', 400))).toMatchObject({
      code: 'BAD_REQUEST',
      hint: expect.stringMatching(/\{scan-type\}, and \{scan-options\}/),
    });
  });

  it('403', async () => {
    expect(await starting(fault('start', 403))).toMatchObject({
      code: 'FORBIDDEN',
      hint: expect.stringMatching(/\{api-key\}.*\{target\}/),
    });
  });

  it('404: a scan that is not there', async () => {
    const { scanner } = await open();

    expect(await failureOf(scanner.read(REF, 'full', never))).toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('Scan not found (NOT_FOUND, request req_'),
      hint: expect.stringContaining('{scan-id}'),
    });
  });

  it.each([500, 503])('%i, with the request that the service can look up', async (status) => {
    expect(await starting(fault('start', status))).toMatchObject({
      code: 'SERVICE_FAILED',
      message: expect.stringMatching(new RegExp(`${status}: Injected ${status} \\(INTERNAL_ERROR, request req_\\d+\\)\\.`)),
      hint: expect.stringContaining('Run the job again'),
      details: { transient: true },
    });
  });

  it('an answer of the self-hosted product', async () => {
    const error = await starting(fault('start', 404, { detail: 'Not Found' }));

    expect(error).toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('Not Found (this response looks like the self-hosted product of the same name).'),
      hint: expect.stringMatching(/\{api-url\}.*another API/),
    });
  });
});
