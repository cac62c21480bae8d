import { type Clock, instant } from '../clock.js';
import type { Matched } from '../endpoints.js';
import { type Comment, type CommentStore, type Content, commentStore } from '../hosting.js';
import { isRecord } from '../request-schema.js';
import type { Answer } from '../types.js';
import { bitbucketError, NO_CONTENT, pageOf, userObject } from './objects.js';
import type { BitbucketScenario } from './scenario.js';

/** The comments of the repository's pull requests. */
export interface BitbucketComments {
  /** All comments, oldest first, without deleted ones. */
  readonly all: CommentStore['all'];
  list(request: Matched): Answer;
  read(request: Matched): Answer;
  create(request: Matched): Answer;
  update(request: Matched): Answer;
  remove(request: Matched): Answer;
}

/** What the comments need. */
interface CommentsContext {
  readonly clock: Clock;
  /** The address of the repository. */
  readonly url: string;
  readonly content: Content;
  readonly user: string;
}

/** The comments of the scenario, and those that requests add. */
export function bitbucketComments(context: CommentsContext, seeds: BitbucketScenario['comments']): BitbucketComments {
  const store = commentStore(context.clock, seeds);
  const deleted: Comment[] = [];
  const onPull = (request: Matched, act: (pull: number) => Answer): Answer => {
    const pull = Number(request.param('pull'));
    return context.content.pull(pull) ? act(pull) : bitbucketError(404, 'No such pull request');
  };
  const withComment = (request: Matched, act: (comment: Comment) => Answer): Answer =>
    onPull(request, (pull) => {
      const comment = store.find(pull, Number(request.param('comment')));
      return comment ? act(comment) : bitbucketError(404, 'No such comment');
    });
  /** Only its author may change a comment. */
  const ifOwn = (request: Matched, act: (comment: Comment) => Answer): Answer =>
    withComment(request, (comment) =>
      comment.author === context.user ? act(comment) : bitbucketError(403, 'You are not the author of this comment.'),
    );
  const show = (status: number, comment: Comment): Answer => ({ status, body: commentObject(context, comment, false) });

  return {
    all: store.all,
    list: (request) =>
      onPull(request, (pull) => {
        // Deleted comments stay in the list, without their content (https://bitbucket.org/site/master/issues/10686).
        const listed = [...store.on(pull), ...deleted.filter((comment) => comment.pull === pull)].sort((a, b) => a.id - b.id);
        const objects = listed.map((comment) => commentObject(context, comment, deleted.includes(comment)));
        return pageOf(
          `${context.url}/pullrequests/${pull}/comments`,
          request,
          request.query('sort') === '-created_on' ? objects.toReversed() : objects,
        );
      }),
    read: (request) => withComment(request, (comment) => show(200, comment)),
    create: (request) =>
      onPull(request, (pull) => blank(request) ?? show(201, store.add({ pull, body: rawOf(request), author: context.user }))),
    update: (request) => ifOwn(request, (comment) => blank(request) ?? show(200, store.change(comment, rawOf(request)))),
    remove: (request) =>
      ifOwn(request, (comment) => {
        store.remove(comment);
        deleted.push(comment);
        return NO_CONTENT;
      }),
  };
}

function rawOf({ body: { content } }: Matched): string {
  return isRecord(content) ? String(content['raw']) : '';
}

function blank(request: Matched): Answer | undefined {
  return rawOf(request).trim() === '' ? bitbucketError(400, 'content.raw: This field may not be blank.') : undefined;
}

function commentObject({ url }: CommentsContext, comment: Comment, isDeleted: boolean): Readonly<Record<string, unknown>> {
  const { id, pull, body, author, createdAtMs, updatedAtMs } = comment;
  const raw = isDeleted ? '' : body;
  return {
    type: 'pullrequest_comment',
    id,
    created_on: instant(createdAtMs),
    updated_on: instant(updatedAtMs),
    content: { type: 'rendered', raw, markup: 'markdown', html: '' },
    user: userObject(author),
    deleted: isDeleted,
    pending: false,
    pullrequest: { type: 'pullrequest', id: pull },
    links: { self: { href: `${url}/pullrequests/${pull}/comments/${id}` } },
  };
}
