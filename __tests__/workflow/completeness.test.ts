import { describe, expect, it } from '@jest/globals';
import { manyExposures } from '../../src/emulator/s4e/data.js';
import { s4eMount } from '../../src/emulator/s4e/index.js';
import type { SeverityCounts } from '../../src/emulator/service.js';
import { runJob } from '../helpers/job.js';
import { API_KEY } from '../helpers/secrets.js';

function job(severities: readonly string[], summary: Partial<SeverityCounts>, status = 'open') {
  const { at } = manyExposures(severities.length);
  const findings = severities.map((severity, index) => ({ ...at(index), severity, status }));
  const none = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  const plans = [{ findings, summary: { ...none, ...summary } }];
  return runJob({ service: s4eMount({ key: API_KEY, plans }), inputs: { 'upload-sarif': 'never', baseline: 'none' } });
}

describe('a list that is as long as the summary', () => {
  it('is not complete where it lacks one of a severity', async () => {
    const { outputs, report } = await job(['low', 'low', 'low'], { critical: 1, low: 2 });

    expect(outputs).toMatchObject({ verdict: 'error', total: '' });
    expect(report?.error).toMatchObject({ code: 'INCOMPLETE', message: expect.stringMatching(/1 critical and 2 low.*3 low/) });
  });

  it('is complete where a severity that no document names is counted elsewhere', async () => {
    const { outputs, report } = await job(['negligible', 'low'], { low: 2 });

    expect(outputs).toMatchObject({ verdict: 'failed', critical: '1', low: '1' });
    expect(report?.notes.map(({ code }) => code)).toEqual(['summary-differs', 'unknown-severity']);
  });

  it('is not complete where the summary counts one that is critical, and all critical ones of the list are resolved', async () => {
    const { outputs, report } = await job(['critical', 'critical', 'critical', 'critical'], { critical: 1 }, 'resolved');

    expect(outputs).toMatchObject({ verdict: 'error', total: '' });
    expect(report?.error).toMatchObject({ code: 'INCOMPLETE', message: expect.stringMatching(/1 critical.*4 critical \(open: none\)/) });
  });

  it('is complete where the summary counts all of them, and all are resolved', async () => {
    const { outputs, report } = await job(['critical', 'critical'], { critical: 2 }, 'resolved');

    expect(outputs).toMatchObject({ verdict: 'passed', critical: '0' });
    expect(report?.notes).toEqual([]);
  });
});

describe('a summary that leaves out severities', () => {
  const incomplete = async (
    finding_summary: Partial<SeverityCounts>,
    list: { readonly data: readonly unknown[]; readonly meta?: object },
  ) => {
    const scan = { scan_id: 'sc-new001', asset_id: 'a-1001', scan_type: 'full', status: 'completed', finding_summary };
    const faults = [
      { call: 'scan', nth: 'all', fault: { status: 200, body: { data: scan } } },
      { call: 'findings', nth: 'all', fault: { status: 200, body: list } },
    ] as const;
    return await runJob({ service: s4eMount({ key: API_KEY, faults }), inputs: { 'upload-sarif': 'never', baseline: 'none' } });
  };

  it('is compared with the list in those that it contains', async () => {
    const { outputs, report } = await incomplete({ critical: 2 }, { data: [], meta: { total: 0 } });

    expect(outputs).toMatchObject({ verdict: 'error', total: '' });
    expect(report?.error).toMatchObject({ code: 'INCOMPLETE', message: expect.stringContaining('2 critical') });
  });

  it('does not prove that a list without a total is whole', async () => {
    const { outputs, report } = await incomplete({ critical: 0, low: 0 }, { data: [] });

    expect(outputs).toMatchObject({ verdict: 'error', total: '' });
    expect(report?.error?.code).toBe('INCOMPLETE');
  });
});

describe('results of another scan', () => {
  const { at } = manyExposures(1);
  it.each([{ scan_id: 'sc-9999' }, { asset: { id: 'a-9999', name: 'elsewhere.example' } }])('are not used: %j', async (about) => {
    const body = { data: [{ ...at(0), severity: 'low', status: 'open', ...about }], meta: { total: 1 } };
    const faults = [{ call: 'findings', nth: 'all', fault: { status: 200, body } }] as const;

    const { outputs, report } = await runJob({
      service: s4eMount({ key: API_KEY, plans: [{ summary: 'absent' }], faults }),
      inputs: { 'upload-sarif': 'never', baseline: 'none' },
    });

    expect(outputs).toMatchObject({ verdict: 'error', total: '' });
    expect(report?.error?.code).toBe('WRONG_SCAN');
  });
});
