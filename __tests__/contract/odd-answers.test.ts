import { describe, expect, it } from '@jest/globals';
import { ask } from './run-job.js';
import { SERVICES, sharedCases } from './services.js';
import type { Call } from './subject.js';

const SECOND_MS = 1_000;
/** Over within the minute after its start. */
const QUICK = { queuedMs: 0, runningMs: 5 * SECOND_MS };
const FOREVER = { queuedMs: 0, runningMs: Infinity };

describe.each(SERVICES)('odd answers of $id', (service) => {
  const shared = sharedCases(it, service);
  const has = (call: Call): boolean => service.calls.includes(call);

  it('a list of scans that is null is an empty list', async () => {
    const body = { ...(service.emptyList as object), data: null };

    const job = await ask(service, { faults: [{ call: 'list', nth: 1, fault: { status: 200, body } }] });

    expect(job.outputs).toMatchObject({ verdict: 'passed', 'scan-origin': 'started' });
  });

  it('a list that is behind after a lost start does not lead to a second scan, even where no conflict protects from it', async () => {
    const faults = [
      { call: 'start', nth: 1, fault: 'reset-after' },
      { call: 'list', nth: 2, fault: { status: 200, body: service.emptyList } },
    ] as const;

    const job = await ask(service, { faults, conflict: 'off' });

    expect(job.outputs).toMatchObject({ verdict: 'passed', 'scan-origin': 'started' });
    expect(job.scans).toHaveLength(1);
  });

  if (service.list !== undefined) {
    it('a list of findings that is null, and whose total is not 0, is an error', async () => {
      const body = { success: true, data: null, meta: { total: 3 }, pagination: { total: 3 } };

      const job = await ask(service, {
        plans: [{ ...QUICK, findings: 3 }],
        faults: [{ call: 'findings', nth: 'all', fault: { status: 200, body } }],
      });

      expect(job.outputs).toMatchObject({ verdict: 'error', total: '' });
      expect(job.report?.error).toMatchObject({ code: 'WIRE_FORMAT', message: expect.stringContaining('is null') });
    });
  }

  describe('that do not find the scan, under a status of success', () => {
    it.each((['status', 'scan', 'findings'] as const).filter(has))('mean nothing yet within a minute of its start (%s)', async (call) => {
      const body = { success: false, error: { code: 'NOT_FOUND', message: 'No such scan' } };
      const faults = [{ call, nth: 1, forMs: 40 * SECOND_MS, fault: { status: 200, body } }] as const;

      const job = await ask(service, { plans: [QUICK], faults });

      expect(job.outputs).toMatchObject({ verdict: 'passed', 'scan-origin': 'started' });
      expect(job.requests(call).length).toBeGreaterThan(1);
    });

    shared('end the run at once for a scan that somebody else started', async () => {
      const scans = [{ id: 'scan_running', createdAgoMs: 5000, ...FOREVER }];
      const body = { success: false, error: { code: 'NOT_FOUND', message: 'No such scan' } };
      const faults = [{ call: 'status', nth: 'all', fault: { status: 200, body } }] as const;

      const job = await ask(service, { scans, faults }, { inputs: { 'scan-id': 'scan_running' } });

      expect(job.report?.error?.code).toBe('NOT_FOUND');
      expect(job.requests('status')).toHaveLength(1);
    });
  });

  describe('until the time-out are named by the verdict', () => {
    const [inputs, ended] = [{ timeout: '20s' }, 'and at the end the service failed'];

    shared('while scans are listed', async () => {
      const job = await ask(service, { faults: [{ call: 'list', nth: 'all', fault: 'html-502' }] }, { inputs });

      expect(job.outputs['verdict-reason']).toBe(`error: the service did not respond, ${ended}`);
      expect(job.report?.error?.message).toContain('502');
    });

    shared('while the scan is started', async () => {
      const job = await ask(service, { faults: [{ call: 'start', nth: 'all', fault: { status: 503 } }] }, { inputs });

      expect(job.outputs['verdict-reason']).toBe(`timeout: the deadline passed before scan-gate received the ID of a scan, ${ended}`);
      expect(job.report?.error?.message).toContain('503');
    });

    shared('while a lost start is looked for', async () => {
      const faults = [
        { call: 'start', nth: 'all', fault: 'html-502' },
        { call: 'list', nth: [2, 99], fault: { delayMs: 25 * SECOND_MS } },
      ] as const;

      const job = await ask(service, { faults }, { inputs });

      expect(job.outputs['verdict-reason']).toContain(ended);
      expect(job.report?.error?.message).toContain('502');
    });

    if (service.conflicts.length > 0) {
      shared('while another scan is waited out', async () => {
        const scans = [{ id: 'scan_other', createdAgoMs: 5000, ...FOREVER, ...service.otherTraits }];

        const job = await ask(service, { scans, faults: [{ call: 'status', nth: [2, 999], fault: 'html-502' }] }, { inputs });

        expect(job.outputs['verdict-reason']).toMatch(new RegExp(`^timeout: other scans blocked the start .*${ended}$`));
        expect(job.scans).toHaveLength(1);
      });
    }
  });
});
