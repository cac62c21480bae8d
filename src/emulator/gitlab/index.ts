import type { Endpoint, Matched } from '../endpoints.js';
import { type Comment, type Content, contentOf, type PullPlan } from '../hosting.js';
import { anyText, matching, oneOf, someText, wholeNumber, yesOrNo } from '../request-schema.js';
import { serviceRoutes } from '../service.js';
import type { Answer, Call, MountContext, Opened, ServiceEmulator } from '../types.js';
import { gitlabError, gitlabNotes, type Notes, userObject } from './notes.js';
import { type GitlabCall, type GitlabScenario, rateLimitHeaders } from './scenario.js';

/** GitLab's state for tests. */
export interface GitlabState {
  /** All notes, oldest first. */
  readonly notes: readonly Comment[];
  /** Quick actions that GitLab ran. Empty unless a note contained commands. */
  readonly commands: readonly string[];
}

/** What a job's own token may do (https://docs.gitlab.com/ci/jobs/ci_job_token/#job-token-access). Everything else is answered 401. */
const JOB_TOKEN_CALLS: readonly GitlabCall[] = ['notes-list', 'note-read', 'merge-request', 'file', 'commit'];
const WRITES: readonly GitlabCall[] = ['note-create', 'note-update', 'note-delete'];

/** The part of GitLab's REST API that scan-gate uses. It is strict: an undocumented request is answered 400 and recorded. */
export function gitlabMount(scenario: GitlabScenario = {}): ServiceEmulator<GitlabState, GitlabCall> {
  const { token = 'glpat-emulated', project = 'octo-group/infrastructure' } = scenario;
  return {
    id: 'gitlab',
    inputs: { 'gitlab-token': token, repository: project },
    faults: scenario.faults ?? [],
    open: (context) => openGitlab({ ...scenario, token, project }, context),
  };
}

function openGitlab(
  scenario: GitlabScenario & { readonly token: string; readonly project: string },
  { clock, url }: MountContext,
): Opened<GitlabState> {
  const { token, jobToken = 'glcbt-emulated', scopes = ['api'], denied = [], projectId = 42 } = scenario;
  const { username = `project_${projectId}_bot_emulated` } = scenario;
  const content = contentOf(scenario);
  const notes = gitlabNotes({ clock, url, scenario, content, username, projectId });
  const endpoints = gitlabEndpoints({ url, project: scenario.project, projectId, content, notes, username });

  function refuse(kind: GitlabCall, headers: Call['headers']): Answer | undefined {
    const withJobToken = headers['private-token'] === undefined && headers['job-token'] !== undefined;
    if (withJobToken) return JOB_TOKEN_CALLS.includes(kind) ? undefined : gitlabError(401, 'Unauthorized');
    if (WRITES.includes(kind) && !scopes.includes('api')) return INSUFFICIENT_SCOPE;
    return denied.includes(kind) ? gitlabError(403, 'Forbidden') : undefined;
  }

  return {
    state: { notes: notes.all, commands: notes.commands },
    ...serviceRoutes<GitlabCall>({
      prefix: '/api/v4',
      endpoints,
      siblingEndpoints: undefined,
      error: gitlabError,
      invalid: ({ field, issue }) => ({ status: 400, body: { error: `${field} ${issue}` } }),
      authenticate: (headers) => (isKnown(headers, token, jobToken) ? undefined : gitlabError(401, 'Unauthorized')),
      admit: (kind, headers) => ({ refused: refuse(kind, headers), headers: rateLimitHeaders(clock.now()) }),
    }),
  };
}

/** `PRIVATE-TOKEN` and Bearer are equal (https://docs.gitlab.com/api/rest/authentication/). */
function isKnown(headers: Call['headers'], token: string, jobToken: string): boolean {
  const given = headers['private-token'] ?? /^Bearer (.+)$/.exec(headers['authorization'] ?? '')?.[1];
  return given === undefined ? headers['job-token'] === jobToken : given === token;
}

const INSUFFICIENT_SCOPE: Answer = {
  status: 403,
  body: {
    error: 'insufficient_scope',
    error_description: 'The request requires higher privileges than provided by the access token.',
    scope: 'api',
  },
};

/** What the endpoints share. */
interface GitlabContext {
  readonly url: string;
  readonly project: string;
  readonly projectId: number;
  readonly content: Content;
  readonly notes: Notes;
  readonly username: string;
}

