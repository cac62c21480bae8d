import { describe, expect, it } from '@jest/globals';
import type { Arriving } from '../helpers/job.js';
import { ask } from './run-job.js';
import { SERVICES, sample, sharedCases } from './services.js';

/** The runner sends SIGTERM 7.5 s after SIGINT (decision 0045). */
const GRACE_MS = 7_500;
const at =
  (kind: string, nth = 1) =>
  (request: Arriving) =>
    request.at === 'service' && request.kind === kind && request.nth === nth;

describe.each(SERVICES)('SIGINT on $id', (service) => {
  const shared = sharedCases(it, service);
  const { calls } = service;
  const moments = (
    [
      ['before the first request', undefined, 'start', 0],
      ['while looking up', 'lookup', at('lookup'), 0],
      ['while listing', 'list', at('list'), 0],
      ['while the service starts the scan', 'start', at('start'), 1],
      ['while waiting', 'status', at('status', 2), 1],
      ['while the whole scan is read', 'scan', at('scan'), 1],
      ['while collecting', 'findings', at('findings', 2), 1],
    ] as const
  ).filter(([, call]) => call === undefined || calls.includes(call));
  it.each(sample(service, moments, { size: 3 }))('%s ends in cancelled, within the grace', async (_when, _call, interruptAt, scans) => {
    const job = await ask(service, { plans: [service.list ? { findings: service.list.pageSize + 1 } : {}] }, { interruptAt });

    expect(job.outputs).toMatchObject({ verdict: 'cancelled', total: '', 'sarif-file': '' });
    expect(job.exitCode).toBe(2);
    expect(job.report?.error?.code).toBe('INTERRUPTED');
    expect(job.endedAfterInterruptMs).toBeLessThanOrEqual(GRACE_MS);
    expect(job.scans).toHaveLength(scans);
    expect(job.summary).toMatch(/cancelled/);
  });

  const hanging = (['lookup', 'list', 'start', 'status', 'scan', 'findings'] as const).filter((call) => calls.includes(call));
  it.each(sample(service, hanging, { size: 2 }))('during a request that hangs (%s) does not wait for it', async (kind) => {
    const faults = [{ call: kind, nth: 'all', fault: 'hang' }] as const;

    const job = await ask(service, { faults }, { interruptAt: at(kind) });

    expect(job.outputs['verdict']).toBe('cancelled');
    expect(job.endedAfterInterruptMs).toBeLessThanOrEqual(GRACE_MS);
  });

  it('while waiting reports what becomes of the scan', async () => {
    const job = await ask(service, { plans: [{ runningMs: Infinity }] }, { interruptAt: at('status', 2) });

    expect(job.outputs).toMatchObject({ verdict: 'cancelled', 'scan-origin': 'started', 'scan-status': 'running' });
    expect(job.report?.notes.map(({ code }) => code)).toEqual([service.cancels ? 'cancelled-scan' : 'scan-goes-on']);
    expect(job.stateStore.at(-1)).toEqual({ phase: 'ended' });
  });

  it('while the service starts the scan looks for it, and reports what becomes of it', async () => {
    const job = await ask(service, { plans: [{ runningMs: Infinity }] }, { interruptAt: at('start') });

    expect(job.outputs).toMatchObject({ verdict: 'cancelled', 'scan-origin': 'started', 'scan-id': job.scans[0]?.id });
    expect(job.report?.notes.map(({ code }) => code)).toEqual([service.cancels ? 'cancelled-scan' : 'scan-goes-on']);
    expect(job.stateStore.at(-1)).toEqual({ phase: 'ended' });
  });

  it('while the service starts a scan that its list does not show yet leaves the intent to the post step', async () => {
    const faults = [{ call: 'list', nth: 'all', fault: { status: 200, body: service.emptyList } }] as const;

    const job = await ask(service, { faults }, { interruptAt: at('start') });

    expect(job.outputs).toMatchObject({ verdict: 'cancelled', 'scan-id': '' });
    expect(job.report?.notes).toEqual([
      expect.objectContaining({ code: 'start-unsure', hint: expect.stringMatching(/a scan that began at about 09:00 UTC/) }),
    ]);
    expect(job.stateStore.at(-1)).toMatchObject({ phase: 'ended', intent: { known: [] } });
  });

  if (service.conflicts.length > 0) {
    shared('while another scan is waited out starts nothing', async () => {
      const scans = [{ id: 'scan_other', createdAgoMs: 1000, runningMs: Infinity, ...service.otherTraits }];

      const job = await ask(service, { scans }, { interruptAt: at('status', 3) });

      expect(job.outputs).toMatchObject({ verdict: 'cancelled', 'scan-id': '' });
      expect(job.scans).toHaveLength(1);
      expect(job.stateStore.at(-1)).toEqual({ phase: 'ended' });
    });
  }

  shared('never passes what was not read', async () => {
    const job = await ask(service, {}, { interruptAt: at(service.list ? 'findings' : 'status') });

    expect(job.outputs).toMatchObject({ verdict: 'cancelled', total: '' });
  });

  shared('is reported in the comment that an earlier run left', async () => {
    const first = await ask(service, {}, { inputs: { comment: 'always' } });
    const [old] = first.github.state.comments;
    const comments = [{ issue: 7, body: old?.body ?? '', login: 'github-actions[bot]' }];

    const job = await ask(service, {}, { interruptAt: at('status'), github: { comments } });

    expect(old?.body).toMatch(/passed/);
    expect(job.github.state.comments.map(({ body }) => /cancelled/.test(body) && !/passed/.test(body))).toEqual([true]);
  });
});
