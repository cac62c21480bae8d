/** A comment on a pull request that begins with the marker of a gate. */
export interface PostedComment {
  readonly id: string;
  /** The user that wrote it, in the form of `PullRequestComments.me`; empty if the platform does not report it. */
  readonly author: string;
  readonly body: string;
  readonly url?: string | undefined;
  /** Whether its thread is resolved; absent where comments have no such state. */
  readonly resolved?: boolean | undefined;
}

/** The content of a comment: its text, and whether nothing is left to do, for platforms whose threads can be resolved. */
export interface CommentText {
  readonly body: string;
  readonly resolved: boolean;
}

/**
 * The comments of one gate on one pull request: single requests, each of which throws if the platform refuses it. Which comment is kept is
 * decided by `publish/sticky-comment.ts`, for all platforms.
 */
export interface PullRequestComments {
  /** How long a comment can be, in characters, and how long the second try is after the platform rejected the first one as too long. */
  readonly limits: readonly [first: number, second: number];
  /** All comments that begin with the marker, oldest first. Throws if it is not certain that there are no others. */
  list(): Promise<readonly PostedComment[]>;
  /** The user that the token writes as; empty if the platform does not report it. */
  me(): Promise<string>;
  /** The head commit of the pull request, in lower case; undefined if the token may not read it. */
  head(): Promise<string | undefined>;
  /** Sent once: if the answer is lost, a retry would create a second comment. Undefined if the answer cannot be read. */
  create(text: CommentText): Promise<PostedComment | undefined>;
  update(comment: PostedComment, text: CommentText): Promise<PostedComment>;
  remove(comment: PostedComment): Promise<void>;
  /**
   * What a failed request means. `gone`: the comment does not exist, or is hidden from the token. `too-long`: the text was rejected for its
   * length. `lost`: the request may have been processed.
   */
  meaningOf(error: unknown): 'gone' | 'too-long' | 'lost' | undefined;
}

/** A repository of a code host: the one that the job's pull request is to be merged into, or another one. Requests that change nothing. */
export interface RepositoryApi {
  /** The platform's name for messages, such as `GitLab`. */
  readonly title: string;
  /**
   * The full hash of a commit, by its first digits or all of them; undefined only if it is certain that the repository does not have it.
   *
   * @throws ScanError if the API refuses, or if the digits fit several commits
   */
  commitOf(digits: string, signal: AbortSignal): Promise<string | undefined>;
  /** The commit of a branch, never of a tag of the same name; undefined only if it is certain that there is no such branch. */
  tipOf(branch: string, signal: AbortSignal): Promise<string | undefined>;
  /** The commit that a branch, a tag, or a full hash names; undefined only if it is certain that no such commit exists. */
  commitNamed(ref: string, signal: AbortSignal): Promise<string | undefined>;
  /**
   * The text of a file at a commit that one of these has returned. Bytes that are not UTF-8 are U+FFFD.
   *
   * @param path From the root of the repository.
   * @returns undefined only if it is certain that the commit does not have the file
   */
  fileAt(commit: string, path: string, signal: AbortSignal): Promise<string | undefined>;
}

/** A repository API; or why the job cannot use it, as a clause, such as `CI_JOB_TOKEN is empty`. */
export type OpenedRepository = RepositoryApi | { readonly why: string };
