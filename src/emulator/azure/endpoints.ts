import type { Endpoint, Matched } from '../endpoints.js';
import { anyText, type Fields, isRecord, matching, oneOf, someText, violationInBody, wholeNumber } from '../request-schema.js';
import type { Answer } from '../types.js';
import { type AzureContext, commitObject, connectionData, listRefs, pullObject, readItem } from './content.js';
import { azureError, guidFrom, repositoryId } from './objects.js';
import { type AzureCall, THREAD_STATUSES } from './scenario.js';
import { STATES, type Statuses } from './statuses.js';
import { pullNotFound, type Threads } from './threads.js';

const REPOSITORY = '/{project}/_apis/git/repositories/{repository}';
const PULL = `${REPOSITORY}/pullRequests/{pull}`;
const THREADS = `${PULL}/threads`;
const THREAD = `${THREADS}/{thread}`;
const COMMENT = `${THREAD}/comments/{comment}`;

const VERSION: Fields = { 'api-version': matching(/^7\.1(-preview\.[12])?$/) };
const DIGIT = wholeNumber(1, 1_000_000);
const THREADS_QUERY = { ...VERSION, $iteration: DIGIT, $baseIteration: DIGIT };
const ITEM_QUERY = {
  ...VERSION,
  path: someText,
  'versionDescriptor.version': someText,
  // Microsoft's client sends the numbers.
  'versionDescriptor.versionType': oneOf('branch', 'tag', 'commit', '0', '1', '2'),
  includeContent: oneOf('true', 'false'),
  download: oneOf('true', 'false'),
  resolveLfs: oneOf('true', 'false'),
  // The documentation names `json` and `zip`; `text` and `octetStream` name the media types of its own clients.
  $format: oneOf('json', 'text', 'octetStream'),
};
const COMMENT_BODY = {
  content: anyText,
  parentCommentId: isNumber,
  commentType: wordOrNumber(['unknown', 'text', 'codeChange', 'system']),
};
const THREAD_UPDATE = { status: wordOrNumber(THREAD_STATUSES), properties: isProperties };
const THREAD_BODY = { ...THREAD_UPDATE, comments: isComments };
const STATUS_BODY = {
  state: wordOrNumber(STATES),
  description: anyText,
  context: isContext,
  targetUrl: anyText,
  iterationId: isNumber,
};

