import { describe, expect, it } from '@jest/globals';
import { gitHubPages } from '../helpers/pages.js';
import { BASE, HEAD, jobOf, MERGE, sourceOf } from './ci-job.js';

const JOB = {
  TF_BUILD: 'True',
  BUILD_BUILDID: '77',
  BUILD_REPOSITORY_NAME: 'infrastructure',
  BUILD_REPOSITORY_PROVIDER: 'TfsGit',
  SYSTEM_TEAMPROJECT: 'The Platform',
  SYSTEM_COLLECTIONURI: 'https://dev.azure.com/acme/',
};
const PR = {
  ...JOB,
  BUILD_REASON: 'PullRequest',
  BUILD_SOURCEBRANCH: 'refs/pull/7/merge',
  BUILD_SOURCEBRANCHNAME: 'merge',
  BUILD_SOURCEVERSION: MERGE,
  SYSTEM_PULLREQUEST_PULLREQUESTID: '7',
  SYSTEM_PULLREQUEST_SOURCEBRANCH: 'refs/heads/feature/x',
  SYSTEM_PULLREQUEST_SOURCECOMMITID: HEAD,
  SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main',
  SYSTEM_PULLREQUEST_ISFORK: 'False',
};
const COMMON = {
  ci: 'azure',
  repository: 'The Platform/infrastructure',
  visibility: 'unknown',
  runUrl: 'https://dev.azure.com/acme/The%20Platform/_build/results?buildId=77',
};
const OF_PR = {
  ...COMMON,
  event: 'pull_request',
  ref: 'refs/heads/feature/x',
  branch: 'feature/x',
  commit: HEAD,
  baseBranch: 'main',
  baseRef: 'refs/heads/main',
  pullRequest: 7,
};

describe('Azure Pipelines', () => {
  it.each([
    ['a push to the default branch', 'refs/heads/main', { ref: 'refs/heads/main', branch: 'main' }],
    ['a push to a branch', 'refs/heads/feature/x', { ref: 'refs/heads/feature/x', branch: 'feature/x' }],
    ['a tag', 'refs/tags/v1', { ref: 'refs/tags/v1' }],
  ])('%s', async (_what, BUILD_SOURCEBRANCH, about) => {
    const env = { ...JOB, BUILD_SOURCEBRANCH, BUILD_SOURCEBRANCHNAME: 'x', BUILD_SOURCEVERSION: HEAD };
    expect(await sourceOf(env)).toEqual({ ...COMMON, commit: HEAD, ...about });
  });

  it('a pull request is its head, and not the merge of Azure', async () => {
    expect(await sourceOf(PR)).toEqual(OF_PR);
  });

  it('a pull request of GitHub has its number and branches written in another way', async () => {
    const env = {
      ...PR,
      BUILD_REPOSITORY_NAME: 'octo-org/infrastructure',
      BUILD_REPOSITORY_PROVIDER: 'GitHub',
      SYSTEM_PULLREQUEST_PULLREQUESTID: '1234567',
      SYSTEM_PULLREQUEST_PULLREQUESTNUMBER: '7',
      SYSTEM_PULLREQUEST_SOURCEBRANCH: 'feature/x',
      SYSTEM_PULLREQUEST_TARGETBRANCH: 'main',
    };
    expect(await sourceOf(env)).toEqual({ ...OF_PR, repository: 'octo-org/infrastructure' });
  });

  it('git is asked for the head where only the merge is known', async () => {
    const env = { ...PR, SYSTEM_PULLREQUEST_SOURCECOMMITID: '' };
    expect(await sourceOf(env, { checkout: { commits: [MERGE], parents: { [MERGE]: [BASE, HEAD] } } })).toEqual(OF_PR);
    expect((await jobOf(env)).unknownCommit).toMatch(/git is not installed/);
  });

  it('a fork is recognised, and has no ref here', async () => {
    const { ref: _ref, ...about } = OF_PR;
    expect(await sourceOf({ ...PR, SYSTEM_PULLREQUEST_ISFORK: 'True' })).toEqual({ ...about, untrusted: 'fork' });
  });

  it('a variable that Azure left as it is has no value', async () => {
    const env = { ...PR, SYSTEM_PULLREQUEST_SOURCEBRANCH: '$(System.PullRequest.SourceBranch)' };
    expect((await jobOf(env)).source.branch).toBeUndefined();
  });

  it.each([
    ['https://dev.azure.com/acme/The%20Platform/_git/infrastructure', 'TfsGit'],
    ['https://acme@dev.azure.com/acme/The%20Platform/_git/infrastructure', 'TfsGit'],
  ])('the pages of %s are those of Azure Repos', async (BUILD_REPOSITORY_URI, BUILD_REPOSITORY_PROVIDER) => {
    const { pages } = await sourceOf({ ...PR, BUILD_REPOSITORY_URI, BUILD_REPOSITORY_PROVIDER });
    const repository = 'https://dev.azure.com/acme/The%20Platform/_git/infrastructure';
    expect(pages).toEqual({
      repository,
      commit: `${repository}/commit/{commit}`,
      file: `${repository}?version=GC{commit}&path=/{path}`,
      line: '&line={line}&lineEnd={line}&lineStartColumn=1&lineEndColumn=1000',
      pullRequest: `${repository}/pullrequest/{number}`,
    });
  });

  it.each([
    ['https://github.com/octo-org/infrastructure', 'GitHub', gitHubPages('octo-org/infrastructure')],
    ['https://github.com/octo-org/infrastructure.git', 'GitHub', gitHubPages('octo-org/infrastructure')],
    ['https://bitbucket.org/octo-org/infrastructure', 'Bitbucket', undefined],
    ['not an address', 'TfsGit', undefined],
  ])('the pages of %s at %s', async (BUILD_REPOSITORY_URI, BUILD_REPOSITORY_PROVIDER, pages) => {
    expect((await sourceOf({ ...PR, BUILD_REPOSITORY_URI, BUILD_REPOSITORY_PROVIDER })).pages).toEqual(pages);
  });
});
