import { expect, it } from '@jest/globals';
import { cloudgeniMount } from '../../src/emulator/cloudgeni/index.js';
import type { OtherRepositoryPlan } from '../../src/emulator/github/scenario.js';
import { type JobResult, runJob } from '../helpers/job.js';
import { API_KEY } from '../helpers/secrets.js';

const COMMIT = '9d90f9c1d1a9f0f27bd87efb3a0ad2b0f4fb7a34';

/** A pull request whose own workflow file names the policy. Its workspace has a policy of the same name. */
async function run(central: string, other: Partial<OtherRepositoryPlan> = {}): Promise<JobResult> {
  return await runJob({
    service: cloudgeniMount({ key: API_KEY }),
    github: { others: { 'acme/policies': { contents: { [COMMIT]: { 'gate.yml': central } }, branches: { v1: COMMIT }, ...other } } },
    inputs: {
      scanner: 'cloudgeni',
      organization: 'org_emulated',
      'policy-file': 'acme/policies/gate.yml@v1',
      baseline: 'none',
      comment: 'always',
    },
    workspace: { 'acme/policies/gate.yml@v1': 'severity-threshold: none', '.scan-gate.yml': 'severity-threshold: none' },
  });
}

it('names the central policy in summary, comment, log, and results.json', async () => {
  const job = await run('severity-threshold: low\n');
  const place = 'central policy `acme/policies/gate.yml` at `9d90f9c`';
  expect(job.summary).toContain(place);
  expect(job.github.state.comments.map(({ body }) => body)).toEqual([expect.stringContaining(`set by ${place}`)]);
  expect(job.log.join('\n')).toContain('central policy acme/policies/gate.yml@v1 at 9d90f9c');
  const results = JSON.parse(job.files['results.json'] ?? '{}') as { centralPolicy: unknown; targets: [{ decision: { rules: unknown } }] };
  expect(results.centralPolicy).toEqual({ repository: 'acme/policies', path: 'gate.yml', ref: 'v1', commit: COMMIT });
  expect(results.targets[0].decision.rules).toEqual([
    expect.objectContaining({ rule: 'severity-threshold', value: 'low', source: 'central-policy' }),
  ]);
});

it.each([
  ['cannot be read', '', { hidden: true }],
  ['has a mistake', 'severity-threshold: hihg', {}],
])('sends nothing to the service if the central policy %s', async (_what, central, other) => {
  const job = await run(central, other);
  expect(job.outputs['verdict']).toBe('error');
  expect(job.service.requests).toEqual([]);
});