/** The endpoints, each with the parameters of https://learn.microsoft.com/rest/api/azure/devops/git/?view=azure-devops-rest-7.1 */
export function azureEndpoints(context: AzureContext, threads: Threads, statuses: Statuses): readonly Endpoint<AzureCall>[] {
  const here = (handle: (request: Matched) => Answer) => (request: Matched) => inRepository(context, request) ?? handle(request);
  const anywhere = (handle: (found: AzureContext, request: Matched) => Answer) => {
    const own = here((request) => handle(context, request));
    return (request: Matched): Answer => {
      const [project, repository] = [request.param('project'), request.param('repository')];
      const content = context.content.other(`${project}/${repository}`);
      return content === undefined ? own(request) : handle({ ...context, project, repository, content }, request);
    };
  };
  const endpoints: readonly Endpoint<AzureCall>[] = [
    { kind: 'threads-list', method: 'GET', path: THREADS, query: THREADS_QUERY, answer: here(threads.list) },
    { kind: 'thread-create', method: 'POST', path: THREADS, body: THREAD_BODY, required: ['comments'], answer: here(threads.create) },
    { kind: 'thread-read', method: 'GET', path: THREAD, query: THREADS_QUERY, answer: here(threads.read) },
    { kind: 'thread-update', method: 'PATCH', path: THREAD, body: THREAD_UPDATE, required: [], answer: here(threads.update) },
    {
      kind: 'comment-create',
      method: 'POST',
      path: `${THREAD}/comments`,
      body: COMMENT_BODY,
      required: ['content'],
      answer: here(threads.reply),
    },
    {
      kind: 'comment-update',
      method: 'PATCH',
      path: COMMENT,
      body: COMMENT_BODY,
      required: ['content'],
      answer: here(threads.changeComment),
    },
    { kind: 'comment-delete', method: 'DELETE', path: COMMENT, answer: here(threads.removeComment) },
    {
      kind: 'pull',
      method: 'GET',
      path: PULL,
      query: { ...VERSION, maxCommentLength: DIGIT, includeCommits: oneOf('true', 'false'), includeWorkItemRefs: oneOf('true', 'false') },
      answer: here((request) => {
        const pull = context.content.pull(Number(request.param('pull')));
        return pull ? { status: 200, body: pullObject(context, pull) } : pullNotFound();
      }),
    },
    {
      kind: 'status-create',
      method: 'POST',
      path: `${PULL}/statuses`,
      body: STATUS_BODY,
      required: ['state', 'context'],
      answer: here(statuses.create),
    },
    { kind: 'statuses-list', method: 'GET', path: `${PULL}/statuses`, answer: here(statuses.list) },
    { kind: 'item', method: 'GET', path: `${REPOSITORY}/items`, query: ITEM_QUERY, answer: anywhere(readItem) },
    {
      kind: 'refs',
      method: 'GET',
      path: `${REPOSITORY}/refs`,
      query: { ...VERSION, filter: someText, filterContains: someText, peelTags: oneOf('true', 'false'), $top: DIGIT },
      answer: anywhere((found, request) => listRefs(found, request)),
    },
    {
      kind: 'commit',
      method: 'GET',
      path: `${REPOSITORY}/commits/{commit}`,
      query: { ...VERSION, changeCount: wholeNumber(0) },
      answer: anywhere((found, request) => {
        const id = request.param('commit');
        const known = /^[0-9a-f]{40}$/.test(id) && found.content.commit(id) === id;
        if (!known)
          return azureError(
            404,
            `TF401175: The version descriptor <Commit: ${id} > could not be resolved to a version in the repository`,
            'GitUnresolvableToCommitException',
          );
        return { status: 200, body: commitObject(found, id) };
      }),
    },
  ];
  // A preview: its version must say so.
  const connection: Endpoint<AzureCall> = {
    kind: 'connection-data',
    method: 'GET',
    path: '/_apis/connectionData',
    query: {
      'api-version': matching(/^7\.1-preview(\.1)?$/),
      connectOptions: oneOf('0', '1', '2', '4'),
      lastChangeId: anyText,
      lastChangeId64: anyText,
    },
    answer: () => ({ status: 200, body: connectionData(context) }),
  };
  return [connection, ...endpoints.map((endpoint) => needsVersion({ query: VERSION, ...endpoint }))];
}

/** "The version must be supplied either as part of the Accept header or as a query parameter." */
function needsVersion(endpoint: Endpoint<AzureCall>): Endpoint<AzureCall> {
  const { answer } = endpoint;
  return {
    ...endpoint,
    answer: (request) =>
      request.query('api-version') === undefined
        ? {
            ...azureError(400, 'No api-version was supplied for the request.', 'VssVersionNotSpecifiedException'),
            undocumented: 'no api-version',
          }
        : answer(request),
  };
}

function inRepository({ project, repository }: AzureContext, request: Matched): Answer | undefined {
  const [asked, name] = [request.param('project'), request.param('repository')];
  if (![project, guidFrom(project)].includes(asked))
    return azureError(404, `TF200016: The following project does not exist: ${asked}.`, 'ProjectDoesNotExistWithNameException');
  if ([repository, repositoryId(repository)].includes(name)) return undefined;
  const message = `TF401019: The Git repository with name or identifier ${name} does not exist or you do not have permissions for the operation you are attempting.`;
  return azureError(404, message, 'GitRepositoryNotFoundException');
}

function isNumber(value: unknown): string | undefined {
  return Number.isInteger(value) ? undefined : 'must be a whole number';
}

/** A value of an enumeration, or its number. */
function wordOrNumber(words: readonly string[]): (value: unknown) => string | undefined {
  return (value) =>
    words.includes(typeof value === 'number' ? (words[value] ?? '') : String(value)) ? undefined : `must be one of ${words.join(', ')}`;
}

function isComments(value: unknown): string | undefined {
  if (!Array.isArray(value) || value.length === 0) return 'must be a list of comments';
  const found = value
    .map((comment: unknown) => violationInBody(comment, COMMENT_BODY, ['content']))
    .find((violation) => violation !== undefined);
  return found && `${found.field} ${found.issue}`;
}

function isContext(value: unknown): string | undefined {
  const found = violationInBody(value, { name: someText, genre: anyText }, ['name']);
  return found && `${found.field} ${found.issue}`;
}

function isProperties(value: unknown): string | undefined {
  const fits = isRecord(value) && Object.values(value).every((item) => !isRecord(item) || '$value' in item);
  return fits ? undefined : 'must be an object with texts and numbers';
}
