import { type Comment, contentOf } from '../hosting.js';
import { serviceRoutes } from '../service.js';
import type { Answer, Call, MountContext, Opened, ServiceEmulator } from '../types.js';
import { bitbucketComments } from './comments.js';
import { bitbucketEndpoints } from './endpoints.js';
import { bitbucketError } from './objects.js';
import { type BitbucketReport, bitbucketReports } from './reports.js';
import type { BitbucketCall, BitbucketScenario, BitbucketScope } from './scenario.js';

/** Bitbucket's state for tests. */
export interface BitbucketState {
  /** All comments, oldest first, without deleted ones. */
  readonly comments: readonly Comment[];
  /** All reports, oldest first. */
  readonly reports: readonly BitbucketReport[];
}

/** The scope that each call needs (https://developer.atlassian.com/cloud/bitbucket/rest/, "OAuth 2.0 scopes" of each operation). */
const SCOPES: Readonly<Record<Exclude<BitbucketCall, 'undocumented'>, BitbucketScope>> = {
  user: 'account',
  'report-write': 'repository',
  'report-read': 'repository',
  'report-delete': 'repository',
  'annotations-write': 'repository',
  'annotations-list': 'repository',
  'comments-list': 'pullrequest',
  'comment-read': 'pullrequest',
  'comment-create': 'pullrequest',
  'comment-update': 'pullrequest',
  'comment-delete': 'pullrequest',
  pull: 'pullrequest',
  branch: 'repository',
  tag: 'repository',
  commit: 'repository',
  file: 'repository',
};

/** What requests to the proxy begin with: it signs plain http only (https://support.atlassian.com/bitbucket-cloud/docs/code-insights/). */
const PROXIED = 'http://api.bitbucket.org';

/**
 * The part of Bitbucket Cloud's REST API 2.0 that scan-gate uses, and the proxy of Pipelines, which needs no token.
 * It is strict: an undocumented request is answered 400 and recorded.
 */
export function bitbucketMount(scenario: BitbucketScenario = {}): ServiceEmulator<BitbucketState, BitbucketCall> {
  const { token = 'ATCTT-emulated', repository = 'octo-org/infrastructure' } = scenario;
  return {
    id: 'bitbucket',
    inputs: { 'bitbucket-token': token, repository },
    faults: scenario.faults ?? [],
    open: (context) => openBitbucket({ ...scenario, token, repository }, context),
  };
}

function openBitbucket(
  scenario: BitbucketScenario & { readonly token: string; readonly repository: string },
  { clock, url }: MountContext,
): Opened<BitbucketState> {
  const { token, repository, user = 'scan-gate token', scopes = ['repository', 'pullrequest', 'pullrequest:write'] } = scenario;
  const content = contentOf(scenario);
  const context = { clock, url: `${url}/2.0/repositories/${repository}`, content, user, repository };
  const comments = bitbucketComments(context, scenario.comments);
  const reports = bitbucketReports(clock, context.url, (sha) => content.commit(sha) === sha);
  const endpoints = bitbucketEndpoints(context, comments, reports);
  const routesFor = (isSigned: (headers: Call['headers']) => boolean, granted: readonly BitbucketScope[]) =>
    serviceRoutes<BitbucketCall>({
      prefix: '/2.0',
      endpoints,
      siblingEndpoints: undefined,
      error: bitbucketError,
      invalid: ({ field, issue }) => bitbucketError(400, `${field}: ${issue}`),
      authenticate: (headers) => (isSigned(headers) ? undefined : UNAUTHORIZED),
      admit: (kind) => ({ refused: kind === 'undocumented' ? undefined : missingScope(SCOPES[kind], granted) }),
    });
  const direct = routesFor((headers) => headers['authorization'] === `Bearer ${token}`, scopes);
  // Which calls other than reports the proxy signs is not documented. The emulator signs what needs the scope `repository`.
  const proxied = routesFor(() => true, ['repository']);
  return {
    state: { comments: comments.all, reports: reports.all },
    route: (call) =>
      call.path.startsWith(`${PROXIED}/`) ? proxied.route({ ...call, path: call.path.slice(PROXIED.length) }) : direct.route(call),
    refusal: direct.refusal,
  };
}

const UNAUTHORIZED = bitbucketError(401, 'Token is invalid, expired, or not supported for this endpoint.');

/** `pullrequest:write` implies `pullrequest`. */
function missingScope(required: BitbucketScope, granted: readonly BitbucketScope[]): Answer | undefined {
  if (granted.some((scope) => scope === required || scope === `${required}:write`)) return undefined;
  return bitbucketError(403, 'Your credentials lack one or more required privilege scopes.', { required: [required], granted });
}
