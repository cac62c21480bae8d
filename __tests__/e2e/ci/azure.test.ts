import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commandFromString } from 'azure-pipelines-task-lib/taskcommand.js';
import { type AzureState, azureMount } from '../../../src/emulator/azure/index.js';
import { repositoryId } from '../../../src/emulator/azure/objects.js';
import type { ServedRepository } from '../../helpers/checkout.js';
import { type CiUnderTest, expectSituation, type Ran, runCi, scannedBy, servePolicies, situationsOf } from './harness.js';

const TOKEN = 'ado-emulated';

/** What the agent reads in the log. */
function commandsOf({ log }: Ran<AzureState>) {
  return log
    .split('\n')
    .filter((line) => /##vso\[/i.test(line))
    .map((line) => commandFromString(line));
}

function expectVerdict(ran: Ran<AzureState>, verdict: string): void {
  const found = commandsOf(ran).filter(({ command }) => command === 'task.setvariable');
  expect(found).toEqual([{ command: 'task.setvariable', properties: { variable: 'scanGateVerdict', isOutput: 'true' }, message: verdict }]);
}

function expectThread({ platform }: Ran<AzureState>, status: 'active' | 'fixed', states: readonly string[]): void {
  expect(platform?.state.threads.map((thread) => [thread.pull, thread.status])).toEqual([[7, status]]);
  expect(platform?.state.statuses.map(({ state, context }) => [state, context.genre])).toEqual(states.map((state) => [state, 'scan-gate']));
}

const WRITTEN = ['status-create', 'thread-create', 'status-create'];

const AZURE: CiUnderTest<AzureState> = {
  ci: 'azure',
  token: ['SYSTEM_ACCESSTOKEN', TOKEN],
  checkout: { 'pull-request': 'refs/pull/7/merge', fork: 'refs/pull/7/merge', 'head-unknown': 'nothing' },
  // Azure Pipelines does not report who can see the project.
  prepare: () => ({ BUILD_REPOSITORY_ID: repositoryId('infrastructure'), SCAN_GATE_DETAILS: 'full' }),
  platform: ({ head, base, tip }) =>
    azureMount({
      token: TOKEN,
      pulls: [{ number: 7, headSha: head, baseSha: base, sourceBranch: 'feature/x' }],
      branches: { main: tip },
      files: { [tip]: { '.scan-gate.yml': 'severity-threshold: high\n' } },
    }),
  writes: {
    'a pull request that passes': ['status-create', 'status-create'],
    'a pull request that fails': WRITTEN,
    'a service that errs': WRITTEN,
  },
  check: {
    'a push to the default branch': (ran) => {
      expectVerdict(ran, 'failed');
      const issues = commandsOf(ran).filter(({ command }) => command === 'task.logissue');
      expect(issues[0]?.message).toMatch(/^Cloudgeni gate failed: /);
      expect(issues.length).toBeGreaterThan(1);
      expect(commandsOf(ran).map(({ command }) => command)).toEqual(expect.arrayContaining(['artifact.upload', 'task.uploadsummary']));
      expect(Object.keys(ran.files)).toContain('summary.md');
    },
    'a push to a branch': (ran) => expectVerdict(ran, 'passed'),
    'a pull request that passes': (ran) => {
      expectVerdict(ran, 'passed');
      expect(commandsOf(ran).map(({ command }) => command)).toEqual(['task.setvariable', 'task.uploadsummary']);
    },
    'a pull request that fails': (ran) => expectThread(ran, 'active', ['pending', 'failed']),
    'a service that errs': (ran) => expectThread(ran, 'active', ['pending', 'error']),
    'a pull request from a fork without a key': (ran) => expectVerdict(ran, 'skipped'),
    'a wrong token': ({ log }) => {
      expect(log.match(/warning: .*SYSTEM_ACCESSTOKEN/g)).toHaveLength(1);
      expect(log).toMatch(/Azure DevOps does not accept the token in SYSTEM_ACCESSTOKEN/);
    },
    'no token': ({ log }) => {
      expect(log.match(/warning: .*SYSTEM_ACCESSTOKEN/g)).toHaveLength(1);
      expect(log).toContain('  SYSTEM_ACCESSTOKEN: $(System.AccessToken)');
    },
  },
};

describe('a job of Azure Pipelines', () => {
  let served: ServedRepository;
  beforeAll(() => {
    served = servePolicies();
  });
  afterAll(() => served.remove());

  it.each(situationsOf(AZURE))('%s', (name) => expectSituation(AZURE, name, served));

  it('a pull request without a checkout, whose policy is read by the API', async () => {
    const ran = await runCi(AZURE, 'a pull request that fails', served, { checkout: 'nothing' });

    expect([ran.exitCode, ran.report?.policy]).toEqual([1, { path: '.scan-gate.yml', commit: served.tip }]);
    expect(scannedBy(ran)).toEqual([['feature/x', served.head]]);
  });
});
