import { parseUrl } from '../../text/url.js';
import { type Api, type ApiContext, createApi, type Env } from '../http.js';

/** The platform's name, for messages. */
export const TITLE = 'GitLab';

/** A token, and the header that GitLab expects it in (https://docs.gitlab.com/api/rest/authentication/). */
interface Token {
  readonly variable: string;
  readonly header: string;
}

/** Tokens that may write, the preferred one first. */
export const WRITING: readonly Token[] = [
  { variable: 'SCAN_GATE_GITLAB_TOKEN', header: 'PRIVATE-TOKEN' },
  { variable: 'GITLAB_TOKEN', header: 'PRIVATE-TOKEN' },
];

/**
 * For files and commits. The job's own token comes first, because every job has one, and it reads both
 * (https://docs.gitlab.com/ci/jobs/ci_job_token/#job-token-access).
 */
export const READING: readonly Token[] = [{ variable: 'CI_JOB_TOKEN', header: 'JOB-TOKEN' }, ...WRITING];

/** GitLab's API with the first of these tokens that is set; or why the job cannot use it. */
export function openGitLab(env: Env, tokens: readonly Token[], context: ApiContext): Api | { readonly why: string } {
  const url = parseUrl(env['CI_API_V4_URL'] ?? '');
  if (url === undefined || !/^https?:$/.test(url.protocol)) return { why: 'CI_API_V4_URL is not the address of an API' };
  const token = tokens.find(({ variable }) => valueIn(env, variable) !== '');
  if (token === undefined) return { why: `${tokens.map(({ variable }) => variable).join(' and ')} are empty` };
  return createApi({
    ...context,
    title: TITLE,
    baseUrl: url.href.replace(/\/$/, ''),
    headers: { [token.header]: valueIn(env, token.variable) },
  });
}

/** GitLab leaves `$NAME` in the place of a variable that does not exist. */
export function valueIn(env: Env, variable: string): string {
  const value = env[variable]?.trim() ?? '';
  return /^\$\{?\w+\}?$/.test(value) ? '' : value;
}

/** The ID of the project that the job's merge request is to be merged into, or of the job's own project, for a path. */
export function projectIn(env: Env): string | undefined {
  const id = valueIn(env, 'CI_MERGE_REQUEST_PROJECT_ID') || valueIn(env, 'CI_PROJECT_ID');
  return /^[1-9][0-9]{0,14}$/.test(id) ? id : undefined;
}
