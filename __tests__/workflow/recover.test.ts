import { describe, expect, it } from '@jest/globals';
import type { Instant } from '../../src/domain/instant.js';
import { aiptxMount } from '../../src/emulator/aiptx/index.js';
import { s4eMount } from '../../src/emulator/s4e/index.js';
import type { S4eScenario } from '../../src/emulator/s4e/scenario.js';
import { type JobOptions, type JobResult, runJob } from '../helpers/job.js';
import { API_KEY } from '../helpers/secrets.js';

const HOUR_MS = 3_600_000;
/** Before all scans of these tests. */
const SINCE = '2000-01-01T00:00:00Z' as Instant;
const NO_SCANS = { status: 200, body: { data: [], meta: { total: 0, page: 1, per_page: 100 } } };

const AIPTX = { 'upload-sarif': 'never', baseline: 'none', timeout: '10m', 'on-timeout': 'cancel' };
const NO_AIPTX_SCANS = { status: 200, body: { success: true, data: [], pagination: { total: 0, total_pages: 0 } } };
const unseen = { call: 'list', nth: 1, fault: NO_AIPTX_SCANS } as const;

/** A job at S4E, whose asset has one scan of the wanted type at most: only time and ID distinguish two scans. */
function job(scenario: S4eScenario, more: Partial<Omit<JobOptions<unknown>, 'service'>> = {}) {
  return runJob({
    service: s4eMount({ key: API_KEY, ...scenario }),
    ...more,
    inputs: { 'upload-sarif': 'never', baseline: 'none', ...more.inputs },
  });
}

const scanOf = (id: string) => ({
  scan_id: id,
  asset_id: 'a-1001',
  scan_type: 'full',
  status: 'failed',
  created_at: '2026-11-20T00:00:00Z',
});

describe('a start whose answer is lost', () => {
  it('after another scan was waited out does not take that one for its own', async () => {
    const scans = [{ id: 'sc-other', createdAgoMs: 10_000, queuedMs: 0, runningMs: 60_000 }];
    const faults = [
      // It began after the list was read.
      { call: 'list', nth: 1, fault: NO_SCANS },
      { call: 'start', nth: 1, fault: { status: 409 } },
      { call: 'start', nth: 2, fault: 'reset' },
    ] as const;

    const { outputs } = await job({ scans, faults }, { inputs: { 'scan-options': 'priority: high' } });

    expect(outputs).toMatchObject({ verdict: 'passed', 'scan-origin': 'started', 'scan-id': 'sc-new001' });
  });

  it('does not lead to an old scan that only the second look at the list shows', async () => {
    const recent = Array.from({ length: 100 }, (_, index) => ({ id: `sc-${index}`, createdAgoMs: (index + 1) * HOUR_MS, end: 'failed' }));
    const scans = [...recent, { id: 'sc-old', createdAgoMs: 2000 * HOUR_MS }];
    const faults = [
      { call: 'start', nth: 1, fault: 'reset' },
      // The order does not show which is the newest, so the list is read to the end.
      { call: 'list', nth: 2, fault: { status: 200, body: { data: recent.map(({ id }) => scanOf(id)), meta: { total: 101 } } } },
    ] as const;

    const { outputs } = await job({ scans, faults });

    expect(outputs).toMatchObject({ verdict: 'passed', 'scan-origin': 'started', 'scan-id': 'sc-new001' });
  });

  it('does not lead to a scan of another type, if only the scan itself reports the type', async () => {
    const scans = [{ id: 'scan_other', type: 'network', createdAgoMs: 10_000, runningMs: Infinity }];
    const faults = [
      { call: 'list', nth: 1, fault: { status: 200, body: { success: true, data: [], pagination: { total: 0, total_pages: 0 } } } },
      { call: 'start', nth: 1, fault: 'reset' },
    ] as const;

    const { outputs, service } = await runJob({
      service: aiptxMount({ key: API_KEY, scans, faults }),
      inputs: { 'upload-sarif': 'never', baseline: 'none', timeout: '10m', 'on-timeout': 'cancel' },
    });

    expect(outputs).toMatchObject({ verdict: 'passed', 'scan-id': 'scan_new001' });
    expect(service.requests.filter(({ kind }) => kind === 'cancel')).toEqual([]);
  });

  it('does not lead to a scan that reports another name', async () => {
    const scans = [{ id: 'scan_theirs', name: 'Weekly Security Scan', createdAgoMs: 10_000, runningMs: Infinity }];

    const { outputs, service } = await runJob({
      service: aiptxMount({ key: API_KEY, scans, faults: [unseen, { call: 'start', nth: 1, fault: 'reset' }] }),
      inputs: AIPTX,
    });

    expect(outputs).toMatchObject({ verdict: 'passed', 'scan-id': 'scan_new001', 'scan-origin': 'started' });
    expect(service.requests.filter(({ kind }) => kind === 'cancel')).toEqual([]);
  });

  it('leads to the scan that reports the name that was sent, beside one that reports none', async () => {
    const scans = [{ id: 'scan_unnamed', createdAgoMs: 10_000, runningMs: 60_000 }];

    const { outputs, service } = await runJob({
      service: aiptxMount({ key: API_KEY, scans, faults: [unseen, { call: 'start', nth: 1, fault: 'reset-after' }] }),
      inputs: AIPTX,
    });

    expect(outputs).toMatchObject({ verdict: 'passed', 'scan-id': 'scan_new001', 'scan-origin': 'started' });
    expect(service.requests.filter(({ kind }) => kind === 'start')).toHaveLength(1);
  });

  it('takes what refuses the repeated start for its own, where the list was behind', async () => {
    const faults = [
      { call: 'start', nth: 1, fault: 'reset-after' },
      { call: 'list', nth: [1, 3], fault: NO_SCANS },
      { call: 'start', nth: 2, fault: { status: 409 } },
    ] as const;

    const { outputs, service } = await job({ plans: [{ runningMs: 60_000 }], faults }, { inputs: { 'scan-options': 'priority: high' } });

    expect(outputs).toMatchObject({ verdict: 'passed', 'scan-origin': 'started', 'scan-id': 'sc-new001' });
    expect(service.state).toMatchObject({ scans: [{ id: 'sc-new001' }] });
  });
});

