import { findEndpoint, type Match, parseRequest, violationOf } from '../endpoints.js';
import { rateLimits } from '../rate-limits.js';
import type { Answer, Call, MountContext, Opened, Routed, ServiceEmulator } from '../types.js';
import { s4eEndpoints } from './endpoints.js';
import { type S4eResponses, s4eResponses } from './responses.js';
import type { S4eCall, S4eScenario, S4eScope } from './scenario.js';
import { assetsOf, createS4eState, type S4eState } from './state.js';

/** The documented path under the host. */
const PREFIX = '/api';
/** Siblings, section 2: ten starts, and the Standard plan over all. */
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

/** S4E by its Scans API page and the pages beside it, strict: what they do not show is answered 400 and recorded. */
export function s4eMount(scenario: S4eScenario = {}): ServiceEmulator<S4eState, S4eCall> {
  return {
    id: 's4e',
    inputs: { 'api-key': keyOf(scenario), target: assetsOf(scenario)[0]?.id ?? '' },
    faults: scenario.faults ?? [],
    open: (context) => openS4e(scenario, context),
  };
}

function keyOf({ key = 's4e_live_emulated' }: S4eScenario): string {
  return key;
}

function openS4e(scenario: S4eScenario, { clock }: MountContext): Opened<S4eState> {
  const key = keyOf(scenario);
  const state = createS4eState(scenario, clock);
  const responses = s4eResponses(scenario, state);
  const limit = rateLimits<S4eCall | 'all'>(PER_MINUTE, { headers: true, ...scenario.limits }, clock);
  const endpoints = s4eEndpoints({ scenario, state, responses });

  async function answer(match: Match<S4eCall>, call: Call): Promise<Answer> {
    const { kind } = match.endpoint;
    // Both are documented; the key in the query or in the body is not taken, for it would end up in logs.
    if (call.headers['authorization'] !== `Bearer ${key}` && call.headers['x-api-key'] !== key)
      return responses.error(401, 'Invalid API key');
    const violation = violationOf(match, call);
    if (violation !== undefined) {
      const text = `${violation.field}: ${violation.issue}`;
      return { ...responses.error(400, `Invalid request: ${text}`), undocumented: text };
    }
    const scope = SCOPES[kind];
    if (scope !== undefined && scenario.scopes?.includes(scope) === false) return responses.error(403, `Missing scope ${scope}`);
    const own = limit(kind);
    const whole = own.over ? own : limit('all');
    const headers = { ...whole.headers, ...own.headers };
    if (own.over || whole.over) return responses.rateLimited(waitSeconds(headers, clock.now()), headers);
    return { ...(await match.endpoint.answer(parseRequest(match, call))), headers };
  }

  function route(call: Call): Routed {
    const match = call.path.startsWith(`${PREFIX}/`) ? findEndpoint(endpoints, call.method, call.path.slice(PREFIX.length)) : undefined;
    if (match === undefined) return { kind: 'undocumented', answer: () => undocumented(responses, `no ${call.method} ${call.path}`) };
    return { kind: match.endpoint.kind, answer: () => answer(match, call) };
  }

  return { state: state.visible, route, refusal: (status) => responses.error(status, `Injected ${status}`).body };
}

/** The body says the same as Retry-After, also where that is withheld; a window is at most a minute. */
function waitSeconds(headers: Readonly<Record<string, string>>, nowMs: number): number {
  const resetMs = Number(headers['x-ratelimit-reset']) * 1000;
  return Number(headers['retry-after']) || (Number.isNaN(resetMs) ? 60 : Math.ceil((resetMs - nowMs) / 1000));
}

function undocumented(responses: S4eResponses, why: string): Answer {
  return { ...responses.error(400, `Not documented: ${why}`), undocumented: why };
}
