import { instant } from '../clock.js';
import type { Endpoint, Matched } from '../endpoints.js';
import { type Comment, type Content, contentOf, type PullPlan } from '../hosting.js';
import { numberFrom } from '../invented.js';
import { anyText, matching, oneOf, someText } from '../request-schema.js';
import { serviceRoutes } from '../service.js';
import type { Answer, Call, MountContext, Opened, ServiceEmulator } from '../types.js';
import { type GiteaComments, giteaComments, giteaError, userObject } from './comments.js';
import { contentsAt, treeAt } from './contents.js';
import type { GiteaCall, GiteaScenario } from './scenario.js';

/** Gitea's state for tests. */
export interface GiteaState {
  /** All comments, oldest first. */
  readonly comments: readonly Comment[];
  /** All statuses of commits, oldest first. */
  readonly statuses: readonly CommitStatus[];
}

/** A status as it was sent. The last one of a context counts. */
export interface CommitStatus {
  readonly sha: string;
  readonly state: string;
  readonly context: string;
  readonly description: string;
  readonly target_url: string;
}

/** The part of the API that Gitea and Forgejo share and scan-gate uses. It is strict: an undocumented request is answered 400 and recorded. */
export function giteaMount(scenario: GiteaScenario = {}): ServiceEmulator<GiteaState, GiteaCall> {
  const { token = 'gitea-emulated', repository = 'octo-org/infrastructure' } = scenario;
  return {
    id: 'gitea',
    inputs: { 'github-token': token, repository },
    faults: scenario.faults ?? [],
    open: (context) => openGitea({ ...scenario, token, repository }, context),
  };
}

function openGitea(
  scenario: GiteaScenario & { readonly token: string; readonly repository: string },
  { clock, url }: MountContext,
): Opened<GiteaState> {
  const { token, repository, login = 'gitea-actions', writes = true, readsUser = false, denied = [] } = scenario;
  const content = contentOf(scenario);
  const comments = giteaComments({ clock, url, repository, content, login, writes }, scenario.comments);
  const statuses: CommitStatus[] = [];
  const refuse = (kind: GiteaCall): Answer | undefined => {
    if (denied.includes(kind)) return giteaError(url, 403, 'token does not have at least one of required scope(s)');
    if (kind === 'user' && !readsUser) return giteaError(url, 403, 'token does not have at least one of required scope(s): [read:user]');
    return kind === 'status-create' && !writes ? giteaError(url, 403, 'user should have a permission to write to a repo') : undefined;
  };
  return {
    state: { comments: comments.all, statuses },
    ...serviceRoutes<GiteaCall>({
      prefix: '/api/v1',
      endpoints: giteaEndpoints({ url, repository, content, comments, statuses, login, now: () => clock.now() }),
      siblingEndpoints: undefined,
      error: (status, message) => giteaError(url, status, message),
      invalid: ({ field, issue }) => giteaError(url, 400, `${field} ${issue}`),
      authenticate: (headers) => (tokenIn(headers) === token ? undefined : giteaError(url, 401, 'token is required')),
      admit: (kind) => ({ refused: refuse(kind) }),
    }),
  };
}

/** https://docs.gitea.com/development/api-usage#authentication */
function tokenIn(headers: Call['headers']): string | undefined {
  return /^(?:token|bearer) (.+)$/i.exec(headers['authorization'] ?? '')?.[1];
}

/** What the endpoints share. */
interface GiteaContext {
  readonly url: string;
  readonly repository: string;
  readonly content: Content;
  readonly comments: GiteaComments;
  readonly statuses: CommitStatus[];
  readonly login: string;
  now(): number;
}

const REPOSITORY = '/repos/{owner}/{repo}';
const COMMENTS = `${REPOSITORY}/issues/{index}/comments`;
const COMMENT = `${REPOSITORY}/issues/comments/{id}`;
const INSTANT = matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);
const FLAG = oneOf('true', 'false');
const STATUS_BODY = {
  state: oneOf('pending', 'success', 'error', 'failure', 'warning'),
  target_url: anyText,
  description: anyText,
  context: anyText,
};

