import { ScanError } from '../../domain/errors.js';
import { asCommit } from '../../domain/refs.js';
import { fieldsOf } from '../../text/json.js';
import { unlessMissing } from '../causes.js';
import { commitIn, type OpenRepository } from '../http.js';
import type { RepositoryApi } from '../platform.js';
import { openAzure, TITLE } from './client.js';

/**
 * Commits, branches and files (https://learn.microsoft.com/rest/api/azure/devops/git/?view=azure-devops-rest-7.1: Commits - Get,
 * Refs - List, Items - Get).
 */
export const openAzureRepository: OpenRepository = (env, context, name) => {
  const api = openAzure(env, context, name);
  if ('why' in api) return api;
  const get = async (path: string, query: Readonly<Record<string, string>>, signal: AbortSignal): Promise<unknown> =>
    await api.json({ method: 'GET', path: `${api.repository}/${path}`, query }, signal);
  const commitOf: RepositoryApi['commitOf'] = async (digits, signal) => {
    // Azure DevOps takes full hashes only, and its variables have them.
    if (asCommit(digits) === undefined) throw new ScanError('NOT_FOUND', `${TITLE} does not find a commit by its first digits`);
    const answer = await unlessMissing(/TF401175/, get(`commits/${digits}`, {}, signal));
    return answer === undefined ? undefined : commitIn(fieldsOf(answer)['commitId'], TITLE, digits);
  };
  /** @param ref Such as `heads/main`. */
  const targetOf = async (ref: string, signal: AbortSignal): Promise<string | undefined> => {
    // The filter is the beginning of a name. A tag with a message is an object of its own, which names the commit.
    const tags = ref.startsWith('tags/') && { peelTags: 'true' };
    const { value } = fieldsOf(await get('refs', { filter: ref, ...tags }, signal));
    if (!Array.isArray(value)) throw new ScanError('WIRE_FORMAT', `${TITLE}'s answer does not contain the branches`);
    const found = value.map(fieldsOf).find((each) => each['name'] === `refs/${ref}`);
    return found && asCommit(String(found['peeledObjectId'] ?? found['objectId']));
  };
  return {
    title: TITLE,
    commitOf,
    tipOf: (branch, signal) => targetOf(`heads/${branch}`, signal),
    async commitNamed(ref, signal) {
      if (asCommit(ref) !== undefined) return await commitOf(ref, signal);
      if (/^refs\/(?:heads|tags)\//.test(ref)) return await targetOf(ref.slice('refs/'.length), signal);
      // Like git, which prefers a tag to a branch of the same name.
      return (await targetOf(`tags/${ref}`, signal)) ?? (await targetOf(`heads/${ref}`, signal));
    },
    async fileAt(commit, path, signal) {
      const version = { 'versionDescriptor.version': commit, 'versionDescriptor.versionType': 'commit' };
      const request = { method: 'GET', path: `${api.repository}/items`, query: { path: `/${path}`, ...version } } as const;
      return await unlessMissing(/TF401174/, api.send({ ...request, accept: 'application/octet-stream' }, signal));
    },
  };
};
