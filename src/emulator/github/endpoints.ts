import type { Endpoint, Matched } from '../endpoints.js';
import { anyText, matching, oneOf, someText, wholeNumber, yesOrNo } from '../request-schema.js';
import type { Answer } from '../types.js';
import type { SarifRequest, SarifUploads } from './code-scanning.js';
import type { Comments } from './comments.js';
import type { Contents } from './contents.js';
import { githubError, notAccessible } from './errors.js';
import type { GithubIssues, IssueChange } from './issues.js';
import { pullObject } from './pulls.js';
import { type RepositoryFacts, repositoryObject } from './repositories.js';
import { RUN_STATUSES, type Runs } from './runs.js';
import type { GithubCall, PullPlan } from './scenario.js';
import { type Links, publicUserObject } from './users.js';

/** What the endpoints share. */
interface GithubContext {
  readonly links: Links;
  readonly repository: RepositoryFacts;
  readonly pulls: readonly PullPlan[];
  readonly contents: Contents;
  /** The files of other repositories, by full name in lower case. */
  readonly others: ReadonlyMap<string, Contents>;
  readonly comments: Comments;
  readonly issues: GithubIssues;
  readonly uploads: SarifUploads;
  readonly runs: Runs;
  readonly login: string;
  /** Whether the token is an app's installation token, like a job's token. */
  readonly installation: boolean;
}

const REPOSITORY = '/repos/{owner}/{repo}';
const SARIFS = `${REPOSITORY}/code-scanning/sarifs`;
const CONTENTS = `${REPOSITORY}/contents`;
const ISSUES = `${REPOSITORY}/issues`;
const ISSUE_COMMENTS = `${ISSUES}/{issue}/comments`;
const COMMENT = `${ISSUES}/comments/{id}`;

const INSTANT = matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
const COMMENT_BODY = { body: anyText };
const PAGE_QUERY = { per_page: wholeNumber(1, 100), page: wholeNumber(1) };
const COMMENTS_QUERY = { ...PAGE_QUERY, since: INSTANT };
const RUNS_QUERY = {
  ...PAGE_QUERY,
  branch: someText,
  status: oneOf(...RUN_STATUSES),
  // The part of the search syntax for everything before a time (docs.github.com, "Understanding the search syntax").
  created: matching(/^<=\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/),
};
const UPLOAD_BODY = {
  commit_sha: matching(/^[0-9a-fA-F]{40}$/),
  ref: matching(/^refs\/(heads|tags|pull)\/.+$/),
  sarif: someText,
  checkout_uri: someText,
  started_at: INSTANT,
  tool_name: someText,
  validate: yesOrNo,
};

