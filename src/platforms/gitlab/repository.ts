import { asCommit } from '../../domain/refs.js';
import { fieldsOf, parseJson } from '../../text/json.js';
import { unlessMissing } from '../causes.js';
import { type ApiContext, commitIn, type Env, firstOf, type OpenRepository } from '../http.js';
import { openGitLab, projectIn, READING, TITLE, WRITING } from './api.js';

/**
 * Commits and files of a project (https://docs.gitlab.com/api/commits/#retrieve-a-commit,
 * https://docs.gitlab.com/api/repository_files/#retrieve-a-raw-file-from-a-repository). CI_JOB_TOKEN suffices for both.
 */
export const openGitLabRepository: OpenRepository = (env, context, name) => {
  const project = name === undefined ? projectIn(env) : encodeURIComponent(name);
  if (project === undefined) return { why: 'CI_PROJECT_ID is not the number of a project' };
  const api = name === undefined ? openGitLab(env, READING, context) : openForOthers(env, context);
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
    commitNamed: (ref, signal) => commit(ref, signal, asCommit(ref)),
    // In full, because Git prefers a tag of the same name.
    tipOf: (branch, signal) => commit(`refs/heads/${branch}`, signal),
    async fileAt(at, path, signal) {
      const file = `${repository}/files/${encodeURIComponent(path)}/raw?ref=${at}`;
      return (await unlessMissing(/File Not Found/i, api.send({ method: 'GET', path: file, accept: '*/*' }, signal)))?.text;
    },
  };
};

/** The job's own token reads another project only if that project allows it, and is answered 404 otherwise. */
function openForOthers(env: Env, context: ApiContext): ReturnType<typeof openGitLab> {
  const own = openGitLab(env, READING, context);
  const given = openGitLab(env, WRITING, context);
  if ('why' in own || 'why' in given) return own;
  return firstOf(own, given, ['AUTH_REJECTED', 'FORBIDDEN', 'NOT_FOUND']);
}
