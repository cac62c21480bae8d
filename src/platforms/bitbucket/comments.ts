import { failWith } from '../../domain/errors.js';
import { hashIdentity } from '../../domain/fingerprint.js';
import { fieldsOf, parseJson } from '../../text/json.js';
import { hasMarker } from '../../text/marker.js';
import { parseUrl } from '../../text/url.js';
import { meaningIn, unlessRefused } from '../causes.js';
import type { Api } from '../http.js';
import type { PostedComment, PullRequestComments } from '../platform.js';
import { pathOf } from './api.js';

interface CommentsOptions {
  readonly api: Api;
  readonly token: string;
  readonly repository: string;
  /** The pull request's number. */
  readonly number: number;
  /** The hidden first line. */
  readonly marker: string;
}

/** A comment, and the signature in its last line. */
interface SignedComment extends PostedComment {
  readonly signature: string | undefined;
}

/** Of 100 comments each. */
const MAX_PAGES = 50;

/**
 * The comments of a pull request at Bitbucket Cloud (https://developer.atlassian.com/cloud/bitbucket/rest/api-group-pullrequests/).
 *
 * Bitbucket refuses `GET /user` to access tokens (https://github.com/decocms/studio/pull/7231), so they cannot ask who they are. Only the
 * answer to a new comment shows the author, and the comment keeps it in a hidden last line: a hash of the author and the token. Nobody
 * without the token can make this line for another author.
 *
 * @param signal Aborts all requests.
 */
export function commentsOf({ api, token, repository, number, marker }: CommentsOptions, signal: AbortSignal): PullRequestComments {
  const pullRequest = `${pathOf(repository)}/pullrequests/${number}`;
  const signatureOf = (author: string): string => hashIdentity(['scan-gate-author', token, author]);
  const sign = (body: string, author: string): string => `${body.trimEnd()}\n\n${LAST_LINE}${signatureOf(author)})`;
  const get = async (path: string): Promise<Fields> => fieldsIn((await api.send({ method: 'GET', path }, signal)).text);
  const write = async (method: 'POST' | 'PUT', path: string, raw: string): Promise<SignedComment | undefined> =>
    asComment(fieldsIn((await api.send({ method, path: `${pullRequest}${path}`, body: { content: { raw } } }, signal)).text));
  let known: readonly SignedComment[] = [];
  return {
    limits: [60_000, 30_000],
    async list() {
      const found: SignedComment[] = [];
      let query: string | undefined = '?pagelen=100';
      for (let page = 1; query !== undefined; page += 1) {
        if (page > MAX_PAGES)
          failWith('TOO_LARGE', `the pull request has more than ${MAX_PAGES * 100} comments, and scan-gate does not read further`);
        const { values, next }: Fields = await get(`${pullRequest}/comments${query}`);
        // Our comment may be among those that cannot be read, and a new one would duplicate it.
        if (!Array.isArray(values)) return unreadable();
        for (const value of values) found.push(...[asComment(fieldsOf(value))].filter((each) => each !== undefined));
        // Only the query, because the token is not sent to an address from an answer.
        query = typeof next === 'string' ? (parseUrl(next) ?? unreadable()).search : undefined;
      }
      known = found.filter((comment) => hasMarker(comment, marker)).toSorted((a, b) => Number(a.id) - Number(b.id));
      return known;
    },
    async me() {
      const own = known.find(({ author, signature }) => signature === signatureOf(author));
      if (own !== undefined) return own.author;
      return uuidOf((await unlessRefused({ statuses: [401, 403] }, get('/user'))) ?? {});
    },
    async head() {
      const { source } = await get(pullRequest);
      const { hash } = fieldsOf(fieldsOf(source).commit);
      return typeof hash === 'string' ? hash.toLowerCase() : undefined;
    },
    async create({ body }) {
      const created = await write('POST', '/comments', body);
      if (created === undefined || created.author === '') return created;
      // Without the last line, the next run creates the comment again, and then keeps the older one.
      return (await write('PUT', `/comments/${created.id}`, sign(body, created.author)).catch(() => created)) ?? created;
    },
    async update({ id, author }, { body }) {
      return (await write('PUT', `/comments/${id}`, author === '' ? body : sign(body, author))) ?? { id, author, body };
    },
    async remove({ id }) {
      await api.send({ method: 'DELETE', path: `${pullRequest}/comments/${id}` }, signal);
    },
    meaningOf: meaningIn([{ statuses: [413] }, { statuses: [400], words: /too long|too large|characters/i }], { statuses: [404, 410] }),
  };
}

function unreadable(): never {
  return failWith('WIRE_FORMAT', "Bitbucket's list of comments could not be read");
}

type Fields = Readonly<Record<string, unknown>>;

const LAST_LINE = '[//]: # (scan-gate-author:';
const SIGNED = /\n\n\[\/\/\]: # \(scan-gate-author:([0-9a-f]{32})\)\s*$/;

/** One comment on the pull request; undefined for one on a line, a reply, and a deleted one. */
function asComment({ id, content, user, deleted, inline, parent, links }: Fields): SignedComment | undefined {
  const { raw } = fieldsOf(content);
  if (typeof id !== 'number' || typeof raw !== 'string' || deleted === true) return undefined;
  if (typeof inline === 'object' && inline !== null) return undefined;
  if (typeof parent === 'object' && parent !== null) return undefined;
  const { href } = fieldsOf(fieldsOf(links).html);
  return {
    id: String(id),
    author: uuidOf(fieldsOf(user)),
    body: raw.replace(SIGNED, ''),
    signature: SIGNED.exec(raw)?.[1],
    ...(typeof href === 'string' && { url: href }),
  };
}

function uuidOf({ uuid }: Fields): string {
  return typeof uuid === 'string' ? uuid : '';
}

function fieldsIn(text: string): Fields {
  return fieldsOf(parseJson(text));
}
