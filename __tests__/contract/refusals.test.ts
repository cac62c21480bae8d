import { describe, expect, it } from '@jest/globals';
import { API_KEY, formsOf } from '../helpers/secrets.js';
import { ask } from './run-job.js';
import { isLead, SERVICES, sample, sharedCases } from './services.js';
import type { Call } from './subject.js';

const READS = ['lookup', 'list', 'status', 'scan', 'findings'] as const satisfies readonly Call[];
const ALL = ['lookup', 'list', 'start', 'status', 'scan', 'findings'] as const satisfies readonly Call[];
/** A fault that lasts, and what it is called. */
const LASTING = [
  [{ status: 500 }, 'SERVICE_FAILED'],
  ['html-502', 'SERVICE_FAILED'],
  [{ status: 429 }, 'RATE_LIMITED'],
  ['reset', 'NO_ANSWER'],
  ['hang', 'NO_ANSWER'],
  ['truncate', 'NO_ANSWER'],
  ['not-json', 'NOT_JSON'],
  ['empty', 'NOT_JSON'],
  [{ status: 200, body: [] }, 'WIRE_FORMAT'],
  [{ redirect: 'http://127.0.0.1:9/elsewhere' }, 'REDIRECTED'],
] as const;
/** The same code explains a fault of every call, so for calls other than this one fault of each kind is enough. */
const IN_FULL: readonly Call[] = ['findings'];
const ONE_OF_EACH = LASTING.filter(
  ([fault]) => fault === 'hang' || fault === 'not-json' || (typeof fault === 'object' && !('body' in fault)),
);
const BLIPS = [{ status: 500 }, { status: 503 }, 'reset', 'html-502', 'truncate', 'not-json'] as const;

