import type { Env } from './event-facts.js';
import { branchIn, type Ci, differ, hashIn, numberIn, pageIn, repositoryOfClone, valueOf } from './job.js';
import { pagesOfClone } from './pages.js';

/**
 * https://www.jenkins.io/doc/book/pipeline/multibranch/, and the plugins ghprb and GitLab. BRANCH_NAME is `PR-12` on pull requests.
 * GIT_COMMIT is a merge that Jenkins made, if the job merges with the target.
 */
export const jenkins: Ci = {
  id: 'jenkins',
  marker: 'JENKINS_URL',
  markerValue: '*',
  // https://www.jenkins.io/doc/pipeline/steps/workflow-basic-steps/#timeout-enforce-time-limit
  timeLimit: (minutes) => `timeout(time: ${minutes}, unit: 'MINUTES')`,
  read(env) {
    const clone = valueOf(env, 'GIT_URL', 'GIT_URL_1');
    const common = { repository: repositoryOfClone(clone), pages: pagesOfClone(clone), runUrl: pageIn(valueOf(env, 'BUILD_URL')) };
    const commit = valueOf(env, 'GIT_COMMIT');
    const name = valueOf(env, 'BRANCH_NAME');
    const isPull = valueOf(env, 'CHANGE_ID', 'CHANGE_BRANCH', 'ghprbPullId', 'gitlabMergeRequestIid') !== undefined;
    if (!isPull) {
      const fetched = valueOf(env, 'GIT_BRANCH')?.replace(/^(?:refs\/remotes\/)?origin\//, '');
      // Jobs for tags fetch them as `refs/remotes/origin/tags/*`.
      const tag = valueOf(env, 'TAG_NAME') ?? (name === undefined ? /^(?:refs\/)?tags\/(.+)$/.exec(fetched ?? '')?.[1] : undefined);
      return { ...common, branch: tag === undefined ? branchIn(name ?? branchOfRemote(fetched)) : undefined, tag, commit };
    }
    const branch = branchIn(valueOf(env, 'CHANGE_BRANCH', 'ghprbSourceBranch', 'gitlabSourceBranch'));
    const head = hashIn(valueOf(env, 'ghprbActualCommit', 'gitlabMergeRequestLastCommit'));
    return {
      ...common,
      branch,
      commit: head ?? commit,
      merge: head === undefined ? 'maybe' : undefined,
      headNames: [name, branch].filter((text) => text !== undefined),
      pullRequest: {
        number: numberIn(valueOf(env, 'CHANGE_ID', 'ghprbPullId', 'gitlabMergeRequestIid')),
        baseBranch: branchIn(valueOf(env, 'CHANGE_TARGET', 'ghprbTargetBranch', 'gitlabTargetBranch')),
        fork: isFork(env, clone),
        originIsFork: isFork(env, clone) && isOriginFork(env, clone),
      },
    };
  },
};

function isFork(env: Env, clone: string | undefined): boolean {
  return (
    valueOf(env, 'CHANGE_FORK') !== undefined ||
    differ(valueOf(env, 'gitlabSourceRepoHttpUrl'), valueOf(env, 'gitlabTargetRepoHttpUrl')) ||
    differ(valueOf(env, 'ghprbAuthorRepoGitUrl'), clone)
  );
}

/**
 * Whether `origin` is the fork, as for pull requests at Bitbucket Cloud
 * (https://github.com/jenkinsci/bitbucket-branch-source-plugin, BitbucketGitSCMBuilder.java). CHANGE_FORK is the owner of the fork, or
 * its full name. In doubt, it is the fork, whose branches are not the base.
 */
function isOriginFork(env: Env, clone: string | undefined): boolean {
  const fork = valueOf(env, 'CHANGE_FORK');
  if (fork === undefined) return !differ(clone, valueOf(env, 'gitlabSourceRepoHttpUrl', 'ghprbAuthorRepoGitUrl'));
  const repository = repositoryOfClone(clone);
  return repository === undefined || `${repository}/`.toLowerCase().startsWith(`${fork}/`.toLowerCase());
}

/** Jenkins writes `detached` if it checked out a commit. */
function branchOfRemote(name: string | undefined): string | undefined {
  return name === 'detached' ? undefined : name;
}
