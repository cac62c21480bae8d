import { describe, expect, it } from '@jest/globals';
import { aether365Mount } from '../../src/emulator/aether365/index.js';
import { aiptxMount } from '../../src/emulator/aiptx/index.js';
import { feguraMount } from '../../src/emulator/fegura/index.js';
import type { S4eScanPlan } from '../../src/emulator/s4e/scenario.js';
import { type JobResult, runJob } from '../helpers/job.js';
import { API_KEY } from '../helpers/secrets.js';
import { NEVER_ENDS, PASSES, requestsOf, scanAll, verdictsOf } from './targets-support.js';

const QUIET = { 'upload-sarif': 'never', baseline: 'none', comment: 'never', annotations: 'false' };
const QUOTA = { status: 402, body: { error: { code: 'quota_exceeded', message: 'No scans left in your plan' } } };

/** The most requests of a kind within any time of this length. */
function mostWithin({ service }: JobResult, kind: string, ms: number): number {
  const times = service.requests.filter((request) => request.kind === kind).map(({ at }) => at);
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + ms).length));
}

function plansOf(count: number, plan: S4eScanPlan): S4eScanPlan[] {
  return Array.from({ length: count }, () => plan);
}

/** The messages of the targets' errors. */
function errorsOf({ report }: JobResult): string[] {
  return report?.targets?.map(({ error }) => `${error?.code ?? ''}: ${error?.message ?? ''}`) ?? [];
}

/** Fegura answers a start when the scan is over. */
async function atFegura(count: number, runningMs: number, inputs: Readonly<Record<string, string>> = {}): Promise<JobResult> {
  const accounts = Array.from({ length: count }, (_, index) => ({
    id: `4c1d9e02-7a35-4f6b-8e21-90b7c3d5a${100 + index}`,
    alias: `account ${index}`,
    awsAccountId: String(481_516_234_200 + index),
  }));
  return await runJob({
    service: feguraMount({ key: API_KEY, accounts, targets: accounts.map(({ id }) => id), plans: [{ queuedMs: 0, runningMs }] }),
    inputs: { ...QUIET, ...inputs },
  });
}

describe('max-parallel', () => {
  it.each([
    ['4', '', 4],
    ['2', '2', 2],
  ])('bounds starts in flight to %s', async (_most, given, most) => {
    const job = await atFegura(9, 30_000, { 'max-parallel': given });
    expect(verdictsOf(job)).toEqual(Array(9).fill('passed'));
    expect(mostWithin(job, 'start', 30_000)).toBe(most);
  });

  it('does not bound how many scans are waited for, and starts go before further look-ups', async () => {
    const job = await scanAll(plansOf(9, { queuedMs: 0, runningMs: 600_000 }), { inputs: { 'max-parallel': '1' } });
    expect(verdictsOf(job)).toEqual(Array(9).fill('passed'));
    const kinds = job.service.requests.map(({ kind }) => kind).filter((kind) => kind === 'lookup' || kind === 'start');
    const starts = kinds.flatMap((kind, index) => (kind === 'start' ? index : []));
    expect(starts.every((index, nth) => index <= 2 * nth + 3)).toBe(true);
    expect(job.durationMs).toBeLessThan(20 * 60_000);
  });
});

