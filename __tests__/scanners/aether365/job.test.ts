import { describe, expect, it } from '@jest/globals';
import { manyFailedChecks, tenantChecks } from '../../../src/emulator/aether365/data.js';
import { aether365Mount } from '../../../src/emulator/aether365/index.js';
import type { Aether365Scenario } from '../../../src/emulator/aether365/scenario.js';
import { type JobResult, runJob } from '../../helpers/job.js';
import { API_KEY } from '../../helpers/secrets.js';

/** What is this service's own about a whole job; the rest is the contract's. */
function run(scenario: Aether365Scenario, inputs: Readonly<Record<string, string | undefined>> = {}): Promise<JobResult> {
  const service = aether365Mount({ key: API_KEY, ...scenario });
  return runJob({ service, inputs: { 'upload-sarif': 'never', baseline: 'none', ...inputs } });
}

function startsOf({ service }: JobResult): number {
  return service.requests.filter(({ kind }) => kind === 'start').length;
}

const DOCUMENTED = { passed: 87, skipped: 5, findings: manyFailedChecks(12) };
const BEFORE = { id: 'scan_before', createdAgoMs: 3_600_000 };

describe('a score', () => {
  it.each([
    ['87.9', 'passed', 0],
    ['88', 'failed', 1],
  ])('that should be %s at least: %s', async (minScore, verdict, exitCode) => {
    const job = await run({ plans: [DOCUMENTED] }, { 'min-score': minScore });

    expect(job.outputs).toMatchObject({ verdict, score: '87.9', 'checks-passed': '87', 'checks-failed': '12', 'checks-skipped': '5' });
    expect(job.exitCode).toBe(exitCode);
    expect(job.summary).toContain('87 / (87 + 12)');
  });

  it('whose scan does not report the skipped checks leaves them unknown', async () => {
    const job = await run({ plans: [{ ...DOCUMENTED, summary: { skip_count: null } }] }, { 'min-score': '50' });

    expect(job.outputs).toMatchObject({ verdict: 'passed', score: '87.9', 'checks-skipped': '' });
    expect(job.summary).toContain('| **87.9** | **87** | **12** | _not reported_ |');
  });

  it('takes the place of the default threshold, and not of one that is given', async () => {
    const alone = await run({ plans: [DOCUMENTED] }, { 'min-score': '50' });
    const both = await run({ plans: [DOCUMENTED] }, { 'min-score': '50', 'severity-threshold': 'high' });

    expect([alone.outputs['verdict'], both.outputs['verdict']]).toEqual(['passed', 'failed']);
    expect(alone.outputs).toMatchObject({ critical: '3', total: '12' });
  });

  it('that is not reported is an error only where a rule needs it', async () => {
    const plans = [{ summary: { score: null } }];

    const needed = await run({ plans }, { 'min-score': '50' });
    const not = await run({ plans });

    expect(needed.outputs).toMatchObject({ verdict: 'error', score: '' });
    expect(needed.report?.error).toMatchObject({ code: 'MEASURE_MISSING', hint: expect.stringContaining('min-score') });
    expect(not.outputs).toMatchObject({ verdict: 'passed', score: '', 'checks-failed': '0' });
  });

  it('is not reported by numbers that are null, and neither are the checks', async () => {
    const job = await run({ plans: [{ summary: 'absent' }] }, { 'min-score': '50' });

    expect(job.outputs).toMatchObject({ verdict: 'error', score: '', 'checks-passed': '', 'checks-failed': '' });
  });
});

describe('the scores of the last scans', () => {
  const HOUR_MS = 3_600_000;
  const before = Array.from({ length: 12 }, (_, index) => ({
    id: `scan_${index + 1}`,
    createdAgoMs: (index + 1) * HOUR_MS,
    passed: 60 + index,
  }));

  it('are those of the list that is read anyway, this scan last', async () => {
    const unlike = { id: 'scan_other', createdAgoMs: HOUR_MS / 2, type: 'exposure' };
    const failed = { id: 'scan_failed', createdAgoMs: HOUR_MS / 3, end: 'failed' };
    const untold = { id: 'scan_untold', createdAgoMs: HOUR_MS / 4, summary: 'absent' as const };
    for (const listOrder of ['newest-first', 'oldest-first'] as const) {
      const job = await run({ plans: [DOCUMENTED], scans: [...before, unlike, failed, untold], listOrder }, { 'min-score': '50' });

      const scores = job.report?.scores ?? [];
      expect(scores.map(({ scanId }) => scanId)).toEqual([
        ...before
          .slice(0, 9)
          .toReversed()
          .map(({ id }) => id),
        job.outputs['scan-id'],
      ]);
      expect(scores.at(-1)?.score).toBe(87.9);
      expect(scores.every(({ at }) => at !== undefined)).toBe(true);
      expect(job.summary).toContain('title "Score of the last 10 scans; 50 is required"');
      // One look before the start; no scan is asked for its score.
      const { requests } = job.service;
      expect(requests.filter(({ kind }) => kind === 'list')).toHaveLength(1);
      expect(requests.filter(({ path }) => /scan_\d+$/.test(path))).toEqual([]);
    }
  });

  it('are those of the list that the baseline is looked for in, where a scan is collected', async () => {
    const collected = { 'scan-id': 'scan_3', 'min-score': '50' };
    const job = await run({ scans: before }, { ...collected, baseline: 'auto' });
    const without = await run({ scans: before }, collected);

    // Younger ones are no past of the scan.
    expect(job.report?.scores?.map(({ scanId: scan }) => scan)).toEqual(
      [12, 11, 10, 9, 8, 7, 6, 5, 4, 3].map((number) => `scan_${number}`),
    );
    expect(without.report?.scores).toBeUndefined();
    expect(without.outputs['verdict']).toBe('passed');
  });

  it('are not there for a first scan', async () => {
    const job = await run({ plans: [DOCUMENTED] }, { 'min-score': '50' });

    expect(job.report).not.toHaveProperty('scores');
    expect(job.summary).not.toContain('xychart');
  });
});

