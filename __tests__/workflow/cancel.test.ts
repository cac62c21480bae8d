import { describe, expect, it } from '@jest/globals';
import { aiptxMount } from '../../src/emulator/aiptx/index.js';
import type { AiptxScenario } from '../../src/emulator/aiptx/scenario.js';
import { feguraMount } from '../../src/emulator/fegura/index.js';
import { s4eMount } from '../../src/emulator/s4e/index.js';
import { type JobOptions, runJob } from '../helpers/job.js';
import { API_KEY } from '../helpers/secrets.js';

const FOREVER = { queuedMs: 0, runningMs: Infinity };

/** A job at AIPTx, whose scans are left at the deadline by default: they are long and paid for. */
async function job(scenario: AiptxScenario, more: Partial<Omit<JobOptions<unknown>, 'service'>> = {}) {
  const done = await runJob({
    service: aiptxMount({ key: API_KEY, ...scenario }),
    ...more,
    inputs: { 'upload-sarif': 'never', baseline: 'none', ...more.inputs },
  });
  const cancels = done.service.requests.filter(({ kind }) => kind === 'cancel');
  return { ...done, cancels: cancels.length, notes: done.report?.notes ?? [] };
}

describe('a scan of ours that is to be left at the deadline', () => {
  it.each([
    ['target', { target: 'https://elsewhere.example.com' }],
    ['type', { type: 'network' }],
  ])('is cancelled where it is of another %s', async (_what, echo) => {
    const { report, cancels, notes } = await job({ plans: [{ ...FOREVER, echo }] });

    expect(report?.error?.code).toBe('WRONG_SCAN');
    expect(cancels).toBe(1);
    expect(notes.map(({ code }) => code)).toEqual(['cancelled-scan']);
  });

  it('is left at the deadline, also where nothing but failures came before it', async () => {
    const faults = [{ call: 'status', nth: 'all', fault: { status: 500 } }] as const;

    const { report, cancels, notes } = await job({ plans: [FOREVER], faults }, { inputs: { timeout: '10m' } });

    expect(report?.error?.code).toBe('TIMEOUT');
    expect(cancels).toBe(0);
    expect(notes).toEqual([
      expect.objectContaining({ code: 'scan-left', text: expect.stringContaining('because of the input on-timeout') }),
    ]);
  });
});

const unwaited = (end: string) =>
  runJob({
    service: feguraMount({ key: API_KEY, plans: [{ queuedMs: 0, runningMs: 1000, end, errorMessage: 'AccessDenied' }] }),
    inputs: { 'upload-sarif': 'never', baseline: 'none', wait: 'false' },
  });

describe('a start with wait: false', () => {
  it('is an error if its response reports that the scan failed', async () => {
    const { outputs, report } = await unwaited('failed');

    expect(outputs).toMatchObject({ verdict: 'error', 'scan-status': 'failed', 'scan-origin': 'started' });
    expect(report?.error).toMatchObject({ code: 'SCAN_FAILED', message: expect.stringContaining('AccessDenied') });
  });

  it('is only started if its response reports that the scan is completed', async () => {
    const { outputs } = await unwaited('completed');

    expect(outputs).toMatchObject({ verdict: 'started', 'scan-status': 'completed' });
  });
});

describe('a start with wait: false, in a job that is cancelled while it is published', () => {
  it('reports that the scan continues, how to collect it, and how to end it', async () => {
    const { outputs, report, service } = await runJob({
      service: s4eMount({ key: API_KEY, plans: [{ runningMs: Infinity }] }),
      inputs: { 'upload-sarif': 'never', baseline: 'none', wait: 'false', comment: 'always' },
      interruptAt: ({ at, kind }) => at === 'github' && kind.startsWith('comment'),
    });

    expect(outputs).toMatchObject({ verdict: 'cancelled', 'scan-id': 'sc-new001' });
    expect(report?.notes).toContainEqual({
      level: 'notice',
      code: 'scan-left',
      text: 'The scan sc-new001 continues at S4E, because of the input wait.',
      hint: expect.stringMatching(/scan-id sc-new001\. To end it: Cancel it at S4E: POST \/api\/scan\/sc-new001\/cancel/),
    });
    expect(service.requests.filter(({ kind }) => kind === 'cancel')).toEqual([]);
  });
});
