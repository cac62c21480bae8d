import { asServerUrl } from '../domain/refs.js';
import type { RepositoryPages } from '../domain/source.js';
import type { Env } from './event-facts.js';
import { branchIn, type Ci, hashIn, numberIn, pageIn, repositoryIn, valueOf } from './job.js';
import { gitLabPages } from './pages.js';

/**
 * https://docs.gitlab.com/ci/variables/predefined_variables/. In merged results pipelines and merge trains, CI_COMMIT_SHA is a merge that
 * GitLab made; CI_MERGE_REQUEST_SOURCE_BRANCH_SHA is set there only, and is the head.
 */
export const gitlab: Ci = {
  id: 'gitlab',
  marker: 'GITLAB_CI',
  tokenVariables: ['SCAN_GATE_GITLAB_TOKEN', 'GITLAB_TOKEN', 'CI_JOB_TOKEN'],
  apiVariable: 'CI_API_V4_URL',
  // https://docs.gitlab.com/ci/yaml/#timeout
  timeLimit: (minutes) => `timeout: ${minutes} minutes`,
  read(env) {
    const common = { visibility: visibilityOf(env), runUrl: pageIn(valueOf(env, 'CI_JOB_URL')) };
    const tag = valueOf(env, 'CI_COMMIT_TAG');
    const commit = valueOf(env, 'CI_COMMIT_SHA');
    if (valueOf(env, 'CI_MERGE_REQUEST_IID', 'CI_MERGE_REQUEST_ID') === undefined) {
      const repository = repositoryIn(valueOf(env, 'CI_PROJECT_PATH'));
      const branch = branchIn(valueOf(env, 'CI_COMMIT_BRANCH', ...(tag === undefined ? ['CI_COMMIT_REF_NAME'] : [])));
      return { ...common, repository, pages: pagesOf(valueOf(env, 'CI_PROJECT_URL')), branch, tag, commit };
    }
    const head = valueOf(env, 'CI_MERGE_REQUEST_SOURCE_BRANCH_SHA');
    const isMerge = /^merge(?:d_result|_train)$/.test(valueOf(env, 'CI_MERGE_REQUEST_EVENT_TYPE') ?? '');
    return {
      ...common,
      repository: repositoryIn(valueOf(env, 'CI_MERGE_REQUEST_PROJECT_PATH', 'CI_PROJECT_PATH')),
      pages: pagesOf(valueOf(env, 'CI_MERGE_REQUEST_PROJECT_URL', 'CI_PROJECT_URL')),
      branch: branchIn(valueOf(env, 'CI_MERGE_REQUEST_SOURCE_BRANCH_NAME', 'CI_COMMIT_REF_NAME')),
      commit: head ?? commit,
      merge: head === undefined && isMerge ? 'always' : undefined,
      pullRequest: {
        number: numberIn(valueOf(env, 'CI_MERGE_REQUEST_IID')),
        baseBranch: branchIn(valueOf(env, 'CI_MERGE_REQUEST_TARGET_BRANCH_NAME')),
        baseCommit: hashIn(valueOf(env, 'CI_MERGE_REQUEST_DIFF_BASE_SHA')),
        fork: isFork(env),
        // A fork's pipeline runs in the fork, unless a member of the parent project starts it.
        originIsFork: isFork(env) && !areSame(env, 'CI_PROJECT_ID', 'CI_MERGE_REQUEST_PROJECT_ID'),
      },
    };
  },
};

function pagesOf(project: string | undefined): RepositoryPages | undefined {
  const repository = asServerUrl(project);
  return repository === undefined ? undefined : gitLabPages(repository);
}

function isFork(env: Env): boolean {
  return (
    areOther(env, 'CI_MERGE_REQUEST_SOURCE_PROJECT_ID', 'CI_MERGE_REQUEST_PROJECT_ID') ||
    areOther(env, 'CI_MERGE_REQUEST_SOURCE_PROJECT_PATH', 'CI_MERGE_REQUEST_PROJECT_PATH')
  );
}

function areOther(env: Env, one: string, other: string): boolean {
  const [first, second] = [valueOf(env, one), valueOf(env, other)];
  return first !== undefined && second !== undefined && first.toLowerCase() !== second.toLowerCase();
}

function areSame(env: Env, one: string, other: string): boolean {
  return valueOf(env, one) !== undefined && valueOf(env, one) === valueOf(env, other);
}

function visibilityOf(env: Env): 'public' | 'private' | 'internal' | 'unknown' {
  const visibility = valueOf(env, 'CI_PROJECT_VISIBILITY');
  return visibility === 'public' || visibility === 'private' || visibility === 'internal' ? visibility : 'unknown';
}
