import { type Clock, instant } from '../clock.js';
import type { Answer } from '../types.js';
import { githubError, notAccessible, validationFailed } from './errors.js';
import type { CommentPlan } from './scenario.js';
import { type Links, nodeId, userObject } from './users.js';

/** IDs that exceed 32 bits, as GitHub's soon may. */
const FIRST_ID = 3_000_000_000;
/** GitHub's limit; counted in UTF-16 units, the stricter way to read "characters". */
const MAX_BODY = 65_536;

/** The comments of one repository. */
export interface Comments {
  readonly all: readonly GithubComment[];
  list(issue: number, page: number, perPage: number, since: string | undefined): Answer;
  create(issue: number, body: string): Answer;
  read(id: number): Answer;
  update(id: number, body: string): Answer;
  remove(id: number): Answer;
}

/** The comments of the scenario, and those that requests add. */
export function githubComments(context: CommentsContext, seeds: readonly CommentPlan[]): Comments {
  const comments: GithubComment[] = seeds.map((seed, index) => seeded(seed, index, context.clock.now()));
  let lastId = FIRST_ID + seeds.length;

  const withComment = (id: number, act: (comment: GithubComment) => Answer): Answer => {
    const comment = comments.find((candidate) => candidate.id === id);
    return comment ? act(comment) : githubError(404, 'Not Found');
  };
  const ifOwn = (comment: GithubComment, act: () => Answer): Answer =>
    comment.login === context.login ? act() : notAccessible('issues=write; pull_requests=write');

  return {
    all: comments,
    list(issue, page, perPage, since) {
      if (!context.issues.has(issue)) return githubError(404, 'Not Found');
      const sinceMs = since === undefined ? Number.NEGATIVE_INFINITY : Date.parse(since);
      const kept = comments.filter((comment) => comment.issue === issue && comment.updatedAtMs >= sinceMs);
      const url = `${context.links.api}/repos/${context.repository}/issues/${issue}/comments`;
      const { shown, headers } = pageOf(kept, { url, page, perPage });
      return { status: 200, body: shown.map((comment) => commentObject(context, comment)), headers };
    },
    create(issue, body) {
      if (!context.issues.has(issue)) return githubError(404, 'Not Found');
      const refusal = unfit(body);
      if (refusal !== undefined) return refusal;
      lastId += 1;
      const nowMs = context.clock.now();
      const comment = { id: lastId, issue, body, ...authorOf(context.login), createdAtMs: nowMs, updatedAtMs: nowMs };
      comments.push(comment);
      const shown = commentObject(context, comment);
      return { status: 201, body: shown, headers: { location: String(shown['url']) } };
    },
    read: (id) => withComment(id, (comment) => ({ status: 200, body: commentObject(context, comment) })),
    update: (id, body) =>
      withComment(id, (comment) =>
        ifOwn(comment, () => {
          const refusal = unfit(body);
          if (refusal !== undefined) return refusal;
          const changed = { ...comment, body, updatedAtMs: context.clock.now() };
          comments[comments.indexOf(comment)] = changed;
          return { status: 200, body: commentObject(context, changed) };
        }),
      ),
    remove: (id) =>
      withComment(id, (comment) =>
        ifOwn(comment, () => {
          comments.splice(comments.indexOf(comment), 1);
          return { status: 204 };
        }),
      ),
  };
}

function seeded({ issue, body, login, type, minimizedReason, withheld }: CommentPlan, index: number, nowMs: number): GithubComment {
  const author = authorOf(login);
  return {
    id: FIRST_ID + index + 1,
    issue,
    body,
    login,
    type: type ?? author.type,
    minimizedReason,
    withheld,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
  };
}

function authorOf(login: string): { readonly login: string; readonly type: string } {
  return { login, type: login.endsWith('[bot]') ? 'Bot' : 'User' };
}

function unfit(body: string): Answer | undefined {
  if (body.trim() === '') return validationFailed('IssueComment', { field: 'data', issue: "Body can't be blank" });
  if (body.length <= MAX_BODY) return undefined;
  return validationFailed('IssueComment', { field: 'data', issue: `Body is too long (maximum is ${MAX_BODY} characters)` });
}

/** The current state of a comment. */
export interface GithubComment {
  readonly id: number;
  /** Number of the issue or pull request. */
  readonly issue: number;
  readonly body: string;
  readonly login: string;
  readonly type: string;
  readonly minimizedReason?: string | undefined;
  readonly withheld?: boolean | undefined;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}

/** What the list of comments needs. */
interface CommentsContext {
  readonly links: Links;
  readonly clock: Clock;
  /** `owner/name`. */
  readonly repository: string;
  /** Who the token writes as. */
  readonly login: string;
  readonly issues: { has(number: number): boolean };
}

/** GitHub's "issue comment". */
function commentObject({ links, repository }: CommentsContext, comment: GithubComment): Record<string, unknown> {
  const { id, issue, body, login, type, minimizedReason, createdAtMs, updatedAtMs } = comment;
  const api = `${links.api}/repos/${repository}/issues`;
  const url = `${api}/comments/${id}`;
  return {
    id,
    node_id: nodeId('IssueComment', id),
    url,
    html_url: `https://github.com/${repository}/pull/${issue}#issuecomment-${id}`,
    issue_url: `${api}/${issue}`,
    user: userObject(links, login, type),
    body,
    author_association: type === 'Bot' ? 'NONE' : 'CONTRIBUTOR',
    performed_via_github_app: null,
    minimized: minimizedReason === undefined ? null : { reason: minimizedReason },
    reactions: reactionsOf(url),
    created_at: instant(createdAtMs),
    updated_at: instant(updatedAtMs),
  };
}

/** Without reactions. */
export function reactionsOf(url: string): Record<string, unknown> {
  const none = { '+1': 0, '-1': 0, laugh: 0, hooray: 0, confused: 0, heart: 0, rocket: 0, eyes: 0 };
  return { url: `${url}/reactions`, total_count: 0, ...none };
}

/** A page of the list at `url`, with its `Link` header, which is absent if there is only one page. */
export function pageOf<Item extends { readonly withheld?: boolean | undefined }>(
  all: readonly Item[],
  { url, page, perPage }: { readonly url: string; readonly page: number; readonly perPage: number },
): { readonly shown: readonly Item[]; readonly headers: Record<string, string> } {
  const pages = Math.ceil(all.length / perPage);
  const to = (rel: string, number: number): string => `<${url}?per_page=${perPage}&page=${number}>; rel="${rel}"`;
  const back = page > 1 ? [to('prev', page - 1), to('first', 1)] : [];
  const onward = page < pages ? [to('next', page + 1), to('last', pages)] : [];
  const link = [...onward, ...back].join(', ');
  const shown = all.slice((page - 1) * perPage, page * perPage).filter((item) => !item.withheld);
  return { shown, headers: link === '' ? {} : { link } };
}