/** The endpoints of GitHub's REST API that scan-gate uses, with their documented parameters. */
export function githubEndpoints(context: GithubContext): readonly Endpoint<GithubCall>[] {
  const { comments, contents, issues, runs, uploads } = context;
  const here = (handle: Handler): Handler => inRepository(context, handle);
  const anywhere = (handle: (found: Contents, request: Matched) => Answer): Handler => {
    const own = here((request) => handle(contents, request));
    return (request) => {
      const other = context.others.get(`${request.param('owner')}/${request.param('repo')}`.toLowerCase());
      return other === undefined ? own(request) : handle(other, request);
    };
  };
  return [
    {
      kind: 'sarif-upload',
      method: 'POST',
      path: SARIFS,
      body: UPLOAD_BODY,
      required: ['commit_sha', 'ref', 'sarif'],
      answer: here((request) => uploads.upload(request.body as unknown as SarifRequest)),
    },
    { kind: 'sarif-status', method: 'GET', path: `${SARIFS}/{id}`, answer: here((request) => uploads.status(request.param('id'))) },
    {
      kind: 'analyses',
      method: 'GET',
      path: `${REPOSITORY}/code-scanning/analyses`,
      query: PAGE_QUERY,
      answer: here((request) => uploads.analyses(request.number('page', 1), request.number('per_page', 30))),
    },
    {
      kind: 'comments-list',
      method: 'GET',
      path: ISSUE_COMMENTS,
      query: COMMENTS_QUERY,
      answer: here((request) =>
        comments.list(numberOf(request, 'issue'), request.number('page', 1), request.number('per_page', 30), request.query('since')),
      ),
    },
    {
      kind: 'comment-create',
      method: 'POST',
      path: ISSUE_COMMENTS,
      body: COMMENT_BODY,
      required: ['body'],
      answer: here((request) => comments.create(numberOf(request, 'issue'), String(request.body['body']))),
    },
    { kind: 'comment-read', method: 'GET', path: COMMENT, answer: here((request) => comments.read(numberOf(request, 'id'))) },
    {
      kind: 'comment-update',
      method: 'PATCH',
      path: COMMENT,
      body: COMMENT_BODY,
      required: ['body'],
      answer: here((request) => comments.update(numberOf(request, 'id'), String(request.body['body']))),
    },
    { kind: 'comment-delete', method: 'DELETE', path: COMMENT, answer: here((request) => comments.remove(numberOf(request, 'id'))) },
    ...issueEndpoints(ISSUES, issues, here),
    { kind: 'pull', method: 'GET', path: `${REPOSITORY}/pulls/{number}`, answer: here((request) => readPull(context, request)) },
    // The root has no path. Octokit encodes the slashes of other paths.
    ...['', '/{path}'].map(
      (tail): Endpoint<GithubCall> => ({
        kind: 'contents',
        method: 'GET',
        path: `${CONTENTS}${tail}`,
        query: { ref: someText },
        answer: anywhere((found, request) => found.read(request.param('path'), request.query('ref'), wantsRaw(request))),
      }),
    ),
    {
      kind: 'commit',
      method: 'GET',
      path: `${REPOSITORY}/commits/{ref}`,
      query: PAGE_QUERY,
      answer: anywhere((found, request) =>
        /^application\/vnd\.github\.(?:v3\.)?sha$/.test(request.header('accept') ?? '')
          ? found.commit(request.param('ref'))
          : { ...githubError(415, 'Unsupported'), undocumented: 'only the hash is emulated' },
      ),
    },
    { kind: 'ref', method: 'GET', path: `${REPOSITORY}/git/ref/{ref}`, answer: here((request) => contents.ref(request.param('ref'))) },
    {
      kind: 'tree',
      method: 'GET',
      path: `${REPOSITORY}/git/trees/{tree}`,
      query: { recursive: someText },
      // Any value means recursive, also `0` and `false`.
      answer: here((request) => contents.tree(request.param('tree'), request.query('recursive') !== undefined)),
    },
    {
      kind: 'run',
      method: 'GET',
      path: `${REPOSITORY}/actions/runs/{id}`,
      answer: here((request) => runs.read(numberOf(request, 'id'))),
    },
    {
      kind: 'runs',
      method: 'GET',
      path: `${REPOSITORY}/actions/workflows/{workflow}/runs`,
      query: RUNS_QUERY,
      answer: here((request) =>
        runs.list(request.param('workflow'), {
          branch: request.query('branch'),
          status: request.query('status'),
          createdUntil: request.query('created')?.replace('<=', ''),
          page: request.number('page', 1),
          perPage: request.number('per_page', 30),
        }),
      ),
    },
    {
      kind: 'repository',
      method: 'GET',
      path: REPOSITORY,
      answer: here(() => ({ status: 200, body: repositoryObject(context.links, context.repository) })),
    },
    { kind: 'user', method: 'GET', path: '/user', answer: () => readUser(context) },
    viewerEndpoint(context.login),
  ];
}

function wantsRaw(request: Matched): boolean {
  return /^application\/vnd\.github\.(?:v3\.)?raw(?:\+json)?$/.test(request.header('accept') ?? '');
}

type Handler = (request: Matched) => Answer;

function inRepository({ repository }: GithubContext, handle: Handler): Handler {
  return (request) => {
    const asked = `${request.param('owner')}/${request.param('repo')}`;
    return asked.toLowerCase() === repository.fullName.toLowerCase() ? handle(request) : githubError(404, 'Not Found');
  };
}

function numberOf(request: Matched, name: string): number {
  return Number(request.param(name));
}

function readPull({ links, repository, pulls }: GithubContext, request: Matched): Answer {
  const plan = pulls.find(({ number }) => number === numberOf(request, 'number'));
  return plan ? { status: 200, body: pullObject(links, repository, plan) } : githubError(404, 'Not Found');
}

/** GitHub refuses this to installation tokens, such as a job's token, because an installation is not a user. */
function readUser({ links, login, installation }: GithubContext): Answer {
  return installation ? notAccessible('allows_permissionless_access=true') : { status: 200, body: publicUserObject(links, login) };
}

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

/** List, create, and update, with the documented parameters that scan-gate may need. */
function issueEndpoints(
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

/** The body was already validated. */
function changeOf({ body }: Matched): IssueChange {
  const { state_reason: stateReason, ...fields } = body as Omit<IssueChange, 'stateReason'> & { readonly state_reason?: string };
  return { ...fields, ...(stateReason !== undefined && { stateReason }) };
}

/** The path of GraphQL below the API. On GitHub Enterprise Server, it is next to `v3` (docs.github.com/graphql/guides/forming-calls-with-graphql). */
export const GRAPHQL = '/graphql';

/** The only GraphQL query that scan-gate sends: the login of the token. Unlike `GET /user`, it also works for installations. */
function viewerEndpoint(login: string): Endpoint<GithubCall> {
  return {
    kind: 'viewer',
    method: 'POST',
    path: GRAPHQL,
    body: { query: someText },
    required: ['query'],
    answer: ({ body }) =>
      body['query'] === '{ viewer { login } }'
        ? { status: 200, body: { data: { viewer: { login } } } }
        : { status: 200, body: { errors: [{ message: 'Parse error' }] }, undocumented: `query ${String(body['query'])}` },
  };
}
