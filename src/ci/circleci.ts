import { branchIn, type Ci, isSet, numberIn, pageIn, repositoryIn, repositoryOfClone, valueOf } from './job.js';
import { pagesOfClone } from './pages.js';

/** https://circleci.com/docs/variables/. No variable has the target branch of a pull request; forks have the branch `pull/7`. */
export const circleci: Ci = {
  id: 'circleci',
  marker: 'CIRCLECI',
  // https://circleci.com/docs/configuration-reference/#run
  timeLimit: (minutes) => `no_output_timeout: ${minutes}m`,
  read(env) {
    const branch = valueOf(env, 'CIRCLE_BRANCH');
    const ofFork = /^pull\/([1-9][0-9]*)(?:\/(?:head|merge))?$/.exec(branch ?? '')?.[1];
    const url = valueOf(env, 'CIRCLE_PULL_REQUEST', 'CI_PULL_REQUEST');
    const number = numberIn(valueOf(env, 'CIRCLE_PR_NUMBER') ?? ofFork ?? /\/([0-9]+)\/?$/.exec(url ?? '')?.[1]);
    const fork = ofFork !== undefined || isSet(env, 'CIRCLE_PR_USERNAME', 'CIRCLE_PR_REPONAME', 'CIRCLE_PR_NUMBER');
    const [owner, name] = [valueOf(env, 'CIRCLE_PROJECT_USERNAME'), valueOf(env, 'CIRCLE_PROJECT_REPONAME')];
    const clone = valueOf(env, 'CIRCLE_REPOSITORY_URL');
    return {
      repository: repositoryIn(`${owner ?? ''}/${name ?? ''}`) ?? repositoryOfClone(clone),
      pages: pagesOfClone(clone),
      runUrl: pageIn(valueOf(env, 'CIRCLE_BUILD_URL')),
      branch: ofFork === undefined ? branchIn(branch) : undefined,
      tag: valueOf(env, 'CIRCLE_TAG'),
      commit: valueOf(env, 'CIRCLE_SHA1'),
      pullRequest: url === undefined && number === undefined && !fork ? undefined : { number, fork },
    };
  },
};
