import { describe, expect, it } from '@jest/globals';
import { aiptxMount } from '../../src/emulator/aiptx.js';
import { s4eMount } from '../../src/emulator/s4e.js';
import { runJob } from '../support/job.js';
import { API_KEY } from '../support/secrets.js';

const HOUR_MS = 3_600_000;
const common = { 'upload-sarif': 'never', baseline: 'none', 'max-age': '6h' };

describe('max-age', () => {
  it.each([
    ['with a login', 'authentication:\n  type: form\n  login_url: https://staging.example.com/login'],
    ['that repeats this very scan', 'rescan: scan_earlier'],
  ])('takes no earlier scan for one %s', async (_what, options) => {
    const scans = [{ id: 'scan_earlier', createdAgoMs: HOUR_MS }];

    const { outputs, report } = await runJob({
      service: aiptxMount({ key: API_KEY, scans }),
      inputs: { ...common, 'scan-options': options },
    });

    expect(outputs).toMatchObject({ verdict: 'passed', 'scan-origin': 'started', 'scan-id': 'scan_new001' });
    expect(report?.notes).toEqual([expect.objectContaining({ code: 'max-age-unused', hint: expect.stringContaining('scan-options') })]);
  });

  it('takes an earlier scan where the options are none', async () => {
    const scans = [{ id: 'sc-earlier', createdAgoMs: HOUR_MS }];

    const { outputs, report } = await runJob({ service: s4eMount({ key: API_KEY, scans }), inputs: common });

    expect(outputs).toMatchObject({ 'scan-origin': 'reused', 'scan-id': 'sc-earlier' });
    expect(report?.notes).toEqual([]);
  });
});
