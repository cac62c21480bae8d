import { describe, expect, it } from '@jest/globals';
import { BASE, HEAD, jobOf, OF_PULL_REQUEST, sourceOf } from './ci-job.js';

const JOB = {
  CI: 'true',
  BITBUCKET_BUILD_NUMBER: '12',
  BITBUCKET_REPO_FULL_NAME: 'acme/infrastructure',
  BITBUCKET_REPO_IS_PRIVATE: 'true',
  BITBUCKET_COMMIT: HEAD,
};
const PR = {
  ...JOB,
  BITBUCKET_BRANCH: 'feature/x',
  BITBUCKET_COMMIT: HEAD.slice(0, 12),
  BITBUCKET_PR_ID: '7',
  BITBUCKET_PR_DESTINATION_BRANCH: 'main',
  BITBUCKET_PR_DESTINATION_COMMIT: BASE.slice(0, 12),
};
const COMMON = {
  ci: 'bitbucket',
  repository: 'acme/infrastructure',
  visibility: 'private',
  pages: {
    repository: 'https://bitbucket.org/acme/infrastructure',
    commit: 'https://bitbucket.org/acme/infrastructure/commits/{commit}',
    file: 'https://bitbucket.org/acme/infrastructure/src/{commit}/{path}',
    line: '#lines-{line}',
    pullRequest: 'https://bitbucket.org/acme/infrastructure/pull-requests/{number}',
  },
  runUrl: 'https://bitbucket.org/acme/infrastructure/pipelines/results/12',
};
const OF_PR = {
  ...COMMON,
  ...OF_PULL_REQUEST,
};

describe('Bitbucket Pipelines', () => {
  it.each([
    ['a push to the default branch', { BITBUCKET_BRANCH: 'main' }, { ref: 'refs/heads/main', branch: 'main' }],
    ['a push to a branch', { BITBUCKET_BRANCH: 'feature/x' }, { ref: 'refs/heads/feature/x', branch: 'feature/x' }],
    ['a tag', { BITBUCKET_TAG: 'v1' }, { ref: 'refs/tags/v1' }],
  ])('%s', async (_what, env, about) => {
    expect(await sourceOf({ ...JOB, ...env })).toEqual({ ...COMMON, commit: HEAD, ...about });
  });

  it('git completes the commits of a pull request', async () => {
    expect(await sourceOf(PR, { checkout: { commits: [HEAD, BASE] } })).toEqual({ ...OF_PR, commit: HEAD, baseCommit: BASE });
    // A shallow clone has the head alone: the base is looked up by its branch.
    expect(await sourceOf(PR, { checkout: { commits: [HEAD] } })).toEqual({ ...OF_PR, commit: HEAD });
  });

  it('without git, the commit is unknown, and it is said why', async () => {
    expect(await sourceOf(PR)).toEqual(OF_PR);
    expect((await jobOf(PR)).unknownCommit).toBe(`The commit "${HEAD.slice(0, 12)}" could not be completed: git is not installed`);
  });

  it('git is not needed where the commit is given in full', async () => {
    expect(await sourceOf({ ...PR, BITBUCKET_COMMIT: HEAD })).toEqual({ ...OF_PR, commit: HEAD });
  });

  it.each([
    ['false', 'public'],
    ['', 'unknown'],
  ])('BITBUCKET_REPO_IS_PRIVATE=%s is %s', async (value, visibility) => {
    expect(await sourceOf({ ...JOB, BITBUCKET_REPO_IS_PRIVATE: value })).toMatchObject({ visibility });
  });
});
