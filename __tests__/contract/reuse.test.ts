import { describe, expect, it } from '@jest/globals';
import { ask } from './run-job.js';
import { SERVICES, sharedCases } from './services.js';

const HOUR_MS = 3_600_000;
const OTHER_COMMIT = '0123456789abcdef0123456789abcdef01234567';
const maxAge = (age: string) => ({ inputs: { 'max-age': age } });

const SHOWING = SERVICES.filter(({ showsOptions }) => showsOptions);

describe.each(SHOWING)('max-age on $id', (service) => {
  const shared = sharedCases(it, service, SHOWING);
  const red = service.list ? { findings: [{ severity: 'high' }] } : {};
  const judged = service.list ? { verdict: 'failed', high: '1' } : { verdict: 'passed' };
  const earlier = { id: 'scan_earlier', createdAgoMs: HOUR_MS, ...red };

  it('takes a completed scan that is young enough, and starts none', async () => {
    const older = { id: 'scan_older', createdAgoMs: 2 * HOUR_MS };

    const job = await ask(service, { scans: [earlier, older] }, maxAge('3h'));

    expect(job.outputs).toMatchObject({ ...judged, 'scan-id': 'scan_earlier', 'scan-origin': 'reused', 'scan-status': 'completed' });
    expect(job.requests('start', 'cancel')).toEqual([]);
    expect(job.logged('Reused the scan scan_earlier')).toHaveLength(1);
  });

  shared('starts one where the last one is too old', async () => {
    const job = await ask(service, { scans: [earlier] }, maxAge('30m'));

    expect(job.outputs).toMatchObject({ verdict: 'passed', 'scan-origin': 'started' });
    expect(job.requests('start')).toHaveLength(1);
  });

  shared('starts one where the last one is listed, and gone when its details are asked for', async () => {
    const faults = [
      { call: 'scan', nth: 1, fault: { status: 404 } },
      { call: 'status', nth: 1, fault: { status: 404 } },
    ] as const;

    const job = await ask(service, { scans: [earlier], faults }, maxAge('3h'));

    // Where the list shows enough, it is the reading that meets the 404.
    expect(job.outputs).toMatchObject(
      service.id === 'aiptx' ? { verdict: 'passed', 'scan-origin': 'started' } : { 'scan-origin': 'reused' },
    );
  });

  shared('judges at once with wait: false', async () => {
    const job = await ask(service, { scans: [earlier] }, { inputs: { 'max-age': '3h', wait: 'false' } });

    expect(job.outputs).toMatchObject({ ...judged, 'scan-origin': 'reused' });
  });

  const others = (
    [
      ['commit', { commit: OTHER_COMMIT }],
      ['branch', { branch: 'main' }],
      ['type', { type: service.otherType }],
    ] as const
  ).filter(([trait]) => service.reports.includes(trait));
  it.each(others)('never takes one of another %s', async (_what, traits) => {
    const job = await ask(service, { scans: [{ ...earlier, ...traits }] }, maxAge('3h'));

    expect(job.outputs).toMatchObject({ verdict: 'passed', 'scan-origin': 'started' });
  });

  it.each(service.badEnds)('never takes one that %s, but the one before it', async (end) => {
    const ended = { id: 'scan_ended', createdAgoMs: HOUR_MS / 2, end };

    const alone = await ask(service, { scans: [ended] }, maxAge('3h'));
    const both = await ask(service, { scans: [ended, earlier] }, maxAge('3h'));

    expect(alone.outputs).toMatchObject({ verdict: 'passed', 'scan-origin': 'started' });
    expect(both.outputs).toMatchObject({ 'scan-id': 'scan_earlier', 'scan-origin': 'reused' });
  });
});

describe.each(SERVICES.filter(({ showsOptions }) => !showsOptions))('max-age on $id', (service) => {
  it('is left aside with a notice, because nothing shows what an earlier scan was started with', async () => {
    const job = await ask(service, { scans: [{ id: 'scan_earlier', createdAgoMs: HOUR_MS }] }, maxAge('3h'));

    expect(job.outputs).toMatchObject({ verdict: 'passed', 'scan-origin': 'started' });
    expect(job.report?.notes).toEqual([expect.objectContaining({ code: 'max-age-unused', level: 'notice' })]);
  });
});

describe.each(SERVICES)('max-age on $id', (service) => {
  const shared = sharedCases(it, service);
  shared('beside scan-id is a mistake', async () => {
    const job = await ask(service, {}, { inputs: { 'max-age': '3h', 'scan-id': 'latest' } });

    expect(job.outputs['verdict']).toBe('error');
    expect(job.logged(/^::error::max-age .*scan-id/)).toHaveLength(1);
    expect(job.service.requests).toEqual([]);
  });
});
