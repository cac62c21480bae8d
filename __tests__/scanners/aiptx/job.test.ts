import { describe, expect, it } from '@jest/globals';
import { aiptxMount } from '../../../src/emulator/aiptx.js';
import { manyShopFindings } from '../../../src/emulator/aiptx-demo-findings.js';
import type { AiptxScenario } from '../../../src/emulator/aiptx-scenario.js';
import { type JobResult, runJob } from '../../support/job.js';
import { API_KEY } from '../../support/secrets.js';

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
