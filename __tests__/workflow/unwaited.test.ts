import { describe, expect, it } from '@jest/globals';
import { feguraMount } from '../../src/emulator/fegura.js';
import { runJob } from '../support/job.js';
import { API_KEY } from '../support/secrets.js';

const job = (end: string) =>
  runJob({
    service: feguraMount({ key: API_KEY, plans: [{ queuedMs: 0, runningMs: 1000, end, errorMessage: 'AccessDenied' }] }),
    inputs: { 'upload-sarif': 'never', baseline: 'none', wait: 'false' },
  });

describe('a start that nobody waits for', () => {
  it('is an error where its answer says that the scan has failed', async () => {
    const { outputs, report } = await job('failed');

    expect(outputs).toMatchObject({ verdict: 'error', 'scan-status': 'failed', 'scan-origin': 'started' });
    expect(report?.error).toMatchObject({ code: 'SCAN_FAILED', message: expect.stringContaining('AccessDenied') });
  });

  it('is just started where its answer says that the scan is completed', async () => {
    const { outputs } = await job('completed');

    expect(outputs).toMatchObject({ verdict: 'started', 'scan-status': 'completed' });
  });
});
