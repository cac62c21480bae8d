import type { Clock } from '../clock.js';
import type { Matched } from '../endpoints.js';
import type { Content } from '../hosting.js';
import { isRecord } from '../request-schema.js';
import type { Answer } from '../types.js';
import { azureError, identityOf, listOf, propertiesOf } from './objects.js';
import { THREAD_STATUSES, type ThreadPlan, type ThreadStatus } from './scenario.js';

/** The limit that Azure DevOps names in its error (github.com/runatlantis/atlantis/pull/1585). */
const MAX_CHARACTERS = 150_000;

/** The current state of a comment. */
export interface AzureComment {
  /** From 1 in each thread. */
  readonly id: number;
  readonly parentCommentId: number;
  readonly author: string;
  readonly content: string;
  readonly system: boolean;
  readonly isDeleted: boolean;
}

/** The current state of a thread. */
export interface AzureThread {
  readonly id: number;
  /** Number of the pull request. */
  readonly pull: number;
  readonly status: ThreadStatus | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly comments: readonly AzureComment[];
  readonly publishedAtMs: number;
  readonly updatedAtMs: number;
}

/** What the threads of a repository need. */
interface ThreadsContext {
  readonly clock: Clock;
  /** `http://127.0.0.1:PORT/organization`. */
  readonly url: string;
  readonly content: Content;
  /** Display name of the token's user. */
  readonly user: string;
}

/** The threads of one repository. */
export interface Threads {
  readonly all: readonly AzureThread[];
  list(request: Matched): Answer;
  read(request: Matched): Answer;
  create(request: Matched): Answer;
  update(request: Matched): Answer;
  reply(request: Matched): Answer;
  changeComment(request: Matched): Answer;
  removeComment(request: Matched): Answer;
}

/** The threads of the scenario, and those that requests add. */
export function azureThreads(context: ThreadsContext, seeds: readonly ThreadPlan[]): Threads {
  const all: AzureThread[] = [];
  const add = (thread: Omit<AzureThread, 'id' | 'publishedAtMs' | 'updatedAtMs'>): AzureThread => {
    const added = { ...thread, id: 101 + all.length, publishedAtMs: context.clock.now(), updatedAtMs: context.clock.now() };
    all.push(added);
    return added;
  };
  for (const { pull, content, author, status = 'active', properties = {}, system = false } of seeds) {
    add({ pull, status: system ? undefined : status, properties, comments: [commentOf({ content }, author, 1, system)] });
  }
  const change = (thread: AzureThread, changes: Partial<AzureThread>): AzureThread => {
    const changed = { ...thread, ...changes, updatedAtMs: context.clock.now() };
    all[all.indexOf(thread)] = changed;
    return changed;
  };
  const show = (thread: AzureThread): Answer => ({ status: 200, body: threadObject(context, thread) });

  const onPull = (request: Matched, act: (pull: number) => Answer): Answer => {
    const pull = Number(request.param('pull'));
    return context.content.pull(pull) ? act(pull) : pullNotFound();
  };
  const withThread = (request: Matched, act: (thread: AzureThread) => Answer): Answer =>
    onPull(request, (pull) => {
      const thread = all.find((candidate) => candidate.pull === pull && candidate.id === Number(request.param('thread')));
      return thread ? act(thread) : azureError(404, 'The requested thread was not found.');
    });
  /** Only its author may change a comment. How Azure DevOps words this refusal is not documented. */
  const withOwnComment = (request: Matched, act: (thread: AzureThread, comment: AzureComment) => Answer): Answer =>
    withThread(request, (thread) => {
      const comment = thread.comments.find(({ id }) => id === Number(request.param('comment')));
      if (comment === undefined) return azureError(404, 'The requested comment was not found.');
      const own = comment.author === context.user && !comment.system;
      return own ? act(thread, comment) : azureError(403, 'Only its author may change a comment.');
    });
  const replaced = (thread: AzureThread, { id }: AzureComment, changes: Partial<AzureComment>): readonly AzureComment[] =>
    thread.comments.map((comment) => (comment.id === id ? { ...comment, ...changes } : comment));

  return {
    all,
    list: (request) =>
      onPull(request, (pull) => listOf(all.filter((thread) => thread.pull === pull).map((thread) => threadObject(context, thread)))),
    read: (request) => withThread(request, show),
    create: (request) =>
      onPull(request, (pull) => {
        const given = request.body['comments'] as readonly Readonly<Record<string, unknown>>[];
        const refusal = given.map(({ content }) => tooLong(content)).find((problem) => problem !== undefined);
        if (refusal !== undefined) return refusal;
        const comments = given.map((comment, index) => commentOf(comment, context.user, index + 1));
        return show(add({ pull, status: statusOf(request.body) ?? 'unknown', properties: propertiesIn(request.body), comments }));
      }),
    update: (request) =>
      withThread(request, (thread) =>
        show(
          change(thread, {
            status: statusOf(request.body) ?? thread.status,
            properties: { ...thread.properties, ...propertiesIn(request.body) },
          }),
        ),
      ),
    reply: (request) =>
      withThread(request, (thread) => {
        const comment = commentOf(request.body, context.user, thread.comments.length + 1);
        const refusal = tooLong(comment.content);
        if (refusal !== undefined) return refusal;
        change(thread, { comments: [...thread.comments, comment] });
        return { status: 200, body: commentObject(context, thread, comment) };
      }),
    changeComment: (request) =>
      withOwnComment(request, (thread, comment) => {
        const { content } = request.body;
        const refusal = tooLong(content);
        if (refusal !== undefined) return refusal;
        const changed = change(thread, { comments: replaced(thread, comment, { content: String(content) }) });
        return { status: 200, body: commentObject(context, changed, { ...comment, content: String(content) }) };
      }),
    removeComment: (request) =>
      withOwnComment(request, (thread, comment) => {
        change(thread, { comments: replaced(thread, comment, { isDeleted: true, content: '' }) });
        return { status: 200 };
      }),
  };
}

