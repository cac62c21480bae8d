import { describe, expect, it } from '@jest/globals';
import { feguraMount } from '../../../src/emulator/fegura.js';
import type { FeguraScenario } from '../../../src/emulator/fegura-scenario.js';
import { type JobOptions, type JobResult, runJob } from '../../support/job.js';
import { API_KEY } from '../../support/secrets.js';

type Asked = Partial<Omit<JobOptions<unknown>, 'service'>>;

/** What is this service's own about a whole job; the rest is the contract's. */
function run(scenario: FeguraScenario, { inputs, ...more }: Asked = {}): Promise<JobResult> {
  const service = feguraMount({ key: API_KEY, ...scenario });
  return runJob({ service, inputs: { 'upload-sarif': 'never', baseline: 'none', ...inputs }, ...more });
}

const countOf = ({ service }: JobResult, kind: string): number => service.requests.filter((request) => request.kind === kind).length;

describe('diagrams that are not there', () => {
  const old = { id: 'scan_old', createdAgoMs: 3_600_000 };

  it.each([
    ['collected', { 'scan-id': 'scan_old' }],
    ['reused', { 'max-age': '2h' }],
  ])('are not waited for of a scan that is %s', async (origin, inputs) => {
    const job = await run({ scans: [old] }, { inputs });

    expect(job.outputs).toMatchObject({ verdict: 'passed', 'scan-origin': origin });
    expect(countOf(job, 'diagrams')).toBe(1);
    expect(job.durationMs).toBeLessThan(1000);
  });

  it.each([
    ['started', {}, {}],
    ['collected', { scans: [{ id: 'scan_new', createdAgoMs: 30_000 }] }, { 'scan-id': 'scan_new' }],
  ])('are waited for of a scan that has just ended and is %s', async (origin, scenario, inputs) => {
    const job = await run(scenario, { inputs });

    expect(job.outputs).toMatchObject({ verdict: 'passed', 'scan-origin': origin });
    expect(countOf(job, 'diagrams')).toBe(5);
  });
});
