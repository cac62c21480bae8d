import { describe, expect, it } from '@jest/globals';
import { gitHubPages } from '../helpers/pages.js';
import { HEAD, sourceOf } from './ci-job.js';

const JOB = {
  CI: 'true',
  CIRCLECI: 'true',
  CIRCLE_PROJECT_USERNAME: 'octo-org',
  CIRCLE_PROJECT_REPONAME: 'infrastructure',
  CIRCLE_REPOSITORY_URL: 'git@github.com:octo-org/infrastructure.git',
  CIRCLE_BUILD_URL: 'https://circleci.com/gh/octo-org/infrastructure/42',
  CIRCLE_SHA1: HEAD,
};
const COMMON = {
  ci: 'circleci',
  repository: 'octo-org/infrastructure',
  pages: gitHubPages('octo-org/infrastructure'),
  visibility: 'unknown',
  runUrl: 'https://circleci.com/gh/octo-org/infrastructure/42',
  commit: HEAD,
};
const PULL = 'https://github.com/octo-org/infrastructure/pull/7';

describe('CircleCI', () => {
  it.each([
    ['a push to the default branch', { CIRCLE_BRANCH: 'main' }, { ref: 'refs/heads/main', branch: 'main' }],
    ['a push to a branch', { CIRCLE_BRANCH: 'feature/x' }, { ref: 'refs/heads/feature/x', branch: 'feature/x' }],
    ['a tag', { CIRCLE_TAG: 'v1' }, { ref: 'refs/tags/v1' }],
    [
      'a pull request, whose target no variable has',
      { CIRCLE_BRANCH: 'feature/x', CIRCLE_PULL_REQUEST: PULL },
      { event: 'pull_request', ref: 'refs/heads/feature/x', branch: 'feature/x', pullRequest: 7 },
    ],
    [
      'a fork',
      { CIRCLE_BRANCH: 'pull/7', CIRCLE_PULL_REQUEST: PULL, CIRCLE_PR_NUMBER: '7', CIRCLE_PR_USERNAME: 'mona', CIRCLE_PR_REPONAME: 'fork' },
      { event: 'pull_request', pullRequest: 7, untrusted: 'fork' },
    ],
    ['a fork without the variables of forks', { CIRCLE_BRANCH: 'pull/7' }, { event: 'pull_request', pullRequest: 7, untrusted: 'fork' }],
  ])('%s', async (_what, env, about) => {
    expect(await sourceOf({ ...JOB, ...env })).toEqual({ ...COMMON, ...about });
  });
});
