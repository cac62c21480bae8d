import type { RepositoryPages } from '../domain/source.js';
import { webPageOf } from './job.js';

/** @param repository The address of the repository's page. */
export type PagesOf = (repository: string) => RepositoryPages;

/** https://docs.github.com/repositories/working-with-files/using-files/getting-permanent-links-to-files */
export const gitHubPages: PagesOf = (repository) => ({
  repository,
  commit: `${repository}/commit/{commit}`,
  file: `${repository}/blob/{commit}/{path}`,
  line: '#L{line}',
  pullRequest: `${repository}/pull/{number}`,
});

/** https://docs.gitlab.com/user/project/repository/files/#link-to-a-file-or-line */
export const gitLabPages: PagesOf = (repository) => ({
  repository,
  commit: `${repository}/-/commit/{commit}`,
  file: `${repository}/-/blob/{commit}/{path}`,
  line: '#L{line}',
  pullRequest: `${repository}/-/merge_requests/{number}`,
});

/** As Gitea and Forgejo write them: https://github.com/go-gitea/gitea/blob/main/routers/web/web.go */
export const giteaPages: PagesOf = (repository) => ({
  repository,
  commit: `${repository}/commit/{commit}`,
  file: `${repository}/src/commit/{commit}/{path}`,
  line: '#L{line}',
  pullRequest: `${repository}/pulls/{number}`,
});

/** https://support.atlassian.com/bitbucket-cloud/docs/hyperlink-to-source-code-in-bitbucket/ */
export const bitbucketPages: PagesOf = (repository) => ({
  repository,
  commit: `${repository}/commits/{commit}`,
  file: `${repository}/src/{commit}/{path}`,
  line: '#lines-{line}',
  pullRequest: `${repository}/pull-requests/{number}`,
});

/** As Azure Repos writes the addresses of its own pages: `GC` before a commit; a line needs its end too. */
export const azurePages: PagesOf = (repository) => ({
  repository,
  commit: `${repository}/commit/{commit}`,
  file: `${repository}?version=GC{commit}&path=/{path}`,
  line: '&line={line}&lineEnd={line}&lineStartColumn=1&lineEndColumn=1000',
  pullRequest: `${repository}/pullrequest/{number}`,
});

/** Code hosts that have the same address for everyone. Which product an own server is cannot be determined by its name. */
const HOSTS: Readonly<Record<string, PagesOf>> = {
  'github.com': gitHubPages,
  'gitlab.com': gitLabPages,
  'bitbucket.org': bitbucketPages,
  'dev.azure.com': azurePages,
  'codeberg.org': giteaPages,
  'gitea.com': giteaPages,
};

/** The pages of the repository that a clone's address leads to; undefined for a host whose pages are not known. */
export function pagesOfClone(clone: string | undefined): RepositoryPages | undefined {
  const page = webPageOf(clone);
  return page && HOSTS[page.host]?.(page.url);
}
