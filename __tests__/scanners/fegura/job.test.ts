import { describe, expect, it } from '@jest/globals';
import { feguraMount } from '../../../src/emulator/fegura/index.js';
import { CONNECTION, type FeguraScenario } from '../../../src/emulator/fegura/scenario.js';
import { eventOf } from '../../helpers/events.js';
import { type JobOptions, type JobResult, runJob } from '../../helpers/job.js';
import { API_KEY } from '../../helpers/secrets.js';

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

describe('a completed scan with an error message', () => {
  it('is judged by its state, and the message is shown', async () => {
    const errorMessage = 'Throttling: ec2:DescribeVpcs in eu-west-3 was left out';

    const job = await run({ plans: [{ errorMessage }] });

    expect(job.outputs['verdict']).toBe('passed');
    expect(job.report?.notes.filter(({ level }) => level === 'warning')).toEqual([
      expect.objectContaining({ code: 'scan-error-message', text: expect.stringContaining(errorMessage) }),
    ]);
    expect(job.log.filter((line) => line.includes('::warning') && line.includes(errorMessage))).toHaveLength(1);
  });
});

describe('accounts that an error lists', () => {
  const DATA = { id: '7e1f0000-1111-4222-8333-944455566677', alias: 'data-lake-eu', awsAccountId: '481516234210' };
  const pagesOf = ({ log, summary, github }: JobResult): string =>
    [...log, summary, ...github.state.comments.map(({ body }) => body)].join('\n');
  const cases: readonly (readonly [string, FeguraScenario, string])[] = [
    ['TARGET_UNKNOWN', { accounts: [CONNECTION, DATA] }, '111111111111'],
    ['TARGET_UNKNOWN', { accounts: [CONNECTION, DATA] }, '660e8400-e29b-41d4-a716-446655440000'],
    ['TARGET_NOT_READY', { accounts: [{ ...DATA, status: 'pending' }] }, DATA.awsAccountId],
    ['TARGET_AMBIGUOUS', { accounts: [DATA, { ...DATA, id: '7e1f0000-1111-4222-8333-944455566688' }] }, DATA.awsAccountId],
  ];

  it.each(cases)('are named to nobody who may not know them (%s)', async (code, scenario, target) => {
    const job = await run(scenario, { event: eventOf('pull_request', 'public'), inputs: { target } });

    expect(job.report?.error?.code).toBe(code);
    expect(pagesOf(job)).toContain(code);
    for (const name of [DATA.alias, '7e1f0000', DATA.awsAccountId, CONNECTION.alias, CONNECTION.id, target])
      expect(pagesOf(job)).not.toContain(name);
    // Files are for those who get them.
    expect(job.report?.error?.message).toContain(DATA.alias);
  });

  it.each(cases)('are named where everybody who reads along may know them (%s)', async (_code, scenario, target) => {
    const job = await run(scenario, { inputs: { target } });

    expect(job.summary).toContain(DATA.alias);
    expect(job.log.join('\n')).toContain(DATA.alias);
  });
});
