import { describe, expect, it } from '@jest/globals';
import { ask } from './run-job.js';
import { SERVICES } from './services.js';

const MINUTE_MS = 60_000;

describe.each(SERVICES.filter(({ respondsWhenDone }) => respondsWhenDone))('a start that $id answers when the scan is over', (service) => {
  it('needs nothing but the answer and a look at the end, where it comes soon', async () => {
    const job = await ask(service, { silent: true, plans: [{ runningMs: 40_000 }] });

    expect(job.outputs).toMatchObject({ verdict: 'passed', 'scan-origin': 'started', 'scan-status': 'completed' });
    expect(job.requests('list')).toHaveLength(1);
    // The one look behind the diagrams.
    expect(job.requests('status')).toHaveLength(1);
    expect(job.durationMs).toBeLessThan(50_000);
  });

  it('is looked for in the list after a minute, and waited for as usual', async () => {
    const job = await ask(service, { silent: true, plans: [{ runningMs: 6 * MINUTE_MS }] });

    expect(job.outputs).toMatchObject({ verdict: 'passed', 'scan-status': 'completed' });
    expect(job.requests('start')).toHaveLength(1);
    expect(job.requests('list').length).toBeGreaterThanOrEqual(2);
    expect(job.requests('status').length).toBeGreaterThan(0);
    expect(job.logged('did not respond to the start request yet')).toHaveLength(1);
    expect(job.scans).toHaveLength(1);
  });

  it.each([
    ['is never answered', 'hang-after'],
    ['breaks', 'reset-after'],
  ] as const)('that %s makes one scan, which is found', async (_what, fault) => {
    const faults = [{ call: 'start', nth: 1, fault }] as const;

    const job = await ask(service, { silent: true, plans: [{ runningMs: 3 * MINUTE_MS }], faults });

    expect(job.outputs).toMatchObject({ verdict: 'passed', 'scan-origin': 'started' });
    expect(job.requests('start')).toHaveLength(1);
    expect(job.scans).toHaveLength(1);
  });

  it('a list that fails meanwhile does no harm', async () => {
    const faults = [{ call: 'list', nth: [2, 30], fault: { status: 500 } }] as const;

    const job = await ask(service, { silent: true, plans: [{ runningMs: 2 * MINUTE_MS }], faults });

    expect(job.outputs).toMatchObject({ verdict: 'passed' });
    expect(job.scans).toHaveLength(1);
  });

  it('beyond the deadline is a time-out with that reason', async () => {
    const job = await ask(service, { silent: true, plans: [{ runningMs: Infinity }] }, { inputs: { timeout: '3m' } });

    expect(job.outputs).toMatchObject({ verdict: 'timeout' });
    expect(job.durationMs).toBe(3 * MINUTE_MS);
  });

  it('is left with wait: false as soon as the list shows the scan', async () => {
    const job = await ask(service, { silent: true, plans: [{ runningMs: 6 * MINUTE_MS }] }, { inputs: { wait: 'false' } });

    expect(job.outputs).toMatchObject({ verdict: 'started', 'scan-origin': 'started' });
    expect(job.durationMs).toBeLessThan(MINUTE_MS);
  });

  it('that fails at the service is an error in the service’s words', async () => {
    const job = await ask(service, { silent: true, plans: [{ runningMs: 20_000, end: 'failed' }] });

    expect(job.outputs).toMatchObject({ verdict: 'error', 'scan-status': 'failed' });
    expect(job.report?.error?.code).toBe('SCAN_FAILED');
  });
});
