import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { scan } from '../../src/cli/scan.js';
import { terraformFindings } from '../../src/emulator/cloudgeni/data.js';
import { cloudgeniMount } from '../../src/emulator/cloudgeni/index.js';
import type { CloudgeniState } from '../../src/emulator/cloudgeni/state.js';
import { type Emulator, startEmulator } from '../../src/emulator/server.js';
import { checkOut, type ServedRepository, serveRepository } from '../helpers/checkout.js';
import { git } from '../helpers/clone.js';
import { readFolder } from '../helpers/job.js';
import { parseReport } from '../helpers/parsed-report.js';
import { API_KEY } from '../helpers/secrets.js';

type Env = Readonly<Record<string, string>>;

/** How a CI reports a job of this repository, in its own variables. */
interface Variables {
  readonly push: (branch: string, commit: string) => Env;
  /** Of `feature/x` into `main`. */
  readonly pull: (served: ServedRepository) => Env;
  readonly fork?: Env;
  /** What the CI checks out for a pull request. */
  readonly checkout?: 'refs/pull/7/merge';
}

const CLONE = 'https://git.example/acme/infrastructure.git';

const CIS: Readonly<Record<string, Variables>> = {
  gitlab: {
    push: (branch, commit) => ({ GITLAB_CI: 'true', CI_COMMIT_BRANCH: branch, CI_COMMIT_SHA: commit }),
    pull: ({ head, base }) => ({
      GITLAB_CI: 'true',
      CI_COMMIT_SHA: head,
      CI_MERGE_REQUEST_IID: '7',
      CI_MERGE_REQUEST_PROJECT_ID: '1',
      CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '1',
      CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'feature/x',
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
      CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
    }),
    fork: { CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '2' },
  },
  'gitlab with a merged result': {
    checkout: 'refs/pull/7/merge',
    push: (branch, commit) => ({ GITLAB_CI: 'true', CI_COMMIT_BRANCH: branch, CI_COMMIT_SHA: commit }),
    pull: ({ merge, base }) => ({
      GITLAB_CI: 'true',
      CI_COMMIT_SHA: merge,
      CI_MERGE_REQUEST_IID: '7',
      CI_MERGE_REQUEST_EVENT_TYPE: 'merged_result',
      CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'feature/x',
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
      CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
    }),
  },
  azure: {
    checkout: 'refs/pull/7/merge',
    push: (branch, commit) => ({ TF_BUILD: 'True', BUILD_SOURCEBRANCH: `refs/heads/${branch}`, BUILD_SOURCEVERSION: commit }),
    pull: ({ merge }) => ({
      TF_BUILD: 'True',
      BUILD_REASON: 'PullRequest',
      BUILD_SOURCEBRANCH: 'refs/pull/7/merge',
      BUILD_SOURCEVERSION: merge,
      SYSTEM_PULLREQUEST_PULLREQUESTID: '7',
      SYSTEM_PULLREQUEST_SOURCEBRANCH: 'refs/heads/feature/x',
      SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main',
    }),
    fork: { SYSTEM_PULLREQUEST_ISFORK: 'True' },
  },
  bitbucket: {
    push: (branch, commit) => ({ BITBUCKET_BUILD_NUMBER: '1', BITBUCKET_BRANCH: branch, BITBUCKET_COMMIT: commit }),
    pull: ({ head, base }) => ({
      BITBUCKET_BUILD_NUMBER: '1',
      BITBUCKET_BRANCH: 'feature/x',
      BITBUCKET_COMMIT: head.slice(0, 12),
      BITBUCKET_PR_ID: '7',
      BITBUCKET_PR_DESTINATION_BRANCH: 'main',
      BITBUCKET_PR_DESTINATION_COMMIT: base.slice(0, 12),
    }),
  },
  circleci: {
    push: (branch, commit) => ({ CIRCLECI: 'true', CIRCLE_BRANCH: branch, CIRCLE_SHA1: commit }),
    pull: ({ head }) => ({
      CIRCLECI: 'true',
      CIRCLE_BRANCH: 'feature/x',
      CIRCLE_SHA1: head,
      CIRCLE_PULL_REQUEST: 'https://github.com/acme/infrastructure/pull/7',
    }),
    fork: { CIRCLE_BRANCH: 'pull/7', CIRCLE_PR_NUMBER: '7', CIRCLE_PR_USERNAME: 'mona' },
  },
  buildkite: {
    push: (branch, commit) => ({ BUILDKITE: 'true', BUILDKITE_BRANCH: branch, BUILDKITE_COMMIT: commit, BUILDKITE_PULL_REQUEST: 'false' }),
    pull: () => ({
      BUILDKITE: 'true',
      BUILDKITE_REPO: CLONE,
      BUILDKITE_BRANCH: 'feature/x',
      BUILDKITE_COMMIT: 'HEAD',
      BUILDKITE_PULL_REQUEST: '7',
      BUILDKITE_PULL_REQUEST_BASE_BRANCH: 'main',
      BUILDKITE_PULL_REQUEST_REPO: CLONE,
    }),
    fork: { BUILDKITE_PULL_REQUEST_REPO: 'https://git.example/mona/infrastructure.git' },
  },
  woodpecker: {
    push: (branch, commit) => ({ CI: 'woodpecker', CI_COMMIT_BRANCH: branch, CI_COMMIT_SHA: commit }),
    pull: ({ head }) => ({
      CI: 'woodpecker',
      CI_COMMIT_BRANCH: 'main',
      CI_COMMIT_SOURCE_BRANCH: 'feature/x',
      CI_COMMIT_TARGET_BRANCH: 'main',
      CI_COMMIT_PULL_REQUEST: '7',
      CI_COMMIT_SHA: head,
    }),
  },
  drone: {
    push: (branch, commit) => ({ DRONE: 'true', DRONE_BRANCH: branch, DRONE_COMMIT_SHA: commit }),
    pull: ({ head }) => ({
      DRONE: 'true',
      DRONE_BRANCH: 'main',
      DRONE_SOURCE_BRANCH: 'feature/x',
      DRONE_TARGET_BRANCH: 'main',
      DRONE_PULL_REQUEST: '7',
      DRONE_COMMIT_SHA: head,
    }),
  },
  codebuild: {
    push: (branch, commit) => ({
      CODEBUILD_BUILD_ID: 'p:1',
      CODEBUILD_WEBHOOK_HEAD_REF: `refs/heads/${branch}`,
      CODEBUILD_RESOLVED_SOURCE_VERSION: commit,
    }),
    pull: ({ head }) => ({
      CODEBUILD_BUILD_ID: 'p:1',
      CODEBUILD_WEBHOOK_TRIGGER: 'pr/7',
      CODEBUILD_WEBHOOK_HEAD_REF: 'refs/heads/feature/x',
      CODEBUILD_WEBHOOK_BASE_REF: 'refs/heads/main',
      CODEBUILD_RESOLVED_SOURCE_VERSION: head,
    }),
  },
  jenkins: {
    push: (branch, commit) => ({ JENKINS_URL: 'https://jenkins.example/', BRANCH_NAME: branch, GIT_COMMIT: commit }),
    pull: ({ head }) => ({
      JENKINS_URL: 'https://jenkins.example/',
      BRANCH_NAME: 'PR-7',
      GIT_COMMIT: head,
      CHANGE_ID: '7',
      CHANGE_BRANCH: 'feature/x',
      CHANGE_TARGET: 'main',
    }),
    fork: { CHANGE_FORK: 'mona' },
  },
};

