import type { Source } from '../domain/source.js';

/** The two halves of `owner/name`, as GitHub's endpoints take them. */
export interface Repository {
  readonly owner: string;
  readonly repo: string;
}

/** The repository that the job runs for. */
export function repositoryOf({ repository }: Source): Repository | undefined {
  const [owner, repo] = (repository ?? '').split('/');
  return owner && repo ? { owner, repo } : undefined;
}
