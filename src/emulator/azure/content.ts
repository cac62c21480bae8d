import type { Matched } from '../endpoints.js';
import type { Content, PullPlan } from '../hosting.js';
import { hexFrom } from '../invented.js';
import type { Answer } from '../types.js';
import { azureError, guidFrom, identityOf, listOf, repositoryId } from './objects.js';

/** What the endpoints share. */
export interface AzureContext {
  /** `http://127.0.0.1:PORT/organization`. */
  readonly url: string;
  readonly project: string;
  readonly repository: string;
  readonly content: Content;
  readonly user: string;
}

/** A file: its text if the Accept header or `$format` asks for it, otherwise its metadata (https://learn.microsoft.com/rest/api/azure/devops/git/items/get). */
export function readItem({ content, url, repository }: AzureContext, request: Matched): Answer {
  const path = request.query('path');
  if (path === undefined) return { ...azureError(400, 'path is missing'), undocumented: 'path is missing' };
  const version = request.query('versionDescriptor.version') ?? 'main';
  const file = content.file(version, path.replace(/^\//, ''));
  if (file === 'no-ref')
    return azureError(
      404,
      `TF401175: The version descriptor <Branch: ${version} > could not be resolved to a version in the repository ${repository}`,
      'GitUnresolvableToCommitException',
    );
  if (file === undefined)
    return azureError(
      404,
      `TF401174: The item '${path}' could not be found in the repository '${repository}' at the version specified by '<Branch: ${version} >'.`,
      'GitItemNotFoundException',
    );
  const wanted = request.query('$format') ?? request.header('accept') ?? '';
  if (/^(?:text|text\/plain\b.*)$/.test(wanted))
    return { status: 200, body: Buffer.from(file.text), headers: { 'content-type': 'text/plain; charset=utf-8' } };
  if (/^(?:octetStream|application\/octet-stream\b.*)$/.test(wanted))
    return { status: 200, body: Buffer.from(file.text), headers: { 'content-type': 'application/octet-stream' } };
  const shown = request.query('includeContent') === 'true' ? { content: file.text } : {};
  return {
    status: 200,
    body: {
      objectId: hexFrom(file.text),
      gitObjectType: 'blob',
      commitId: hexFrom(version),
      path,
      url: `${url}/_apis/git${path}`,
      ...shown,
    },
  };
}

/** The branches and tags whose names begin with the filter, which stands without `refs/` (https://learn.microsoft.com/rest/api/azure/devops/git/refs/list). */
export function listRefs({ content, url, repository, user }: AzureContext, request: Matched): Answer {
  const filter = request.query('filter') ?? '';
  const peels = request.query('peelTags') === 'true';
  // The tags have messages, so they are objects of their own.
  const tags = Object.entries(content.tags).map(([tag, commit]) => ({
    name: `refs/tags/${tag}`,
    objectId: hexFrom(`tag ${tag}`),
    ...(peels && { peeledObjectId: commit }),
  }));
  const refs = [...Object.entries(content.branches).map(([branch, objectId]) => ({ name: `refs/heads/${branch}`, objectId })), ...tags]
    .filter(({ name }) => name.startsWith(`refs/${filter}`))
    .map((ref) => ({ ...ref, creator: identityOf(url, user), url: `${url}/_apis/git/repositories/${repository}/${ref.name}` }));
  return listOf(refs);
}

/** A `GitCommit`. */
export function commitObject({ url, user }: AzureContext, commitId: string): Readonly<Record<string, unknown>> {
  const person = { name: user, email: 'build@example.com', date: '2026-01-05T09:00:00Z' };
  return {
    commitId,
    author: person,
    committer: person,
    comment: 'Add orders',
    parents: [],
    treeId: hexFrom(`tree ${commitId}`),
    url: `${url}/_apis/git/commits/${commitId}`,
  };
}

/** A `GitPullRequest`. */
export function pullObject({ url, project, repository, user }: AzureContext, pull: Required<PullPlan>): Readonly<Record<string, unknown>> {
  const commit = (commitId: string) => ({ commitId, url: `${url}/_apis/git/commits/${commitId}` });
  const own = {
    id: repositoryId(repository),
    name: repository,
    url: `${url}/_apis/git/repositories/${repository}`,
    project: { id: guidFrom(project), name: project },
  };
  const fork = { name: `refs/heads/${pull.sourceBranch}`, repository: { ...own, id: repositoryId('fork'), name: 'fork' } };
  return {
    repository: own,
    pullRequestId: pull.number,
    status: 'active',
    createdBy: identityOf(url, user),
    creationDate: '2026-01-05T09:00:00Z',
    title: 'Add orders',
    sourceRefName: `refs/heads/${pull.sourceBranch}`,
    targetRefName: `refs/heads/${pull.targetBranch}`,
    mergeStatus: 'succeeded',
    isDraft: false,
    lastMergeSourceCommit: commit(pull.headSha),
    lastMergeTargetCommit: commit(pull.baseSha),
    lastMergeCommit: commit(hexFrom(`merge of ${pull.number}`)),
    reviewers: [],
    url: `${url}/_apis/git/pullRequests/${pull.number}`,
    supportsIterations: true,
    ...(pull.fork && { forkSource: fork }),
  };
}

/** Who the token belongs to. The route is that of the official clients (github.com/microsoft/azure-devops-node-api, `LocationsApi.getConnectionData`). */
export function connectionData({ url, user }: AzureContext): Readonly<Record<string, unknown>> {
  const id = guidFrom(user);
  const identity = {
    id,
    descriptor: `Microsoft.TeamFoundation.ServiceIdentity;${id}`,
    providerDisplayName: user,
    isActive: true,
    properties: {},
  };
  return { authenticatedUser: identity, authorizedUser: identity, instanceId: guidFrom(url), deploymentType: 'hosted' };
}
