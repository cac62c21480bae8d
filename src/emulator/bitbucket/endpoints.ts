import type { Endpoint, Matched } from '../endpoints.js';
import type { Content, PullPlan } from '../hosting.js';
import { anyText, isRecord, oneOf, someText, violationInBody, wholeNumber, yesOrNo } from '../request-schema.js';
import type { Answer } from '../types.js';
import type { BitbucketComments } from './comments.js';
import { bitbucketError, userObject } from './objects.js';
import type { Reports } from './reports.js';
import type { BitbucketCall } from './scenario.js';

/** What the endpoints share. */
interface BitbucketContext {
  /** The address of the repository. */
  readonly url: string;
  /** `workspace/slug`. */
  readonly repository: string;
  readonly content: Content;
  readonly user: string;
}

const REPOSITORY = '/repositories/{workspace}/{slug}';
const REPORT = `${REPOSITORY}/commit/{commit}/reports/{report}`;
const PULL = `${REPOSITORY}/pullrequests/{pull}`;
const COMMENTS = `${PULL}/comments`;
const COMMENT = `${COMMENTS}/{comment}`;

const PAGE_QUERY = { page: wholeNumber(1), pagelen: wholeNumber(1, 100) };
const DATA_TYPES = oneOf('BOOLEAN', 'DATE', 'DURATION', 'LINK', 'NUMBER', 'PERCENTAGE', 'TEXT');
const REPORT_BODY = {
  type: oneOf('report'),
  title: someText,
  details: someText,
  external_id: someText,
  reporter: anyText,
  link: someText,
  remote_link_enabled: yesOrNo,
  logo_url: someText,
  report_type: oneOf('SECURITY', 'COVERAGE', 'TEST', 'BUG'),
  result: oneOf('PASSED', 'FAILED', 'PENDING'),
  data: isData,
};
const ANNOTATION = {
  type: oneOf('report_annotation'),
  external_id: someText,
  title: anyText,
  annotation_type: oneOf('VULNERABILITY', 'CODE_SMELL', 'BUG'),
  path: someText,
  line: (value: unknown) => (Number.isInteger(value) && Number(value) >= 1 ? undefined : 'must be a whole number from 1'),
  summary: anyText,
  details: anyText,
  result: oneOf('PASSED', 'FAILED', 'SKIPPED', 'IGNORED'),
  severity: oneOf('CRITICAL', 'HIGH', 'MEDIUM', 'LOW'),
  link: someText,
};
const COMMENT_BODY = { content: isContent };

/**
 * The endpoints, each with the documented parameters:
 * https://developer.atlassian.com/cloud/bitbucket/rest/api-group-reports/, …/api-group-pullrequests/, …/api-group-commits/, …/api-group-source/, …/api-group-users/
 */
