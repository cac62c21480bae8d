import { type Clock, scaledClock } from '../../src/emulator/clock.js';
import { cloudgeniMount } from '../../src/emulator/cloudgeni/index.js';
import type { CloudgeniScenario } from '../../src/emulator/cloudgeni/scenario.js';
import type { CloudgeniState } from '../../src/emulator/cloudgeni/state.js';
import { type GithubState, githubMount } from '../../src/emulator/github/index.js';
import type { GithubScenario } from '../../src/emulator/github/scenario.js';
import { type Emulator, startEmulator } from '../../src/emulator/server.js';
import type { ServiceEmulator } from '../../src/emulator/types.js';

/** An answer, read whole. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** An emulator, a clock that it goes by, and a client that speaks to it. */
export interface Rig<State> {
  readonly emulator: Emulator<State>;
  readonly clock: Clock;
  send(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Reply>;
  get(path: string): Promise<Reply>;
  post(path: string, body?: unknown): Promise<Reply>;
}

/** A clock that tests move by hand. */
export function handClock(startMs = Date.UTC(2026, 10, 21, 9)): Clock & { pass(ms: number): void } {
  let nowMs = startMs;
  return {
    now: () => nowMs,
    sleep: async (ms) => {
      nowMs += ms;
    },
    pass: (ms) => {
      nowMs += ms;
    },
  };
}

export async function rig<State>(
  mount: ServiceEmulator<State>,
  auth: Readonly<Record<string, string>>,
  clock: Clock = scaledClock(1000),
): Promise<Rig<State>> {
  const emulator = await startEmulator(mount, { clock });
  const send: Rig<State>['send'] = async (method, path, body, headers = {}) => {
    const content = body === undefined ? {} : { 'content-type': 'application/json' };
    const payload = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${emulator.url}${path}`, {
      method,
      headers: { ...auth, ...content, ...headers },
      redirect: 'manual',
      ...payload,
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
  };
  return { emulator, clock, send, get: (path) => send('GET', path), post: (path, body) => send('POST', path, body) };
}

export const CLOUDGENI_AUTH = { 'x-cloudgeni-api-key': 'cg_live_emulated' };
export const REPOSITORIES = '/api/v1/organizations/org_emulated/repositories';
export const SCANS = `${REPOSITORIES}/repo_emulated/scans`;

export function cloudgeniRig(scenario: CloudgeniScenario = {}, clock?: Clock): Promise<Rig<CloudgeniState>> {
  return rig(cloudgeniMount(scenario), CLOUDGENI_AUTH, clock);
}

export function githubRig(scenario: GithubScenario = {}, clock?: Clock): Promise<Rig<GithubState>> {
  return rig(githubMount(scenario), { authorization: `Bearer ${scenario.token ?? 'ghs_emulated'}` }, clock);
}
