import type { Clock } from '../clock.js';
import { type Links, nodeId, userObject } from './users.js';

/** A comment as it is now. */
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

/** What the comments of one repository need. */
export interface CommentsDesk {
  readonly links: Links;
  readonly clock: Clock;
  /** `owner/name`. */
  readonly repository: string;
  /** Who the token writes as. */
  readonly login: string;
  readonly issues: { has(number: number): boolean };
}

/** GitHub's "issue comment". */
export function commentObject({ links, repository }: CommentsDesk, comment: GithubComment): Record<string, unknown> {
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

/** Nobody has reacted. */
export function reactionsOf(url: string): Record<string, unknown> {
  const none = { '+1': 0, '-1': 0, laugh: 0, hooray: 0, confused: 0, heart: 0, rocket: 0, eyes: 0 };
  return { url: `${url}/reactions`, total_count: 0, ...none };
}

/** As GitHub writes instants: without milliseconds. */
export function instant(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** The `Link` header of a page of a list at `url`; none where there is one page only. */
export function linkHeader(url: string, page: number, perPage: number, pages: number): Record<string, string> {
  const to = (rel: string, number: number): string => `<${url}?per_page=${perPage}&page=${number}>; rel="${rel}"`;
  const back = page > 1 ? [to('prev', page - 1), to('first', 1)] : [];
  const onward = page < pages ? [to('next', page + 1), to('last', pages)] : [];
  const link = [...onward, ...back].join(', ');
  return link === '' ? {} : { link };
}