export function bitbucketEndpoints(
  context: BitbucketContext,
  comments: BitbucketComments,
  reports: Reports,
): readonly Endpoint<BitbucketCall>[] {
  const here =
    (handle: (request: Matched) => Answer) =>
    (request: Matched): Answer => {
      const asked = `${request.param('workspace')}/${request.param('slug')}`;
      return asked === context.repository ? handle(request) : bitbucketError(404, `Repository ${asked} not found`);
    };
  const anywhere = (handle: (found: Content, request: Matched) => Answer) => {
    const own = here((request) => handle(context.content, request));
    return (request: Matched): Answer => {
      const other = context.content.other(`${request.param('workspace')}/${request.param('slug')}`);
      return other === undefined ? own(request) : handle(other, request);
    };
  };
  return [
    { kind: 'user', method: 'GET', path: '/user', answer: () => ({ status: 200, body: userObject(context.user) }) },
    { kind: 'report-write', method: 'PUT', path: REPORT, body: REPORT_BODY, required: ['title', 'details'], answer: here(reports.write) },
    { kind: 'report-read', method: 'GET', path: REPORT, answer: here(reports.read) },
    { kind: 'report-delete', method: 'DELETE', path: REPORT, answer: here(reports.remove) },
    {
      kind: 'annotations-write',
      method: 'POST',
      path: `${REPORT}/annotations`,
      items: ANNOTATION,
      required: ['external_id', 'annotation_type', 'summary'],
      answer: here(reports.annotate),
    },
    { kind: 'annotations-list', method: 'GET', path: `${REPORT}/annotations`, query: PAGE_QUERY, answer: here(reports.annotations) },
    {
      kind: 'comments-list',
      method: 'GET',
      path: COMMENTS,
      query: { ...PAGE_QUERY, sort: oneOf('created_on', '-created_on') },
      answer: here(comments.list),
    },
    { kind: 'comment-create', method: 'POST', path: COMMENTS, body: COMMENT_BODY, required: ['content'], answer: here(comments.create) },
    { kind: 'comment-read', method: 'GET', path: COMMENT, answer: here(comments.read) },
    { kind: 'comment-update', method: 'PUT', path: COMMENT, body: COMMENT_BODY, required: ['content'], answer: here(comments.update) },
    { kind: 'comment-delete', method: 'DELETE', path: COMMENT, answer: here(comments.remove) },
    {
      kind: 'pull',
      method: 'GET',
      path: PULL,
      answer: here((request) => {
        const pull = context.content.pull(Number(request.param('pull')));
        return pull ? { status: 200, body: pullObject(context, pull) } : bitbucketError(404, 'No such pull request');
      }),
    },
    // https://developer.atlassian.com/cloud/bitbucket/rest/api-group-refs/
    {
      kind: 'branch',
      method: 'GET',
      path: `${REPOSITORY}/refs/branches/{+name}`,
      answer: anywhere((found, request) => {
        const hash = found.tip(request.param('name'));
        return hash
          ? { status: 200, body: { type: 'branch', name: request.param('name'), target: { type: 'commit', hash } } }
          : bitbucketError(404, 'Branch not found');
      }),
    },
    {
      kind: 'tag',
      method: 'GET',
      path: `${REPOSITORY}/refs/tags/{+name}`,
      answer: anywhere((found, request) => {
        const hash = found.tags[request.param('name')];
        return hash
          ? { status: 200, body: { type: 'tag', name: request.param('name'), target: { type: 'commit', hash } } }
          : bitbucketError(404, 'Tag not found');
      }),
    },
    {
      kind: 'commit',
      method: 'GET',
      path: `${REPOSITORY}/commit/{commit}`,
      answer: anywhere((found, request) => {
        const hash = found.commit(request.param('commit'));
        return hash
          ? { status: 200, body: { type: 'commit', hash, message: 'Add orders', parents: [] } }
          : bitbucketError(404, 'Commit not found');
      }),
    },
    {
      kind: 'file',
      method: 'GET',
      path: `${REPOSITORY}/src/{commit}/{+path}`,
      answer: anywhere((found, request) => {
        const [ref, path] = [request.param('commit'), request.param('path')];
        const file = found.file(found.commit(ref) ?? ref, path);
        if (file === 'no-ref') return bitbucketError(404, 'Commit not found');
        if (file === undefined) return bitbucketError(404, `No such file or directory: ${path}`);
        return { status: 200, body: Buffer.from(file.text), headers: { 'content-type': 'text/plain' } };
      }),
    },
  ];
}

/** Bitbucket shortens the hashes of a pull request to 12 digits. */
function pullObject({ url, repository, user }: BitbucketContext, pull: Required<PullPlan>): Readonly<Record<string, unknown>> {
  const side = (name: string, hash: string, fullName: string) => ({
    branch: { name },
    commit: { type: 'commit', hash: hash.slice(0, 12) },
    repository: { type: 'repository', full_name: fullName },
  });
  return {
    type: 'pullrequest',
    id: pull.number,
    title: 'Add orders',
    state: 'OPEN',
    author: userObject(user),
    source: side(pull.sourceBranch, pull.headSha, pull.fork ? 'mona/fork' : repository),
    destination: side(pull.targetBranch, pull.baseSha, repository),
    links: { self: { href: `${url}/pullrequests/${pull.number}` } },
  };
}

function isContent(value: unknown): string | undefined {
  const found = violationInBody(value, { raw: anyText, markup: oneOf('markdown', 'creole', 'plaintext') }, ['raw']);
  return found && `${found.field} ${found.issue}`;
}

function isData(value: unknown): string | undefined {
  const known = (item: unknown): boolean =>
    violationInBody(item, { title: anyText, type: DATA_TYPES, value: () => undefined }, ['title', 'type', 'value']) === undefined;
  return Array.isArray(value) && value.every((item: unknown) => isRecord(item) && known(item) && fitsType(item))
    ? undefined
    : 'must be a list of typed values';
}

/** A date and a duration are milliseconds, and a link is an object (https://support.atlassian.com/bitbucket-cloud/docs/code-insights/). */
function fitsType({ type, value }: Readonly<Record<string, unknown>>): boolean {
  if (type === 'BOOLEAN') return typeof value === 'boolean';
  if (type === 'TEXT') return typeof value === 'string';
  if (type === 'LINK') return isRecord(value) && typeof value['href'] === 'string' && typeof value['text'] === 'string';
  return typeof value === 'number';
}
