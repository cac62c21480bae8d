import { asScanError, ScanError } from '../../domain/errors.js';
import { asCommit } from '../../domain/refs.js';
import { pathSegment } from '../../http/path.js';
import { fieldsOf, parseJson } from '../../text/json.js';
import type { Api, OpenRepository } from '../http.js';
import type { RepositoryApi } from '../platform.js';
import { apiThroughProxy, apiWithToken, pathOf } from './api.js';

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
  /** Undefined only if Bitbucket answers that exactly this does not exist: without access, the whole repository is "not found". */
  const get = async (path: string, missing: RegExp, signal: AbortSignal, accept?: string): Promise<string | undefined> => {
    try {
      return (await api.send({ method: 'GET', path: `${repository}${path}`, ...(accept !== undefined && { accept }) }, signal)).text;
    } catch (error) {
      const { message, details } = asScanError(error);
      if (details.status === 404 && missing.test(message)) return undefined;
      throw error;
    }
  };
  return {
    title: TITLE,
    async commitOf(digits, signal) {
      const text = await get(`/commit/${pathSegment(digits, TITLE)}`, /Commit not found/i, signal);
      const found = text === undefined ? undefined : hashIn(fieldsOf(parseJson(text)));
      // A branch can be named like the beginning of a hash.
      if (found !== undefined && !found.startsWith(digits.toLowerCase()))
        throw new ScanError('NOT_FOUND', `${TITLE} has no commit ${digits}`);
      return found;
    },
    async tipOf(branch, signal) {
      // What Bitbucket answers for a branch that does not exist is not documented.
      const text = await get(`/refs/branches/${segmentsOf(branch)}`, /^$/, signal);
      return text === undefined ? undefined : hashIn(fieldsOf(fieldsOf(parseJson(text)).target));
    },
    fileAt: (commit, path, signal) => get(`/src/${commit}/${segmentsOf(path)}`, /No such file or directory/i, signal, '*/*'),
  };
}

const TITLE = 'Bitbucket';

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

function segmentsOf(path: string): string {
  return path
    .split('/')
    .map((segment) => pathSegment(segment, TITLE))
    .join('/');
}

function hashIn({ hash }: Readonly<Record<string, unknown>>): string {
  const commit = asCommit(typeof hash === 'string' ? hash : undefined);
  if (commit === undefined) throw new ScanError('WIRE_FORMAT', `${TITLE}'s answer does not contain the commit`);
  return commit;
}
