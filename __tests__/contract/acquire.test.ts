import { describe, expect, it } from '@jest/globals';
import type { ServiceEmulator } from '../../src/emulator/types.js';
import { withRoutes } from '../helpers/with-routes.js';
import { ask } from './run-job.js';
import { SERVICES, sample, sharedCases } from './services.js';

const OTHER_COMMIT = '0123456789abcdef0123456789abcdef01234567';
const RUNNING = { createdAgoMs: 10_000, queuedMs: 1000, runningMs: 30_000 };

/** One start makes two scans, as two jobs do that lose their answers at the same moment. */
function doubling(mount: ServiceEmulator): ServiceEmulator {
  return withRoutes(mount, () => (routed) => {
    if (routed.kind !== 'start') return routed;
    return {
      ...routed,
      answer() {
        void routed.answer();
        return routed.answer();
      },
    };
  });
}

describe.each(SERVICES)('beginning on $id', (service) => {
  const shared = sharedCases(it, service);
  const red = service.list ? { findings: [{ severity: 'high' }, { severity: 'low' }] } : {};
  const judged = service.list ? { verdict: 'failed', high: '1', low: '1', total: '2' } : { verdict: 'passed' };

  it('looks up, lists, starts, waits and reads, each with the fewest requests', async () => {
    const job = await ask(service, { plans: [red] });

    expect(job.outputs).toMatchObject({ ...judged, 'scan-origin': 'started', 'scan-status': 'completed' });
    expect(job.exitCode).toBe(service.list ? 1 : 0);
    expect(job.requests('lookup', 'list', 'start', 'scan', 'findings').map(({ kind }) => kind)).toEqual(service.story);
    expect(job.scans).toHaveLength(1);
  });

  it.each(service.dialects)('understands the %s dialect', async (dialect) => {
    const job = await ask(service, { dialect, plans: [red] });

    expect(job.outputs).toMatchObject({ ...judged, 'scan-status': 'completed' });
  });

  shared('notes the intent before the start, the scan after it, and nothing at the end', async () => {
    const job = await ask(service, { scans: [{ id: 'scan_before', createdAgoMs: 3_600_000 }] });

    expect(job.stateStore.map(({ phase, intent, scan }) => [phase, intent?.known, scan?.id])).toEqual([
      ['running', undefined, undefined],
      ['running', ['scan_before'], undefined],
      ['running', undefined, job.outputs['scan-id']],
      ['ended', undefined, undefined],
    ]);
  });

  if (service.showsOptions) {
    it('joins a running scan of the same branch, commit and type, and starts none', async () => {
      const job = await ask(service, { scans: [{ id: 'scan_running', ...RUNNING }] });

      expect(job.outputs).toMatchObject({ verdict: 'passed', 'scan-origin': 'joined', 'scan-id': 'scan_running' });
      expect(job.requests('start')).toEqual([]);
    });

    shared('leaves what it joined alone when the time is up', async () => {
      const job = await ask(service, { scans: [{ id: 'scan_running', ...RUNNING, runningMs: Infinity }] }, { inputs: { timeout: '60s' } });

      expect(job.outputs).toMatchObject({ verdict: 'timeout', 'scan-origin': 'joined' });
      expect(job.report?.notes).toEqual([]);
      expect(job.requests('start', 'cancel')).toEqual([]);
    });
  } else {
    it('joins no running scan, and reports why', async () => {
      const job = await ask(service, { scans: [{ id: 'scan_running', ...RUNNING }] });

      expect(job.outputs).toMatchObject({ verdict: 'passed', 'scan-origin': 'started' });
      expect(job.logged(/^Starting a scan: .* does not report the options of a scan/)).toHaveLength(1);
    });
  }

  it('reports why it starts one', async () => {
    const job = await ask(service, { scans: [{ id: 'scan_before', createdAgoMs: 3_600_000 }] });

    const why = service.showsOptions ? 'no scan of the target is running' : `does not report the options of a scan`;
    expect(job.logged(/^Starting a scan: /)).toEqual([expect.stringContaining(why)]);
  });

  if (service.conflicts.length > 0) {
    const others = (
      [
        ['commit', { commit: OTHER_COMMIT }],
        ['branch', { branch: 'main' }],
        ['type', { type: service.otherType }],
      ] as const
    ).filter(([trait]) => service.reports.includes(trait));
    it.each(others)(
      'waits out a scan of another %s, without counting that against the time-out, then starts its own',
      async (_what, traits) => {
        const other = { id: 'scan_other', ...RUNNING, runningMs: 100_000, ...traits };

        const job = await ask(service, { scans: [other] }, { inputs: { timeout: '60s' } });

        expect(job.outputs).toMatchObject({ verdict: 'passed', 'scan-origin': 'started' });
        expect(job.outputs['scan-id']).not.toBe('scan_other');
        expect(job.scans).toHaveLength(2);
        expect(job.durationMs).toBeGreaterThan(80_000);
        expect(job.logged('busy with the scan scan_other')).toHaveLength(1);
      },
    );

    it.each(service.conflicts)('joins the scan that it wants, which a conflict points to (%s)', async (conflict) => {
      // It began after the list was read.
      const faults = [{ call: 'list', nth: 1, fault: { status: 200, body: service.emptyList } }] as const;

      const job = await ask(service, { scans: [{ id: 'scan_running', ...RUNNING }], conflict, faults });

      expect(job.outputs).toMatchObject({ verdict: 'passed', 'scan-origin': 'joined', 'scan-id': 'scan_running' });
      expect(job.requests('start')).toHaveLength(1);
      expect(job.scans).toHaveLength(1);
    });

    shared('waits out another scan that a conflict does not name', async () => {
      const scans = [{ id: 'scan_other', ...RUNNING, ...service.otherTraits }];

      const job = await ask(service, { scans, conflict: 'without-id' });

      expect(job.outputs).toMatchObject({ verdict: 'passed', 'scan-origin': 'started' });
      expect(job.scans).toHaveLength(2);
    });

    shared('starts again after a conflict with a scan that is gone when it looks', async () => {
      const job = await ask(service, { faults: [{ call: 'start', nth: [1, 2], fault: { status: 409 } }] });

      expect(job.outputs).toMatchObject({ verdict: 'passed', 'scan-origin': 'started' });
      expect(job.scans).toHaveLength(1);
    });

    shared('asks again ever more rarely while there is nothing in the way, and not forever', async () => {
      const job = await ask(service, { faults: [{ call: 'start', nth: 'all', fault: { status: 409 } }] }, { inputs: { timeout: '2h' } });

      expect(job.outputs).toMatchObject({ verdict: 'error', 'scan-id': '' });
      expect(job.report?.error).toMatchObject({ code: 'CONFLICT', hint: expect.stringContaining('No scan was started') });
      const at = job.requests('start').map((request) => request.at);
      const pauses = at.slice(1).map((ms, index) => Math.round((ms - (at[index] ?? 0)) / 1000));
      expect(pauses).toEqual([3, 6, 12, 24, 48, 60, 60, 60, 60]);
      expect(job.scans).toEqual([]);
    });

    shared('gives up after twice the time-out on another scan that never ends', async () => {
      const scans = [{ id: 'scan_other', ...RUNNING, ...service.otherTraits, runningMs: Infinity }];

      const job = await ask(service, { scans }, { inputs: { timeout: '60s' } });

      expect(job.outputs).toMatchObject({ verdict: 'timeout', 'scan-id': '' });
      expect(job.report?.error?.hint).toMatch(/No scan was started/);
      expect(job.scans).toHaveLength(1);
      expect(job.durationMs).toBeLessThan(130_000);
    });
  }

  it.each(sample(service, ['reset-after', 'hang-after', 'truncate', 'not-json', 'empty'] as const))(
    'adopts the scan when the answer to the start is lost (%s): one scan exists at the end',
    async (fault) => {
      const scans = [{ id: 'scan_before', createdAgoMs: 3_600_000 }];

      const job = await ask(service, { scans, faults: [{ call: 'start', nth: 1, fault }] });

      expect(job.outputs).toMatchObject({ verdict: 'passed', 'scan-origin': 'started' });
      expect(job.scans.filter(({ origin }) => origin === 'started').map(({ id }) => id)).toEqual([job.outputs['scan-id']]);
      expect(job.requests('start')).toHaveLength(1);
      expect(job.stateStore.at(-1)).toEqual({ phase: 'ended' });
    },
  );

  it.each(sample(service, ['reset', 'html-502'] as const))('sends the start once more when it surely made no scan (%s)', async (fault) => {
    const job = await ask(service, { faults: [{ call: 'start', nth: 1, fault }] });

    expect(job.outputs).toMatchObject({ verdict: 'passed', 'scan-origin': 'started' });
    expect(job.scans).toHaveLength(1);
    expect(job.requests('start')).toHaveLength(2);
  });

  // An answer that never comes cannot be distinguished from one that is on its way (decision 0011).
  it('never sends a start again that is not answered, and looks at the list beside it until the deadline', async () => {
    const job = await ask(service, { faults: [{ call: 'start', nth: 1, fault: 'hang' }] }, { inputs: { timeout: '10m' } });

    expect(job.outputs).toMatchObject({ verdict: 'timeout', 'scan-id': '' });
    expect(job.requests('start')).toHaveLength(1);
    expect(job.requests('list').length).toBeGreaterThan(2);
  });

  shared('a start that is answered after two minutes is one start', async () => {
    const job = await ask(service, { plans: [{ runningMs: 600_000 }], faults: [{ call: 'start', nth: 1, fault: { delayMs: 120_000 } }] });

    expect(job.outputs).toMatchObject({ verdict: 'passed', 'scan-origin': 'started' });
    expect(job.requests('start')).toHaveLength(1);
    expect(job.scans).toHaveLength(1);
  });

  const lostAnswers = [
    ['reset', 'NO_ANSWER'],
    ['html-502', 'SERVICE_FAILED'],
  ] as const;
  it.each(sample(service, lostAnswers))(
    'gives up after one repeat when answers keep getting lost (%s), and reports where to look',
    async (fault, code) => {
      const job = await ask(service, { faults: [{ call: 'start', nth: 'all', fault }] });

      expect(job.report?.error?.code).toBe(code);
      expect(job.scans).toEqual([]);
      expect(job.requests('start')).toHaveLength(2);
      expect(job.report?.notes.map((note) => note.code)).toEqual(['start-unsure']);
      // A list may be far behind: the post step looks once more.
      expect(job.stateStore.at(-1)).toMatchObject({ phase: 'ended', intent: { known: [] } });
    },
  );

  shared('does not guess between two new scans that may both be its own', async () => {
    const mount = doubling(service.mount({ conflict: 'off', faults: [{ call: 'start', nth: 1, fault: 'reset-after' }] }));

    const job = await ask(service, {}, { mount });

    expect(job.report?.error).toMatchObject({ code: 'START_AMBIGUOUS', hint: expect.stringContaining('scan-id') });
    expect(job.scans).toHaveLength(2);
    for (const { id } of job.scans) expect(job.report?.error?.message).toContain(id);
    expect(job.requests('start')).toHaveLength(1);
  });

  it.each(sample(service, [1, 2, 3]))('makes one scan though the start fails with 500 %i times', async (times) => {
    const job = await ask(service, { faults: [{ call: 'start', nth: [1, times], fault: { status: 500 } }] });

    expect(job.outputs).toMatchObject({ verdict: 'passed' });
    expect(job.scans).toHaveLength(1);
    expect(job.requests('start')).toHaveLength(times + 1);
    expect(job.requests('list')).toHaveLength(times * 2 + 1);
  });

  shared('does not go on starting forever', async () => {
    const job = await ask(service, { faults: [{ call: 'start', nth: 'all', fault: { status: 500 } }] });

    expect(job.report?.error?.code).toBe('SERVICE_FAILED');
    expect(job.requests('start')).toHaveLength(4);
    expect(job.scans).toEqual([]);
  });

  it.each(sample(service, [429, 503]))(
    'sends a start that was refused before it was processed again, when it is asked to (%i)',
    async (status) => {
      const fault = { status, headers: { 'retry-after': '20' } };

      const job = await ask(service, { faults: [{ call: 'start', nth: [1, 2], fault }] });

      expect(job.outputs).toMatchObject({ verdict: 'passed' });
      expect(job.scans).toHaveLength(1);
      const [first, second, third] = job.requests('start').map(({ at }) => at);
      expect(Number(second) - Number(first)).toBeGreaterThanOrEqual(20_000);
      expect(Number(third) - Number(second)).toBeGreaterThanOrEqual(20_000);
      expect(job.requests('list')).toHaveLength(1);
    },
  );

  shared('a start that is asked to wait beyond the deadline ends at once, and nothing was started', async () => {
    const fault = { status: 429, headers: { 'retry-after': '300' } };

    const job = await ask(service, { faults: [{ call: 'start', nth: 'all', fault }] }, { inputs: { timeout: '60s' } });

    expect(job.outputs).toMatchObject({ verdict: 'error', 'scan-id': '' });
    expect(job.report?.error).toMatchObject({ code: 'RATE_LIMITED', message: expect.stringContaining('asks for a pause of 5 minutes') });
    expect(job.durationMs).toBeLessThanOrEqual(4_000);
    expect(job.requests('start')).toHaveLength(1);
    expect(job.scans).toEqual([]);
  });

  it('leaves at once with wait: false, whether it started or joined', async () => {
    const started = await ask(service, {}, { inputs: { wait: 'false' } });
    const scans = service.showsOptions ? [{ id: 'scan_running', ...RUNNING }] : [];
    const joined = await ask(service, { scans }, { inputs: { wait: 'false' } });

    expect(started.outputs).toMatchObject({
      verdict: 'started',
      'scan-origin': 'started',
      'scan-status': service.words?.length === 2 ? 'running' : 'queued',
      total: '',
      'sarif-file': '',
    });
    if (service.showsOptions)
      expect(joined.outputs).toMatchObject({ verdict: 'started', 'scan-origin': 'joined', 'scan-id': 'scan_running' });
    for (const job of [started, joined]) {
      expect(job.exitCode).toBe(0);
      expect(job.requests('status', 'findings', 'cancel')).toEqual([]);
      expect(job.stateStore.at(-1)).toEqual({ phase: 'ended' });
    }
  });
});