let served: ServedRepository;
const endings: (() => unknown)[] = [];

beforeAll(() => {
  served = serveRepository({ '.scan-gate.yml': 'severity-threshold: low\n' }, { '.scan-gate.yml': 'severity-threshold: none\n' });
});
afterAll(() => served.remove());
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

interface Ran {
  readonly code: number;
  readonly log: string;
  readonly service: Emulator<CloudgeniState>;
  readonly report: ReturnType<typeof parseReport> | undefined;
}

async function run(ref: string, env: Env, key = API_KEY): Promise<Ran> {
  const cwd = checkOut(served, ref);
  // As CircleCI's own step clones.
  git(cwd, 'fetch', '--quiet', 'origin', 'main:refs/remotes/origin/main');
  git(cwd, 'symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
  const service = await startEmulator(
    cloudgeniMount({ key: API_KEY, plans: [{ queuedMs: 0, runningMs: 0, findings: terraformFindings() }] }),
  );
  endings.push(
    () => service.close(),
    () => rmSync(cwd, { recursive: true }),
  );
  const lines: string[] = [];
  const code = await scan({
    args: [
      '--scanner',
      'cloudgeni',
      '--organization',
      'org_emulated',
      '--target',
      'repo_emulated',
      '--poll-interval',
      '250ms',
      '--api-url',
      service.url,
      '--on-missing-key',
      'skip-untrusted',
    ],
    env: { PATH: process.env['PATH'] ?? '', CLOUDGENI_API_KEY: key, ...env },
    cwd,
    script: '',
    interrupt: new AbortController().signal,
    print: (line) => lines.push(line),
  });
  const results = readFolder(join(cwd, 'scan-gate-report'))['results.json'];
  return { code, log: lines.join('\n'), service, report: results === undefined ? undefined : parseReport(results) };
}

const scannedBy = ({ service }: Ran) => service.state.scans.map(({ branch, commit }) => [branch, commit]);

describe.each(Object.entries(CIS))('%s', (name, { push, pull, fork, checkout = 'feature/x' }) => {
  it('scans the head of a pull request, by the policy of its base', async () => {
    const ran = await run(checkout, pull(served));

    expect(scannedBy(ran)).toEqual([['feature/x', served.head]]);
    // The pull request's own policy would pass.
    expect([ran.code, ran.report?.decision.verdict]).toEqual([1, 'failed']);
    expect(ran.report?.policy).toEqual({ path: '.scan-gate.yml', commit: served.base });
    expect(ran.report?.source).toMatchObject({ ci: name.split(' ')[0], commit: served.head });
  });

  it('scans the default branch, and another one, only if the job is about it', async () => {
    for (const [branch, commit, code] of [
      ['main', served.tip, 1],
      ['feature/x', served.head, 0],
    ] as const) {
      const ran = await run(branch, push(branch, commit));

      expect(scannedBy(ran)).toEqual([[branch, commit]]);
      expect(ran.code).toBe(code);
    }
  });

  if (fork !== undefined)
    it.each(['', API_KEY])('does not send a fork to the service (key: "%s")', async (key) => {
      const ran = await run(checkout, { ...pull(served), ...fork }, key);

      expect([ran.code, ran.report?.decision.verdict]).toEqual([0, 'skipped']);
      expect(ran.service.requests).toEqual([]);
    });
});