describe('a quota that is used up', () => {
  it('ends what has not begun, and the report names those targets', async () => {
    const job = await scanAll(Array(5).fill(PASSES), {
      inputs: { 'max-parallel': '1' },
      scenario: { faults: [{ call: 'start', nth: [3, 99], fault: QUOTA }] },
    });
    expect(verdictsOf(job)).toEqual(['passed', 'passed', 'error', 'error', 'error']);
    expect(requestsOf(job, 'start')).toBe(3);
    expect(errorsOf(job).slice(2)).toEqual([
      expect.stringMatching(/^QUOTA: /),
      expect.stringMatching(/^QUOTA: No scan of this target was started, because of the error of another target/),
      expect.stringMatching(/^QUOTA: No scan of this target was started, because of the error of another target/),
    ]);
  });

  it('is also the 429 of Aether365 with the code of the plan', async () => {
    const tenants = ['t_1', 't_2', 't_3', 't_4'].map((id) => ({ id }));
    const [tenant, ...otherTenants] = tenants;
    const service = aether365Mount({
      key: API_KEY,
      ...(tenant && { tenant }),
      otherTenants,
      targets: tenants.map(({ id }) => id),
      quota: 1,
    });
    const job = await runJob({ service, inputs: { ...QUIET, 'max-parallel': '1' } });
    expect(verdictsOf(job)).toEqual(['passed', 'error', 'error', 'error']);
    expect(requestsOf(job, 'start')).toBe(2);
    expect(errorsOf(job)[3]).toContain('No scan of this target was started');
  });
});

it('makes few requests with a rejected key', async () => {
  const job = await scanAll(Array(12).fill(PASSES), { inputs: { 'api-key': 'live_wrong_and_long_enough' } });
  expect(verdictsOf(job)).toEqual(Array(12).fill('error'));
  expect(job.service.requests.length).toBeLessThanOrEqual(4);
  expect(new Set(errorsOf(job).map((text) => text.slice(0, 14)))).toEqual(new Set(['AUTH_REJECTED:']));
});

describe('the one timeout', () => {
  it('ends a target that could not begin in time, and reports that no scan of it was started', async () => {
    const job = await scanAll(Array(3).fill(PASSES), {
      inputs: { 'max-parallel': '1', timeout: '10m' },
      scenario: { faults: [{ call: 'start', nth: 1, fault: 'hang' }] },
    });
    expect(verdictsOf(job)).toEqual(['timeout', 'timeout', 'timeout']);
    expect(requestsOf(job, 'start')).toBe(1);
    expect(errorsOf(job)[2]).toMatch(/^TIMEOUT: .*No scan was started/);
    expect(job.durationMs).toBeLessThan(12 * 60_000);
  });

  it('also ends look-ups at a service that is down', async () => {
    const job = await scanAll(Array(12).fill(PASSES), {
      inputs: { timeout: '5m' },
      scenario: { faults: [{ call: 'list', nth: 'all', fault: { status: 503 } }] },
    });
    expect(new Set(verdictsOf(job)).has('passed')).toBe(false);
    expect(job.exitCode).toBe(2);
    expect(job.durationMs).toBeLessThan(7 * 60_000);
  });
});

describe('the documented limits', () => {
  it('hold for all targets together: no request is answered 429', async () => {
    const job = await scanAll(plansOf(14, { ...PASSES, queuedMs: 0, runningMs: 120_000 }));
    expect(verdictsOf(job)).toEqual(Array(14).fill('passed'));
    expect(job.service.requests.filter(({ status }) => status === 429)).toEqual([]);
  });

  it('leave room beside the polls of many scans', async () => {
    const job = await scanAll(Array(30).fill(NEVER_ENDS), { inputs: { timeout: '8m', 'poll-interval': '1s' } });
    expect(mostWithin(job, 'status', 60_000)).toBeLessThanOrEqual(51);
    expect(requestsOf(job, 'start')).toBe(30);
  });

  it('of an account that runs few scans at once hold back further starts', async () => {
    const targets = Array.from({ length: 8 }, (_, index) => `https://shop-${index}.example.com`);
    const service = aiptxMount({ key: API_KEY, targets, concurrentScans: 2, plans: [{ queuedMs: 0, runningMs: 300_000 }] });
    const job = await runJob({ service, inputs: { ...QUIET, 'max-parallel': '2', timeout: '4h' }, event: 'schedule' });
    expect(verdictsOf(job)).toEqual(Array(8).fill('passed'));
    const refused = job.service.requests.filter(({ kind, status }) => kind === 'start' && status === 429).length;
    // Two tries a minute, while four rounds of five minutes pass.
    expect(refused).toBeLessThanOrEqual(2 * 20);
  });
});