describe('a check that ended in an error', () => {
  it('counts as failed, with a warning, though the scan counts it nowhere', async () => {
    const error = { ...manyFailedChecks(1).at(0), result: 'error', severity: 'critical' };

    const job = await run({ plans: [{ findings: [error] }] });

    expect(job.outputs).toMatchObject({ verdict: 'failed', critical: '1', 'checks-failed': '0' });
    expect(job.report?.notes).toContainEqual(
      expect.objectContaining({ level: 'warning', code: 'unknown-status', text: expect.stringContaining('error') }),
    );
  });
});

describe('one result ID with two contents', () => {
  const row = { id: 'result_1', scan_id: 'scan_before', test_id: 'CIS.1', title: 'One', framework: 'cis' };
  it.each([
    [
      'passed, then failed',
      [
        { result: 'passed', severity: 'critical' },
        { result: 'failed', severity: 'critical' },
      ],
    ],
    [
      'low, then critical',
      [
        { result: 'failed', severity: 'low' },
        { result: 'failed', severity: 'critical' },
      ],
    ],
  ])('counts as the worst, which is reported: %s', async (_order, contents) => {
    const body = { success: true, data: contents.map((content) => ({ ...row, ...content })), meta: { total: 2 } };
    const faults = [{ call: 'findings', nth: 'all', fault: { status: 200, body } }] as const;

    const job = await run({ scans: [{ ...BEFORE, summary: { fail_count: 1 } }], faults }, { 'scan-id': 'scan_before' });

    expect(job.outputs).toMatchObject({ verdict: 'failed', critical: '1', total: '1' });
    expect(job.report?.notes).toEqual([expect.objectContaining({ text: expect.stringContaining('One finding ID was listed') })]);
  });
});

describe('a completed scan', () => {
  it.each([
    ['error_message', [['scan-error-message', 'warning']]],
    ['message', []],
  ] as const)('with an %s is judged, and the error is shown', async (field, notes) => {
    const job = await run({ plans: [{ reason: { field, value: 'Two checks were left out' } }] });

    expect(job.outputs['verdict']).toBe('passed');
    expect(job.report?.notes.map(({ code, level }) => [code, level])).toEqual(notes);
  });
});

