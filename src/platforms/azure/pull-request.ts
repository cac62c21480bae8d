import { failWith } from '../../domain/errors.js';
import { fieldsOf } from '../../text/json.js';
import { meaningIn, unlessRefused } from '../causes.js';
import type { PostedComment, PullRequestComments } from '../platform.js';
import type { AzureApi } from './client.js';

interface ThreadsOptions {
  readonly api: AzureApi;
  readonly number: number;
  /** Identifies the gate. It is a property of the thread, which no text can imitate. */
  readonly marker: string;
  /** The page of the pull request. */
  readonly page?: string | undefined;
}

/** A longer comment is refused (github.com/runatlantis/atlantis/pull/1585). The second is for a server with another limit. */
const LIMITS = [150_000, 60_000] as const;

/** The name of the property with the marker. */
const MARKER = 'scan-gate.gate';

/** Without it, the comment is shown as plain text. */
const AS_MARKDOWN = { 'Microsoft.TeamFoundation.Discussion.SupportsMarkdown': { $type: 'System.Int32', $value: 1 } };

/**
 * The threads of one gate on a pull request, each with the comment of scan-gate as its first one. A thread is resolved as "fixed", and
 * opened as "active" (https://learn.microsoft.com/rest/api/azure/devops/git/pull-request-threads?view=azure-devops-rest-7.1).
 *
 * @param signal Aborts all requests.
 */
export function threadsOf({ api, number, marker, page }: ThreadsOptions, signal: AbortSignal): PullRequestComments {
  const threads = `${pathOf(api, number)}/threads`;
  const change = (path: string, body: object): Promise<unknown> => api.json({ method: 'PATCH', path: `${threads}/${path}`, body }, signal);
  const asOwn = (thread: unknown): PostedComment[] =>
    asComment(thread).map((comment) => ({ ...comment, ...(page && { url: `${page}?discussionId=${threadOf(comment)}` }) }));
  return {
    limits: LIMITS,
    async list() {
      // All threads are in one answer.
      const { value } = fieldsOf(await api.json({ method: 'GET', path: threads }, signal));
      if (!Array.isArray(value)) return failWith('WIRE_FORMAT', 'the list of threads could not be read');
      return value
        .filter((thread) => markerOf(thread) === marker)
        .flatMap(asOwn)
        .toSorted((a, b) => threadOf(a) - threadOf(b));
    },
    me: () => userOf(api, signal),
    head: () => headOf(api, number, signal),
    async create({ body, resolved }) {
      const thread = {
        comments: [{ parentCommentId: 0, content: body, commentType: 'text' }],
        status: statusOf(resolved),
        properties: { ...AS_MARKDOWN, [MARKER]: { $type: 'System.String', $value: marker } },
      };
      return asOwn(await api.json({ method: 'POST', path: threads, body: thread }, signal))[0];
    },
    async update(comment, { body, resolved }) {
      const { id } = comment;
      if (comment.body !== body) await change(pathTo(id), { content: body });
      if (comment.resolved !== resolved) await change(String(threadOf({ id })), { status: statusOf(resolved) });
      return { ...comment, body, resolved };
    },
    async remove({ id }) {
      await api.send({ method: 'DELETE', path: `${threads}/${pathTo(id)}` }, signal);
    },
    meaningOf: meaningIn([{ statuses: [400], words: /longer than [\d,. ]+ characters/i }]),
  };
}

/** A state that a pull request shows (https://learn.microsoft.com/rest/api/azure/devops/git/pull-request-statuses?view=azure-devops-rest-7.1). */
export interface PullRequestStatus {
  readonly state: 'pending' | 'succeeded' | 'failed' | 'error';
  readonly description: string;
  /** The name of the gate. */
  readonly name: string;
  readonly targetUrl?: string | undefined;
}

/** Adds a status. The newest of a context counts. */
export async function addStatus(api: AzureApi, number: number, status: PullRequestStatus, signal: AbortSignal): Promise<void> {
  const { name, ...rest } = status;
  const body = { ...rest, context: { genre: 'scan-gate', name } };
  await api.send({ method: 'POST', path: `${pathOf(api, number)}/statuses`, body }, signal);
}

/** The head commit, in lower case; undefined if the token may not read the pull request. */
export async function headOf(api: AzureApi, number: number, signal: AbortSignal): Promise<string | undefined> {
  const pull = await unlessRefused({ statuses: [403, 404] }, api.json({ method: 'GET', path: pathOf(api, number) }, signal));
  const { commitId } = fieldsOf(fieldsOf(pull)['lastMergeSourceCommit']);
  return typeof commitId === 'string' ? commitId.toLowerCase() : undefined;
}

/** github.com/microsoft/azure-devops-node-api, LocationsApi.ts: `getConnectionData`. The resource is a preview. */
async function userOf(api: AzureApi, signal: AbortSignal): Promise<string> {
  const query = { 'api-version': '7.1-preview' };
  const data = fieldsOf(await api.json({ method: 'GET', path: '/_apis/connectionData', query }, signal));
  const { id } = fieldsOf(data['authenticatedUser']);
  return typeof id === 'string' ? id : '';
}

function pathOf({ repository }: AzureApi, number: number): string {
  return `${repository}/pullRequests/${number}`;
}

function statusOf(resolved: boolean): 'fixed' | 'active' {
  return resolved ? 'fixed' : 'active';
}

/** The value of a property, with or without its type. */
function markerOf(thread: unknown): unknown {
  const property = fieldsOf(fieldsOf(thread)['properties'])[MARKER];
  return typeof property === 'string' ? property : fieldsOf(property)['$value'];
}

/** The first comment of a thread; nothing if it was deleted, if Azure DevOps wrote it itself, or if the answer has another form. */
function asComment(data: unknown): PostedComment[] {
  const thread = fieldsOf(data);
  const first = fieldsOf(Array.isArray(thread['comments']) ? thread['comments'][0] : undefined);
  if (typeof thread['id'] !== 'number' || typeof first['id'] !== 'number' || thread['isDeleted'] === true) return [];
  const { content, isDeleted } = first;
  if (typeof content !== 'string' || isDeleted === true || first['commentType'] === 'system') return [];
  const { id: author } = fieldsOf(first['author']);
  const { status } = thread;
  const resolved = typeof status === 'string' && !/^(?:active|pending|unknown)$/.test(status);
  return [{ id: `${thread['id']}.${first['id']}`, author: typeof author === 'string' ? author : '', body: content, resolved }];
}

/** The ID of a comment holds that of its thread. */
function threadOf({ id }: Pick<PostedComment, 'id'>): number {
  return Number(id.split('.')[0]);
}

function pathTo(id: string): string {
  return id.replace('.', '/comments/');
}
