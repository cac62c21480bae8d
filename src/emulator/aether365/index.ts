import { findEndpoint, type Match, parseRequest, violationOf } from '../endpoints.js';
import { rateLimits } from '../rate-limits.js';
import type { Answer, Call, MountContext, Opened, Routed, ServiceEmulator } from '../types.js';
import { aether365Endpoints } from './endpoints.js';
import { plainRefusal, refusal } from './responses.js';
import type { Aether365Call, Aether365Scenario } from './scenario.js';
import { type Aether365State, createAether365State, tenantOf } from './state.js';

/** No document shows a header of the service's own, nor another way to carry the key. */
const UNKNOWN_HEADERS = /^(?:x-|cookie$|api-key$)/;

/** Aether365 by its Scans API page, strict: what neither the page nor its siblings show is answered 400 and recorded. */
export function aether365Mount(scenario: Aether365Scenario = {}): ServiceEmulator<Aether365State, Aether365Call> {
  return {
    id: 'aether365',
    inputs: { 'api-key': keyOf(scenario), target: tenantOf(scenario)?.id ?? '' },
    faults: scenario.faults ?? [],
    open: (context) => openAether365(scenario, context),
  };
}

function keyOf({ key = 'ae_live_emulated' }: Aether365Scenario): string {
  return key;
}

function openAether365(scenario: Aether365Scenario, { clock }: MountContext): Opened<Aether365State> {
  const state = createAether365State(scenario, clock);
  const limit = rateLimits<Aether365Call>({}, scenario.limits ?? {}, clock);
  const endpoints = aether365Endpoints({ scenario, state });

  async function answer(match: Match<Aether365Call>, call: Call): Promise<Answer> {
    const rejected = rejectedKey(scenario, call.headers['authorization']);
    if (rejected !== undefined) return rejected;
    const violation = violationOf(match, call);
    if (violation !== undefined) {
      return { ...plainRefusal(400, 'Invalid request', { ...violation }), undocumented: `${violation.field}: ${violation.issue}` };
    }
    const { over, headers } = limit(match.endpoint.kind);
    if (over) return { ...plainRefusal(429, 'Too many requests'), headers };
    return { ...(await match.endpoint.answer(parseRequest(match, call))), headers };
  }

  function route(call: Call): Routed {
    const match = findEndpoint(endpoints, call.method, call.path);
    if (match === undefined) return { kind: 'undocumented', answer: () => undocumented(`no ${call.method} ${call.path}`) };
    const { kind } = match.endpoint;
    const header = Object.keys(call.headers).find((name) => UNKNOWN_HEADERS.test(name));
    if (header !== undefined) return { kind, answer: () => undocumented(`header ${header}`) };
    return { kind, answer: () => answer(match, call) };
  }

  return { state: state.visible, route, refusal: (status) => plainRefusal(status, `Injected ${status}`).body };
}

function rejectedKey(scenario: Aether365Scenario, authorization: string | undefined): Answer | undefined {
  if (authorization === undefined) return refusal('AUTH_MISSING_TOKEN', 'No token was provided');
  if (authorization !== `Bearer ${keyOf(scenario)}`) return refusal('AUTH_INVALID_TOKEN', 'The token is invalid');
  return scenario.keyState === 'expired' ? refusal('AUTH_EXPIRED_TOKEN', 'The token has expired') : undefined;
}

function undocumented(why: string): Answer {
  return { ...plainRefusal(400, `Not documented: ${why}`), undocumented: why };
}
