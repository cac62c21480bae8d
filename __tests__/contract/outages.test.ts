import { describe, expect, it } from '@jest/globals';
import { ask } from './run-job.js';
import { isLead, SERVICES, sample, sharedCases } from './services.js';
import type { Call } from './subject.js';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const FOREVER = { queuedMs: 0, runningMs: Infinity };
/** Over within the minute after its start. */
const QUICK = { queuedMs: 0, runningMs: 5 * SECOND_MS };
const LOOKS = ['status', 'scan', 'findings'] as const satisfies readonly Call[];
const BAD_GATEWAY = 'html-502';

describe.each(SERVICES)('the patience with $id', (service) => {
  const shared = sharedCases(it, service);
  const has = (call: Call): boolean => service.calls.includes(call);
  const red = service.list ? { findings: 3 } : {};
  const judged = service.list ? { verdict: 'failed', total: '3' } : { verdict: 'passed' };
  const looks = LOOKS.filter(has);

  describe('a 404 within a minute of our start', () => {
    it.each(sample(service, looks))('means nothing yet (%s)', async (call) => {
      const faults = [{ call, nth: 1, forMs: 40 * SECOND_MS, fault: { status: 404 } }] as const;

      const job = await ask(service, { plans: [{ ...QUICK, ...red }], faults });

      expect(job.outputs).toMatchObject({ ...judged, 'scan-origin': 'started' });
      expect(job.requests('cancel')).toEqual([]);
      expect(job.requests(call).length).toBeGreaterThan(1);
    });

    shared('means nothing yet for a scan whose start lost its answer', async () => {
      const faults = [
        { call: 'start', nth: 1, fault: 'reset-after' },
        { call: 'status', nth: 1, forMs: 40 * SECOND_MS, fault: { status: 404 } },
      ] as const;

      const job = await ask(service, { plans: [{ ...QUICK, ...red }], faults });

      expect(job.outputs).toMatchObject({ ...judged, 'scan-origin': 'started' });
      expect(job.requests('start')).toHaveLength(1);
    });

    it.each(sample(service, looks))('means what it reports when it goes on (%s)', async (call) => {
      const job = await ask(service, { plans: [{ ...QUICK, ...red }], faults: [{ call, nth: 'all', fault: { status: 404 } }] });

      // Of a list, S4E has another address, and AIPTx has the numbers.
      if (call !== 'findings') expect(job.report?.error?.code).toBe('NOT_FOUND');
      expect(job.durationMs).toBeGreaterThan(50 * SECOND_MS);
      expect(job.durationMs).toBeLessThan(2 * MINUTE_MS);
      expect(job.requests('cancel')).toEqual([]);
    });

    it.each(sample(service, [401, 403]))('is no %d, which ends at once', async (status) => {
      const job = await ask(service, { plans: [FOREVER], faults: [{ call: 'status', nth: 1, fault: { status } }] });

      expect(job.outputs).toMatchObject({ verdict: 'error', 'scan-origin': 'started' });
      expect(job.requests('status')).toHaveLength(1);
      expect(job.requests('cancel')).toEqual([]);
      expect(job.report?.notes).toEqual([
        expect.objectContaining({ code: 'scan-left', hint: expect.stringContaining(String(job.outputs['scan-id'])) }),
      ]);
    });

    shared('of a scan that somebody else started ends at once', async () => {
      const scans = [{ id: 'scan_running', createdAgoMs: 5000, ...FOREVER }];
      const faults = [{ call: 'status', nth: 'all', fault: { status: 404 } }] as const;

      const job = await ask(service, { scans, faults }, { inputs: { 'scan-id': 'scan_running' } });

      expect(job.report?.error?.code).toBe('NOT_FOUND');
      expect(job.requests('status')).toHaveLength(1);
    });
  });

  describe('an outage', () => {
    it.each(sample(service, (['lookup', 'list', 'status', 'scan', 'findings'] as const).filter(has)))(
      'of 25 s of 502, or of 90 s of 429, is survived (%s)',
      async (call) => {
        const limited = { status: 429, headers: { 'retry-after': '15' } };
        for (const [forMs, fault] of [[25 * SECOND_MS, BAD_GATEWAY] as const, [90 * SECOND_MS, limited] as const]) {
          const job = await ask(service, { plans: [red], faults: [{ call, nth: 1, forMs, fault }] }, { inputs: { timeout: '30m' } });

          expect(job.outputs).toMatchObject(judged);
          expect(job.requests('cancel')).toEqual([]);
          expect(job.scans).toHaveLength(1);
        }
      },
    );

    shared('of the start, in words of the service, is borne for five minutes and then an error', async () => {
      const faults = [{ call: 'start', nth: 'all', fault: { status: 429 } }] as const;

      const job = await ask(service, { faults });

      expect(job.outputs).toMatchObject({ verdict: 'error', 'scan-id': '' });
      expect(job.durationMs).toBeLessThanOrEqual(5 * MINUTE_MS);
      expect(job.scans).toEqual([]);
    });

    if (!isLead(service)) return;

    shared('of four minutes before the start is survived, and of ten ends within five', async () => {
      const outage = (forMs: number) => ({ plans: [red], faults: [{ call: 'list', nth: 1, forMs, fault: BAD_GATEWAY }] as const });

      const short = await ask(service, outage(4 * MINUTE_MS));
      const long = await ask(service, outage(10 * MINUTE_MS));

      expect(short.outputs).toMatchObject(judged);
      expect(long.outputs).toMatchObject({ verdict: 'error', 'scan-id': '' });
      expect(long.report?.error).toMatchObject({
        code: 'SERVICE_FAILED',
        message: expect.stringMatching(/has failed \d+ times in [45] minutes/),
      });
      expect(long.durationMs).toBeGreaterThan(4 * MINUTE_MS);
      expect(long.durationMs).toBeLessThanOrEqual(5 * MINUTE_MS);
      expect(long.requests('start')).toEqual([]);
    });

    shared('of ten minutes while the scan runs is survived', async () => {
      const faults = [{ call: 'status', nth: 2, forMs: 10 * MINUTE_MS, fault: { status: 503 } }] as const;

      const job = await ask(service, { plans: [{ ...red, runningMs: 3 * MINUTE_MS }], faults });

      expect(job.outputs).toMatchObject(judged);
      expect(job.logged(/Responded again after \d+ failures in (?:9|10) minutes/)).toHaveLength(1);
    });

    if (service.list) {
      shared('of ten minutes while findings are read is survived, and of half an hour ends after twenty minutes', async () => {
        const outage = (forMs: number) => ({ plans: [red], faults: [{ call: 'findings', nth: 1, forMs, fault: BAD_GATEWAY }] as const });

        const short = await ask(service, outage(10 * MINUTE_MS), { inputs: { timeout: '5m' } });
        const long = await ask(service, outage(60 * MINUTE_MS), { inputs: { timeout: '5m' } });

        expect(short.outputs).toMatchObject(judged);
        expect(long.outputs).toMatchObject({ verdict: 'error', total: '', 'sarif-file': '' });
        expect(long.report?.error?.message).toMatch(/502|could not be read within 20 minutes/);
        expect(long.durationMs).toBeGreaterThan(19 * MINUTE_MS);
        expect(long.durationMs).toBeLessThan(26 * MINUTE_MS);
        expect(long.requests('cancel')).toEqual([]);
      });
    }
  });

  describe('a slow answer', () => {
    it.each(sample(service, (['list', 'status', 'scan', 'findings'] as const).filter(has)))('of 100 s is waited for (%s)', async (call) => {
      const faults = [{ call, nth: [1, 3], fault: { delayMs: 100 * SECOND_MS } }] as const;

      const job = await ask(service, { plans: [red], faults });

      expect(job.outputs).toMatchObject(judged);
      expect(job.requests('cancel')).toEqual([]);
      expect(job.scans).toHaveLength(1);
      // 30 s, 60 s and 120 s.
      const asked = job.requests(call).slice(0, 3);
      expect(new Set(asked.map(({ path }) => path)).size).toBe(1);
      expect(job.requests(call)[2]?.status).toBe(200);
    });
  });

  if (!isLead(service)) return;

  describe('a clock', () => {
    it.each([-60, 60])('that is %i minutes away is asked for the time', async (minutes) => {
      const theirs = (nowMs: number, secondsOn = 0): number => nowMs + minutes * MINUTE_MS + secondsOn * SECOND_MS;
      const date = (ms: number): string => new Date(ms).toUTCString();
      const limited = (nowMs: number) => ({
        status: 429,
        headers: { date: date(theirs(nowMs)), 'retry-after': date(theirs(nowMs, 20)) },
      });
      const reset = (nowMs: number) => ({
        status: 429,
        headers: {
          date: date(theirs(nowMs)),
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': String(Math.ceil(theirs(nowMs, 20) / SECOND_MS)),
        },
      });
      for (const fault of [limited, reset]) {
        for (const call of ['list', 'status'] as const) {
          const job = await ask(service, { plans: [red], faults: [{ call, nth: 1, fault }] });

          const [first, second] = job.requests(call).map(({ at }) => at);
          expect(job.outputs).toMatchObject(judged);
          expect(Number(second) - Number(first)).toBeGreaterThanOrEqual(19 * SECOND_MS);
          expect(Number(second) - Number(first)).toBeLessThan(2 * MINUTE_MS);
        }
      }
    });

    shared('with Retry-After: 0 sets no pause', async () => {
      const faults = [{ call: 'list', nth: [1, 3], fault: { status: 429, headers: { 'retry-after': '0' } } }] as const;

      const job = await ask(service, { plans: [red], faults });

      const times = job.requests('list').map(({ at }) => at);
      expect(job.outputs).toMatchObject(judged);
      expect(Number(times[3]) - Number(times[0])).toBeGreaterThanOrEqual(45 * SECOND_MS);
    });
  });
});

describe.each(SERVICES.filter(({ calls }) => calls.includes('lookup')))('a look-up of $id that fails until a short timeout', (service) => {
  it('is named with the timeout', async () => {
    const target = service.id === 'aether365' ? { target: 't_Prod77' } : {};
    const faults = [{ call: 'lookup' as const, nth: 'all' as const, fault: { status: 503 } }];
    const job = await ask(service, { faults }, { inputs: { ...target, timeout: '1m' } });

    expect(job.report?.error).toMatchObject({
      message: expect.stringMatching(/The last (?:request|\d+ requests) failed (?:within|over|in) .* 503/),
    });
  });
});
