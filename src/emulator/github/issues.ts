import { type Clock, instant } from '../clock.js';
import type { Answer } from '../types.js';
import { pageOf, reactionsOf } from './comments.js';
import { githubError, validationFailed } from './errors.js';
import type { GithubScenario, IssuePlan, PullPlan } from './scenario.js';
import { type Json, type Links, nodeId, userObject, WEB } from './users.js';

/** GitHub's limits; counted in UTF-16 units, the stricter way to read "characters". */
const MAX_TITLE = 256;
const MAX_BODY = 65_536;

/** What the list of issues needs. */
interface IssuesContext {
  readonly links: Links;
  readonly clock: Clock;
  /** `owner/name`. */
  readonly repository: string;
  /** Who the token writes as. */
  readonly login: string;
}

/** The parameters of a list, with GitHub's defaults. */
interface IssuesQuery {
  readonly state: string;
  readonly creator: string | undefined;
  readonly sort: string;
  readonly direction: string;
  readonly page: number;
  readonly perPage: number;
}

/** The fields that an update can change. */
export type IssueChange = Partial<Pick<GithubIssue, 'title' | 'body' | 'state' | 'stateReason'>>;

/** The issues of one repository; pull requests are issues as well. */
export interface GithubIssues {
  readonly all: readonly GithubIssue[];
  has(number: number): boolean;
  list(query: IssuesQuery): Answer;
  create(title: string, body: string): Answer;
  update(number: number, change: IssueChange): Answer;
}

/** The issues and pull requests of the scenario, and the issues that requests add. */
export function githubIssues(
  context: IssuesContext,
  { archived, issuesDisabled, issues: plans }: GithubScenario,
  pulls: readonly PullPlan[],
): GithubIssues {
  const beganMs = context.clock.now();
  const issues: GithubIssue[] = [
    ...pulls.map((pull) => asIssue(pull, beganMs, 'octocat', true)),
    ...(plans ?? []).map((plan) => asIssue(typeof plan === 'number' ? { number: plan } : plan, beganMs, 'octocat', false)),
  ];
  const at = (number: number): number => issues.findIndex((issue) => issue.number === number);
  const show = (issue: GithubIssue) => issueObject(context.links, context.repository, issue);
  const refusal = (title: string | undefined, body: string | undefined): Answer | undefined =>
    archived ? githubError(403, 'Repository was archived so is read-only.') : unfit(title, body);

  return {
    all: issues,
    has: (number) => at(number) >= 0,
    list({ state, creator, sort, direction, page, perPage }) {
      const kept = issues.filter(
        (issue) =>
          (!issuesDisabled || issue.isPull) &&
          (state === 'all' || issue.state === state) &&
          (creator === undefined || issue.login.toLowerCase() === creator.toLowerCase()),
      );
      const key = (issue: GithubIssue): number => (sort === 'updated' ? issue.updatedAtMs : issue.createdAtMs);
      const ascending = kept.sort((a, b) => key(a) - key(b) || a.number - b.number);
      const ordered = direction === 'asc' ? ascending : ascending.toReversed();
      const url = `${context.links.api}/repos/${context.repository}/issues`;
      const { shown, headers } = pageOf(ordered, { url, page, perPage });
      return { status: 200, body: shown.map(show), headers };
    },
    create(title, body) {
      if (issuesDisabled) return githubError(410, 'Issues has been disabled in this repository.');
      const refused = refusal(title, body);
      if (refused !== undefined) return refused;
      const number = Math.max(0, ...issues.map((issue) => issue.number)) + 1;
      const created = asIssue({ number, title, body }, context.clock.now(), context.login, false);
      issues.push(created);
      return { status: 201, body: show(created), headers: { location: String(show(created)['url']) } };
    },
    update(number, change) {
      const before = issues[at(number)];
      if (before === undefined) return githubError(404, 'Not Found');
      if (issuesDisabled && !before.isPull) return githubError(410, 'Issues has been disabled in this repository.');
      const refused = refusal(change.title, change.body);
      if (refused !== undefined) return refused;
      const after = changed(before, change, context);
      issues[at(number)] = after;
      return { status: 200, body: show(after) };
    },
  };
}

function asIssue(plan: IssuePlan, nowMs: number, login: string, isPull: boolean): GithubIssue {
  const { number, title = `Issue ${number}`, body = '', state = 'open' } = plan;
  const closedBy = state === 'closed' ? (plan.closedBy ?? login) : undefined;
  const stateReason = state === 'closed' ? 'completed' : undefined;
  const times = { createdAtMs: nowMs, updatedAtMs: nowMs };
  return { number, title, body, login: plan.login ?? login, state, stateReason, closedBy, isPull, withheld: plan.withheld, ...times };
}

/** If a request gives no reason, GitHub sets its default. */
function changed(before: GithubIssue, change: IssueChange, { clock, login }: IssuesContext): GithubIssue {
  const state = change.state ?? before.state;
  const turned = state !== before.state;
  const reason = turned ? (state === 'open' ? 'reopened' : 'completed') : before.stateReason;
  return {
    ...before,
    ...change,
    stateReason: change.stateReason ?? reason,
    closedBy: state === 'open' ? undefined : turned ? login : before.closedBy,
    updatedAtMs: clock.now(),
  };
}

function unfit(title: string | undefined, body: string | undefined): Answer | undefined {
  if (title?.trim() === '') return validationFailed('Issue', { field: 'title', issue: "title can't be blank" });
  if (title !== undefined && title.length > MAX_TITLE) return tooLong('title', MAX_TITLE);
  return body !== undefined && body.length > MAX_BODY ? tooLong('body', MAX_BODY) : undefined;
}

function tooLong(field: string, most: number): Answer {
  return validationFailed('Issue', { field, issue: `${field} is too long (maximum is ${most} characters)` });
}

/** The current state of an issue, or of a pull request as an issue. */
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
function issueObject(links: Links, repository: string, issue: GithubIssue): Json {
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
