import { describe, expect, it } from '@jest/globals';
import { aiptxMount } from '../../../src/emulator/aiptx.js';
import type { AiptxScenario } from '../../../src/emulator/aiptx-scenario.js';
import { type JobResult, runJob } from '../../support/job.js';
import { API_KEY } from '../../support/secrets.js';

/** What is this service's own about a whole job; the rest is the contract's. */
function run(scenario: AiptxScenario, inputs: Readonly<Record<string, string | undefined>> = {}): Promise<JobResult> {
  const service = aiptxMount({ key: API_KEY, ...scenario });
  return runJob({ service, inputs: { 'upload-sarif': 'never', baseline: 'none', ...inputs } });
}

describe('a scan whose numbers are not told', () => {
  const told = (findings_count: object) => ({
    success: true,
    data: { id: 'scan_new001', target: 'https://staging.example.com', mode: 'standard', type: 'web', status: 'completed', findings_count },
  });

  it.each([[{}], [{ critical: null, high: null, medium: null, low: null }], [{ info: 0 }]])(
    'passes no gate where there is no list either: %j',
    async (counts) => {
      const job = await run({
        siblingEndpoints: 'off',
        faults: [
          { call: 'status', nth: 'all', fault: { status: 200, body: told(counts) } },
          { call: 'scan', nth: 'all', fault: { status: 200, body: told(counts) } },
        ],
      });

      expect(job.outputs).toMatchObject({ verdict: 'error', total: '' });
      expect(job.report?.error?.code).toBe('MEASURE_MISSING');
    },
  );

  it('proves no list to be whole', async () => {
    const job = await run({
      plans: [{ flaws: { total: null } }],
      faults: [{ call: 'scan', nth: 'all', fault: { status: 200, body: told({}) } }],
    });

    expect(job.outputs).toMatchObject({ verdict: 'error', total: '' });
    expect(job.report?.error?.code).toBe('INCOMPLETE');
  });
});
