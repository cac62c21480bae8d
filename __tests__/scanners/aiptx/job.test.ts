import { describe, expect, it } from '@jest/globals';
import { manyShopFindings, shopFindings } from '../../../src/emulator/aiptx/data.js';
import { aiptxMount } from '../../../src/emulator/aiptx/index.js';
import type { AiptxScenario } from '../../../src/emulator/aiptx/scenario.js';
import { type JobResult, runJob } from '../../helpers/job.js';
import { API_KEY } from '../../helpers/secrets.js';

/** What is this service's own about a whole job; the rest is the contract's. */
function run(scenario: AiptxScenario, inputs: Readonly<Record<string, string | undefined>> = {}): Promise<JobResult> {
  const service = aiptxMount({ key: API_KEY, ...scenario });
  return runJob({ service, inputs: { 'upload-sarif': 'never', baseline: 'none', ...inputs } });
}

const countOf = ({ service }: JobResult, kind: string): number => service.requests.filter((request) => request.kind === kind).length;
const BEFORE = { id: 'scan_before', createdAgoMs: 6 * 3_600_000 };

describe('a comparison of two lists', () => {
  it('asks for the details of the scan that it is about, and for none of the other', async () => {
    const findings = manyShopFindings(400);
    const before = { ...BEFORE, findings };

    const job = await run({ scans: [before], plans: [{ findings }], limits: { perMinute: { all: 1000 } } }, { baseline: 'auto' });

    expect(job.outputs).toMatchObject({ 'baseline-id': 'scan_before', new: '0', fixed: '0', unchanged: job.outputs['total'] });
    expect(countOf(job, 'findings')).toBe(8);
    expect(countOf(job, 'detail')).toBe(50);
  });
});

describe('numbers that leave info out', () => {
  const info = { 'severity-threshold': 'info' };
  const mild = shopFindings().map((finding) => ({ ...finding, severity: 'info' }));

  it('cannot answer a rule about info, which is reported before a scan is paid for', async () => {
    const job = await run({ siblingEndpoints: 'off', scans: [{ ...BEFORE, findings: mild }], plans: [{ findings: mild }] }, info);

    expect(job.outputs['verdict']).toBe('error');
    expect(job.report?.error).toMatchObject({
      code: 'MEASURE_MISSING',
      message: expect.stringContaining('do not include the severity info'),
      hint: expect.stringContaining('severity-threshold to a severity that the numbers include: low, or worse'),
    });
    expect(countOf(job, 'start')).toBe(0);
    expect(countOf(job, 'findings')).toBe(1);
  });

  it('cannot answer it after the first scan either', async () => {
    const job = await run({ siblingEndpoints: 'off', plans: [{ findings: mild }] }, info);

    expect(job.outputs).toMatchObject({ verdict: 'error', info: '', total: '' });
    expect(job.report?.error?.code).toBe('MEASURE_MISSING');
    expect(countOf(job, 'start')).toBe(1);
  });

  it('answer any other rule, and say nothing of info', async () => {
    const job = await run({
      siblingEndpoints: 'off',
      scans: [{ ...BEFORE, findings: mild }],
      plans: [{ findings: mild, runningMs: 90_000 }],
    });

    expect(job.outputs).toMatchObject({ verdict: 'passed', critical: '0', low: '0', info: '' });
    expect(job.summary).toContain('_not reported_');
    expect(job.log.join('\n')).toContain('info not reported');
    expect(countOf(job, 'findings')).toBe(1);
  });

  it('are numbers where the service counts info as well', async () => {
    const job = await run({ dialect: 'sibling', siblingEndpoints: 'off', plans: [{ findings: mild }] }, info);

    expect(job.outputs).toMatchObject({ verdict: 'failed', info: '13', total: '13' });
  });

  it('are not filled by findings of that severity', async () => {
    const findings = [...shopFindings(), ...mild.map((finding) => ({ ...finding, id: `${finding.id}_info` }))];
    const job = await run({ plans: [{ findings, summary: { low: 4 } }] }, info);

    expect(job.outputs).toMatchObject({ verdict: 'error', total: '' });
    expect(job.report?.error).toMatchObject({ code: 'INCOMPLETE', message: expect.stringContaining('4 findings are missing') });
  });

  it('agree with a list that holds some of info', async () => {
    const findings = [...shopFindings(), ...mild.map((finding) => ({ ...finding, id: `${finding.id}_info` }))];
    const job = await run({ plans: [{ findings }] }, info);

    expect(job.outputs['verdict']).toBe('failed');
    expect(Number(job.outputs['info'])).toBeGreaterThan(0);
    expect(job.report?.notes).toEqual([]);
  });
});

describe('numbers that decide without a list', () => {
  const data = { id: 'scan_before', target: 'https://staging.example.com', mode: 'standard', type: 'web' };
  const counts = { critical: 0, high: 0, medium: 0, low: 1 };
  const before = { id: 'scan_before', createdAgoMs: 10 * 60_000, findings: shopFindings().map((one) => ({ ...one, severity: 'low' })) };

  it.each([
    ['running', counts],
    ['completed', { ...counts, critical: 1 }],
  ])('are those of the scan as it is after it was read: %s, %j', async (status, findings_count) => {
    const body = { success: true, data: { ...data, status, findings_count } };
    // The first answer is the scan's own, and every later one another.
    const faults = [{ call: 'scan', nth: [2, 99], fault: { status: 200, body } }] as const;

    const job = await run({ siblingEndpoints: 'off', scans: [before], faults }, { 'scan-id': 'scan_before' });

    expect(job.outputs['verdict']).toBe(status === 'running' ? 'error' : 'failed');
  });
});

describe('a scan whose numbers are not reported', () => {
  const reported = (findings_count: object) => ({
    success: true,
    data: { id: 'scan_new001', target: 'https://staging.example.com', mode: 'standard', type: 'web', status: 'completed', findings_count },
  });

  it.each([[{}], [{ critical: null, high: null, medium: null, low: null }], [{ info: 0 }]])(
    'passes no gate where there is no list either: %j',
    async (counts) => {
      const job = await run({
        siblingEndpoints: 'off',
        faults: [
          { call: 'status', nth: 'all', fault: { status: 200, body: reported(counts) } },
          { call: 'scan', nth: 'all', fault: { status: 200, body: reported(counts) } },
        ],
      });

      expect(job.outputs).toMatchObject({ verdict: 'error', total: '' });
      expect(job.report?.error?.code).toBe('MEASURE_MISSING');
    },
  );

  it('proves no list to be whole', async () => {
    const job = await run({
      plans: [{ flaws: { total: null } }],
      faults: [{ call: 'scan', nth: 'all', fault: { status: 200, body: reported({}) } }],
    });

    expect(job.outputs).toMatchObject({ verdict: 'error', total: '' });
    expect(job.report?.error?.code).toBe('INCOMPLETE');
  });
});

describe('an account that takes no more scans at once', () => {
  it('is what stood in the way, and no scan of the same target', async () => {
    const scans = [{ target: 'https://elsewhere.example.com', createdAgoMs: 0, runningMs: Infinity }];

    const job = await run({ concurrentScans: 1, scans }, { timeout: '10m' });

    expect(job.outputs).toMatchObject({ verdict: 'timeout', 'scan-id': '' });
    expect(job.report?.error).toMatchObject({ code: 'BUSY', hint: expect.stringContaining('fewer jobs at the same time') });
    expect(job.report?.error?.message).not.toContain('target');
  });
});