describe('failed checks', () => {
  it('count once, whatever the number of frameworks', async () => {
    const job = await run({ plans: [{ findings: tenantChecks() }] });

    expect(job.outputs).toMatchObject({ verdict: 'failed', critical: '1', high: '3', medium: '4', low: '2', total: '10' });
    expect(job.report?.notes).toEqual([]);
    const rule = job.report?.evaluation?.rules.find(({ id }) => id === 'CIS.M365.5.2.2.3');
    expect(rule).toMatchObject({
      tags: ['security', 'framework/cis', 'framework/cisa'],
      url: expect.stringContaining('https://learn.microsoft.com/'),
    });
  });

  it('are all there where the scan counts each of its frameworks', async () => {
    const job = await run({ plans: [{ findings: tenantChecks(), summary: { fail_count: 11 } }] });

    expect(job.outputs).toMatchObject({ verdict: 'failed', total: '10', 'checks-failed': '11' });
    expect(job.report?.notes).toEqual([]);
  });

  it('that are fewer than the scan counts, and more than its checks, are not all of them', async () => {
    const failed = { ...manyFailedChecks(1).at(0), severity: 'low' };
    const findings = ['cis', 'cisa', 'nist'].map((framework) => ({ ...failed, framework }));

    const job = await run({ plans: [{ findings, summary: { fail_count: 2 } }] });

    expect(job.outputs).toMatchObject({ verdict: 'error', total: '' });
    expect(job.report?.error).toMatchObject({ code: 'INCOMPLETE', message: expect.stringContaining('contains 1 in 3 rows') });
  });

  it('that are fewer than the scan reports are not all of them', async () => {
    const job = await run({ plans: [{ findings: tenantChecks(), summary: { fail_count: 12 } }] });

    expect(job.outputs).toMatchObject({ verdict: 'error', total: '', 'sarif-file': '' });
    expect(job.report?.error?.code).toBe('INCOMPLETE');
  });

  it('that the service does not give stop a gate that needs them before a scan is paid for', async () => {
    const job = await run({ siblingEndpoints: 'off', scans: [BEFORE] });

    expect(job.outputs['verdict']).toBe('error');
    expect(job.report?.error?.code).toBe('MEASURE_MISSING');
    expect(startsOf(job)).toBe(0);
  });

  it.each([{ status: 500 }, { status: 404, body: { success: false, error: { code: 'SCAN_NOT_FOUND', message: 'Scan not found' } } }])(
    'of an earlier scan that cannot be read stop nothing (%j), and are reported',
    async (fault) => {
      const faults = [{ call: 'findings', nth: 1, ...(fault.status === 500 && { forMs: 150_000 }), fault }] as const;
      const job = await run({ scans: [BEFORE], plans: [DOCUMENTED], faults });

      expect(job.outputs).toMatchObject({ verdict: 'failed', total: '12', 'scan-origin': 'started' });
      expect(job.report?.notes).toEqual([expect.objectContaining({ code: 'lookup', text: expect.stringContaining('scan_before') })]);
    },
  );

  it('that the key may not read stop a gate that needs them before a scan is paid for', async () => {
    const job = await run({ scans: [BEFORE], faults: [{ call: 'findings', nth: 'all', fault: { status: 403 } }] });

    expect(job.report?.error?.code).toBe('FORBIDDEN');
    expect(startsOf(job)).toBe(0);
  });

  it('that the service does not give stop no gate of a score', async () => {
    const job = await run({ siblingEndpoints: 'off', scans: [BEFORE], plans: [DOCUMENTED] }, { 'min-score': '80' });

    expect(job.outputs).toMatchObject({ verdict: 'passed', score: '87.9', total: '' });
  });
});

describe('a scan that has evaluated nothing', () => {
  const SKIPPED = { passed: 0, skipped: 104 };

  it.each([
    ['default threshold', {}],
    ['score', { 'min-score': '50' }],
  ])('passes no gate of a %s: an empty list proves nothing', async (_what, inputs) => {
    const job = await run({ plans: [SKIPPED] }, inputs);

    expect(job.outputs).toMatchObject({ verdict: 'error', total: '', 'checks-passed': '', 'checks-failed': '' });
    expect(job.report?.error?.code).toBe('MEASURE_MISSING');
  });

  it('is reported as such', async () => {
    const job = await run({ plans: [SKIPPED] });

    expect(job.report?.error?.message).toMatch(/no check that passed or failed.*skipped/);
  });

  it('stops no later one', async () => {
    const job = await run({ scans: [{ ...BEFORE, ...SKIPPED }], plans: [DOCUMENTED] });

    expect(job.outputs).toMatchObject({ verdict: 'failed', total: '12' });
  });
});

describe('the tenant', () => {
  it('is that of the key where none is given', async () => {
    const job = await run({ tenant: { id: 't_9f27', companyName: 'Example Org' } }, { target: undefined });

    expect(job.outputs['verdict']).toBe('passed');
    expect(job.report?.target).toMatchObject({ id: 't_9f27', label: 'Example Org' });
    expect(job.service.requests.map(({ path }) => path)).toContain('/tenants/t_9f27/scans');
    expect(JSON.stringify([job.log, job.summary, job.files])).not.toContain('ops@example.org');
  });

  it('stays `me` where the service does not report, with a notice', async () => {
    const job = await run({ siblingEndpoints: 'off', plans: [DOCUMENTED] }, { target: undefined, 'min-score': '80' });

    expect(job.outputs['verdict']).toBe('passed');
    expect(job.report?.notes).toContainEqual(expect.objectContaining({ level: 'notice', hint: expect.stringContaining('target') }));
    expect(job.service.requests.map(({ path }) => path)).toContain('/tenants/me/scans');
  });

  it('is in no name that everybody sees', async () => {
    const job = await run({ tenant: { id: 't_secretive' } });

    expect(job.report?.name).toMatch(/^aether365-[0-9a-f]{8}-compliance$/);
  });
});

describe('a running scan', () => {
  it('of the other type is no matter where they may run side by side', async () => {
    const scans = [{ id: 'scan_running', createdAgoMs: 0, runningMs: Infinity, type: 'exposure' }];

    const job = await run({ scans });

    expect(job.outputs).toMatchObject({ verdict: 'passed', 'scan-origin': 'started' });
  });
});

describe('a scan that failed', () => {
  it('reports why, where the service does', async () => {
    const job = await run({ plans: [{ end: 'failed', reason: { field: 'error_message', value: 'Graph API throttled' } }] });

    expect(job.report?.error).toMatchObject({ code: 'SCAN_FAILED', message: expect.stringContaining('Graph API throttled') });
  });
});
