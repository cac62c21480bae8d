import { describe, expect, it } from '@jest/globals';
import { gitHubPages } from '../helpers/pages.js';
import { HEAD, jobOf, sourceOf } from './ci-job.js';

const JOB = {
  CI: 'true',
  BUILDKITE: 'true',
  BUILDKITE_REPO: 'git@github.com:octo-org/infrastructure.git',
  BUILDKITE_BUILD_URL: 'https://buildkite.com/acme/infrastructure/builds/42',
  BUILDKITE_PULL_REQUEST: 'false',
  BUILDKITE_PULL_REQUEST_BASE_BRANCH: '',
  BUILDKITE_PULL_REQUEST_REPO: '',
  BUILDKITE_PIPELINE_DEFAULT_BRANCH: 'main',
  BUILDKITE_TAG: '',
  BUILDKITE_COMMIT: HEAD,
};
const PR = {
  ...JOB,
  BUILDKITE_BRANCH: 'feature/x',
  BUILDKITE_PULL_REQUEST: '7',
  BUILDKITE_PULL_REQUEST_BASE_BRANCH: 'main',
  // The same repository by another protocol.
  BUILDKITE_PULL_REQUEST_REPO: 'https://github.com/octo-org/infrastructure.git',
};
const COMMON = {
  ci: 'buildkite',
  repository: 'octo-org/infrastructure',
  visibility: 'unknown',
  pages: gitHubPages('octo-org/infrastructure'),
  runUrl: 'https://buildkite.com/acme/infrastructure/builds/42',
  commit: HEAD,
};
const OF_PR = { ...COMMON, event: 'pull_request', baseBranch: 'main', baseRef: 'refs/heads/main', pullRequest: 7 };

describe('Buildkite', () => {
  it.each([
    ['a push to the default branch', { BUILDKITE_BRANCH: 'main' }, { ref: 'refs/heads/main', branch: 'main' }],
    ['a push to a branch', { BUILDKITE_BRANCH: 'feature/x' }, { ref: 'refs/heads/feature/x', branch: 'feature/x' }],
    ['a tag, which is the branch too', { BUILDKITE_BRANCH: 'v1', BUILDKITE_TAG: 'v1' }, { ref: 'refs/tags/v1' }],
  ])('%s', async (_what, env, about) => {
    expect(await sourceOf({ ...JOB, ...env })).toEqual({ ...COMMON, ...about });
  });

  it('a pull request', async () => {
    expect(await sourceOf(PR)).toEqual({ ...OF_PR, ref: 'refs/heads/feature/x', branch: 'feature/x' });
  });

  it.each([
    ['another repository', { BUILDKITE_PULL_REQUEST_REPO: 'git://github.com/mona/infrastructure.git' }],
    ['a branch of somebody', { BUILDKITE_BRANCH: 'mona:feature/x' }],
  ])('a fork by %s', async (_what, env) => {
    expect(await sourceOf({ ...PR, ...env })).toEqual({ ...OF_PR, branch: 'feature/x', untrusted: 'fork' });
  });

  it('HEAD is a commit that the agent has found, or git does', async () => {
    const env = { ...PR, BUILDKITE_COMMIT: 'HEAD' };
    expect(await sourceOf({ ...env, BUILDKITE_COMMIT_RESOLVED: HEAD })).toMatchObject({ commit: HEAD });
    expect(await sourceOf(env, { checkout: { commits: [HEAD], refs: { HEAD } } })).toMatchObject({ commit: HEAD });
    expect((await jobOf(env)).unknownCommit).toBe('The commit "HEAD" could not be completed: git is not installed');
  });
});
