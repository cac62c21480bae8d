import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ServedRepository } from '../../helpers/checkout.js';
import { type FakeAgent, fakeAgent, flagOf } from '../../helpers/fake-agent.js';
import { type CiUnderTest, expectSituation, runCi, type SituationName, servePolicies, situationsOf } from './harness.js';

let agent: FakeAgent;

const BUILDKITE: CiUnderTest<never> = {
  ci: 'buildkite',
  checkout: { 'head-unknown': 'nothing' },
  prepare: () => ({ PATH: [agent.path, process.env['PATH']].join(':') }),
};

/** The styles of the annotations, in their order: the first shows that the run began. */
const STYLES: Partial<Record<SituationName, readonly string[]>> = {
  'a push to the default branch': ['info', 'error'],
  'a push to a branch': ['info', 'success'],
  'a pull request that passes': ['info', 'success'],
  'a pull request that fails': ['info', 'error'],
  'a service that errs': ['info', 'error'],
  'a pull request from a fork without a key': ['info'],
};

describe('a job of Buildkite', () => {
  let served: ServedRepository;
  beforeAll(() => {
    served = servePolicies();
  });
  afterAll(() => served.remove());
  beforeEach(() => {
    agent = fakeAgent();
  });
  afterEach(() => agent.remove());

  it.each(situationsOf(BUILDKITE))('%s', async (name) => {
    await expectSituation(BUILDKITE, name, served);

    expect(agent.runs().map((run) => flagOf(run, '--style'))).toEqual(STYLES[name] ?? []);
    expect(new Set(agent.runs().map((run) => flagOf(run, '--context'))).size).toBeLessThanOrEqual(1);
  });

  it.each(['full', 'counts'])('shows findings as the input details says: %s', async (details) => {
    await runCi(BUILDKITE, 'a pull request that fails', served, { args: ['--details', details] });
    const { stdin = '' } = agent.runs().at(-1) ?? {};
    expect(stdin).toMatch(/^## ❌ Cloudgeni: 4 findings block this pull request\n/);
    expect(stdin.includes('CKV_AWS_24')).toBe(details === 'full');
  });

  it('says once that there is no agent, and keeps its verdict', async () => {
    const { exitCode, log } = await runCi(BUILDKITE, 'a pull request that fails', served, { env: { PATH: process.env['PATH'] ?? '' } });
    expect([exitCode, log.split('buildkite-agent is not on the PATH').length]).toEqual([1, 2]);
  });

  it('annotates nothing in a dry run', async () => {
    await runCi(BUILDKITE, 'a pull request that fails', served, { args: ['--dry-run=true'] });
    expect(agent.runs()).toEqual([]);
  });
});
