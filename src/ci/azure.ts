import type { Source } from '../domain/source.js';
import type { Env } from './event-facts.js';
import { branchIn, type Ci, hashIn, numberIn, pageIn, repositoryIn, tagIn, valueOf } from './job.js';
import { azurePages, gitHubPages } from './pages.js';

/**
 * https://learn.microsoft.com/azure/devops/pipelines/build/variables. BUILD_SOURCEVERSION of a pull request is a merge that Azure made.
 * BUILD_SOURCEBRANCHNAME is the last part of the branch's path only, and is not read.
 */
export const azure: Ci = {
  id: 'azure',
  marker: 'TF_BUILD',
  tokenVariables: ['SYSTEM_ACCESSTOKEN'],
  // https://learn.microsoft.com/azure/devops/pipelines/process/phases#timeouts
  timeLimit: (minutes) => `timeoutInMinutes: ${minutes}`,
  read(env) {
    const ref = valueOf(env, 'BUILD_SOURCEBRANCH');
    const version = valueOf(env, 'BUILD_SOURCEVERSION');
    const common = { repository: repositoryOf(env), runUrl: runUrlOf(env), pages: pagesOf(env) };
    if (!isPullRequest(env)) return { ...common, branch: branchIn(ref), tag: tagIn(ref), commit: version };
    const head = hashIn(valueOf(env, 'SYSTEM_PULLREQUEST_SOURCECOMMITID'));
    return {
      ...common,
      branch: branchIn(valueOf(env, 'SYSTEM_PULLREQUEST_SOURCEBRANCH')),
      commit: head ?? version,
      merge: head === undefined ? 'always' : undefined,
      pullRequest: {
        number: numberOf(env),
        // `refs/heads/x` for Azure Repos, `x` for GitHub.
        baseBranch: branchIn(valueOf(env, 'SYSTEM_PULLREQUEST_TARGETBRANCH')),
        fork: valueOf(env, 'SYSTEM_PULLREQUEST_ISFORK')?.toLowerCase() === 'true',
      },
    };
  },
};

function isPullRequest(env: Env): boolean {
  return (
    valueOf(env, 'SYSTEM_PULLREQUEST_PULLREQUESTID', 'SYSTEM_PULLREQUEST_PULLREQUESTNUMBER', 'SYSTEM_PULLREQUEST_SOURCEBRANCH') !==
      undefined ||
    valueOf(env, 'BUILD_REASON') === 'PullRequest' ||
    valueOf(env, 'BUILD_SOURCEBRANCH')?.startsWith('refs/pull/') === true
  );
}

/** For repositories at GitHub, …PULLREQUESTID is an ID of Azure's own. */
function numberOf(env: Env): number | undefined {
  const names = ['SYSTEM_PULLREQUEST_PULLREQUESTNUMBER', 'SYSTEM_PULLREQUEST_PULLREQUESTID'];
  const inRef = /^refs\/pull\/([0-9]+)\//.exec(valueOf(env, 'BUILD_SOURCEBRANCH') ?? '')?.[1];
  return numberIn(valueOf(env, ...names) ?? inRef);
}

/** The name of an Azure repository stands without its project. */
function repositoryOf(env: Env): string | undefined {
  const name = valueOf(env, 'BUILD_REPOSITORY_NAME');
  const project = valueOf(env, 'SYSTEM_TEAMPROJECT');
  if (name === undefined) return undefined;
  return repositoryIn(name.includes('/') || project === undefined ? name : `${project}/${name}`);
}

/** An address of Azure Repos may have a user name: `https://organization@dev.azure.com/…`. */
function pagesOf(env: Env): Source['pages'] {
  const address = pageIn(valueOf(env, 'BUILD_REPOSITORY_URI')?.replace(/^(https?:\/\/)[^@/]*@/i, '$1'));
  const repository = address?.replace(/\/$/, '').replace(/\.git$/, '');
  const provider = valueOf(env, 'BUILD_REPOSITORY_PROVIDER');
  if (repository === undefined) return undefined;
  if (provider === 'TfsGit') return azurePages(repository);
  return provider?.startsWith('GitHub') ? gitHubPages(repository) : undefined;
}

function runUrlOf(env: Env): string | undefined {
  const collection = pageIn(valueOf(env, 'SYSTEM_COLLECTIONURI', 'SYSTEM_TEAMFOUNDATIONCOLLECTIONURI'));
  const project = valueOf(env, 'SYSTEM_TEAMPROJECT', 'SYSTEM_TEAMPROJECTID');
  const build = numberIn(valueOf(env, 'BUILD_BUILDID'));
  if (collection === undefined || project === undefined || build === undefined) return undefined;
  return `${collection.replace(/\/$/, '')}/${encodeURIComponent(project)}/_build/results?buildId=${build}`;
}
