import { rateLimits } from '../rate-limits.js';
import { serviceRoutes } from '../service.js';
import type { MountContext, Opened, ServiceEmulator } from '../types.js';
import { aiptxEndpoints } from './endpoints.js';
import { aiptxResponses } from './responses.js';
import type { AiptxCall, AiptxScenario } from './scenario.js';
import { type AiptxState, createAiptxState, DEFAULT_TARGET } from './state.js';

/** The limit of the smallest plan (siblings, section 1), for all kinds of calls. */
const PER_MINUTE = { all: 60 } as const;

/** AIPTx according to its Scans API page. */
export function aiptxMount(scenario: AiptxScenario = {}): ServiceEmulator<AiptxState, AiptxCall> {
  const { key = 'aiptx_emulated_key', target = DEFAULT_TARGET, targets = [target] } = scenario;
  return {
    id: 'aiptx',
    inputs: { 'api-key': key, target: targets.join('\n') },
    // On a pull request, only targets in the policy of the base commit may be scanned.
    files: { '.github/scan-gate.yml': `allowed-targets:\n${targets.map((each) => `  - ${JSON.stringify(each)}\n`).join('')}` },
    faults: scenario.faults ?? [],
    open: (context) => openAiptx({ ...scenario, key }, context),
  };
}

function openAiptx(scenario: AiptxScenario, { clock }: MountContext): Opened<AiptxState> {
  const state = createAiptxState(scenario, clock);
  const responses = aiptxResponses(scenario.dialect, state);
  // "Headers on every reply"; Retry-After is not documented.
  const limit = rateLimits<AiptxCall | 'all'>(PER_MINUTE, { headers: true, retryAfter: 'absent', ...scenario.limits }, clock);
  const routes = serviceRoutes({
    prefix: '/v1',
    endpoints: aiptxEndpoints({ scenario, state, responses }),
    siblingEndpoints: scenario.siblingEndpoints,
    error: responses.error,
    invalid: (violation) => responses.error(400, 'Invalid request', { ...violation }),
    authenticate: (headers) =>
      headers['authorization'] === `Bearer ${scenario.key}` ? undefined : responses.error(401, 'Invalid API key'),
    admit(kind) {
      const [all, own] = [limit('all'), limit(kind)];
      const { over, headers } = own.over && !all.over ? own : all;
      return { headers, refused: over ? responses.error(429, 'Rate limit exceeded') : undefined };
    },
  });
  return { state: state.visible, ...routes };
}
