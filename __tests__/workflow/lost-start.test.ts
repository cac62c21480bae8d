import { describe, expect, it } from '@jest/globals';
import { s4eMount } from '../../src/emulator/s4e.js';
import type { S4eScenario } from '../../src/emulator/s4e-scenario.js';
import { type JobOptions, type JobResult, runJob } from '../support/job.js';
import { API_KEY } from '../support/secrets.js';

const NO_SCANS = { status: 200, body: { data: [], meta: { total: 0, page: 1, per_page: 100 } } };

/** A job at S4E, whose asset has one scan of the wanted type at most: nothing but time and ID tells two scans apart. */
function job(scenario: S4eScenario, more: Partial<Omit<JobOptions<unknown>, 'service'>> = {}) {
  return runJob({
    service: s4eMount({ key: API_KEY, ...scenario }),
    ...more,
    inputs: { 'upload-sarif': 'never', baseline: 'none', ...more.inputs },
  });
}

describe('a start whose answer is lost', () => {
  it('after another scan was waited out does not take that one for its own', async () => {
    const scans = [{ id: 'sc-other', createdAgoMs: 10_000, queuedMs: 0, runningMs: 60_000 }];
    const faults = [
      // It began after the list was read.
      { call: 'list', nth: 1, fault: NO_SCANS },
      { call: 'start', nth: 1, fault: { status: 409 } },
      { call: 'start', nth: 2, fault: 'reset' },
    ] as const;

    const { outputs } = await job({ scans, faults }, { inputs: { 'scan-options': 'priority: high' } });

    expect(outputs).toMatchObject({ verdict: 'passed', 'scan-origin': 'started', 'scan-id': 'sc-new001' });
  });
});

describe('the post step of a main that was killed', () => {
  const running = { id: 'sc-running', createdAgoMs: 10_000, queuedMs: 0, runningMs: 60_000 };
  /** What a kill would have left: all but the last entry, which main writes at its end. */
  const leftBy = ({ ledger }: JobResult) => ledger.at(-2);

  it('leaves a scan alone that a conflict had led main to', async () => {
    const faults = [
      { call: 'list', nth: 1, fault: NO_SCANS },
      { call: 'start', nth: 1, fault: { status: 409 } },
    ] as const;
    const main = await job({ scans: [running], faults });

    const { service } = await job({ scans: [running] }, { leftovers: leftBy(main) });

    expect(main.outputs).toMatchObject({ 'scan-origin': 'joined' });
    expect(service.requests.filter(({ kind }) => kind === 'cancel')).toEqual([]);
    expect(service.state).toMatchObject({ scans: [{ id: 'sc-running', state: 'running' }] });
  });
});
