import { findEndpoint, type Match, parseRequest, violationOf } from '../endpoints.js';
import { rateLimits } from '../rate-limits.js';
import type { Answer, Call, MountContext, Opened, Routed, ServiceEmulator } from '../types.js';
import { cloudgeniEndpoints } from './endpoints.js';
import { type CloudgeniResponses, cloudgeniResponses } from './responses.js';
import type { CloudgeniCall, CloudgeniScenario } from './scenario.js';
import { type CloudgeniState, createCloudgeniState, repositoriesOf } from './state.js';

/** The documented path under the host. */
const PREFIX = '/api/v1';
/** Documented, under "Rate Limits". */
const PER_MINUTE = { start: 10, status: 60, findings: 30 } as const;
/** Documented, under "Authentication"; the siblings warn against the others. */
const WRONG_AUTH_HEADERS = ['authorization', 'x-api-key'] as const;

/** Cloudgeni by its Scanning API page, strict: what the page does not show is answered 400 and recorded. */
export function cloudgeniMount(scenario: CloudgeniScenario = {}): ServiceEmulator<CloudgeniState, CloudgeniCall> {
  const { key, organization } = settingsOf(scenario);
  return {
    id: 'cloudgeni',
    inputs: { 'api-key': key, organization, target: repositoriesOf(scenario)[0]?.id ?? '' },
    faults: scenario.faults ?? [],
    open: (context) => openCloudgeni(scenario, context),
  };
}

interface Settings {
  readonly key: string;
  readonly organization: string;
}

function settingsOf({ key = 'cg_live_emulated', organization = 'org_emulated' }: CloudgeniScenario): Settings {
  return { key, organization };
}

function openCloudgeni(scenario: CloudgeniScenario, { clock }: MountContext): Opened<CloudgeniState> {
  const { key, organization } = settingsOf(scenario);
  const state = createCloudgeniState(scenario, clock);
  const responses = cloudgeniResponses(scenario.dialect, state);
  const limit = rateLimits<CloudgeniCall>(PER_MINUTE, scenario.limits ?? {}, clock);
  const endpoints = cloudgeniEndpoints({ scenario, organization, state, responses });

  async function answer(match: Match<CloudgeniCall>, call: Call): Promise<Answer> {
    if (call.headers['x-cloudgeni-api-key'] !== key) return responses.error(401, 'Invalid API key');
    const violation = violationOf(match, call);
    if (violation !== undefined) {
      return {
        ...responses.error(400, 'Invalid request parameters', { ...violation }),
        undocumented: `${violation.field}: ${violation.issue}`,
      };
    }
    const { over, headers } = limit(match.endpoint.kind);
    if (over) return { ...responses.error(429, 'Too many requests'), headers };
    return { ...(await match.endpoint.answer(parseRequest(match, call))), headers };
  }

  function route(call: Call): Routed {
    const wrongHeader = WRONG_AUTH_HEADERS.find((name) => call.headers[name] !== undefined);
    const match = call.path.startsWith(`${PREFIX}/`) ? findEndpoint(endpoints, call.method, call.path.slice(PREFIX.length)) : undefined;
    if (match === undefined) return { kind: 'undocumented', answer: () => undocumented(responses, `no ${call.method} ${call.path}`) };
    if (wrongHeader !== undefined) return { kind: match.endpoint.kind, answer: () => undocumented(responses, `header ${wrongHeader}`) };
    return { kind: match.endpoint.kind, answer: () => answer(match, call) };
  }

  return { state: state.visible, route, refusal: (status) => responses.error(status, `Injected ${status}`).body };
}

function undocumented(responses: CloudgeniResponses, why: string): Answer {
  return { ...responses.error(400, `Not documented: ${why}`), undocumented: why };
}
