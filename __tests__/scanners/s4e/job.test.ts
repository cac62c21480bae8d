import { describe, expect, it } from '@jest/globals';
import type { Run } from 'sarif';
import { s4eMount } from '../../../src/emulator/s4e/index.js';
import type { S4eFinding, S4eScenario } from '../../../src/emulator/s4e/scenario.js';
import { renderSarif } from '../../../src/report/sarif/sarif.js';
import { type JobOptions, type JobResult, runJob } from '../../helpers/job.js';
import { API_KEY } from '../../helpers/secrets.js';

type Asked = Partial<Omit<JobOptions<unknown>, 'service'>>;

/** What is this service's own about a whole job; the rest is the contract's. */
function run(scenario: S4eScenario, { inputs, ...more }: Asked = {}): Promise<JobResult> {
  return runJob({
    service: s4eMount({ key: API_KEY, ...scenario }),
    inputs: { 'upload-sarif': 'never', baseline: 'none', ...inputs },
    ...more,
  });
}

describe('a scan type that only the guides name', () => {
  it('is warned of before anything is asked', async () => {
    const job = await run({}, { inputs: { 'scan-type': 'web_app' } });

    const warned = job.log.findIndex((line) => /^::warning::Only S4E's guides name the scan type web_app/.test(line));
    expect(warned).toBeGreaterThan(-1);
    expect(warned).toBeLessThan(job.log.findIndex((line) => line.startsWith('::debug::GET ')));
  });

  it('is the only one that is', async () => {
    const job = await run({}, { inputs: { 'scan-type': 'ssl' } });

    expect(job.log.filter((line) => line.startsWith('::warning::'))).toEqual([]);
  });
});

describe('results that are not there', () => {
  const GONE: S4eScenario = { results: 404, siblingEndpoints: 'off' };

  it('are not replaced by the numbers of the scan: S4E documents them', async () => {
    const job = await run({ ...GONE, plans: [{ findings: [] }] });

    expect(job.outputs).toMatchObject({ verdict: 'error', total: '', critical: '' });
    expect(job.report?.error).toMatchObject({ code: 'MEASURE_MISSING', message: expect.stringContaining('neither results') });
  });

  it('are needed by no gate without a rule', async () => {
    const job = await run({ ...GONE, plans: [{ findings: [] }] }, { inputs: { 'severity-threshold': 'none' } });

    expect(job.outputs).toMatchObject({ verdict: 'passed', total: '' });
    expect(job.report?.notes.map(({ code }) => code)).toContain('no-list');
  });
});

describe('a title that counts down', () => {
  const DAY_MS = 86_400_000;
  const PORT: S4eFinding = { id: 'p', title: 'Port 8080 open', severity: 'low', status: 'open', description: 'D', remediation: 'R' };
  const certificate = (id: string, days: number): S4eFinding => ({
    ...PORT,
    id,
    title: `Certificate expires in ${days} days`,
    severity: 'high',
  });
  const OVER = { id: 'sc-1', createdAgoMs: DAY_MS, findings: [certificate('a', 29), certificate('b', 5), PORT] };
  const today = [certificate('x', 4), certificate('y', 28), { ...PORT, title: 'Port 8443 open' }];

  it('is no new finding on the next day, and two that differ by it alone are two', async () => {
    const job = await run({ scans: [OVER], plans: [{ findings: today }] }, { inputs: { baseline: 'sc-1' } });

    expect(job.report?.comparison?.findings).toMatchObject({
      new: 1,
      fixed: 1,
      unchanged: 2,
      fixedFindings: [{ title: 'Port 8080 open' }],
    });
    expect(job.report?.evaluation?.findings.map(({ title }) => title)).toEqual([
      'Certificate expires in 4 days',
      'Certificate expires in 28 days',
      undefined,
    ]);
  });

  it('is a new finding if there is one more, and a fixed one if there is one less', async () => {
    const more = await run({ scans: [OVER], plans: [{ findings: [...today, certificate('z', 90)] }] }, { inputs: { baseline: 'sc-1' } });
    const less = await run({ scans: [OVER], plans: [{ findings: today.slice(1) }] }, { inputs: { baseline: 'sc-1' } });

    expect(more.report?.comparison?.findings).toMatchObject({ new: 2, fixed: 1, unchanged: 2, newCounts: { high: 1 } });
    expect(less.report?.comparison?.findings).toMatchObject({ new: 1, fixed: 2, unchanged: 1 });
  });

  it('is one rule in SARIF from day to day, and each alert begins with its own title', async () => {
    const sarifOf = async (findings: readonly S4eFinding[]): Promise<Run | undefined> => {
      const { report } = await run({ plans: [{ findings }] });
      return report && renderSarif(report)?.log.runs[0];
    };
    const [yesterday, later] = [await sarifOf(OVER.findings.slice(0, 2)), await sarifOf(today.slice(0, 2))];

    expect(later?.tool.driver.rules).toEqual(yesterday?.tool.driver.rules);
    expect(later?.tool.driver.rules).toMatchObject([
      { id: 'certificate-expires-time', shortDescription: { text: 'Certificate expires [time]' } },
    ]);
    expect(later?.results?.map(({ message }) => message.text?.split('.')[0]).sort()).toEqual([
      'Certificate expires in 28 days',
      'Certificate expires in 4 days',
    ]);
    const prints = (one?: Run) => one?.results?.map(({ partialFingerprints }) => partialFingerprints);
    expect(prints(later)).toEqual(prints(yesterday));
  });
});
