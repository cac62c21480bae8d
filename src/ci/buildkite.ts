import { branchIn, type Ci, differ, hashIn, numberIn, pageIn, repositoryOfClone, valueOf } from './job.js';
import { pagesOfClone } from './pages.js';

/**
 * https://buildkite.com/docs/pipelines/configure/environment-variables. A build of a tag has the tag in BUILDKITE_BRANCH, and a branch of a
 * fork may be written as `user:branch`.
 */
export const buildkite: Ci = {
  id: 'buildkite',
  marker: 'BUILDKITE',
  // https://buildkite.com/docs/pipelines/configure/step-types/command-step
  timeLimit: (minutes) => `timeout_in_minutes: ${minutes}`,
  read(env) {
    const tag = valueOf(env, 'BUILDKITE_TAG');
    const branch = valueOf(env, 'BUILDKITE_BRANCH');
    const commit = valueOf(env, 'BUILDKITE_COMMIT');
    const repo = valueOf(env, 'BUILDKITE_REPO');
    const pull = valueOf(env, 'BUILDKITE_PULL_REQUEST');
    const isPull = pull !== undefined && pull !== 'false';
    const ofUser = isPull && branch?.includes(':') === true;
    return {
      repository: repositoryOfClone(repo),
      pages: pagesOfClone(repo),
      runUrl: pageIn(valueOf(env, 'BUILDKITE_BUILD_URL')),
      branch: tag === undefined ? branchIn(ofUser ? branch?.slice(branch.indexOf(':') + 1) : branch) : undefined,
      tag,
      commit: commit === 'HEAD' ? (hashIn(valueOf(env, 'BUILDKITE_COMMIT_RESOLVED')) ?? commit) : commit,
      pullRequest: isPull
        ? {
            number: numberIn(pull),
            baseBranch: branchIn(valueOf(env, 'BUILDKITE_PULL_REQUEST_BASE_BRANCH')),
            fork: ofUser || differ(valueOf(env, 'BUILDKITE_PULL_REQUEST_REPO'), repo),
          }
        : undefined,
    };
  },
};
