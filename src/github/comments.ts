import { fieldsOf, isObject } from '../text/json.js';
import { type GitHub, type GitHubAccess, type Repository, tokenLogin } from './client.js';
import { isNotFound, mayHaveWritten, toGitHubError } from './github-error.js';
import { hasMarker, isGone, isSameUser, type MarkedContent, markedContent, sameText } from './marked-content.js';
import { PER_PAGE, readPages } from './pages.js';

/** A comment that begins with our marker. */
export type StickyComment = MarkedContent;

/** The comments of one gate on one pull request. */
export interface Comments {
  /** Comments with our marker that the token's own user wrote, oldest first. */
  mine(): Promise<readonly StickyComment[]>;
  /** The current head commit of the pull request; undefined if the token may not read it. */
  head(): Promise<string | undefined>;
  /**
   * Updates the comment, or creates one. If parallel jobs created several, only the oldest stays. If the existing comment was deleted
   * meanwhile, it is created again, once.
   */
  write(existing: StickyComment | undefined, body: string): Promise<StickyComment>;
}

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
export function commentsOf(options: CommentsOptions, signal: AbortSignal): Comments {
  const { github, octokit, repository, number, marker } = options;
  const issue = { ...repository, issue_number: number };

  const marked = async (): Promise<StickyComment[]> => {
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
    return items.toSorted((a, b) => a.id - b.id);
  };

  const create = async (body: string): Promise<StickyComment> => {
    // Sent once: if the answer is lost, a retry would create a second comment.
    const { data } = await octokit.rest.issues.createComment({ ...issue, body, request: { signal, retries: 0 } });
    const [created] = asComment(data);
    return created ?? { id: 0, author: '', body };
  };

  const update = async (id: number, body: string): Promise<StickyComment> => {
    const { data } = await octokit.rest.issues.updateComment({ ...repository, comment_id: id, body, request: { signal } });
    return asComment(data)[0] ?? { id, author: '', body };
  };

  /** Another job may have created a comment at the same time, or `tokenLogin` may not have been the author of ours. */
  const keepOldest = async (created: StickyComment): Promise<StickyComment> => {
    try {
      const oldest = (await marked()).find((comment) => isSameUser(comment.author, created.author));
      if (oldest === undefined || oldest.id >= created.id) return created;
      const kept = await update(oldest.id, created.body);
      await octokit.rest.issues.deleteComment({ ...repository, comment_id: created.id, request: { signal } });
      return kept;
    } catch {
      // The comment is written. The next run removes the duplicate.
      signal.throwIfAborted();
      return created;
    }
  };

  /** After a lost or unreadable answer, looks whether the comment was created. */
  const findLost = async (body: string, error: unknown): Promise<StickyComment> => {
    const lost = (await marked()).find((comment) => sameText(comment.body, body));
    if (lost === undefined) throw error;
    return lost;
  };

  const mine = async (): Promise<StickyComment[]> => {
    const comments = await marked();
    if (comments.length === 0) return [];
    // Most pull requests have no comment with the marker, so the login is requested only now.
    const me = await tokenLogin(options, signal);
    return comments.filter((comment) => isSameUser(comment.author, me));
  };

  const make = async (body: string): Promise<StickyComment> => {
    const created = await create(body).catch((error: unknown) => {
      if (signal.aborted || !mayHaveWritten(error)) throw error;
      return findLost(body, error);
    });
    return created.id === 0 ? findLost(body, new Error("GitHub's answer to the new comment could not be read")) : keepOldest(created);
  };

  return {
    mine,
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
    async write(existing, body) {
      if (existing === undefined) return make(body);
      try {
        return await update(existing.id, body);
      } catch (error) {
        if (!isGone(error)) throw error;
        const now = await mine();
        // The comment still exists, so the token may read but not change it. A new comment in each run would be worse.
        if (now.some(({ id }) => id === existing.id)) throw error;
        const [other] = now;
        return other === undefined ? make(body) : update(other.id, body);
      }
    },
  };
}

/** One comment; nothing if the answer has another form, or if a person has hidden the comment, because nobody would see an update. */
function asComment(data: unknown): StickyComment[] {
  const fields = fieldsOf(data);
  return typeof fields.id !== 'number' || isObject(fields.minimized) ? [] : [markedContent(fields.id, fields)];
}
