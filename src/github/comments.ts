import type { PostedComment, PullRequestComments } from '../platforms/platform.js';
import { fieldsOf, isObject } from '../text/json.js';
import { hasMarker } from '../text/marker.js';
import { type GitHub, type GitHubAccess, type Repository, tokenLogin } from './client.js';
import { isNotFound, mayHaveWritten, toGitHubError } from './github-error.js';
import { BODY_LIMIT, isGone, isTooLong, markedContent, SECOND_BODY_LIMIT } from './marked-content.js';
import { PER_PAGE, readPages } from './pages.js';

interface CommentsOptions {
  readonly github: GitHubAccess;
  readonly octokit: GitHub;
  readonly repository: Repository;
  /** The pull request's number. */
  readonly number: number;
  /** The hidden first line. */
  readonly marker: string;
}

/** GitHub allows 2,500 comments (docs.github.com/issues); old conversations may have more. */
const MAX_PAGES = 50;

/** The pull request's comments. @param signal Aborts all requests. */
export function commentsOf(options: CommentsOptions, signal: AbortSignal): PullRequestComments {
  const { github, octokit, repository, number, marker } = options;
  const issue = { ...repository, issue_number: number };
  return {
    limits: [BODY_LIMIT, SECOND_BODY_LIMIT],
    async list() {
      const request = { signal, onBytes: github.listBytes('comments') };
      const { items, whole } = await readPages({
        what: 'comments',
        mostPages: MAX_PAGES,
        read: (page) => octokit.rest.issues.listComments({ ...issue, ...page, request }),
        keep: (page) => page.flatMap(asComment).filter((comment) => hasMarker(comment, marker)),
      });
      // Our comment may be on a later page, and a new one would duplicate it.
      if (items.length === 0 && !whole)
        throw new Error(`no comment of this gate is among the first ${MAX_PAGES * PER_PAGE} comments, and scan-gate does not read further`);
      return items.toSorted((a, b) => Number(a.id) - Number(b.id));
    },
    me: () => tokenLogin(options, signal),
    async head() {
      try {
        const { data } = await octokit.rest.pulls.get({ ...repository, pull_number: number, request: { signal } });
        const sha = data?.head?.sha;
        return typeof sha === 'string' ? sha.toLowerCase() : undefined;
      } catch (error) {
        if (isNotFound(error) || toGitHubError(error)?.status === 403) return undefined;
        throw error;
      }
    },
    async create({ body }) {
      const { data } = await octokit.rest.issues.createComment({ ...issue, body, request: { signal, retries: 0 } });
      return asComment(data)[0];
    },
    async update({ id }, { body }) {
      const { data } = await octokit.rest.issues.updateComment({ ...repository, comment_id: Number(id), body, request: { signal } });
      return asComment(data)[0] ?? { id, author: '', body };
    },
    async remove({ id }) {
      await octokit.rest.issues.deleteComment({ ...repository, comment_id: Number(id), request: { signal } });
    },
    meaningOf(error) {
      if (isTooLong(error)) return 'too-long';
      if (isGone(error)) return 'gone';
      return mayHaveWritten(error) ? 'lost' : undefined;
    },
  };
}

/** One comment; nothing if the answer has another form, or if a person has hidden the comment, because nobody would see an update. */
function asComment(data: unknown): PostedComment[] {
  const fields = fieldsOf(data);
  if (typeof fields.id !== 'number' || isObject(fields.minimized)) return [];
  const { id, ...content } = markedContent(fields.id, fields);
  return [{ ...content, id: String(id) }];
}
