import { failWith, ScanError } from '../../domain/errors.js';
import { asCommit } from '../../domain/refs.js';
import { fieldsOf, parseJson } from '../../text/json.js';
import { hasMarker } from '../../text/marker.js';
import { isRefusal, meaningIn } from '../causes.js';
import type { Api } from '../http.js';
import type { PostedComment, PullRequestComments } from '../platform.js';

interface NotesOptions {
  readonly api: Api;
  /** The ID of the project that the merge request is to be merged into. */
  readonly project: string;
  /** The merge request's number in this project (`iid`). */
  readonly number: number;
  /** The hidden first line. */
  readonly marker: string;
  /** The page of the merge request, for links to notes. */
  readonly page: string | undefined;
}

/** The most that the API returns (https://docs.gitlab.com/api/rest/#pagination). */
const PER_PAGE = 100;
/** GitLab allows 5,000 notes (https://docs.gitlab.com/administration/instance_limits/#number-of-comments-per-issue-or-merge-request). */
const MAX_PAGES = 60;
/** Characters. GitLab's limit is 1,000,000 (https://docs.gitlab.com/api/notes/), but nobody reads such a note. */
const LIMITS = [65_000, 30_000] as const;

/** The notes of a merge request (https://docs.gitlab.com/api/notes/#merge-requests). @param signal Aborts all requests. */
export function gitLabNotes({ api, project, number, marker, page }: NotesOptions, signal: AbortSignal): PullRequestComments {
  const mergeRequest = `/projects/${project}/merge_requests/${number}`;
  const notes = `${mergeRequest}/notes`;
  const noteIn = (text: string): PostedComment[] => asNote(parseJson(text), page);
  const readMergeRequest = async () => fieldsOf(parseJson((await api.send({ method: 'GET', path: mergeRequest }, signal)).text));
  return {
    limits: LIMITS,
    async list() {
      const found: PostedComment[] = [];
      let next = '1';
      for (let read = 0; next !== ''; read += 1) {
        if (read === MAX_PAGES) failWith('TOO_LARGE', `the merge request has more than ${MAX_PAGES * PER_PAGE} notes`);
        const path = `${notes}?sort=asc&order_by=created_at&per_page=${PER_PAGE}&page=${next}`;
        const { text, headers } = await api.send({ method: 'GET', path }, signal);
        const items = parseJson(text);
        if (!Array.isArray(items)) return failWith('WIRE_FORMAT', "GitLab's list of notes could not be read");
        found.push(...items.flatMap((item) => asNote(item, page)));
        next = /^\d{1,6}$/.exec(headers['x-next-page'] ?? '')?.[0] ?? '';
      }
      return found.filter((note) => hasMarker(note, marker));
    },
    me: async () => authorIn({ author: parseJson((await api.send({ method: 'GET', path: '/user' }, signal)).text) }),
    head: async () => asCommit(String((await readMergeRequest()).sha)),
    async create({ body }) {
      try {
        const { status, text } = await api.send({ method: 'POST', path: notes, body: { body } }, signal);
        // Only if every line was a quick action (https://docs.gitlab.com/user/project/quick_actions/).
        if (status === 202) throw new ScanError('BAD_REQUEST', 'GitLab took the note for commands and did not write it', { status });
        return noteIn(text)[0];
      } catch (error) {
        // The answer is the same as for a role that is too low.
        if (!isRefusal(error, { statuses: [403] }) || (await readMergeRequest()).discussion_locked !== true) throw error;
        throw new ScanError('FORBIDDEN', 'The discussion of the merge request is locked', { status: 403 });
      }
    },
    async update({ id }, { body }) {
      const { text } = await api.send({ method: 'PUT', path: `${notes}/${id}`, body: { body } }, signal);
      return noteIn(text)[0] ?? { id, author: '', body };
    },
    async remove({ id }) {
      await api.send({ method: 'DELETE', path: `${notes}/${id}` }, signal);
    },
    meaningOf: meaningIn([{ statuses: [413] }, { statuses: [400], words: /too long/i }]),
  };
}

/** One note; nothing if the answer has another form, or if GitLab itself wrote the note. */
function asNote(data: unknown, page: string | undefined): PostedComment[] {
  const fields = fieldsOf(data);
  const { id, body, system } = fields;
  if (typeof id !== 'number' || typeof body !== 'string' || system === true) return [];
  return [{ id: String(id), author: authorIn(fields), body, ...(page !== undefined && { url: `${page}#note_${id}` }) }];
}

/** The ID of a user, because a name can change. */
function authorIn({ author }: Readonly<Record<string, unknown>>): string {
  const { id } = fieldsOf(author);
  return typeof id === 'number' ? String(id) : '';
}
