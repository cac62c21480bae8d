import type { RepositoryPages } from '../../src/domain/source.js';

/** The pages of a repository at github.com. */
export function gitHubPages(name: string, repository = `https://github.com/${name}`): RepositoryPages {
  return {
    repository,
    commit: `${repository}/commit/{commit}`,
    file: `${repository}/blob/{commit}/{path}`,
    line: '#L{line}',
    pullRequest: `${repository}/pull/{number}`,
  };
}
