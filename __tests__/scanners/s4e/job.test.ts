import { describe, expect, it } from '@jest/globals';
import { s4eMount } from '../../../src/emulator/s4e.js';
import type { S4eScenario } from '../../../src/emulator/s4e-scenario.js';
import { type JobOptions, type JobResult, runJob } from '../../support/job.js';
import { API_KEY } from '../../support/secrets.js';

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
    expect(job.report?.error).toMatchObject({ code: 'MEASURE_MISSING', message: expect.stringContaining('neither the results') });
  });

  it('are needed by no gate without a rule', async () => {
    const job = await run({ ...GONE, plans: [{ findings: [] }] }, { inputs: { 'severity-threshold': 'none' } });

    expect(job.outputs).toMatchObject({ verdict: 'passed', total: '' });
    expect(job.report?.notes.map(({ code }) => code)).toContain('no-list');
  });
});
