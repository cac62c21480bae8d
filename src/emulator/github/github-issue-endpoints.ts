import type { Endpoint, Matched } from '../endpoints.js';
import { anyText, oneOf, someText, wholeNumber } from '../request-schema.js';
import type { GithubIssues, IssueChange } from './issues.js';
import type { GithubCall } from './scenario.js';
import type { Answer } from '../types.js';

const LIST_QUERY = {
  state: oneOf('open', 'closed', 'all'),
  creator: someText,
  sort: oneOf('created', 'updated'),
  direction: oneOf('asc', 'desc'),
  per_page: wholeNumber(1, 100),
  page: wholeNumber(1),
};
const CREATE_BODY = { title: anyText, body: anyText };
const UPDATE_BODY = {
  ...CREATE_BODY,
  state: oneOf('open', 'closed'),
  state_reason: oneOf('completed', 'not_planned', 'duplicate', 'reopened'),
};

/** List, create and update, with those of their documented parameters that scan-gate could need. */
export function issueEndpoints(
  path: string,
  issues: GithubIssues,
  here: (handle: (request: Matched) => Answer) => (request: Matched) => Answer,
): readonly Endpoint<GithubCall>[] {
  return [
    { kind: 'issues-list', method: 'GET', path, query: LIST_QUERY, answer: here((request) => list(issues, request)) },
    {
      kind: 'issue-create',
      method: 'POST',
      path,
      body: CREATE_BODY,
      required: ['title'],
      answer: here(({ body: { title, body } }) => issues.create(String(title), typeof body === 'string' ? body : '')),
    },
    {
      kind: 'issue-update',
      method: 'PATCH',
      path: `${path}/{issue}`,
      body: UPDATE_BODY,
      answer: here((request) => issues.update(Number(request.param('issue')), changeOf(request))),
    },
  ];
}

function list(issues: GithubIssues, request: Matched): Answer {
  return issues.list({
    state: request.query('state') ?? 'open',
    creator: request.query('creator'),
    sort: request.query('sort') ?? 'created',
    direction: request.query('direction') ?? 'desc',
    page: request.number('page', 1),
    perPage: request.number('per_page', 30),
  });
}

/** The body was checked field by field. */
function changeOf({ body }: Matched): IssueChange {
  const { state_reason: stateReason, ...fields } = body as Omit<IssueChange, 'stateReason'> & { readonly state_reason?: string };
  return { ...fields, ...(stateReason !== undefined && { stateReason }) };
}
