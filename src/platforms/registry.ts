import type { CiName } from '../domain/source.js';
import type { ApiContext, Env, OpenRepository } from './http.js';
import type { OpenedRepository } from './platform.js';

/** The repository APIs of the CIs, each loaded only if git does not have what is asked for. */
const REPOSITORIES: Readonly<Partial<Record<CiName, () => Promise<OpenRepository>>>> = {
  azure: async () => (await import('./azure/repository.js')).openAzureRepository,
  bitbucket: async () => (await import('./bitbucket/repository.js')).openBitbucketRepository,
  gitlab: async () => (await import('./gitlab/repository.js')).openGitLabRepository,
};

/**
 * The API of the job's repository, or of another one at the same code host; undefined if scan-gate does not read the repositories of this CI
 * by an API.
 *
 * @param name The full name of the other repository.
 */
export async function openRepository(ci: CiName, env: Env, context: ApiContext, name?: string): Promise<OpenedRepository | undefined> {
  return (await REPOSITORIES[ci]?.())?.(env, context, name);
}
