import { describe, expect, it } from '@jest/globals';
import { HEAD } from '../helpers/events.js';
import { ask } from './run-job.js';
import { SERVICES, sample, sharedCases } from './services.js';

const OTHER_COMMIT = '0123456789abcdef0123456789abcdef01234567';
const FOREVER = { queuedMs: 0, runningMs: Infinity };
/** Faults that may pass by the next look. */
const BLIPS = [{ status: 500 }, { status: 429 }, { status: 408 }, 'reset', 'html-502', 'not-json', 'truncate', 'empty', 'hang'] as const;

describe.each(SERVICES)('waiting on $id', (service) => {
  const shared = sharedCases(it, service);
  it('logs each state once, from queued to completed', async () => {
    const job = await ask(service, { plans: [{ queuedMs: 20_000, runningMs: 60_000 }] });

    expect(job.outputs).toMatchObject({ verdict: 'passed', 'scan-status': 'completed' });
    const words = job.logged(/^Scan \S+: (?!still )/).map((line) => /: ([^,;\s]+)/.exec(line)?.[1]);
    expect([...new Set(words)]).toEqual(service.words ?? ['queued', 'running', 'completed']);
  });

  // docs/how-it-works.md
  shared('looks rarely while nothing can be due, and soon after the end', async () => {
    const job = await ask(service, { plans: [{ queuedMs: 5000, runningMs: 60_000 }] });

    expect(job.requests('status').length).toBeLessThanOrEqual(20);
    expect(job.durationMs).toBeLessThanOrEqual(65_000 * 1.15);
  });

  it('polls by how long earlier scans of the target took', async () => {
    const runningMs = 25 * 60_000;
    const scans = [1, 2, 3, 4].map((hours) => ({
      id: `earlier_${hours}`,
      createdAgoMs: hours * 3_600_000,
      queuedMs: 0,
      runningMs,
      commit: OTHER_COMMIT,
    }));

    const job = await ask(service, { scans, plans: [{ queuedMs: 0, runningMs }] }, { inputs: { timeout: '50m' } });

    const startedMs = Number(job.requests('start').at(-1)?.at);
    const early = job.requests('status').filter(({ at }) => at < startedMs + runningMs / 2);
    // Without a history, the end would be expected much earlier by the documents of three services. The other two report their progress.
    expect(early.length).toBeLessThanOrEqual(30);
  });

  shared('keeps to a fixed interval where one is given', async () => {
    const job = await ask(service, { plans: [{ queuedMs: 0, runningMs: 60_000 }] }, { inputs: { 'poll-interval': '7s' } });

    const looks = job.requests('status').map(({ at }) => at);
    // Without an endpoint of its own, the look after the last page is one more of them.
    const times = service.calls.includes('scan') ? looks : looks.slice(0, -1);
    expect(times.slice(1).map((at, index) => at - Number(times[index]))).toEqual(times.slice(1).map(() => 7000));
  });

  const ends = (
    [
      ['failed', 'error', 'SCAN_FAILED'],
      ['cancelled', 'cancelled', 'SCAN_CANCELLED'],
    ] as const
  ).filter(([end]) => service.badEnds.includes(end));
  it.each(ends)('a scan that %s at the service ends in %s', async (end, verdict, code) => {
    const job = await ask(service, { plans: [{ end }] });

    expect(job.outputs).toMatchObject({ verdict, 'scan-status': end, total: '', 'sarif-file': '' });
    expect(job.report?.error?.code).toBe(code);
    expect(job.requests('cancel')).toEqual([]);
    if (!service.keepsPartialResults) expect(job.requests('findings')).toEqual([]);
  });

  it('looks on through an undocumented state, with one warning', async () => {
    const job = await ask(service, { plans: [{ queuedMs: 0, runningMs: 60_000, runningWord: 'post_processing' }] });

    expect(job.outputs).toMatchObject({ verdict: 'passed', 'scan-status': 'completed' });
    expect(job.logged(/^::warning::.*post_processing/)).toHaveLength(1);
    expect(job.logged(/^::warning::/)).toHaveLength(1);
  });

  shared('an unknown state forever is a time-out', async () => {
    const job = await ask(service, { plans: [{ ...FOREVER, runningWord: 'paused' }] }, { inputs: { timeout: '5m' } });

    expect(job.outputs).toMatchObject({ verdict: 'timeout', 'scan-status': 'unknown', total: '' });
    expect(job.logged(/^::warning::.*paused/)).toHaveLength(1);
  });

  it('a scan that never ends is a time-out, and what goes on is reported', async () => {
    const job = await ask(service, { plans: [FOREVER] }, { inputs: { timeout: '90s' } });

    expect(job.outputs).toMatchObject({
      verdict: 'timeout',
      'scan-status': 'running',
      'scan-origin': 'started',
      total: '',
      'sarif-file': '',
    });
    expect(job.exitCode).toBe(2);
    expect(job.report?.error).toMatchObject({
      code: 'TIMEOUT',
      message: expect.stringMatching(/still running/),
      hint: expect.stringMatching(/timeout/),
    });
    // What was cancelled cannot be collected later.
    expect(/collect/.test(job.report?.error?.hint ?? '')).toBe(!service.cancels);
    expect(job.durationMs).toBe(90_000);
    expect(job.report?.notes.map(({ code }) => code)).toEqual([service.cancels ? 'cancelled-scan' : 'scan-goes-on']);
    expect(job.stateStore.at(-1)).toEqual({ phase: 'ended' });
  });

  shared('leaves the scan alone at the deadline if on-timeout requests it, and reports how to collect it', async () => {
    const job = await ask(service, { plans: [FOREVER] }, { inputs: { timeout: '90s', 'on-timeout': 'leave' } });

    expect(job.outputs['verdict']).toBe('timeout');
    expect(job.requests('cancel')).toEqual([]);
    expect(job.report?.notes).toEqual([
      expect.objectContaining({ code: 'scan-left', hint: expect.stringContaining(String(job.outputs['scan-id'])) }),
    ]);
    // A kill while the results are published must not cancel it.
    expect(job.stateStore.slice(-2)).toEqual([{ phase: 'running', scan: expect.anything(), leave: true }, { phase: 'ended' }]);
  });

  shared('a scan that the service no longer knows is reported as such: no input is wrong, and nothing is cancelled', async () => {
    const job = await ask(service, { plans: [FOREVER], faults: [{ call: 'status', nth: [2, 99], fault: { status: 404 } }] });

    expect(job.outputs).toMatchObject({ verdict: 'error', 'scan-origin': 'started' });
    expect(job.report?.error).toMatchObject({ code: 'NOT_FOUND', hint: expect.stringMatching(/no longer has the scan/) });
    expect(job.report?.error?.hint).not.toContain('scan-id');
    expect(job.durationMs).toBeGreaterThanOrEqual(60_000);
    expect(job.requests('cancel')).toEqual([]);
  });

  it.each(sample(service, BLIPS))(
    'four failures in a row are survived, with one line at the first and one at the end (%j)',
    async (fault) => {
      const job = await ask(service, { faults: [{ call: 'status', nth: [1, 4], fault }] });

      expect(job.outputs).toMatchObject({ verdict: 'passed' });
      expect(job.logged(/^(?!::debug).*Trying again in/).length).toBeLessThanOrEqual(2);
      expect(job.logged(/Responded again after 4 failures/)).toHaveLength(1);
    },
  );

  const lasting = [
    [{ status: 500 }, 'the service failed'],
    [{ status: 429 }, 'the service is rate limiting requests'],
    ['reset', 'the service did not respond'],
    ['hang', 'the service did not respond'],
    ['truncate', 'the service did not respond'],
    ['html-502', 'the service failed'],
    ['not-json', 'the response was not JSON'],
  ] as const;
  it.each(sample(service, lasting))('failures until the deadline are a time-out that names them (%j)', async (fault, reason) => {
    const plans = [FOREVER];

    const job = await ask(service, { plans, faults: [{ call: 'status', nth: 'all', fault }] }, { inputs: { timeout: '15m' } });

    expect(job.outputs).toMatchObject({
      verdict: 'timeout',
      'verdict-reason': `timeout: the scan was still running at the deadline, and at the end ${reason}`,
      'scan-origin': 'started',
      total: '',
    });
    expect(job.report?.error).toMatchObject({
      code: 'TIMEOUT',
      message: expect.stringMatching(/deadline\. The last \d+ requests failed within 1\d min/),
    });
    expect(job.durationMs).toBe(15 * 60_000);
    // At the start, after a minute, and after each ten more.
    expect(job.logged(/^(?!::debug).*Trying again in/).length).toBeLessThanOrEqual(5);
  });

  shared('does not look again before Retry-After is over', async () => {
    const fault = { status: 429, headers: { 'retry-after': '45' } };

    const job = await ask(service, { faults: [{ call: 'status', nth: 1, fault }] });

    const [first, second] = job.requests('status').map(({ at }) => at);
    expect(Number(second) - Number(first)).toBeGreaterThanOrEqual(45_000);
    expect(job.outputs['verdict']).toBe('passed');
  });

  shared('a Retry-After beyond the deadline ends at once, and the scan goes on', async () => {
    const fault = { status: 429, headers: { 'retry-after': '300' } };

    const job = await ask(service, { plans: [FOREVER], faults: [{ call: 'status', nth: 'all', fault }] }, { inputs: { timeout: '60s' } });

    expect(job.outputs['verdict']).toBe('error');
    expect(job.report?.error).toMatchObject({
      code: 'RATE_LIMITED',
      message: expect.stringMatching(/a pause of 5 minutes, but only \d+ s remain/),
    });
    // The first poll is before the documented minute is over.
    expect(job.durationMs).toBeLessThan(45_000);
    expect(job.requests('status')).toHaveLength(1);
    expect(job.requests('cancel')).toEqual([]);
    expect(job.report?.notes.map(({ code }) => code)).toEqual(['scan-left']);
  });

  const foreign = (
    [
      ['branch', { branch: 'main' }],
      ['commit', { commit: '0123456789abcdef0123456789abcdef01234567' }],
      ['type', { type: service.otherType }],
    ] as const
  ).filter(([trait]) => service.reports.includes(trait));
  it.each(foreign)('a scan of another %s than the one asked for is an error', async (_what, echo) => {
    const job = await ask(service, { plans: [{ echo }] });

    expect(job.outputs).toMatchObject({ verdict: 'error', total: '', 'sarif-file': '' });
    expect(job.report?.error).toMatchObject({ code: 'WRONG_SCAN', hint: expect.stringMatching(/target.*ref.*sha.*scan-type/) });
    expect(job.requests('findings')).toEqual([]);
  });

  it('a scan of another target is an error', async () => {
    const job = await ask(service, {
      faults: [
        { call: 'status', nth: 'all', fault: { status: 200, body: service.foreignScan } },
        { call: 'scan', nth: 'all', fault: { status: 200, body: service.foreignScan } },
      ],
    });

    expect(job.report?.error?.code).toBe('WRONG_SCAN');
    expect(job.requests('findings')).toEqual([]);
  });

  if (service.reports.includes('commit')) {
    it('a completed scan that does not report its commit is not used', async () => {
      const job = await ask(service, { plans: [{ echo: { commit: null } }] });

      expect(job.report?.error?.code).toBe('WRONG_SCAN');
    });

    it.each([7, 12, 40])('a commit of %i digits is the same commit', async (commitDigits) => {
      const job = await ask(service, { plans: [{ commitDigits }] });

      expect(job.outputs).toMatchObject({ verdict: 'passed', 'scanned-sha': HEAD });
    });

    it('a commit of 6 digits is not', async () => {
      const job = await ask(service, { plans: [{ commitDigits: 6 }] });

      expect(job.report?.error?.code).toBe('WRONG_SCAN');
    });
  }
});