describe('a start that the rate limit refuses for a while', () => {
  it('is not answered by the scan that another job has started meanwhile', async () => {
    const scans = [{ id: 'sc-other', createdAgoMs: 10_000, queuedMs: 0, runningMs: Infinity }];
    const faults = [
      // It began after the list was read.
      { call: 'list', nth: 1, fault: NO_SCANS },
      { call: 'start', nth: 1, forMs: 100_000, fault: { status: 429 } },
    ] as const;

    const { outputs, service } = await job({ scans, faults }, { inputs: { timeout: '10m' } });

    expect(outputs).toMatchObject({ verdict: 'passed', 'scan-origin': 'started', 'scan-id': 'sc-new001' });
    expect(service.requests.filter(({ kind }) => kind === 'cancel')).toEqual([]);
  });

  it('leaves no scan to cancel, if the deadline comes before it is taken', async () => {
    const scans = [{ id: 'sc-other', createdAgoMs: 10_000, queuedMs: 0, runningMs: Infinity }];
    const faults = [
      { call: 'list', nth: 1, fault: NO_SCANS },
      { call: 'start', nth: 'all', fault: { status: 429 } },
    ] as const;

    const { outputs, stateStore, service } = await job({ scans, faults }, { inputs: { timeout: '2m' } });

    expect(outputs).toMatchObject({ verdict: 'timeout', 'scan-id': '' });
    expect(service.requests.filter(({ kind }) => kind === 'cancel')).toEqual([]);
    // Nor does the post step look for one, should main be killed meanwhile.
    expect(stateStore.at(-2)?.intent).toBeUndefined();
  });
});

