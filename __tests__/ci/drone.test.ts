import { describe, expect, it } from '@jest/globals';
import { gitHubPages } from '../helpers/pages.js';
import { HEAD, OF_PULL_REQUEST, sourceOf } from './ci-job.js';

const JOB = {
  CI: 'true',
  DRONE: 'true',
  DRONE_REPO: 'acme/infrastructure',
  DRONE_REPO_LINK: 'https://github.com/acme/infrastructure',
  DRONE_REPO_BRANCH: 'main',
  DRONE_REPO_PRIVATE: 'true',
  DRONE_REPO_VISIBILITY: 'internal',
  DRONE_BUILD_LINK: 'https://drone.example/acme/infrastructure/42',
  DRONE_BRANCH: 'main',
  DRONE_COMMIT_SHA: HEAD,
};
const COMMON = {
  ci: 'drone',
  repository: 'acme/infrastructure',
  pages: gitHubPages('acme/infrastructure'),
  visibility: 'internal',
  runUrl: 'https://drone.example/acme/infrastructure/42',
  commit: HEAD,
};

describe('Drone', () => {
  it.each([
    ['a push to the default branch', {}, { ref: 'refs/heads/main', branch: 'main' }],
    [
      'a push to a branch',
      { DRONE_BRANCH: 'feature/x', DRONE_SOURCE_BRANCH: 'feature/x' },
      { ref: 'refs/heads/feature/x', branch: 'feature/x' },
    ],
    ['a tag', { DRONE_BUILD_EVENT: 'tag', DRONE_TAG: 'v1' }, { ref: 'refs/tags/v1' }],
    [
      'a pull request, whose target is DRONE_BRANCH',
      { DRONE_BUILD_EVENT: 'pull_request', DRONE_PULL_REQUEST: '7', DRONE_SOURCE_BRANCH: 'feature/x', DRONE_TARGET_BRANCH: 'main' },
      OF_PULL_REQUEST,
    ],
    [
      'a pull request without its source',
      { DRONE_PULL_REQUEST: '7' },
      { event: 'pull_request', baseBranch: 'main', baseRef: 'refs/heads/main', pullRequest: 7 },
    ],
  ])('%s', async (_what, env, about) => {
    expect(await sourceOf({ ...JOB, ...env })).toEqual({ ...COMMON, ...about });
  });
});
