import { asCommit } from '../../domain/refs.js';
import { pathSegment, pathSegments } from '../../http/path.js';
import type { HttpResponse } from '../../http/transport.js';
import { fieldsOf, parseJson } from '../../text/json.js';
import { unlessMissing, unlessRefused } from '../causes.js';
import { type Api, commitIn, firstOf, type OpenRepository } from '../http.js';
import type { RepositoryApi } from '../platform.js';
import { apiThroughProxy, apiWithToken, pathOf, TITLE } from './api.js';

/** Through the proxy of Pipelines. Only its requests about reports are documented, so a token is the second try. */
export const openBitbucketRepository: OpenRepository = (env, context, other) => {
  const token = env['SCAN_GATE_BITBUCKET_TOKEN']?.trim() ?? '';
  if (other !== undefined)
    return token === '' ? { why: 'SCAN_GATE_BITBUCKET_TOKEN is empty' } : repositoryOf(apiWithToken(context, token), other);
  const name = env['BITBUCKET_REPO_FULL_NAME']?.trim() ?? '';
  if (!/^[\w.-]+\/[\w.-]+$/.test(name)) return { why: 'BITBUCKET_REPO_FULL_NAME is not the name of a repository' };
  const proxied = apiThroughProxy(context);
  return repositoryOf(token === '' ? proxied : firstOf(proxied, apiWithToken(context, token)), name);
};

/**
 * Commits and files of a repository (https://developer.atlassian.com/cloud/bitbucket/rest/api-group-commits/, …/api-group-refs/,
 * …/api-group-source/).
 */
export function repositoryOf(api: Api, name: string): RepositoryApi {
  const repository = pathOf(name);
  const get = (path: string, signal: AbortSignal, accept?: string): Promise<HttpResponse> =>
    api.send({ method: 'GET', path: `${repository}${path}`, ...(accept !== undefined && { accept }) }, signal);
  const commitOf: RepositoryApi['commitOf'] = async (digits, signal) => {
    const answer = await unlessMissing(/Commit not found/i, get(`/commit/${pathSegment(digits, TITLE)}`, signal));
    return answer && commitIn(fieldsOf(parseJson(answer.text)).hash, TITLE, digits);
  };
  // What Bitbucket answers for a name that does not exist is not documented.
  const targetOf = async (kind: 'branches' | 'tags', name: string, signal: AbortSignal): Promise<string> => {
    const { text } = await get(`/refs/${kind}/${pathSegments(name, TITLE)}`, signal);
    return commitIn(fieldsOf(fieldsOf(parseJson(text)).target).hash, TITLE);
  };
  return {
    title: TITLE,
    commitOf,
    tipOf: (branch, signal) => targetOf('branches', branch, signal),
    async commitNamed(ref, signal) {
      if (asCommit(ref) !== undefined) return await commitOf(ref, signal);
      const [, kind, name = ref] = /^refs\/(heads|tags)\/(.+)$/.exec(ref) ?? [];
      if (kind !== undefined) return await targetOf(kind === 'heads' ? 'branches' : 'tags', name, signal);
      // Like git, which prefers a tag to a branch of the same name.
      return (await unlessRefused({ statuses: [404] }, targetOf('tags', name, signal))) ?? (await targetOf('branches', name, signal));
    },
    async fileAt(commit, path, signal) {
      return (await unlessMissing(/No such file or directory/i, get(`/src/${commit}/${pathSegments(path, TITLE)}`, signal, '*/*')))?.text;
    },
  };
}
