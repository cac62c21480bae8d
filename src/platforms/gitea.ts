import { failWith } from '../domain/errors.js';
import { pathSegments } from '../http/path.js';
import { fieldsOf, parseJson } from '../text/json.js';
import { hasMarker } from '../text/marker.js';
import { trimEnd } from '../text/plain.js';
import { meaningIn, unlessRefused } from './causes.js';
import { type Api, type ApiContext, createApi } from './http.js';
import type { PostedComment, PullRequestComments } from './platform.js';

/**
 * The API of Gitea and Forgejo (https://docs.gitea.com/api/). Its paths are those of GitHub. Unlike there, the list of comments has no
 * pages, so that GitHub's client would read the same comments again and again
 * (https://github.com/go-gitea/gitea/blob/main/routers/api/v1/repo/issue_comment.go).
 */
export interface GiteaOptions extends ApiContext {
  /** `Gitea` or `Forgejo`. */
  readonly title: string;
  /** GITHUB_API_URL, such as `https://gitea.example.com/api/v1`. */
  readonly apiUrl: string;
  readonly token: string;
}

/** The API with a token. Sends nothing. */
export function giteaApi({ apiUrl, token, ...context }: GiteaOptions): Api {
  return createApi({ ...context, baseUrl: trimEnd(apiUrl, '/'), headers: { authorization: `token ${token}` } });
}

/** The state of a commit, as one context reports it. */
export interface CommitStatus {
  /** https://docs.gitea.com/api/, `CommitStatusState`. */
  readonly state: 'pending' | 'success' | 'failure' | 'error';
  /** Identifies the status: a later one of the same context replaces it. */
  readonly context: string;
  readonly description: string;
  readonly target_url?: string | undefined;
}

interface Repository {
  /** `owner/name`. */
  readonly repository: string;
}

/** Sets the status of a commit. A status that is sent twice is harmless, so that it could be repeated. */
export async function setStatus(
  api: Api,
  { repository }: Repository,
  commit: string,
  status: CommitStatus,
  signal: AbortSignal,
): Promise<void> {
  await api.send({ method: 'POST', path: `/repos/${pathSegments(repository, 'Gitea')}/statuses/${commit}`, body: status }, signal);
}

interface CommentsOptions extends Repository {
  readonly api: Api;
  /** The pull request's number. */
  readonly number: number;
  /** The hidden first line. */
  readonly marker: string;
  /** The user that a job's own token writes as, which not every version reports. */
  readonly jobUser: string;
}

/** In characters. No limit is documented; proxies in front of a server often accept 1 MiB. */
const LIMITS = [65_000, 30_000] as const;

/** The comments of a pull request. @param signal Aborts all requests. */
export function giteaComments({ api, repository, number, marker, jobUser }: CommentsOptions, signal: AbortSignal): PullRequestComments {
  const base = `/repos/${pathSegments(repository, 'Gitea')}`;
  return {
    limits: LIMITS,
    async list() {
      const { text } = await api.send({ method: 'GET', path: `${base}/issues/${number}/comments` }, signal);
      const listed = parseJson(text);
      // Our comment may be among those that cannot be read, and a new one would duplicate it.
      if (!Array.isArray(listed)) return failWith('WIRE_FORMAT', 'the list of comments could not be read');
      const own = listed.flatMap(asComment).filter((comment) => hasMarker(comment, marker));
      return own.toSorted((a, b) => Number(a.id) - Number(b.id));
    },
    async me() {
      // A token of a job may not be allowed to ask.
      const answer = await unlessRefused({ statuses: [401, 403, 404] }, api.send({ method: 'GET', path: '/user' }, signal));
      const { login } = fieldsOf(parseJson(answer?.text ?? ''));
      return typeof login === 'string' && login !== '' ? login : jobUser;
    },
    async head() {
      const path = `${base}/pulls/${number}`;
      const answer = await unlessRefused({ statuses: [403, 404] }, api.send({ method: 'GET', path }, signal));
      const { sha } = fieldsOf(fieldsOf(parseJson(answer?.text ?? '')).head);
      return typeof sha === 'string' ? sha.toLowerCase() : undefined;
    },
    async create({ body }) {
      const { text } = await api.send({ method: 'POST', path: `${base}/issues/${number}/comments`, body: { body } }, signal);
      return asComment(parseJson(text))[0];
    },
    async update({ id }, { body }) {
      const { text } = await api.send({ method: 'PATCH', path: `${base}/issues/comments/${id}`, body: { body } }, signal);
      return asComment(parseJson(text))[0] ?? { id, author: '', body };
    },
    async remove({ id }) {
      await api.send({ method: 'DELETE', path: `${base}/issues/comments/${id}` }, signal);
    },
    meaningOf: meaningIn([{ statuses: [413] }]),
  };
}

/** One comment; nothing if the answer has another form. */
function asComment(data: unknown): PostedComment[] {
  const { id, user, body, html_url: url } = fieldsOf(data);
  const { login } = fieldsOf(user);
  if (typeof id !== 'number' || typeof body !== 'string') return [];
  return [{ id: String(id), author: typeof login === 'string' ? login : '', body, url: typeof url === 'string' ? url : undefined }];
}
