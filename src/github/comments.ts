import { fieldsOf, isObject } from '../text/json.js';
import { type GitHub, type GitHubAccess, type Repository, tokenLogin } from './client.js';
import { isNotFound, toGitHubError } from './github-error.js';
import { hasMarker, isGone, isSameUser, type MarkedContent, markedContent, sameText } from './marked-content.js';
import { PER_PAGE, readPages } from './pages.js';

/** A comment that begins with our marker. */
export type StickyComment = MarkedContent;

/** The comments of one gate on one pull request. */
export interface Comments {
  /** Those with our marker that the token's own user wrote, oldest first. */
  mine(): Promise<readonly StickyComment[]>;
  /** The pull request's head commit now; undefined where the token may not see it. */
  head(): Promise<string | undefined>;
  /**
   * Changes the comment, or makes one; of several that parallel jobs made the oldest stays. A comment that was deleted since it was found
   * is made anew, once.
   */
  write(existing: StickyComment | undefined, body: string): Promise<StickyComment>;
}

interface CommentsOptions {
  readonly github: GitHubAccess;
  readonly octokit: GitHub;
  readonly repository: Repository;
  /** Of the pull request. */
  readonly number: number;
  /** The hidden first line. */
  readonly marker: string;
}

/** GitHub takes no comment beyond 2,500 (docs.github.com/issues); old conversations may have more. */
const MAX_PAGES = 50;

/** The pull request's comments, read and written with the signal of one publication. */
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
    // If ours may be further down, a new one could be its double.
    if (items.length === 0 && !whole) throw new Error(`ours was not among the first ${MAX_PAGES * PER_PAGE} comments`);
    return items.toSorted((a, b) => a.id - b.id);
  };

  const create = async (body: string): Promise<StickyComment> => {
    // A create is sent once: the retry plugin would make two comments of a lost answer.
    const { data } = await octokit.rest.issues.createComment({ ...issue, body, request: { signal, retries: 0 } });
    const [created] = asComment(data);
    return created ?? { id: 0, author: '', body };
  };

  const update = async (id: number, body: string): Promise<StickyComment> => {
    const { data } = await octokit.rest.issues.updateComment({ ...repository, comment_id: id, body, request: { signal } });
    return asComment(data)[0] ?? { id, author: '', body };
  };

  /** Two jobs may have made one each, and our list may have missed one by an author that we did not know to be us. */
  const keepOldest = async (created: StickyComment): Promise<StickyComment> => {
    try {
      const oldest = (await marked()).find((comment) => isSameUser(comment.author, created.author));
      if (oldest === undefined || oldest.id >= created.id) return created;
      const kept = await update(oldest.id, created.body);
      await octokit.rest.issues.deleteComment({ ...repository, comment_id: created.id, request: { signal } });
      return kept;
    } catch {
      // The comment is there; tidying up is the next run's matter.
      signal.throwIfAborted();
      return created;
    }
  };

  /** The answer was lost, or unreadable: what is there tells whether the comment was made. */
  const findLost = async (body: string, error: unknown): Promise<StickyComment> => {
    const lost = (await marked()).find((comment) => sameText(comment.body, body));
    if (lost === undefined) throw error;
    return lost;
  };

  const mine = async (): Promise<StickyComment[]> => {
    const comments = await marked();
    if (comments.length === 0) return [];
    // Asked only when a marker was found: most pull requests have none.
    const me = await tokenLogin(options, signal);
    return comments.filter((comment) => isSameUser(comment.author, me));
  };

  const make = async (body: string): Promise<StickyComment> => {
    const created = await create(body).catch((error: unknown) => {
      if (signal.aborted || toGitHubError(error)?.answered !== false) throw error;
      return findLost(body, error);
    });
    return created.id === 0 ? findLost(body, new Error("GitHub's answer to the comment could not be read")) : keepOldest(created);
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
        // It is still there: the token may read and not change it, and each run would add a comment.
        if (now.some(({ id }) => id === existing.id)) throw error;
        const [other] = now;
        return other === undefined ? make(body) : update(other.id, body);
      }
    },
  };
}

/** One comment; or nothing, where the answer has another form, or where a person has hidden the comment: nobody would see it change. */
function asComment(data: unknown): StickyComment[] {
  const fields = fieldsOf(data);
  return typeof fields.id !== 'number' || isObject(fields.minimized) ? [] : [markedContent(fields.id, fields)];
}