/** The endpoints, each with the parameters of the Swagger description (https://gitea.com/api/swagger, https://codeberg.org/api/swagger). */
function giteaEndpoints(context: GiteaContext): readonly Endpoint<GiteaCall>[] {
  const { comments, content, url } = context;
  const notFound = (): Answer => giteaError(url, 404, 'The target could not be found.');
  const here =
    (handle: (request: Matched) => Answer) =>
    (request: Matched): Answer =>
      `${request.param('owner')}/${request.param('repo')}`.toLowerCase() === context.repository.toLowerCase()
        ? handle(request)
        : notFound();
  const anywhere = (handle: (found: Content, request: Matched) => Answer) => {
    const own = here((request) => handle(content, request));
    return (request: Matched): Answer => {
      const other = content.other(`${request.param('owner')}/${request.param('repo')}`);
      return other === undefined ? own(request) : handle(other, request);
    };
  };
  return [
    { kind: 'user', method: 'GET', path: '/user', answer: () => ({ status: 200, body: userObject(context.login) }) },
    { kind: 'comments-list', method: 'GET', path: COMMENTS, query: { since: INSTANT, before: INSTANT }, answer: here(comments.list) },
    { kind: 'comment-create', method: 'POST', path: COMMENTS, body: { body: anyText }, required: ['body'], answer: here(comments.create) },
    { kind: 'comment-read', method: 'GET', path: COMMENT, answer: here(comments.read) },
    { kind: 'comment-update', method: 'PATCH', path: COMMENT, body: { body: anyText }, required: ['body'], answer: here(comments.update) },
    { kind: 'comment-delete', method: 'DELETE', path: COMMENT, answer: here(comments.remove) },
    {
      kind: 'status-create',
      method: 'POST',
      path: `${REPOSITORY}/statuses/{sha}`,
      body: STATUS_BODY,
      required: ['state'],
      answer: here((request) => (content.commit(request.param('sha')) === request.param('sha') ? setStatus(context, request) : notFound())),
    },
    {
      kind: 'pull',
      method: 'GET',
      path: `${REPOSITORY}/pulls/{index}`,
      answer: here((request) => {
        const pull = content.pull(Number(request.param('index')));
        return pull ? { status: 200, body: pullObject(context, pull) } : notFound();
      }),
    },
    {
      kind: 'commit',
      method: 'GET',
      path: `${REPOSITORY}/git/commits/{sha}`,
      query: { stat: FLAG, verification: FLAG, files: FLAG },
      // "A git ref or commit sha".
      answer: anywhere((found, request) => {
        const sha = found.named(request.param('sha'));
        return sha
          ? { status: 200, body: { url: `${url}/api/v1/git/commits/${sha}`, sha, commit: { message: 'Add orders' }, parents: [] } }
          : notFound();
      }),
    },
    ...['', '/{+path}'].map(
      (tail): Endpoint<GiteaCall> => ({
        kind: 'contents',
        method: 'GET',
        path: `${REPOSITORY}/contents${tail}`,
        query: { ref: someText },
        answer: anywhere((found, request) => contentsAt(found, request.query('ref') ?? 'main', request.param('path')) ?? notFound()),
      }),
    ),
    {
      kind: 'tree',
      method: 'GET',
      path: `${REPOSITORY}/git/trees/{sha}`,
      query: { recursive: oneOf('1', 'true'), page: someText, per_page: someText },
      required: ['recursive'],
      answer: here((request) => treeAt(content, request.param('sha')) ?? notFound()),
    },
    {
      kind: 'file',
      method: 'GET',
      path: `${REPOSITORY}/raw/{+path}`,
      query: { ref: someText },
      answer: here((request) => {
        const file = content.file(request.query('ref') ?? 'main', request.param('path'));
        if (file === undefined || file === 'no-ref') return notFound();
        return { status: 200, body: Buffer.from(file.text), headers: { 'content-type': 'text/plain; charset=utf-8' } };
      }),
    },
  ];
}

/** The answer names the state `status` (github.com/go-gitea/gitea, modules/structs/status.go). */
function setStatus(context: GiteaContext, { body, param }: Matched): Answer {
  const { state, ...texts } = body as Partial<CommitStatus> & Pick<CommitStatus, 'state'>;
  const status = { sha: param('sha'), state, context: 'default', description: '', target_url: '', ...texts };
  context.statuses.push(status);
  const { sha, state: shown, ...rest } = status;
  const stamp = instant(context.now());
  const url = `${context.url}/api/v1/repos/${context.repository}/statuses/${sha}`;
  return {
    status: 201,
    body: {
      id: context.statuses.length,
      status: shown,
      ...rest,
      url,
      creator: userObject(context.login),
      created_at: stamp,
      updated_at: stamp,
    },
  };
}

function pullObject({ url, repository, login }: GiteaContext, pull: Required<PullPlan>): Readonly<Record<string, unknown>> {
  const side = (ref: string, sha: string, fullName: string) => ({
    label: ref,
    ref,
    sha,
    repo_id: numberFrom(fullName),
    repo: { id: numberFrom(fullName), full_name: fullName, private: false, fork: fullName !== repository },
  });
  return {
    id: 9000 + pull.number,
    number: pull.number,
    url: `${url}/api/v1/repos/${repository}/pulls/${pull.number}`,
    html_url: `${url}/${repository}/pulls/${pull.number}`,
    user: userObject(login),
    title: 'Add orders',
    body: '',
    state: 'open',
    is_locked: pull.locked,
    base: side(pull.targetBranch, pull.baseSha, repository),
    head: side(pull.sourceBranch, pull.headSha, pull.fork ? 'mona/fork' : repository),
    merge_base: pull.baseSha,
  };
}
