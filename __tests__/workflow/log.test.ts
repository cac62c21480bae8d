import { describe, expect, it } from '@jest/globals';
import { terraformFindings } from '../../src/emulator/cloudgeni/data.js';
import { cloudgeniMount } from '../../src/emulator/cloudgeni/index.js';
import type { CloudgeniScenario } from '../../src/emulator/cloudgeni/scenario.js';
import { type JobOptions, type JobResult, runJob } from '../helpers/job.js';
import { API_KEY } from '../helpers/secrets.js';

const FAILING: CloudgeniScenario = { plans: [{ findings: terraformFindings() }] };
const CLEAN: CloudgeniScenario = { plans: [{ findings: [] }] };
const BROKEN: CloudgeniScenario = { plans: [{ end: 'failed' }] };

type Options = Partial<Omit<JobOptions<unknown>, 'service'>>;

function gate(scenario: CloudgeniScenario, options: Options = {}): Promise<JobResult> {
  return runJob({ service: cloudgeniMount({ key: API_KEY, ...scenario }), ...options });
}

/** The titles of the groups, in order, and what is after the last one. */
function partsOf({ log }: JobResult): { groups: string[]; open: number; end: string[] } {
  const groups = log.flatMap((line) => /^::group::(.*)$/.exec(line)?.[1] ?? []);
  const ends = log.filter((line) => line === '::endgroup::').length;
  return { groups, open: groups.length - ends, end: log.slice(log.lastIndexOf('::endgroup::') + 1) };
}

describe('the log of a job', () => {
  it.each<[verdict: string, scenario: CloudgeniScenario, options: Options, groups: string[], last: RegExp]>([
    ['passed', CLEAN, {}, ['Scan', 'Reports', 'Findings'], /^Cloudgeni gate passed: no open findings, threshold high$/],
    [
      'failed',
      FAILING,
      {},
      ['Scan', 'Reports', 'Findings'],
      /^::error::Cloudgeni gate failed: 1 critical and 3 high findings, threshold high\.$/,
    ],
    ['error', BROKEN, {}, ['Scan', 'Reports'], /^::error::Cloudgeni gate could not be decided \(error\): .*SCAN_FAILED/],
    [
      'skipped',
      CLEAN,
      { event: 'fork', inputs: { 'api-key': undefined, 'on-missing-key': 'skip-untrusted' } },
      ['Scan', 'Reports'],
      /^Cloudgeni gate was skipped: /,
    ],
  ])('with the verdict %s ends with it, after groups that are closed', async (verdict, scenario, options, groups, last) => {
    const job = await gate(scenario, options);

    expect(job.outputs['verdict']).toBe(verdict);
    expect(partsOf(job)).toMatchObject({ groups, open: 0 });
    expect(job.log.at(-1)).toMatch(last);
    expect(partsOf(job).end.at(-1)).toBe(job.log.at(-1));
    // Annotations of findings have a file.
    expect(job.log.filter((line) => /^::error::/.test(line))).toHaveLength(verdict === 'failed' || verdict === 'error' ? 1 : 0);
  });

  it('with `warn-only` ends with a warning', async () => {
    const job = await gate(FAILING, { inputs: { 'warn-only': 'true' } });

    expect(job.exitCode).toBe(0);
    expect(job.log.at(-1)).toBe(
      '::warning::Cloudgeni gate failed, which does not fail this job: 1 critical and 3 high findings, threshold high.',
    );
    expect(job.log.filter((line) => line.startsWith('::error::'))).toEqual([]);
  });

  it('has each finding once, in the group of findings', async () => {
    const job = await gate(FAILING, { inputs: { annotations: 'false' } });
    const [from, to] = [job.log.indexOf('::group::Findings'), job.log.lastIndexOf('::endgroup::')];

    const rows = job.log.flatMap((line, index) => (/^ {2}(?:critical|high|medium|low|info) {2,}/.test(line) ? [index] : []));
    expect(rows).toHaveLength(11);
    expect(rows.every((index) => from < index && index < to)).toBe(true);
  });
});