describe.each(SERVICES)('a refusal of $id', (service) => {
  const shared = sharedCases(it, service);
  const { calls, secondClass = [], list } = service;

  it.each(service.refusals.map((refusal) => [refusal.name, refusal] as const))('%s ends with a hint', async (_name, refusal) => {
    const job = await ask(service, {}, { mount: refusal.mount(), ...(refusal.inputs && { inputs: refusal.inputs }) });

    expect(job.outputs).toMatchObject({ verdict: 'error', total: '', 'scan-id': '' });
    expect(job.exitCode).toBe(2);
    expect(job.report?.error).toMatchObject({ code: refusal.code, hint: expect.stringMatching(refusal.hint) });
    expect(job.requests('start')).toHaveLength(refusal.starts);
    expect(job.scans).toEqual([]);
  });

  shared('a bill that is not paid is reported as such', async () => {
    const job = await ask(service, { faults: [{ call: 'start', nth: 'all', fault: { status: 402, body: {} } }] });

    expect(job.report?.error).toMatchObject({ code: 'QUOTA', hint: expect.stringMatching(/plan.*invoices/) });
    expect(job.requests('start')).toHaveLength(1);
  });

  it('a wrong key is reported as such, at the first request', async () => {
    const job = await ask(service, {}, { inputs: { 'api-key': 'live_wrong_and_long_enough' } });

    expect(job.report?.error).toMatchObject({ code: 'AUTH_REJECTED', hint: expect.stringMatching(/api-key/) });
    expect(job.report?.error?.hint).toMatch(service.keyHint ?? /api-key/);
    expect(job.service.requests).toHaveLength(1);
    expect(job.log.filter((line) => line.includes('live_wrong_and_long_enough'))).toEqual(['::add-mask::live_wrong_and_long_enough']);
  });

  const quoting = ALL.filter((call) => calls.includes(call) && (call === 'findings' || !secondClass.includes(call)));
  it.each(sample(service, quoting))('words that quote the key reach no surface (%s)', async (call) => {
    const quoted = service.quoting(`Key ${formsOf(API_KEY).join(' ')} is not allowed\n    at Object.<anonymous> (/srv/app/index.js:12:34)`);

    const job = await ask(service, { faults: [{ call, nth: 'all', fault: { status: 403, body: quoted } }] });

    expect(job.report?.error).toMatchObject({ code: 'FORBIDDEN', message: expect.stringContaining('***') });
    expect(job.github.state.comments).toHaveLength(1);
  });

  describe.each(READS.filter((call) => calls.includes(call)))('at %s', (call) => {
    // Several pages, where pages are what fails.
    const findings = call === 'findings' && list ? list.pageSize + 10 : 3;
    const many = list === undefined ? {} : { findings };
    const judged = list === undefined ? { verdict: 'passed' } : { verdict: 'failed', total: String(findings) };

    const lasting = sample<(typeof LASTING)[number]>(service, IN_FULL.includes(call) ? LASTING : ONE_OF_EACH, { call });
    const blips = IN_FULL.includes(call) ? BLIPS : BLIPS.slice(0, 3);
    if (isLead(service, call) || IN_FULL.includes(call)) {
      it.each(sample(service, blips, { call }))('that passes after three times is survived (%j)', async (fault) => {
        const job = await ask(service, { plans: [many], faults: [{ call, nth: [1, 3], fault }] });

        expect(job.outputs).toMatchObject(judged);
        expect(job.scans).toHaveLength(1);
      });
    }

    if (isLead(service, call)) {
      it.each(['seconds', 'date'] as const)('a limit is waited for as long as the service asks (%s)', async (form) => {
        const begin = Date.UTC(2026, 10, 21, 9);
        const fault = (nowMs: number) => ({
          status: 429,
          headers: { 'retry-after': form === 'seconds' ? '90' : new Date(Math.max(begin, nowMs) + 90_000).toUTCString() },
        });

        const job = await ask(service, { faults: [{ call, nth: 1, fault }] });

        const [first, second] = job.requests(call).map(({ at }) => at);
        expect(job.outputs['verdict']).toBe('passed');
        expect(Number(second) - Number(first)).toBeGreaterThanOrEqual(89_000);
      });
    }

    if (call === 'lookup' && secondClass.includes(call)) {
      // The target was given: the start decides.
      it.each(lasting)('that lasts is reported, and stops nothing (%j: %s)', async (fault, _code) => {
        const job = await ask(service, { plans: [many], faults: [{ call, nth: 'all', fault }] });

        expect(job.outputs).toMatchObject(judged);
        expect(job.report?.notes.map(({ code, level }) => [code, level])).toEqual([['lookup', 'notice']]);
      });
      return;
    }

    it.each(lasting)('that lasts is an error (%j: %s)', async (fault, code) => {
      const job = await ask(service, { plans: [many], faults: [{ call, nth: 'all', fault }] }, { inputs: { timeout: '10m' } });

      // While the scan runs, what may pass is borne until the deadline.
      const borne = (call === 'status' || call === 'scan') && code !== 'REDIRECTED' && code !== 'WIRE_FORMAT';
      // Reading a finished scan has its own time limit, with its own message.
      const late = call === 'findings' && code === 'NO_ANSWER' ? ['NO_ANSWER', 'INCOMPLETE'] : [borne ? 'TIMEOUT' : code];
      expect(job.outputs).toMatchObject({ verdict: borne ? 'timeout' : 'error', total: '', 'sarif-file': '' });
      expect(late).toContain(job.report?.error?.code);
      expect(job.scans).toHaveLength(call === 'lookup' || call === 'list' ? 0 : 1);
    });
  });

  if (list !== undefined) {
    shared('the documented limits are kept without a single refusal', async () => {
      // More pages than the lowest limit on findings allows in a minute, which is 30.
      const findings = 35 * list.pageSize;
      // The last row ends the job before thousands of findings are rendered.
      const job = await ask(service, { plans: [{ findings, flaws: { malformedAt: findings - 1 } }] });

      expect(job.report?.error?.code).toBe('WIRE_FORMAT');
      expect(job.requests('findings').length).toBeGreaterThanOrEqual(35);
      expect(job.service.requests.filter(({ status }) => status === 429)).toEqual([]);
      expect(Math.max(...job.service.requests.map(({ inFlight }) => inFlight))).toBeLessThanOrEqual(4);
    });

    shared('a limit lower than documented is waited for', async () => {
      const limits = { perMinute: { findings: 3 } };

      const job = await ask(service, { plans: [{ findings: 5 * list.pageSize }], limits });

      expect(job.outputs).toMatchObject({ verdict: 'failed', total: String(5 * list.pageSize) });
    });
  }
});
