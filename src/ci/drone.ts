import { branchIn, type Ci, numberIn, pageIn, repositoryIn, valueOf, visibilityBy } from './job.js';
import { pagesOfClone } from './pages.js';

/**
 * https://docs.drone.io/pipeline/environment/reference/. DRONE_BRANCH is the target on pull requests. Settings:
 * https://docs.drone.io/plugins/overview/#plugin-inputs.
 */
export const drone: Ci = {
  id: 'drone',
  marker: 'DRONE',
  settingsPrefix: 'PLUGIN_',
  read(env) {
    const number = valueOf(env, 'DRONE_PULL_REQUEST');
    const isPull = number !== undefined || valueOf(env, 'DRONE_BUILD_EVENT') === 'pull_request';
    const visibility = valueOf(env, 'DRONE_REPO_VISIBILITY');
    const isKnown = visibility === 'public' || visibility === 'private' || visibility === 'internal';
    return {
      repository: repositoryIn(valueOf(env, 'DRONE_REPO')),
      pages: pagesOfClone(valueOf(env, 'DRONE_REPO_LINK')),
      visibility: isKnown ? visibility : visibilityBy(valueOf(env, 'DRONE_REPO_PRIVATE')),
      runUrl: pageIn(valueOf(env, 'DRONE_BUILD_LINK')),
      branch: branchIn(isPull ? valueOf(env, 'DRONE_SOURCE_BRANCH') : valueOf(env, 'DRONE_SOURCE_BRANCH', 'DRONE_BRANCH')),
      tag: isPull ? undefined : valueOf(env, 'DRONE_TAG'),
      commit: valueOf(env, 'DRONE_COMMIT_SHA', 'DRONE_COMMIT'),
      pullRequest: isPull
        ? { number: numberIn(number), baseBranch: branchIn(valueOf(env, 'DRONE_TARGET_BRANCH', 'DRONE_BRANCH')), fork: false }
        : undefined,
    };
  },
};
