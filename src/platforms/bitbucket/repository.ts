import { asScanError } from '../../domain/errors.js';
import { pathSegment, pathSegments } from '../../http/path.js';
import type { HttpResponse } from '../../http/transport.js';
import { fieldsOf, parseJson } from '../../text/json.js';
import { unlessMissing } from '../causes.js';
import { type Api, commitIn, type OpenRepository } from '../http.js';
import type { RepositoryApi } from '../platform.js';
import { apiThroughProxy, apiWithToken, pathOf, TITLE } from './api.js';

/** Through the proxy of Pipelines. Only its requests about reports are documented, so a token is the second try. */
export const openBitbucketRepository: OpenRepository = (env, context) => {
  const name = env['BITBUCKET_REPO_FULL_NAME']?.trim() ?? '';
  if (!/^[\w.-]+\/[\w.-]+$/.test(name)) return { why: 'BITBUCKET_REPO_FULL_NAME is not the name of a repository' };
  const token = env['SCAN_GATE_BITBUCKET_TOKEN']?.trim() ?? '';
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
  return {
    title: TITLE,
    async commitOf(digits, signal) {
      const answer = await unlessMissing(/Commit not found/i, get(`/commit/${pathSegment(digits, TITLE)}`, signal));
      return answer && commitIn(fieldsOf(parseJson(answer.text)).hash, TITLE, digits);
    },
    async tipOf(branch, signal) {
      // What Bitbucket answers for a branch that does not exist is not documented.
      const { text } = await get(`/refs/branches/${pathSegments(branch, TITLE)}`, signal);
      return commitIn(fieldsOf(fieldsOf(parseJson(text)).target).hash, TITLE);
    },
    async fileAt(commit, path, signal) {
      return (await unlessMissing(/No such file or directory/i, get(`/src/${commit}/${pathSegments(path, TITLE)}`, signal, '*/*')))?.text;
    },
  };
}

/** Sends a request to the second API if the first one is not there, or refuses. */
export function firstOf(first: Api, second: Api): Api {
  return {
    async send(request, signal) {
      try {
        return await first.send(request, signal);
      } catch (error) {
        const { code } = asScanError(error);
        if (code !== 'UNREACHABLE' && code !== 'AUTH_REJECTED' && code !== 'FORBIDDEN') throw error;
        return await second.send(request, signal);
      }
    },
  };
}