/** The error for a pull request that does not exist. */
export function pullNotFound(): Answer {
  return azureError(404, 'TF401180: The requested pull request was not found.', 'GitPullRequestNotFoundException');
}

function commentOf(
  { content, parentCommentId }: Readonly<Record<string, unknown>>,
  author: string,
  id: number,
  system = false,
): AzureComment {
  return { id, parentCommentId: Number(parentCommentId ?? 0), author, content: String(content), system, isDeleted: false };
}

function tooLong(content: unknown): Answer | undefined {
  if (String(content).length <= MAX_CHARACTERS) return undefined;
  const message = `A discussion comment cannot be longer than ${MAX_CHARACTERS} characters.\r\nParameter name: comment.Content`;
  return azureError(400, message, 'ArgumentException');
}

function statusOf({ status }: Matched['body']): ThreadStatus | undefined {
  return typeof status === 'number' ? THREAD_STATUSES[status] : (status as ThreadStatus | undefined);
}

/** Requests may give a property with or without its type. */
function propertiesIn({ properties = {} }: Matched['body']): Readonly<Record<string, unknown>> {
  const given = Object.entries(properties as Readonly<Record<string, unknown>>);
  return Object.fromEntries(given.map(([name, value]) => [name, isRecord(value) ? value['$value'] : value]));
}

function threadObject(context: ThreadsContext, thread: AzureThread): Readonly<Record<string, unknown>> {
  const { id, pull, status, properties, comments, publishedAtMs, updatedAtMs } = thread;
  return {
    pullRequestThreadContext: null,
    id,
    publishedDate: new Date(publishedAtMs).toISOString(),
    lastUpdatedDate: new Date(updatedAtMs).toISOString(),
    comments: comments.map((comment) => commentObject(context, thread, comment)),
    ...(status !== undefined && { status }),
    threadContext: null,
    properties: propertiesOf(properties),
    identities: null,
    isDeleted: comments.every(({ isDeleted }) => isDeleted),
    _links: { self: { href: `${context.url}/_apis/git/pullRequests/${pull}/threads/${id}` } },
  };
}

function commentObject(
  context: ThreadsContext,
  { publishedAtMs, updatedAtMs }: AzureThread,
  comment: AzureComment,
): Readonly<Record<string, unknown>> {
  const { id, parentCommentId, author, content, system, isDeleted } = comment;
  return {
    id,
    parentCommentId,
    author: identityOf(context.url, author),
    // A deleted comment has no content.
    ...(isDeleted ? { isDeleted } : { content }),
    publishedDate: new Date(publishedAtMs).toISOString(),
    lastUpdatedDate: new Date(updatedAtMs).toISOString(),
    lastContentUpdatedDate: new Date(updatedAtMs).toISOString(),
    commentType: system ? 'system' : 'text',
    usersLiked: [],
  };
}
