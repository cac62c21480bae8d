import type { RepositoryPages, Source } from '../domain/source.js';
import { trimEnd } from '../text/plain.js';
import { clonePage } from './job.js';

/** What a code host's pages look like. Forgejo's are Gitea's. */
export type CodeHost = 'github' | 'gitlab' | 'gitea' | 'bitbucket';

/**
 * Below the page of the repository.
 * https://docs.github.com/repositories/working-with-files/using-files/getting-permanent-links-to-files,
 * https://docs.gitlab.com/user/project/repository/files/#view-a-file,
 * https://support.atlassian.com/bitbucket-cloud/docs/hyperlink-to-source-code-in-bitbucket/; Gitea: `routers/web/web.go`, `/src/commit/{sha}`.
 */
const PAGES: Readonly<Record<CodeHost, Omit<RepositoryPages, 'repository'>>> = {
  github: { commit: '/commit/{commit}', file: '/blob/{commit}/{path}', line: '#L{line}', pullRequest: '/pull/{number}' },
  gitlab: { commit: '/-/commit/{commit}', file: '/-/blob/{commit}/{path}', line: '#L{line}', pullRequest: '/-/merge_requests/{number}' },
  gitea: { commit: '/commit/{commit}', file: '/src/commit/{commit}/{path}', line: '#L{line}', pullRequest: '/pulls/{number}' },
  bitbucket: { commit: '/commits/{commit}', file: '/src/{commit}/{path}', line: '#lines-{line}', pullRequest: '/pull-requests/{number}' },
};

/** Hosts of everybody. Which product an own server is cannot be determined by its name. */
const HOSTS: Readonly<Record<string, CodeHost>> = {
  'github.com': 'github',
  'gitlab.com': 'gitlab',
  'bitbucket.org': 'bitbucket',
  'codeberg.org': 'gitea',
  'gitea.com': 'gitea',
};

/** @param repository The page of the repository. */
export function pagesOf(host: CodeHost | undefined, repository: string | undefined): Source['pages'] {
  if (host === undefined || repository === undefined) return undefined;
  const page = trimEnd(repository, '/');
  const { commit, file, line, pullRequest } = PAGES[host];
  return { repository: page, commit: page + commit, file: page + file, line, pullRequest: page + pullRequest };
}

/** The pages of the repository that a clone's address leads to; undefined if its host is an own server. */
export function pagesOfClone(clone: string | undefined): Source['pages'] {
  const page = clonePage(clone);
  return page === undefined ? undefined : pagesOf(HOSTS[page.host], page.url);
}
