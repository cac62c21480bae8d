import { describe, expect, it } from '@jest/globals';
import { aiptxMount } from '../../src/emulator/aiptx/index.js';
import type { AiptxScenario } from '../../src/emulator/aiptx/scenario.js';
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
    expect(notes).toEqual([expect.objectContaining({ code: 'scan-left', text: expect.stringContaining('as the input on-timeout asks') })]);
  });
});
