import { rateLimits } from '../rate-limits.js';
import { serviceRoutes } from '../service.js';
import type { Answer, MountContext, Opened, ServiceEmulator } from '../types.js';
import { aether365Endpoints } from './endpoints.js';
import { plainRefusal, refusal } from './responses.js';
import type { Aether365Call, Aether365Scenario } from './scenario.js';
import { type Aether365State, createAether365State, tenantOf } from './state.js';

/** The documents contain no header of the service's own, and no other way to send the key. */
const UNKNOWN_HEADERS = /^(?:x-|cookie$|api-key$)/;

/** Aether365 according to its Scans API page. */
export function aether365Mount(scenario: Aether365Scenario = {}): ServiceEmulator<Aether365State, Aether365Call> {
  const { key = 'ae_live_emulated' } = scenario;
  return {
    id: 'aether365',
    inputs: { 'api-key': key, target: scenario.targets?.join('\n') ?? tenantOf(scenario)?.id ?? '' },
    faults: scenario.faults ?? [],
    open: (context) => openAether365({ ...scenario, key }, context),
  };
}

function openAether365(scenario: Aether365Scenario, { clock }: MountContext): Opened<Aether365State> {
  const state = createAether365State(scenario, clock);
  const limit = rateLimits<Aether365Call>({}, scenario.limits ?? {}, clock);
  const routes = serviceRoutes({
    prefix: '',
    endpoints: aether365Endpoints({ scenario, state }),
    siblingEndpoints: scenario.siblingEndpoints,
    error: plainRefusal,
    invalid: (violation) => plainRefusal(400, 'Invalid request', { ...violation }),
    unknownHeader: (headers) => Object.keys(headers).find((name) => UNKNOWN_HEADERS.test(name)),
    authenticate: (headers) => rejectedKey(scenario, headers['authorization']),
    admit(kind) {
      const { over, headers } = limit(kind);
      return { headers, refused: over ? plainRefusal(429, 'Too many requests') : undefined };
    },
  });
  return { state: state.visible, ...routes };
}

function rejectedKey({ key, keyState }: Aether365Scenario, authorization: string | undefined): Answer | undefined {
  if (authorization === undefined) return refusal('AUTH_MISSING_TOKEN', 'No token was provided');
  if (authorization !== `Bearer ${key}`) return refusal('AUTH_INVALID_TOKEN', 'The token is invalid');
  return keyState === 'expired' ? refusal('AUTH_EXPIRED_TOKEN', 'The token has expired') : undefined;
}
