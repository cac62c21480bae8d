import { ScanError } from '../domain/errors.js';
import type { CommentText, PostedComment, PullRequestComments } from '../platforms/platform.js';
import { isSameUser, sameText } from '../text/marker.js';

/** Comments with the marker, oldest first: those that the token's own user wrote, and all others. */
interface FoundComments {
  readonly own: readonly PostedComment[];
  readonly others: readonly PostedComment[];
}

/** Reads the comments with the marker, and whose they are. */
export async function findComments(comments: PullRequestComments): Promise<FoundComments> {
  const marked = await comments.list();
  // Most pull requests have no comment with the marker, so the user is requested only now.
  if (marked.length === 0) return { own: [], others: [] };
  const me = await comments.me();
  const isOwn = ({ author }: PostedComment): boolean => isSameUser(author, me);
  return { own: marked.filter(isOwn), others: marked.filter((comment) => !isOwn(comment)) };
}

/** Whether the comment already contains this. */
export function isUpToDate(comment: PostedComment, { body, resolved }: CommentText): boolean {
  return sameText(comment.body, body) && (comment.resolved === undefined || comment.resolved === resolved);
}

/**
 * Updates the comment, or creates one. If parallel jobs created several, only the oldest stays. If the existing comment was deleted
 * meanwhile, it is created again, once.
 *
 * @param signal Aborts the requests of `comments`.
 */
export async function writeSticky(
  comments: PullRequestComments,
  existing: PostedComment | undefined,
  text: CommentText,
  signal: AbortSignal,
): Promise<PostedComment> {
  if (existing === undefined) return await create(comments, text, signal);
  try {
    return await comments.update(existing, text);
  } catch (error) {
    if (comments.meaningOf(error) !== 'gone') throw error;
    const { own: now } = await findComments(comments);
    // The comment still exists, so the token may read but not change it. A new comment in each run would be worse.
    if (now.some(({ id }) => id === existing.id)) throw error;
    const [other] = now;
    return await (other === undefined ? create(comments, text, signal) : comments.update(other, text));
  }
}

async function create(comments: PullRequestComments, text: CommentText, signal: AbortSignal): Promise<PostedComment> {
  let created: PostedComment | undefined;
  let lost: unknown = new ScanError('WIRE_FORMAT', 'the answer to the new comment could not be read');
  try {
    created = await comments.create(text);
  } catch (error) {
    if (signal.aborted || comments.meaningOf(error) !== 'lost') throw error;
    lost = error;
  }
  return created === undefined ? await findLost(comments, text, lost) : await keepOldest(comments, created, text, signal);
}

/** After a lost or unreadable answer, looks whether the comment was created. */
async function findLost(comments: PullRequestComments, { body }: CommentText, error: unknown): Promise<PostedComment> {
  const found = (await comments.list()).find((comment) => sameText(comment.body, body));
  if (found === undefined) throw error;
  return found;
}

/** Another job may have created a comment at the same time, or `me` may not have been the author of ours. */
async function keepOldest(
  comments: PullRequestComments,
  created: PostedComment,
  text: CommentText,
  signal: AbortSignal,
): Promise<PostedComment> {
  try {
    const oldest = (await comments.list()).find(({ author }) => isSameUser(author, created.author));
    if (oldest === undefined || oldest.id === created.id) return created;
    const kept = await comments.update(oldest, text);
    await comments.remove(created);
    return kept;
  } catch {
    // The comment is written. The next run removes the duplicate.
    signal.throwIfAborted();
    return created;
  }
}
