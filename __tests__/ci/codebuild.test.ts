import { describe, expect, it } from '@jest/globals';
import { gitHubPages } from '../helpers/pages.js';
import { BASE, HEAD, MERGE, OF_PULL_REQUEST, sourceOf } from './ci-job.js';

const JOB = {
  CODEBUILD_BUILD_ID: 'infrastructure:1b2c-3d',
  AWS_REGION: 'eu-central-1',
  CODEBUILD_SOURCE_REPO_URL: 'https://github.com/octo-org/infrastructure.git',
  CODEBUILD_RESOLVED_SOURCE_VERSION: HEAD,
};
const PR = {
  ...JOB,
  CODEBUILD_WEBHOOK_TRIGGER: 'pr/7',
  CODEBUILD_WEBHOOK_HEAD_REF: 'refs/heads/feature/x',
  CODEBUILD_WEBHOOK_BASE_REF: 'refs/heads/main',
};
const COMMON = {
  ci: 'codebuild',
  repository: 'octo-org/infrastructure',
  pages: gitHubPages('octo-org/infrastructure'),
  visibility: 'unknown',
  runUrl:
    'https://eu-central-1.console.aws.amazon.com/codesuite/codebuild/projects/infrastructure/build/infrastructure%3A1b2c-3d/?region=eu-central-1',
  commit: HEAD,
};
const OF_PR = {
  ...COMMON,
  ...OF_PULL_REQUEST,
};

describe('AWS CodeBuild', () => {
  it.each([
    [
      'a push to the default branch',
      { CODEBUILD_WEBHOOK_TRIGGER: 'branch/main', CODEBUILD_WEBHOOK_HEAD_REF: 'refs/heads/main' },
      { ref: 'refs/heads/main', branch: 'main' },
    ],
    ['a push to a branch', { CODEBUILD_WEBHOOK_TRIGGER: 'branch/feature/x' }, { ref: 'refs/heads/feature/x', branch: 'feature/x' }],
    ['a tag', { CODEBUILD_WEBHOOK_TRIGGER: 'tag/v1' }, { ref: 'refs/tags/v1' }],
    ['a build that a person started, whose branch is not known', {}, {}],
  ])('%s', async (_what, env, about) => {
    expect(await sourceOf({ ...JOB, ...env })).toEqual({ ...COMMON, ...about });
  });

  it('a pull request', async () => {
    expect(await sourceOf(PR)).toEqual(OF_PR);
    expect(await sourceOf({ ...PR, CODEBUILD_PUBLIC_BUILD_URL: 'https://builds.example/42' })).toMatchObject({
      runUrl: 'https://builds.example/42',
    });
  });

  it('a merge whose head the checkout does not show has no commit', async () => {
    const { commit: _commit, ...about } = OF_PR;
    const checkout = { commits: [MERGE], parents: { [MERGE]: [BASE, HEAD] } };
    expect(await sourceOf({ ...PR, CODEBUILD_RESOLVED_SOURCE_VERSION: MERGE }, { checkout })).toEqual(about);
  });
});
