import { describe, expect, it } from '@jest/globals';
import { HEAD, OF_PULL_REQUEST, sourceOf } from './ci-job.js';

const JOB = {
  CI: 'woodpecker',
  CI_REPO: 'acme/infrastructure',
  CI_REPO_PRIVATE: 'false',
  CI_REPO_URL: 'https://git.example/acme/infrastructure',
  CI_FORGE_TYPE: 'forgejo',
  CI_REPO_DEFAULT_BRANCH: 'main',
  CI_PIPELINE_URL: 'https://ci.example/repos/3/pipeline/42',
  CI_COMMIT_SHA: HEAD,
  CI_COMMIT_BRANCH: 'main',
};
const COMMON = {
  ci: 'woodpecker',
  repository: 'acme/infrastructure',
  visibility: 'public',
  pages: {
    repository: 'https://git.example/acme/infrastructure',
    commit: 'https://git.example/acme/infrastructure/commit/{commit}',
    file: 'https://git.example/acme/infrastructure/src/commit/{commit}/{path}',
    line: '#L{line}',
    pullRequest: 'https://git.example/acme/infrastructure/pulls/{number}',
  },
  runUrl: 'https://ci.example/repos/3/pipeline/42',
  commit: HEAD,
};

describe('Woodpecker CI', () => {
  it.each([
    ['a push to the default branch', {}, { ref: 'refs/heads/main', branch: 'main' }],
    ['a push to a branch', { CI_COMMIT_BRANCH: 'feature/x' }, { ref: 'refs/heads/feature/x', branch: 'feature/x' }],
    ['a tag', { CI_PIPELINE_EVENT: 'tag', CI_COMMIT_TAG: 'v1', CI_COMMIT_BRANCH: '' }, { ref: 'refs/tags/v1' }],
    [
      'a pull request, whose target is CI_COMMIT_BRANCH',
      {
        CI_PIPELINE_EVENT: 'pull_request',
        CI_COMMIT_PULL_REQUEST: '7',
        CI_COMMIT_SOURCE_BRANCH: 'feature/x',
        CI_COMMIT_TARGET_BRANCH: 'main',
      },
      OF_PULL_REQUEST,
    ],
    [
      'a pull request without its source',
      { CI_PIPELINE_EVENT: 'pull_request', CI_COMMIT_PULL_REQUEST: '7' },
      { event: 'pull_request', baseBranch: 'main', baseRef: 'refs/heads/main', pullRequest: 7 },
    ],
  ])('%s', async (_what, env, about) => {
    expect(await sourceOf({ ...JOB, ...env })).toEqual({ ...COMMON, ...about });
  });
});
