import { contentOf } from '../hosting.js';
import { serviceRoutes } from '../service.js';
import type { Answer, Call, MountContext, Opened, ServiceEmulator } from '../types.js';
import { azureEndpoints } from './endpoints.js';
import { azureError, needsPermission, SIGN_IN_PAGE, UNAUTHORIZED } from './objects.js';
import type { AzureCall, AzureScenario } from './scenario.js';
import { azureStatuses, type PullStatus } from './statuses.js';
import { type AzureThread, azureThreads } from './threads.js';

/** Azure DevOps' state for tests. */
export interface AzureState {
  /** All threads, oldest first. */
  readonly threads: readonly AzureThread[];
  /** All statuses of pull requests, oldest first. */
  readonly statuses: readonly PullStatus[];
}

const PATCHES_AND_DELETES: readonly AzureCall[] = ['thread-update', 'comment-update', 'comment-delete'];
const WRITES: readonly AzureCall[] = [...PATCHES_AND_DELETES, 'thread-create', 'comment-create', 'status-create'];

/** The part of the Azure DevOps REST API 7.1 that scan-gate uses. It is strict: an undocumented request is answered 400 and recorded. */
export function azureMount(scenario: AzureScenario = {}): ServiceEmulator<AzureState, AzureCall> {
  const { token = 'ado-emulated', repository = 'infrastructure' } = scenario;
  return {
    id: 'azure',
    inputs: { 'azure-token': token, repository },
    faults: scenario.faults ?? [],
    open: (context) => openAzure({ ...scenario, token, repository }, context),
  };
}

function openAzure(
  scenario: AzureScenario & { readonly token: string; readonly repository: string },
  { clock, url }: MountContext,
): Opened<AzureState> {
  const { organization = 'octo-org', project = 'Orders', repository, token, contributes = true } = scenario;
  const { user = `${project} Build Service (${organization})` } = scenario;
  const context = { clock, url: `${url}/${organization}`, content: contentOf(scenario), user, project, repository };
  const threads = azureThreads(context, scenario.threads ?? []);
  const statuses = azureStatuses(context);

  function refuse(kind: AzureCall, headers: Call['headers']): Answer | undefined {
    if (headers['authorization'] !== `Bearer ${token}` && headers['authorization'] !== basic(token)) {
      return PATCHES_AND_DELETES.includes(kind) ? UNAUTHORIZED : SIGN_IN_PAGE;
    }
    return WRITES.includes(kind) && !contributes ? needsPermission(user) : undefined;
  }

  const { route, refusal } = serviceRoutes<AzureCall>({
    prefix: `/${organization}`,
    endpoints: azureEndpoints(context, threads, statuses),
    siblingEndpoints: undefined,
    error: azureError,
    invalid: ({ field, issue }) => azureError(400, `${field} ${issue}`),
    authenticate: () => undefined,
    admit: (kind, headers) => ({ refused: refuse(kind, headers) }),
  });
  return {
    state: { threads: threads.all, statuses: statuses.all },
    // Paths are case-insensitive, and the documentation writes both.
    route: (call) => route(withVersion({ ...call, path: call.path.replace(/\/pullrequests(?=\/)/i, '/pullRequests') })),
    refusal,
  };
}

/** A personal access token, with any user name (https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate). */
function basic(token: string): string {
  return `Basic ${Buffer.from(`:${token}`).toString('base64')}`;
}

/** The version may be part of the Accept header instead of the query (https://learn.microsoft.com/azure/devops/integrate/concepts/rest-api-versioning). */
function withVersion(call: Call): Call {
  const version = /;\s*api-version=([\w.-]+)/.exec(call.headers['accept'] ?? '')?.[1];
  if (version === undefined || call.query.has('api-version')) return call;
  return { ...call, query: new URLSearchParams([...call.query, ['api-version', version]]) };
}
