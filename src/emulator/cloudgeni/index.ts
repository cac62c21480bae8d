import { rateLimits } from '../rate-limits.js';
import { serviceRoutes } from '../service.js';
import type { MountContext, Opened, ServiceEmulator } from '../types.js';
import { cloudgeniEndpoints } from './endpoints.js';
import { cloudgeniResponses } from './responses.js';
import type { CloudgeniCall, CloudgeniScenario } from './scenario.js';
import { type CloudgeniState, createCloudgeniState, repositoriesOf } from './state.js';

/** Documented under "Rate Limits". */
const PER_MINUTE = { start: 10, status: 60, findings: 30 } as const;
/** Documented under "Authentication". The siblings warn against other headers. */
const WRONG_AUTH_HEADERS = ['authorization', 'x-api-key'] as const;

/** Cloudgeni according to its Scanning API page. */
export function cloudgeniMount(scenario: CloudgeniScenario = {}): ServiceEmulator<CloudgeniState, CloudgeniCall> {
  const { key = 'cg_live_emulated', organization = 'org_emulated' } = scenario;
  return {
    id: 'cloudgeni',
    inputs: { 'api-key': key, organization, target: scenario.targets?.join('\n') ?? repositoriesOf(scenario)[0]?.id ?? '' },
    faults: scenario.faults ?? [],
    open: (context) => openCloudgeni({ ...scenario, key, organization }, context),
  };
}

function openCloudgeni(scenario: CloudgeniScenario & { readonly organization: string }, { clock }: MountContext): Opened<CloudgeniState> {
  const state = createCloudgeniState(scenario, clock);
  const responses = cloudgeniResponses(scenario.dialect, state);
  const limit = rateLimits<CloudgeniCall>(PER_MINUTE, scenario.limits ?? {}, clock);
  const routes = serviceRoutes({
    prefix: '/api/v1',
    endpoints: cloudgeniEndpoints({ scenario, organization: scenario.organization, state, responses }),
    siblingEndpoints: scenario.siblingEndpoints,
    error: responses.error,
    invalid: (violation) => responses.error(400, 'Invalid request parameters', { ...violation }),
    unknownHeader: (headers) => WRONG_AUTH_HEADERS.find((name) => headers[name] !== undefined),
    authenticate: (headers) => (headers['x-cloudgeni-api-key'] === scenario.key ? undefined : responses.error(401, 'Invalid API key')),
    admit(kind) {
      const { over, headers } = limit(kind);
      return { headers, refused: over ? responses.error(429, 'Too many requests') : undefined };
    },
  });
  return { state: state.visible, ...routes };
}
