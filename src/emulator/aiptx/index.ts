import { findEndpoint, type Match, parseRequest, violationOf } from '../endpoints.js';
import { rateLimits } from '../rate-limits.js';
import type { Answer, Call, MountContext, Opened, Routed, ServiceEmulator } from '../types.js';
import { aiptxEndpoints } from './endpoints.js';
import { type AiptxResponses, aiptxResponses } from './responses.js';
import type { AiptxCall, AiptxScenario } from './scenario.js';
import { type AiptxState, createAiptxState, DEFAULT_TARGET } from './state.js';

/** The documented path under the host. */
const PREFIX = '/v1';
/** The smallest plan's (siblings, section 1), over all kinds of call. */
const PER_MINUTE = { all: 60 } as const;

/** AIPTx by its Scans API page, strict: what the page and its siblings do not show is answered 400 and recorded. */
export function aiptxMount(scenario: AiptxScenario = {}): ServiceEmulator<AiptxState, AiptxCall> {
  const target = scenario.target ?? DEFAULT_TARGET;
  return {
    id: 'aiptx',
    inputs: { 'api-key': keyOf(scenario), target },
    // On a pull request only what the base's policy names may be attacked.
    files: { '.github/scan-gate.yml': `allowed-targets:\n  - ${JSON.stringify(target)}\n` },
    faults: scenario.faults ?? [],
    open: (context) => openAiptx(scenario, context),
  };
}

function keyOf({ key = 'aiptx_emulated_key' }: AiptxScenario): string {
  return key;
}

function openAiptx(scenario: AiptxScenario, { clock }: MountContext): Opened<AiptxState> {
  const state = createAiptxState(scenario, clock);
  const responses = aiptxResponses(scenario.dialect, state);
  // "Headers on every reply"; Retry-After is not documented.
  const limit = rateLimits<AiptxCall | 'all'>(PER_MINUTE, { headers: true, retryAfter: 'absent', ...scenario.limits }, clock);
  const endpoints = aiptxEndpoints({ scenario, state, responses });

  async function answer(match: Match<AiptxCall>, call: Call): Promise<Answer> {
    if (call.headers['authorization'] !== `Bearer ${keyOf(scenario)}`) return responses.error(401, 'Invalid API key');
    const violation = violationOf(match, call);
    if (violation !== undefined) {
      return { ...responses.error(400, 'Invalid request', { ...violation }), undocumented: `${violation.field}: ${violation.issue}` };
    }
    const admissions = [limit('all'), limit(match.endpoint.kind)];
    const { over, headers } = admissions.find((admission) => admission.over) ?? admissions[0] ?? { over: false, headers: {} };
    if (over) return { ...responses.error(429, 'Rate limit exceeded'), headers };
    return { ...(await match.endpoint.answer(parseRequest(match, call))), headers };
  }

  function route(call: Call): Routed {
    const match = call.path.startsWith(`${PREFIX}/`) ? findEndpoint(endpoints, call.method, call.path.slice(PREFIX.length)) : undefined;
    if (match === undefined) return { kind: 'undocumented', answer: () => undocumented(responses, `no ${call.method} ${call.path}`) };
    return { kind: match.endpoint.kind, answer: () => answer(match, call) };
  }

  return { state: state.visible, route, refusal: (status) => responses.error(status, `Injected ${status}`).body };
}

function undocumented(responses: AiptxResponses, why: string): Answer {
  return { ...responses.error(400, `Not documented: ${why}`), undocumented: why };
}
