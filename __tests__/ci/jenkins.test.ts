import { describe, expect, it } from '@jest/globals';
import { gitHubPages } from '../helpers/pages.js';
import { BASE, HEAD, jobOf, MERGE, OF_PULL_REQUEST, sourceOf } from './ci-job.js';

const JOB = {
  JENKINS_URL: 'https://jenkins.example/',
  BUILD_URL: 'https://jenkins.example/job/infrastructure/42/',
  GIT_URL: 'https://github.com/octo-org/infrastructure.git',
  GIT_COMMIT: HEAD,
};
const PR = {
  ...JOB,
  BRANCH_NAME: 'PR-7',
  GIT_BRANCH: 'PR-7',
  CHANGE_ID: '7',
  CHANGE_BRANCH: 'feature/x',
  CHANGE_TARGET: 'main',
};
const COMMON = {
  ci: 'jenkins',
  repository: 'octo-org/infrastructure',
  pages: gitHubPages('octo-org/infrastructure'),
  visibility: 'unknown',
  runUrl: 'https://jenkins.example/job/infrastructure/42/',
  commit: HEAD,
};
const OF_PR = {
  ...COMMON,
  ...OF_PULL_REQUEST,
};

describe('Jenkins', () => {
  it.each([
    ['a build of the default branch', { BRANCH_NAME: 'main', BRANCH_IS_PRIMARY: 'true' }, { ref: 'refs/heads/main', branch: 'main' }],
    ['a build of a branch', { BRANCH_NAME: 'feature/x' }, { ref: 'refs/heads/feature/x', branch: 'feature/x' }],
    ['a job that is not multibranch', { GIT_BRANCH: 'origin/feature/x' }, { ref: 'refs/heads/feature/x', branch: 'feature/x' }],
    ['a job that checked out a commit', { GIT_BRANCH: 'detached' }, {}],
    ['a tag', { BRANCH_NAME: 'v1', TAG_NAME: 'v1' }, { ref: 'refs/tags/v1' }],
    ['a tag that a job fetches as a remote branch', { GIT_BRANCH: 'origin/tags/v1' }, { ref: 'refs/tags/v1' }],
    ['a multibranch build of a branch with such a name', { BRANCH_NAME: 'tags/v1' }, { ref: 'refs/heads/tags/v1', branch: 'tags/v1' }],
  ])('%s', async (_what, env, about) => {
    expect(await sourceOf({ ...JOB, ...env })).toEqual({ ...COMMON, ...about });
  });

  it('a pull request is its source branch, and not PR-7', async () => {
    expect(await sourceOf(PR)).toEqual(OF_PR);
  });

  it.each([
    ['of the target, which Jenkins made', MERGE, [HEAD, BASE], HEAD, HEAD],
    ['that somebody pushed', MERGE, [HEAD, BASE], MERGE, MERGE],
    ['that only Jenkins knows, in the other order', MERGE, [BASE, HEAD], HEAD, HEAD],
  ])('a merge %s', async (_what, commit, parents, fetched, head) => {
    const checkout = { commits: [MERGE, HEAD], parents: { [MERGE]: parents }, refs: { 'refs/remotes/origin/PR-7': fetched } };
    expect(await sourceOf({ ...PR, GIT_COMMIT: commit }, { checkout })).toEqual({ ...OF_PR, commit: head });
  });

  it('a merge whose head the checkout does not show has no commit', async () => {
    const checkout = { commits: [MERGE], parents: { [MERGE]: [HEAD, BASE] } };
    const { source, unknownCommit } = await jobOf({ ...PR, GIT_COMMIT: MERGE }, { checkout });
    expect(source.commit).toBeUndefined();
    expect(unknownCommit).toMatch(/is a merge, and the checkout does not show whether it is the head of the pull request/);
  });

  it.each([
    ['the branch source', { ...PR, CHANGE_FORK: 'mona/infrastructure' }],
    [
      'the GitLab plugin',
      {
        ...JOB,
        gitlabMergeRequestIid: '7',
        gitlabSourceBranch: 'feature/x',
        gitlabTargetBranch: 'main',
        gitlabMergeRequestLastCommit: HEAD,
        gitlabSourceRepoHttpUrl: 'https://gitlab.example/mona/infrastructure.git',
        gitlabTargetRepoHttpUrl: 'https://gitlab.example/octo-org/infrastructure.git',
      },
    ],
    [
      'the plugin ghprb',
      {
        ...JOB,
        ghprbPullId: '7',
        ghprbSourceBranch: 'feature/x',
        ghprbTargetBranch: 'main',
        ghprbActualCommit: HEAD,
        ghprbAuthorRepoGitUrl: 'https://github.com/mona/infrastructure.git',
      },
    ],
  ])('a fork by the variables of %s', async (_what, env) => {
    const { ref: _ref, ...about } = OF_PR;
    expect(await sourceOf(env)).toEqual({ ...about, untrusted: 'fork' });
  });

  it.each([
    ['the branch source of Bitbucket Cloud', { CHANGE_FORK: 'Mona', GIT_URL: 'https://bitbucket.org/mona/infrastructure.git' }],
    ['a fork with another name', { CHANGE_FORK: 'mona/fork', GIT_URL: 'git@bitbucket.org:mona/fork.git' }],
    ['a clone that is not known', { CHANGE_FORK: 'mona', GIT_URL: '' }],
    [
      'the GitLab plugin',
      {
        GIT_URL: 'git@gitlab.example:mona/infrastructure.git',
        gitlabSourceRepoHttpUrl: 'https://gitlab.example/mona/infrastructure.git',
        gitlabTargetRepoHttpUrl: 'https://gitlab.example/octo-org/infrastructure.git',
      },
    ],
  ])('the branches of origin are not the base, if origin is the fork: %s', async (_what, env) => {
    const { source } = await jobOf({ ...PR, ...env });
    expect([source.untrusted, source.event, source.baseBranch, source.baseRef]).toEqual(['fork', 'pull_request', 'main', undefined]);
  });
});
