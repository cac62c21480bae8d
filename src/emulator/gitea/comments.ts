import { type Clock, instant } from '../clock.js';
import type { Matched } from '../endpoints.js';
import { type Comment, type CommentStore, type Content, commentStore } from '../hosting.js';
import { numberFrom } from '../invented.js';
import type { Answer } from '../types.js';
import type { GiteaScenario } from './scenario.js';

/** The comments of one repository. */
export interface GiteaComments {
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
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly repository: string;
  readonly content: Content;
  readonly login: string;
  /** Whether the token may write to the repository. */
  readonly writes: boolean;
}

/** Gitea's error. */
export function giteaError(url: string, status: number, message: string): Answer {
  return { status, body: { message, url: `${url}/api/swagger` } };
}

/** A user. The user of jobs has no account, and so a negative ID (github.com/go-gitea/gitea, models/user/user_system.go). */
export function userObject(login: string): Readonly<Record<string, unknown>> {
  const id = login.endsWith('-actions') ? -2 : numberFrom(login);
  return { id, login, username: login, full_name: '', email: `${login}@noreply.example.com`, avatar_url: '' };
}

/**
 * The comments of the scenario, and those that requests add.
 * The rules are those of github.com/go-gitea/gitea, routers/api/v1/repo/issue_comment.go.
 */
export function giteaComments(context: CommentsContext, seeds: GiteaScenario['comments']): GiteaComments {
  const { url, content, login, writes } = context;
  const store = commentStore(context.clock, seeds);
  const notFound = (): Answer => giteaError(url, 404, 'The target could not be found.');
  const onPull = (request: Matched, act: (pull: number) => Answer): Answer => {
    const pull = Number(request.param('index'));
    return content.pull(pull) ? act(pull) : notFound();
  };
  const withComment = (request: Matched, act: (comment: Comment) => Answer): Answer => {
    const comment = store.all.find(({ id }) => id === Number(request.param('id')));
    return comment ? act(comment) : notFound();
  };
  /** The author, and everybody who may write to the repository, may change a comment. The refusal has no body. */
  const ifAllowed = (request: Matched, act: (comment: Comment) => Answer): Answer =>
    withComment(request, (comment) => (writes || comment.author === login ? act(comment) : { status: 403 }));
  const show = (status: number, comment: Comment): Answer => ({ status, body: commentObject(context, comment) });

  return {
    all: store.all,
    // All comments at once: the list has no pages.
    list: (request) =>
      onPull(request, (pull) => {
        const [since, before] = [request.query('since'), request.query('before')].map((time) =>
          time === undefined ? undefined : Date.parse(time),
        );
        const listed = store.on(pull).filter(({ updatedAtMs }) => updatedAtMs >= (since ?? 0) && updatedAtMs < (before ?? Infinity));
        return {
          status: 200,
          body: listed.map((comment) => commentObject(context, comment)),
          headers: { 'x-total-count': String(listed.length) },
        };
      }),
    read: (request) => withComment(request, (comment) => show(200, comment)),
    create: (request) =>
      onPull(request, (pull) => {
        if (content.pull(pull)?.locked && !writes) return giteaError(url, 403, 'Only collaborators can comment on a locked conversation.');
        return empty(url, request) ?? show(201, store.add({ pull, body: String(request.body['body']), author: login }));
      }),
    update: (request) =>
      ifAllowed(request, (comment) => empty(url, request) ?? show(200, store.change(comment, String(request.body['body'])))),
    remove: (request) =>
      ifAllowed(request, (comment) => {
        store.remove(comment);
        return { status: 204 };
      }),
  };
}

function empty(url: string, { body }: Matched): Answer | undefined {
  return body['body'] === '' ? giteaError(url, 422, '[Body]: Required') : undefined;
}

function commentObject({ url, repository }: CommentsContext, comment: Comment): Readonly<Record<string, unknown>> {
  const { id, pull, body, author, createdAtMs, updatedAtMs } = comment;
  const web = `${url}/${repository}/pulls/${pull}`;
  return {
    id,
    html_url: `${web}#issuecomment-${id}`,
    pull_request_url: web,
    issue_url: '',
    user: userObject(author),
    original_author: '',
    original_author_id: 0,
    body,
    assets: [],
    created_at: instant(createdAtMs),
    updated_at: instant(updatedAtMs),
  };
}
