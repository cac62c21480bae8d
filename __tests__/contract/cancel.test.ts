import { describe, expect, it } from '@jest/globals';
import type { Arriving } from '../helpers/job.js';
import { ask } from './run-job.js';
import { SERVICES } from './services.js';

const FOREVER = { queuedMs: 0, runningMs: Infinity };
const cancel = { 'on-timeout': 'cancel', timeout: '90s' };
const whileWaiting = ({ at, kind, nth }: Arriving): boolean => at === 'service' && kind === 'status' && nth === 2;

describe.each(SERVICES.filter(({ cancels }) => cancels))('cancelling on $id', (service) => {
  it.each([
    ['at the deadline', 'timeout', { inputs: cancel }],
    ['at an interrupt', 'cancelled', { interruptAt: whileWaiting }],
  ] as const)('what was started is cancelled %s', async (_when, verdict, asking) => {
    const job = await ask(service, { plans: [FOREVER] }, asking);

    expect(job.outputs['verdict']).toBe(verdict);
    expect(job.requests('cancel')).toHaveLength(1);
    expect(job.scans.map(({ state }) => state)).toEqual(['cancelled']);
    expect(job.report?.notes.map(({ code }) => code)).toEqual(['cancelled-scan']);
    expect(job.stateStore.at(-1)).toEqual({ phase: 'ended' });
  });

  it('what was joined or collected is not', async () => {
    const scans = [{ id: 'scan_running', createdAgoMs: 5000, ...FOREVER }];

    const joined = service.showsOptions ? await ask(service, { scans }, { inputs: cancel }) : undefined;
    const collected = await ask(service, { scans }, { inputs: { ...cancel, 'scan-id': 'scan_running' } });

    if (joined) expect(joined.outputs).toMatchObject({ verdict: 'timeout', 'scan-origin': 'joined' });
    expect(collected.outputs).toMatchObject({ verdict: 'timeout', 'scan-origin': 'collected' });
    for (const job of [joined, collected]) expect(job?.requests('cancel') ?? []).toEqual([]);
  });

  it.each([400, 404, 409])('a scan that goes on after a refused cancel (%d) is not reported to be over', async (status) => {
    const faults = [{ call: 'cancel', nth: 'all', fault: { status } }] as const;

    const job = await ask(service, { plans: [FOREVER], faults }, { inputs: cancel });

    expect(job.outputs['verdict']).toBe('timeout');
    expect(job.report?.notes.map(({ code, level }) => [code, level])).toEqual([['cancel-failed', 'warning']]);
  });

  it('a cancel that failed is left to the post step, and the note names the request that cancels', async () => {
    const faults = [{ call: 'cancel', nth: 'all', fault: { status: 403 } }] as const;

    const job = await ask(service, { plans: [FOREVER], faults }, { inputs: cancel });
    const [sent] = job.requests('cancel');
    const id = job.outputs['scan-id'];

    expect(job.stateStore.at(-1)).toMatchObject({ phase: 'ended', scan: { id } });
    expect(job.report?.notes[0]?.hint).toContain(`${sent?.method} ${sent?.path}, with the API key`);
    expect(job.report?.notes[0]?.hint).toContain('The post step of this job tries again');

    const post = await ask(service, { scans: [{ id: String(id), createdAgoMs: 1000, ...FOREVER }] }, { leftovers: job.stateStore.at(-1) });

    expect(post.requests('cancel')).toHaveLength(1);
    expect(post.scans.map(({ state }) => state)).toEqual(['cancelled']);
    expect([post.files, post.summary]).toEqual([{}, '']);
  });

  it('the post step has the time to wait for a rate limit before it cancels', async () => {
    const main = await ask(
      service,
      { plans: [FOREVER], faults: [{ call: 'cancel', nth: 'all', fault: { status: 403 } }] },
      { inputs: cancel },
    );
    const scans = [{ id: String(main.outputs['scan-id']), createdAgoMs: 1000, ...FOREVER }];
    const faults = [{ call: 'cancel', nth: 1, fault: { status: 429 } }] as const;

    const post = await ask(service, { scans, faults }, { leftovers: main.stateStore.at(-1) });

    expect(post.requests('cancel')).toHaveLength(2);
    expect(post.scans.map(({ state }) => state)).toEqual(['cancelled']);
  });

  it.each([{ status: 500 }, 'reset', 'hang', 'not-json'] as const)(
    'a cancel that fails (%j) is reported, and the verdict stands',
    async (fault) => {
      const job = await ask(service, { plans: [FOREVER], faults: [{ call: 'cancel', nth: 'all', fault }] }, { inputs: cancel });

      expect(job.outputs['verdict']).toBe('timeout');
      expect(job.report?.notes.map(({ code }) => code)).toEqual(['cancel-failed']);
      expect(job.durationMs).toBeLessThanOrEqual(95_000);
    },
  );
});

describe.each(SERVICES.filter(({ keepsPartialResults }) => keepsPartialResults))('a scan cancelled on $id', (service) => {
  const plans = [{ queuedMs: 0, runningMs: 30_000, end: 'cancelled', findings: [{ severity: 'critical' }, { severity: 'low' }] }] as const;

  it('shows what it had found, and neither passes nor uploads it', async () => {
    const job = await ask(service, { plans }, { event: 'push', inputs: { 'upload-sarif': 'required' } });

    expect(job.outputs).toMatchObject({ verdict: 'cancelled', 'scan-status': 'cancelled', total: '', critical: '', 'sarif-file': '' });
    expect(job.report).toMatchObject({ partial: true, error: { code: 'SCAN_CANCELLED' } });
    expect(job.report?.evaluation?.findings).toHaveLength(2);
    expect(job.report?.measurements).toBeUndefined();
    expect(job.github.state.uploads).toEqual([]);
    expect(job.summary).toMatch(/partial/i);
  });

  it('is cancelled all the same where the results cannot be read', async () => {
    const job = await ask(service, { plans, faults: [{ call: 'findings', nth: 'all', fault: { status: 500 } }] });

    expect(job.outputs).toMatchObject({ verdict: 'cancelled' });
    expect(job.report?.error?.code).toBe('SCAN_CANCELLED');
    expect(job.report?.evaluation).toBeUndefined();
  });
});
