import { trimEnd } from '../text/plain.js';
import { branchIn, type Ci, numberIn, pageIn, repositoryIn, valueOf, visibilityBy } from './job.js';
import { bitbucketPages, giteaPages, gitHubPages, gitLabPages, type PagesOf } from './pages.js';

/** By CI_FORGE_TYPE, which is also known of own servers. */
const FORGES: Readonly<Record<string, PagesOf>> = {
  github: gitHubPages,
  gitlab: gitLabPages,
  gitea: giteaPages,
  forgejo: giteaPages,
  bitbucket: bitbucketPages,
};

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
    const page = pageIn(valueOf(env, 'CI_REPO_URL'));
    return {
      repository: repositoryIn(valueOf(env, 'CI_REPO')),
      pages: page === undefined ? undefined : FORGES[valueOf(env, 'CI_FORGE_TYPE') ?? '']?.(trimEnd(page, '/')),
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
