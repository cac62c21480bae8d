import { fieldsOf, parseJson } from '../../text/json.js';
import { unlessMissing } from '../causes.js';
import { commitIn, type OpenRepository } from '../http.js';
import { openGitLab, projectIn, READING, TITLE } from './api.js';

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
  const commit = async (revision: string, signal: AbortSignal, digits?: string): Promise<string | undefined> => {
    const path = `${repository}/commits/${encodeURIComponent(revision)}?stats=false`;
    const answer = await unlessMissing(/Commit Not Found/i, api.send({ method: 'GET', path }, signal));
    return answer && commitIn(fieldsOf(parseJson(answer.text)).id, TITLE, digits);
  };
  return {
    title: TITLE,
    commitOf: (digits, signal) => commit(digits, signal, digits),
    // In full, because Git prefers a tag of the same name.
    tipOf: (branch, signal) => commit(`refs/heads/${branch}`, signal),
    async fileAt(at, path, signal) {
      const file = `${repository}/files/${encodeURIComponent(path)}/raw?ref=${at}`;
      return (await unlessMissing(/File Not Found/i, api.send({ method: 'GET', path: file, accept: '*/*' }, signal)))?.text;
    },
  };
};
