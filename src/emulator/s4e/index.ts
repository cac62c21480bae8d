import { rateLimits } from '../rate-limits.js';
import { serviceRoutes } from '../service.js';
import type { MountContext, Opened, ServiceEmulator } from '../types.js';
import { s4eEndpoints } from './endpoints.js';
import { s4eResponses } from './responses.js';
import type { S4eCall, S4eScenario, S4eScope } from './scenario.js';
import { assetsOf, createS4eState, type S4eState } from './state.js';

/** Sibling documents, section 2: ten starts, and the Standard plan's limit for all requests. */
const PER_MINUTE = { start: 10, all: 100 } as const;
/** Siblings, section 1. */
const SCOPES: Readonly<Partial<Record<S4eCall, S4eScope>>> = {
  lookup: 'read:assets',
  list: 'read:scans',
  status: 'read:scans',
  scan: 'read:scans',
  start: 'write:scans',
  cancel: 'write:scans',
  findings: 'read:findings',
  'findings-fallback': 'read:findings',
};

/** S4E according to its Scans API page and the sibling documents. */
export function s4eMount(scenario: S4eScenario = {}): ServiceEmulator<S4eState, S4eCall> {
  const { key = 's4e_live_emulated' } = scenario;
  return {
    id: 's4e',
    inputs: { 'api-key': key, target: scenario.targets?.join('\n') ?? assetsOf(scenario)[0]?.id ?? '' },
    faults: scenario.faults ?? [],
    open: (context) => openS4e({ ...scenario, key }, context),
  };
}

function openS4e(scenario: S4eScenario, { clock }: MountContext): Opened<S4eState> {
  const { key } = scenario;
  const state = createS4eState(scenario, clock);
  const responses = s4eResponses(scenario, state);
  const limit = rateLimits<S4eCall | 'all'>(PER_MINUTE, { headers: true, ...scenario.limits }, clock);
  const routes = serviceRoutes<S4eCall>({
    prefix: '/api',
    endpoints: s4eEndpoints({ scenario, state, responses }),
    siblingEndpoints: scenario.siblingEndpoints,
    error: responses.error,
    invalid: ({ field, issue }) => responses.error(400, `Invalid request: ${field}: ${issue}`),
    // Both are documented. The key in the query or in the body is not supported, because it would appear in logs.
    authenticate: (headers) =>
      headers['authorization'] === `Bearer ${key}` || headers['x-api-key'] === key ? undefined : responses.error(401, 'Invalid API key'),
    admit(kind) {
      const scope = SCOPES[kind];
      if (scope !== undefined && scenario.scopes?.includes(scope) === false)
        return { refused: responses.error(403, `Missing scope ${scope}`) };
      const own = limit(kind);
      const whole = own.over ? own : limit('all');
      const headers = { ...whole.headers, ...own.headers };
      return { headers, refused: own.over || whole.over ? responses.rateLimited(waitSeconds(headers, clock.now())) : undefined };
    },
  });
  return { state: state.visible, ...routes };
}

/** The body contains the same time as Retry-After, also without that header. A window is at most a minute. */
function waitSeconds(headers: Readonly<Record<string, string>>, nowMs: number): number {
  const resetMs = Number(headers['x-ratelimit-reset']) * 1000;
  return Number(headers['retry-after']) || (Number.isNaN(resetMs) ? 60 : Math.ceil((resetMs - nowMs) / 1000));
}