describe('the post step of a main that was killed', () => {
  const name = 'scan-gate aiptx-ce172f87-web-standard 1cb418ceabefa96a run 4700.1';
  const running = { id: 'scan_running', name, createdAgoMs: 10_000, queuedMs: 0, runningMs: 60_000 };
  /** What a kill would have left: all but the last entry, which main writes at its end. */
  const leftBy = ({ stateStore }: JobResult) => stateStore.at(-2);

  it('leaves a scan alone that a conflict had led main to', async () => {
    const faults = [unseen, { call: 'start', nth: 1, fault: { status: 409 } }] as const;
    const main = await runJob({ service: aiptxMount({ key: API_KEY, scans: [running], faults }), inputs: AIPTX });

    const { service } = await runJob({
      service: aiptxMount({ key: API_KEY, scans: [running] }),
      inputs: AIPTX,
      leftovers: leftBy(main),
    });

    expect(main.outputs).toMatchObject({ 'scan-origin': 'joined' });
    expect(service.requests.filter(({ kind }) => kind === 'cancel')).toEqual([]);
    expect(service.state).toMatchObject({ scans: [{ id: 'scan_running', state: 'running' }] });
  });

  it('looks twice for a scan that the list does not show at once, and cancels it', async () => {
    const main = await job({ faults: [{ call: 'list', nth: 'all', fault: NO_SCANS }] }, { interruptAt: ({ kind }) => kind === 'start' });
    const matching = { id: 'sc-ours', createdAgoMs: 0, runningMs: Infinity };

    const { service, log } = await job(
      { scans: [matching], faults: [{ call: 'list', nth: 1, fault: NO_SCANS }] },
      { leftovers: main.stateStore.at(-1) },
    );

    expect(service.state).toMatchObject({ scans: [{ id: 'sc-ours', state: 'cancelled' }] });
    expect(log.join('\n')).toMatch(/sc-ours was cancelled/);
  });
});

describe('a start without an answer that ends the run with an error', () => {
  const lost = [
    { call: 'start', nth: 1, fault: 'reset-after' },
    { call: 'start', nth: 2, fault: 'reset' },
  ] as const;
  const plans = [{ queuedMs: 0, runningMs: Infinity }];
  const cancelsOf = ({ service }: JobResult): number => service.requests.filter(({ kind }) => kind === 'cancel').length;

  it('leaves the scan that is found late, and reports that the start response was lost', async () => {
    const done = await job({ plans, faults: [...lost, { call: 'list', nth: [1, 5], fault: NO_SCANS }] });

    expect(done.outputs).toMatchObject({ verdict: 'error', 'scan-id': 'sc-new001' });
    expect(done.report?.notes).toEqual([
      expect.objectContaining({
        code: 'scan-left',
        text: expect.stringMatching(/^S4E did not respond to the start request, but started the scan sc-new001\./),
        hint: expect.stringMatching(/scan-id sc-new001\. To end it: .*POST \/api\/scan\/sc-new001\/cancel/),
      }),
    ]);
    expect(cancelsOf(done)).toBe(0);
  });

  it('leaves it to the post step to name the scan, and not to cancel it', async () => {
    const main = await job({ plans, faults: [...lost, { call: 'list', nth: 'all', fault: NO_SCANS }] });
    const leftovers = main.stateStore.at(-1);
    expect(leftovers).toMatchObject({ phase: 'ended', leave: true, intent: { target: 'a-1001' } });

    const scans = [{ id: 'sc-late', createdAgoMs: 1000, ...plans[0] }];
    const post = await job(
      { scans },
      { leftovers: leftovers && ({ ...leftovers, intent: { ...leftovers.intent, since: SINCE } } as never) },
    );

    expect(post.log.join('\n')).toMatch(
      /::notice::S4E did not respond to the start request, but started the scan sc-late\..*scan-id sc-late/,
    );
    expect(cancelsOf(post)).toBe(0);
  });
});

describe('a completed scan whose findings cannot be read', () => {
  it('is named by the hint, with the input that collects it', async () => {
    const { report } = await job({ faults: [{ call: 'findings', nth: 'all', fault: { status: 500 } }] });

    expect(report?.error).toMatchObject({
      code: 'SERVICE_FAILED',
      hint: expect.stringMatching(/The scan sc-new001 is completed: collect its result with scan-id sc-new001\.$/),
    });
  });
});
