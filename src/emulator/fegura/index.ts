import { findEndpoint, type Match, parseRequest, violationOf } from '../endpoints.js';
import type { Answer, Call, MountContext, Opened, Routed, ServiceEmulator } from '../types.js';
import { feguraEndpoints } from './endpoints.js';
import { invalid, refusal } from './responses.js';
import { CONNECTION, type FeguraCall, type FeguraScenario } from './scenario.js';
import { accountsOf, createFeguraState, type FeguraState } from './state.js';

/** The documented path under the host. */
const PREFIX = '/api';
/** The only documented value of `Fegura-Version`. */
const VERSION = '2026-02-01';

/** Fegura by its Scans page and the siblings, strict: what they do not show is answered 400 and recorded. */
export function feguraMount(scenario: FeguraScenario = {}): ServiceEmulator<FeguraState, FeguraCall> {
  const key = keyOf(scenario);
  return {
    id: 'fegura',
    inputs: { 'api-key': key, target: (accountsOf(scenario)[0] ?? CONNECTION).id },
    faults: scenario.faults ?? [],
    open: (context) => openFegura(scenario, context),
  };
}

function keyOf({ key = 'feg_live_emulated' }: FeguraScenario): string {
  return key;
}

function openFegura(scenario: FeguraScenario, { clock }: MountContext): Opened<FeguraState> {
  const authorization = `Bearer ${keyOf(scenario)}`;
  const state = createFeguraState(scenario, clock);
  const endpoints = feguraEndpoints({ scenario, state, clock });

  function answer(match: Match<FeguraCall>, call: Call): Answer | Promise<Answer> {
    if (call.headers['authorization'] !== authorization) return refusal(401, 'Key rejected');
    const version = call.headers['fegura-version'];
    // Absent: the version that the key was created under.
    if (version !== undefined && version !== VERSION) return wrongVersion(version);
    const violation = violationOf(match, call);
    if (violation === undefined) return match.endpoint.answer(parseRequest(match, call));
    return { ...invalid(violation.field, violation.issue), undocumented: `${violation.field}: ${violation.issue}` };
  }

  function route(call: Call): Routed {
    const match = call.path.startsWith(`${PREFIX}/`) ? findEndpoint(endpoints, call.method, call.path.slice(PREFIX.length)) : undefined;
    if (match === undefined) return { kind: 'undocumented', answer: () => undocumented(`no ${call.method} ${call.path}`) };
    if (call.headers['x-api-key'] !== undefined) return { kind: match.endpoint.kind, answer: () => undocumented('header x-api-key') };
    return { kind: match.endpoint.kind, answer: () => answer(match, call) };
  }

  return { state: state.visible, route, refusal: (status) => refusal(status, `Injected ${status}`).body };
}

function wrongVersion(version: string): Answer {
  const why = `Unknown API version ${version}`;
  return { ...refusal(400, why, { code: 'INVALID_API_VERSION' }), undocumented: `fegura-version: ${version}` };
}

function undocumented(why: string): Answer {
  return { ...refusal(400, `Not documented: ${why}`), undocumented: why };
}
