import { branchIn, type Ci, hashIn, numberIn, repositoryIn, valueOf, visibilityBy } from './job.js';
import { bitbucketPages } from './pages.js';

/**
 * https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/. Commits of pull requests have 12 digits. Bitbucket runs no
 * pipelines for the pull requests of forks.
 */
export const bitbucket: Ci = {
  id: 'bitbucket',
  marker: 'BITBUCKET_BUILD_NUMBER',
  markerValue: '*',
  tokenVariables: ['SCAN_GATE_BITBUCKET_TOKEN'],
  // https://support.atlassian.com/bitbucket-cloud/docs/step-options/#Max-time
  timeLimit: (minutes) => `max-time: ${minutes}`,
  read(env) {
    const repository = repositoryIn(valueOf(env, 'BITBUCKET_REPO_FULL_NAME'));
    const build = numberIn(valueOf(env, 'BITBUCKET_BUILD_NUMBER'));
    return {
      repository,
      pages: repository === undefined ? undefined : bitbucketPages(`https://bitbucket.org/${repository}`),
      visibility: visibilityBy(valueOf(env, 'BITBUCKET_REPO_IS_PRIVATE')),
      runUrl:
        repository === undefined || build === undefined ? undefined : `https://bitbucket.org/${repository}/pipelines/results/${build}`,
      branch: branchIn(valueOf(env, 'BITBUCKET_BRANCH')),
      tag: valueOf(env, 'BITBUCKET_TAG'),
      commit: valueOf(env, 'BITBUCKET_COMMIT'),
      pullRequest:
        valueOf(env, 'BITBUCKET_PR_ID') === undefined
          ? undefined
          : {
              number: numberIn(valueOf(env, 'BITBUCKET_PR_ID')),
              baseBranch: branchIn(valueOf(env, 'BITBUCKET_PR_DESTINATION_BRANCH')),
              baseCommit: hashIn(valueOf(env, 'BITBUCKET_PR_DESTINATION_COMMIT')),
              fork: false,
            },
    };
  },
};
