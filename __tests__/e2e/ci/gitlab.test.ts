import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GitlabState } from '../../../src/emulator/gitlab/index.js';
import { gitlabMount } from '../../../src/emulator/gitlab/index.js';
import type { ServedRepository } from '../../helpers/checkout.js';
import { API_KEY } from '../../helpers/secrets.js';
import {
  type Change,
  type CiUnderTest,
  expectSituation,
  runCi,
  type SituationName,
  scannedBy,
  servePolicies,
  situationsOf,
  writesOf,
} from './harness.js';

const TOKEN = 'glpat-emulated';

const GITLAB: CiUnderTest<GitlabState> = {
  ci: 'gitlab',
  repository: 'acme/platform/infrastructure',
  token: ['SCAN_GATE_GITLAB_TOKEN', TOKEN],
  checkout: { 'head-unknown': 'nothing' },
  platform: ({ head, base }) =>
    gitlabMount({
      project: 'acme/platform/infrastructure',
      projectId: 42,
      token: TOKEN,
      pulls: [{ number: 7, headSha: head, baseSha: base, sourceBranch: 'feature/x' }],
      files: { main: { '.scan-gate.yml': 'severity-threshold: high\n' } },
    }),
  writes: {
    'a pull request that fails': ['note-create'],
    'a service that errs': ['note-create'],
    'a wrong token': [],
  },
  check: {
    'a pull request that fails': ({ platform, report, served, log }) => {
      const [note, ...others] = platform?.state.notes ?? [];
      expect(others).toEqual([]);
      expect(note).toMatchObject({ pull: 7, body: expect.stringMatching(/^<!-- scan-gate:[^]*4 findings block this merge request/) });
      expect(note?.body).toContain(`https://gitlab.example/acme/platform/infrastructure/-/blob/${served.head}/`);
      expect(platform?.state.commands).toEqual([]);
      expect(report?.policy).toEqual({ path: '.scan-gate.yml', commit: served.base });
      expect(report?.source).toMatchObject({ ci: 'gitlab', pullRequest: 7, runUrl: expect.stringMatching(/\/jobs\/4711$/) });
      expect(log).not.toMatch(/GitHub|was not written/);
    },
    'a pull request that passes': ({ log }) => expect(log).not.toMatch(/was not written/),
    'a pull request from a fork without a key': ({ service, platform }) => {
      expect([service.requests, platform?.requests]).toEqual([[], []]);
    },
    'a wrong token': ({ log }) => expect(log).toMatch(/GitLab does not accept the token.*SCAN_GATE_GITLAB_TOKEN/s),
    'no token': ({ log, platform }) => {
      expect(log).toMatch(/SCAN_GATE_GITLAB_TOKEN and GITLAB_TOKEN are empty\. CI_JOB_TOKEN can only read notes/);
      expect(platform?.requests).toEqual([]);
    },
    'a head that is not known': ({ log }) => expect(log).toMatch(/is a merge, and its head is not known/),
  },
};

describe('a job of GitLab', () => {
  let served: ServedRepository;
  beforeAll(() => {
    served = servePolicies();
  });
  afterAll(() => served.remove());

  it.each(situationsOf(GITLAB))('%s', (name) => expectSituation(GITLAB, name, served));

  const run = (name: SituationName, change: Change) => runCi(GITLAB, name, served, change);

  it('asks git for the head behind the merge of a merged results pipeline, also in a shallow clone', async () => {
    const env = { CI_COMMIT_SHA: served.merge, CI_MERGE_REQUEST_EVENT_TYPE: 'merged_result' };
    const ran = await run('a pull request that fails', { env, checkout: 'refs/pull/7/merge', depth: 1 });

    expect(scannedBy(ran)).toEqual([['feature/x', served.head]]);
    expect(ran.report?.policy?.commit).toBe(served.tip);
    expect(ran.platform?.requests.map(({ kind }) => kind)).not.toContain('file');
  });

  it('reads the policy of the base by the API, if the job has no checkout', async () => {
    const ran = await run('a pull request that fails', { checkout: 'nothing' });

    expect(scannedBy(ran)).toEqual([['feature/x', served.head]]);
    expect([ran.exitCode, ran.report?.policy]).toEqual([1, { path: '.scan-gate.yml', commit: served.base }]);
  });

  it('completes a short commit by the API, if the job has no checkout', async () => {
    const args = ['--ref', 'feature/x', '--sha', served.head.slice(0, 12)];
    const ran = await run('a push to a branch', { checkout: 'nothing', args });

    expect(scannedBy(ran)).toEqual([['feature/x', served.head]]);
  });

  it('ends in an error if neither git nor the API has the base, before anything is scanned', async () => {
    const env = { CI_MERGE_REQUEST_DIFF_BASE_SHA: '', CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'gone' };
    const ran = await run('a pull request that fails', { env });

    expect([ran.exitCode, ran.report?.error?.code]).toEqual([2, 'POLICY_BASE_UNKNOWN']);
    expect(ran.log).toMatch(/could not be fetched from origin, and GitLab does not have the branch gone/);
    expect(scannedBy(ran)).toEqual([]);
  });

  it.each([
    ['whose key GitLab left as it is', '$CLOUDGENI_API_KEY'],
    ['with a key', API_KEY],
  ])('skips a fork %s', async (_what, key) => {
    const ran = await run('a pull request from a fork without a key', { env: { CLOUDGENI_API_KEY: key } });

    expect([ran.exitCode, ran.report?.decision.verdict]).toEqual([0, 'skipped']);
    expect(ran.service.requests).toEqual([]);
  });

  it('writes nothing in a dry run', async () => {
    const ran = await run('a pull request that fails', { args: ['--dry-run=true'] });

    expect(writesOf(ran)).toEqual([]);
    expect(scannedBy(ran)).toEqual([]);
  });

  it('shows only counts on a public project, if the target is not its own code', async () => {
    const ran = await run('a pull request that fails', { env: { CI_PROJECT_VISIBILITY: 'public' }, args: ['--details', 'counts'] });
    const [note] = ran.platform?.state.notes ?? [];

    expect(note?.body).toMatch(/4 findings block/);
    expect(note?.body).not.toMatch(/CKV_|\.tf/);
  });
});
