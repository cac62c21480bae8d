import { branchIn, type Ci, numberIn, pageIn, repositoryIn, valueOf, visibilityBy } from './job.js';

/**
 * https://woodpecker-ci.org/docs/usage/environment. CI_COMMIT_BRANCH is the target on pull requests. Settings:
 * https://woodpecker-ci.org/docs/usage/plugins/creating-plugins#settings.
 */
export const woodpecker: Ci = {
  id: 'woodpecker',
  marker: 'CI',
  markerValue: 'woodpecker',
  settingsPrefix: 'PLUGIN_',
  read(env) {
    const number = valueOf(env, 'CI_COMMIT_PULL_REQUEST');
    const isPull = number !== undefined || valueOf(env, 'CI_PIPELINE_EVENT', 'CI_BUILD_EVENT')?.startsWith('pull_request') === true;
    return {
      repository: repositoryIn(valueOf(env, 'CI_REPO')),
      visibility: visibilityBy(valueOf(env, 'CI_REPO_PRIVATE')),
      runUrl: pageIn(valueOf(env, 'CI_PIPELINE_URL', 'CI_BUILD_LINK')),
      branch: branchIn(valueOf(env, isPull ? 'CI_COMMIT_SOURCE_BRANCH' : 'CI_COMMIT_BRANCH')),
      tag: isPull ? undefined : valueOf(env, 'CI_COMMIT_TAG'),
      commit: valueOf(env, 'CI_COMMIT_SHA'),
      pullRequest: isPull
        ? { number: numberIn(number), baseBranch: branchIn(valueOf(env, 'CI_COMMIT_TARGET_BRANCH', 'CI_COMMIT_BRANCH')), fork: false }
        : undefined,
    };
  },
};
