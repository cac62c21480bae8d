import { describe, expect, it } from '@jest/globals';
import { feguraMount } from '../../src/emulator/fegura/index.js';
import { s4eMount } from '../../src/emulator/s4e/index.js';
import { runJob } from '../helpers/job.js';
import { API_KEY } from '../helpers/secrets.js';

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

describe('a start that nobody waits for, in a job that is cancelled while it is published', () => {
  it('says that the scan goes on, how to collect it, and how to end it', async () => {
    const { outputs, report, service } = await runJob({
      service: s4eMount({ key: API_KEY, plans: [{ runningMs: Infinity }] }),
      inputs: { 'upload-sarif': 'never', baseline: 'none', wait: 'false', comment: 'always' },
      interruptAt: ({ at, kind }) => at === 'github' && kind.startsWith('comment'),
    });

    expect(outputs).toMatchObject({ verdict: 'cancelled', 'scan-id': 'sc-new001' });
    expect(report?.notes).toContainEqual({
      level: 'notice',
      code: 'scan-left',
      text: 'The scan sc-new001 goes on at S4E, as the input wait asks.',
      hint: expect.stringMatching(/scan-id sc-new001\. To end it: Cancel it at S4E: POST \/api\/scan\/sc-new001\/cancel/),
    });
    expect(service.requests.filter(({ kind }) => kind === 'cancel')).toEqual([]);
  });
});
