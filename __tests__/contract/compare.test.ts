import { describe, expect, it } from '@jest/globals';
import { ask } from './run-job.js';
import { SERVICES, sharedCases } from './services.js';
import type { ServiceUnderTest, World } from './subject.js';

const DAY_MS = 86_400_000;
const OTHER_COMMIT = '0123456789abcdef0123456789abcdef01234567';
const auto = { inputs: { baseline: 'auto' } };

/** A pull request is compared with its base branch, where the service knows branches. */
function before(service: ServiceUnderTest, createdAgoMs = DAY_MS): { createdAgoMs: number; branch?: string; commit?: string } {
  return { createdAgoMs, ...(service.reports.includes('branch') && { branch: 'main', commit: OTHER_COMMIT }) };
}

describe.each(SERVICES)('the comparison on $id', (service) => {
  const shared = sharedCases(it, service);
  const was = service.list ? { findings: [{ severity: 'high' }] } : {};
  const is = service.list ? { findings: [{ severity: 'high' }, { severity: 'critical' }] } : {};
  const compared = service.list ? { new: '1', fixed: '0', unchanged: '1' } : { new: '', fixed: '', unchanged: '' };
  const world: World = { scans: [{ id: 'scan_before', ...before(service), ...was }], plans: [is] };

  it('is with the last completed scan that is comparable', async () => {
    const scans = [{ id: 'scan_first', ...before(service, 2 * DAY_MS) }, ...(world.scans ?? [])];

    const job = await ask(service, { ...world, scans }, auto);

    expect(job.outputs).toMatchObject({ 'baseline-id': 'scan_before', ...compared });
    expect(job.report?.comparison?.baseline).toMatchObject({
      id: 'scan_before',
      selectedBy: service.reports.includes('branch') ? 'base-branch' : 'last-success',
    });
  });

  (service.list ? shared : it)('is with nothing where there is no earlier scan: everything is new, and it is reported', async () => {
    const job = await ask(service, { plans: [is] }, auto);

    expect(job.outputs).toMatchObject({
      'baseline-id': '',
      ...(service.list ? { new: '2', fixed: '0', unchanged: '0' } : { new: '', fixed: '', unchanged: '' }),
    });
    expect(job.report?.comparison?.baseline).toEqual({ selectedBy: 'none' });
    const countsAsNew = service.list ? ', so every finding counts as new' : '';
    expect(job.logged(new RegExp(`^No earlier completed scan of another commit exists${countsAsNew}\\.`))).toHaveLength(1);
  });

  shared('is left out where nobody wants it, without a request', async () => {
    const job = await ask(service, world, { inputs: { baseline: 'none' } });

    expect(job.outputs['baseline-id']).toBe('');
    // But for a look whether the service has what the gate needs.
    const read = job.service.requests.filter(({ path, kind }) => path.includes('scan_before') && kind !== 'findings');
    expect(read).toEqual([]);
  });

  shared('is with the scan that is given', async () => {
    const scans = [{ id: 'scan_first', ...before(service, 2 * DAY_MS), ...was }, ...(world.scans ?? [])];

    const job = await ask(service, { ...world, scans }, { inputs: { baseline: 'scan_first' } });

    expect(job.outputs).toMatchObject({ 'baseline-id': 'scan_first', ...compared });
    expect(job.report?.comparison?.baseline.selectedBy).toBe('scan-id');
  });

  shared('that cannot be made is reported, and changes no verdict', async () => {
    const job = await ask(service, world, { inputs: { baseline: 'scan_gone' } });

    expect(job.outputs).toMatchObject({ verdict: service.list ? 'failed' : 'passed', 'baseline-id': '' });
    expect(job.report?.notes).toEqual([expect.objectContaining({ code: 'no-baseline', level: 'notice' })]);
  });

  it.each(service.badEnds)('is never with a scan that %s', async (end) => {
    const scans = [{ id: 'scan_ended', ...before(service, DAY_MS / 2), end }, ...(world.scans ?? [])];

    const job = await ask(service, { ...world, scans }, auto);

    expect(job.outputs['baseline-id']).toBe('scan_before');
  });

  if (service.reports.includes('type')) {
    it('is never with a scan of another type', async () => {
      const scans = [{ id: 'scan_other', ...before(service, DAY_MS / 2), type: service.otherType }, ...(world.scans ?? [])];

      const job = await ask(service, { ...world, scans }, auto);

      expect(job.outputs['baseline-id']).toBe('scan_before');
    });
  }

  shared('of a collected scan is with one from before it', async () => {
    const scans = [
      { id: 'scan_before', ...before(service, 3 * DAY_MS), ...was },
      { id: 'scan_wanted', createdAgoMs: 2 * DAY_MS, ...is },
      { id: 'scan_after', ...before(service) },
    ];

    const job = await ask(service, { scans }, { inputs: { baseline: 'auto', 'scan-id': 'scan_wanted' } });

    expect(job.outputs).toMatchObject({ 'scan-id': 'scan_wanted', 'baseline-id': 'scan_before', ...compared });
  });
});