const MERGE_REQUEST = '/projects/{id}/merge_requests/{iid}';
const NOTES = `${MERGE_REQUEST}/notes`;
const REPOSITORY = '/projects/{id}/repository';
const LIST_QUERY = {
  sort: oneOf('asc', 'desc'),
  order_by: oneOf('created_at', 'updated_at'),
  page: wholeNumber(1),
  per_page: wholeNumber(1, 100),
};
const CREATE_BODY = { body: anyText, internal: yesOrNo, created_at: someText, merge_request_diff_head_sha: matching(/^[0-9a-f]{40}$/) };

/** The endpoints, each with the documented parameters. */
function gitlabEndpoints(context: GitlabContext): readonly Endpoint<GitlabCall>[] {
  const { content, notes, url } = context;
  const here =
    (handle: (request: Matched) => Answer) =>
    (request: Matched): Answer =>
      [context.project, String(context.projectId)].includes(request.param('id')) ? handle(request) : gitlabError(404, 'Project Not Found');
  const anywhere = (handle: (found: Content, request: Matched) => Answer) => {
    const own = here((request) => handle(content, request));
    return (request: Matched): Answer => {
      const other = content.other(request.param('id'));
      return other === undefined ? own(request) : handle(other, request);
    };
  };
  return [
    // https://docs.gitlab.com/api/users/#retrieve-the-current-user
    {
      kind: 'user',
      method: 'GET',
      path: '/user',
      answer: () => ({ status: 200, body: { ...userObject(url, context.username), bot: true } }),
    },
    // https://docs.gitlab.com/api/notes/#merge-requests
    { kind: 'notes-list', method: 'GET', path: NOTES, query: LIST_QUERY, answer: here(notes.list) },
    { kind: 'note-create', method: 'POST', path: NOTES, body: CREATE_BODY, required: ['body'], answer: here(notes.create) },
    { kind: 'note-read', method: 'GET', path: `${NOTES}/{note}`, answer: here(notes.read) },
    {
      kind: 'note-update',
      method: 'PUT',
      path: `${NOTES}/{note}`,
      body: { body: anyText },
      required: ['body'],
      answer: here(notes.update),
    },
    // Clients send an empty object.
    { kind: 'note-delete', method: 'DELETE', path: `${NOTES}/{note}`, body: {}, answer: here(notes.remove) },
    // https://docs.gitlab.com/api/merge_requests/#get-single-mr
    {
      kind: 'merge-request',
      method: 'GET',
      path: MERGE_REQUEST,
      answer: here((request) => {
        const pull = content.pull(Number(request.param('iid')));
        return pull ? { status: 200, body: mergeRequestObject(context, pull) } : gitlabError(404, 'Not found');
      }),
    },
    // https://docs.gitlab.com/api/repository_files/#retrieve-a-raw-file-from-a-repository
    {
      kind: 'file',
      method: 'GET',
      path: `${REPOSITORY}/files/{path}/raw`,
      query: { ref: someText, lfs: oneOf('true', 'false') },
      answer: anywhere((found, request) => {
        const file = found.file(request.query('ref') ?? 'main', request.param('path'));
        if (file === 'no-ref') return gitlabError(404, 'Commit Not Found');
        if (file === undefined) return gitlabError(404, 'File Not Found');
        return { status: 200, body: Buffer.from(file.text), headers: { 'content-type': 'text/plain; charset=utf-8' } };
      }),
    },
    // https://docs.gitlab.com/api/commits/#get-a-single-commit. Git resolves the text, so a branch can be written in full.
    {
      kind: 'commit',
      method: 'GET',
      path: `${REPOSITORY}/commits/{sha}`,
      query: { stats: oneOf('true', 'false') },
      answer: anywhere((found, request) => {
        const revision = request.param('sha');
        const sha = found.named(revision);
        return sha
          ? { status: 200, body: { id: sha, short_id: sha.slice(0, 8), title: 'Add orders', parent_ids: [] } }
          : gitlabError(404, 'Commit Not Found');
      }),
    },
  ];
}

function mergeRequestObject(
  { url, project, projectId, username }: GitlabContext,
  pull: Required<PullPlan>,
): Readonly<Record<string, unknown>> {
  const { number, headSha, baseSha, sourceBranch, targetBranch, fork, locked } = pull;
  return {
    id: 9000 + number,
    iid: number,
    project_id: projectId,
    title: 'Add orders',
    state: 'opened',
    target_branch: targetBranch,
    source_branch: sourceBranch,
    source_project_id: fork ? projectId + 1 : projectId,
    target_project_id: projectId,
    author: userObject(url, username),
    draft: false,
    sha: headSha,
    merge_commit_sha: null,
    discussion_locked: locked ? true : null,
    web_url: `${url}/${project}/-/merge_requests/${number}`,
    diff_refs: { base_sha: baseSha, head_sha: headSha, start_sha: baseSha },
  };
}
