import { expect } from '@jest/globals';
import type { PublishPermissions, Source } from '../../src/domain/source.js';
import { type GithubState, githubMount } from '../../src/emulator/github/index.js';
import type { GithubScenario } from '../../src/emulator/github/scenario.js';
import { type Emulator, startEmulator } from '../../src/emulator/server.js';
import type { RecordedRequest } from '../../src/emulator/types.js';
import { type GitHubAccess, type GitHubAccessOptions, githubAccess } from '../../src/github/client.js';
import type { Publication, Publishable } from '../../src/publish/publisher.js';
import type { Report } from '../../src/report/report.js';
import { type Clock, systemClock } from '../../src/runtime/clock.js';
import { validateRequest } from '../helpers/oracles/github-openapi.js';

export const HEAD = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';
export const OTHER = '3484a3fb816e0859fd6e1cea078d76385ff50625';

/** Time that passes only where somebody sleeps, for the publishers and the emulator alike. */
export function sleepingClock(slept: number[] = []): Clock {
  let now = 1_800_000_000_000;
  return {
    now: () => now,
    async sleep(ms, signal) {
      await systemClock.sleep(0, signal);
      slept.push(ms);
      now += ms;
    },
  };
}

export interface Stage {
  readonly emulator: Emulator<GithubState>;
  readonly github: GitHubAccess;
  readonly slept: number[];
  kinds(): string[];
}

const open: { readonly emulator: Emulator<GithubState>; readonly prefix: string }[] = [];

/** The emulator, and the access that publishers use. */
export async function stage(scenario: GithubScenario = {}, options: Partial<GitHubAccessOptions> = {}): Promise<Stage> {
  const pulls = scenario.pulls ?? [{ number: 7, headSha: HEAD }];
  const slept: number[] = [];
  const clock = sleepingClock(slept);
  const emulator = await startEmulator(githubMount({ pulls, ...scenario }), { clock });
  open.push({ emulator, prefix: scenario.apiPath ?? '' });
  const github = githubAccess({
    token: scenario.token ?? 'ghs_emulated',
    apiUrl: emulator.url + (scenario.apiPath ?? ''),
    clock,
    retryUnitMs: 1,
    ...options,
  });
  return { emulator, github, slept, kinds: () => emulator.requests.map(({ kind }) => kind) };
}

/** After each test: all emulators down. Whatever was sent is in GitHub's OpenAPI description. */
export async function strike(): Promise<void> {
  const struck = open.splice(0);
  await Promise.all(struck.map(({ emulator }) => emulator.close()));
  for (const { emulator, prefix } of struck) {
    expect(emulator.undocumented).toEqual([]);
    for (const request of emulator.requests) expect(problemsOf(request, prefix)).toEqual([]);
  }
}

function problemsOf({ method, path, body, headers }: RecordedRequest, prefix: string): string[] {
  const [asked = '', query = ''] = (path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path).split('?');
  // Where GitHub redirects a renamed repository to; only its answers know this form.
  const bare = asked.replace(/^\/repositories\/[0-9]+/, '/repos/octo-org/infrastructure');
  const version = headers['x-github-api-version'] === '2022-11-28' ? [] : ['the API version is missing'];
  return [...validateRequest(method, bare, Object.fromEntries(new URLSearchParams(query)), body), ...version];
}

export const never = (): AbortSignal => new AbortController().signal;

export const ALL: PublishPermissions = {
  upload: { allowed: true },
  comment: { allowed: true },
  annotate: { allowed: true },
  track: { allowed: true },
};
export const NOTHING: PublishPermissions = {
  upload: { allowed: false, why: 'The pull request is closed.' },
  comment: { allowed: false, why: 'The pull request is closed.' },
  annotate: { allowed: false, why: 'Only GitHub Actions shows annotations.' },
  track: { allowed: false, why: 'Only scheduled runs write a tracking issue.' },
};

export function pullRequest(overrides: Partial<Source> = {}): Source {
  return {
    ci: 'github',
    event: 'pull_request',
    repository: 'octo-org/infrastructure',
    visibility: 'public',
    ref: 'refs/pull/7/head',
    commit: HEAD,
    branch: 'feature/orders',
    baseBranch: 'main',
    pullRequest: 7,
    pullRequestState: 'open',
    mergeQueue: false,
    serverUrl: 'https://github.com',
    boundToCommit: true,
    overridden: false,
    ...overrides,
  };
}

export interface Told {
  readonly verdict?: Report['decision']['verdict'];
  readonly source?: Partial<Source>;
  readonly scannedCommit?: string | undefined;
  readonly findings?: number;
  readonly sarif?: string | undefined;
}

export const SARIF = JSON.stringify({
  version: '2.1.0',
  runs: [{ tool: { driver: { name: 'Emulated', rules: [] } }, results: [], automationDetails: { id: 'scan-gate/x/' } }],
});

/** What the workflow hands to a publisher. */
export function publishable({ verdict = 'failed', source = {}, scannedCommit, findings = 1, ...rest }: Told = {}): Publishable {
  const finding = {
    fingerprint: 'f:1',
    id: 'f',
    ruleId: 'R',
    severity: 'high' as const,
    state: 'open' as const,
    rawState: 'open',
    location: { file: 'main.tf', line: 1 },
    counted: true,
  };
  return {
    report: {
      schemaVersion: 1,
      name: 'gate',
      service: { id: 'service', title: 'Service' },
      decision: { verdict, reason: `${verdict}: because`, rules: [], exitCode: 1, warnOnlyApplied: false },
      source: pullRequest(source),
      ...(scannedCommit !== undefined && {
        scan: { id: 's1', state: 'completed', rawState: 'completed', traits: { commit: scannedCommit }, origin: 'started' },
      }),
      evaluation: {
        rules: [],
        findings: Array.from({ length: findings }, () => finding),
        counts: { critical: 0, high: findings, medium: 0, low: 0, info: 0 },
        waived: 0,
        outsidePaths: 0,
        waivers: [],
      },
      notes: [],
    },
    sarif: 'sarif' in rest ? rest.sarif : SARIF,
    details: 'full',
    earlier: [],
  };
}

/** The final result, also if the platform still processes what was published. */
export async function settled(published: Promise<Publication>): Promise<Publication> {
  const sent = await published;
  return (await sent.settle?.()) ?? sent;
}
