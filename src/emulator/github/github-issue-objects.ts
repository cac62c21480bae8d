import { instant, reactionsOf } from './github-comment-objects.js';
import { type Json, type Links, nodeId, userObject, WEB } from './users.js';

/** An issue, or a pull request as one, as it is now. */
export interface GithubIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly login: string;
  readonly state: 'open' | 'closed';
  readonly stateReason?: string | undefined;
  readonly closedBy?: string | undefined;
  readonly isPull: boolean;
  readonly withheld?: boolean | undefined;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}

/** GitHub's "issue". */
export function issueObject(links: Links, repository: string, issue: GithubIssue): Json {
  const { number, title, body, login, state, stateReason, closedBy, isPull, createdAtMs, updatedAtMs } = issue;
  const api = `${links.api}/repos/${repository}`;
  const url = `${api}/issues/${number}`;
  const web = `${WEB}/${repository}/${isPull ? 'pull' : 'issues'}/${number}`;
  return {
    id: 2_000_000_000 + number,
    node_id: nodeId('Issue', number),
    url,
    repository_url: api,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    html_url: web,
    number,
    title,
    body,
    user: userObject(links, login),
    state,
    state_reason: stateReason ?? null,
    locked: false,
    active_lock_reason: null,
    labels: [],
    assignee: null,
    assignees: [],
    milestone: null,
    comments: 0,
    author_association: login.endsWith('[bot]') ? 'NONE' : 'CONTRIBUTOR',
    performed_via_github_app: null,
    reactions: reactionsOf(url),
    created_at: instant(createdAtMs),
    updated_at: instant(updatedAtMs),
    closed_at: state === 'closed' ? instant(updatedAtMs) : null,
    closed_by: closedBy === undefined ? null : userObject(links, closedBy),
    ...(isPull && {
      draft: false,
      pull_request: { url: `${api}/pulls/${number}`, html_url: web, diff_url: `${web}.diff`, patch_url: `${web}.patch`, merged_at: null },
    }),
  };
}
