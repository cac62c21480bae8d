import { serviceRoutes } from '../service.js';
import type { Answer, Call, MountContext, Opened, ServiceEmulator } from '../types.js';
import { feguraEndpoints } from './endpoints.js';
import { invalid, refusal } from './responses.js';
import { CONNECTION, type FeguraCall, type FeguraScenario } from './scenario.js';
import { accountsOf, createFeguraState, type FeguraState } from './state.js';

/** The only documented value of `Fegura-Version`. */
const VERSION = '2026-02-01';

/** Fegura according to its Scans page and the sibling documents. */
export function feguraMount(scenario: FeguraScenario = {}): ServiceEmulator<FeguraState, FeguraCall> {
  const { key = 'feg_live_emulated' } = scenario;
  return {
    id: 'fegura',
    inputs: { 'api-key': key, target: scenario.targets?.join('\n') ?? (accountsOf(scenario)[0] ?? CONNECTION).id },
    faults: scenario.faults ?? [],
    open: (context) => openFegura({ ...scenario, key }, context),
  };
}

function openFegura(scenario: FeguraScenario, { clock }: MountContext): Opened<FeguraState> {
  const state = createFeguraState(scenario, clock);
  const routes = serviceRoutes({
    prefix: '/api',
    endpoints: feguraEndpoints({ scenario, state, clock }),
    siblingEndpoints: scenario.siblingEndpoints,
    error: refusal,
    invalid: ({ field, issue }) => invalid(field, issue),
    unknownHeader: (headers) => (headers['x-api-key'] === undefined ? undefined : 'x-api-key'),
    authenticate: (headers) => rejected(scenario, headers),
  });
  return { state: state.visible, ...routes };
}

function rejected({ key }: FeguraScenario, headers: Call['headers']): Answer | undefined {
  if (headers['authorization'] !== `Bearer ${key}`) return refusal(401, 'Key rejected');
  const version = headers['fegura-version'];
  // Absent: the version that the key was created under.
  if (version === undefined || version === VERSION) return undefined;
  const why = `Unknown API version ${version}`;
  return { ...refusal(400, why, { code: 'INVALID_API_VERSION' }), undocumented: `fegura-version: ${version}` };
}
