import { asScanError, ScanError } from '../../domain/errors.js';
import { asCommit } from '../../domain/refs.js';
import { fieldsOf, parseJson } from '../../text/json.js';
import type { ApiRequest, OpenRepository } from '../http.js';
import type { RepositoryApi } from '../platform.js';
import { openGitLab, projectIn, READING } from './api.js';

/**
 * Commits and files of a project (https://docs.gitlab.com/api/commits/#retrieve-a-commit,
 * https://docs.gitlab.com/api/repository_files/#retrieve-a-raw-file-from-a-repository). CI_JOB_TOKEN suffices for both.
 */
export const openGitLabRepository: OpenRepository = (env, context) => {
  const project = projectIn(env);
  if (project === undefined) return { why: 'CI_PROJECT_ID is not the number of a project' };
  const api = openGitLab(env, READING, context);
  if ('why' in api) return api;
  const repository = `/projects/${project}/repository`;
  /** Undefined only if GitLab answers that exactly this does not exist: without access, it answers 404 for the whole project. */
  const get = async (request: Omit<ApiRequest, 'method'>, missing: RegExp, signal: AbortSignal): Promise<string | undefined> => {
    try {
      return (await api.send({ ...request, method: 'GET' }, signal)).text;
    } catch (error) {
      const { message, details } = asScanError(error);
      if (details.status === 404 && missing.test(message)) return undefined;
      throw error;
    }
  };
  const commit = async (revision: string, signal: AbortSignal): Promise<string | undefined> => {
    const path = `${repository}/commits/${encodeURIComponent(revision)}?stats=false`;
    const text = await get({ path }, /Commit Not Found/i, signal);
    return text === undefined ? undefined : commitIn(text);
  };
  return {
    title: 'GitLab',
    async commitOf(digits, signal) {
      const found = await commit(digits, signal);
      // A branch can be named like the beginning of a hash.
      if (found !== undefined && !found.startsWith(digits.toLowerCase()))
        throw new ScanError('NOT_FOUND', `GitLab has no commit ${digits}`);
      return found;
    },
    // In full, because Git prefers a tag of the same name.
    tipOf: (branch, signal) => commit(`refs/heads/${branch}`, signal),
    async fileAt(at, path, signal) {
      const file = `${repository}/files/${encodeURIComponent(path)}/raw?ref=${at}`;
      return await get({ path: file, accept: '*/*' }, /File Not Found/i, signal);
    },
  } satisfies RepositoryApi;
};

function commitIn(text: string): string {
  const id = asCommit(String(fieldsOf(parseJson(text)).id));
  if (id === undefined) throw new ScanError('WIRE_FORMAT', "GitLab's answer does not contain the commit");
  return id;
}
