import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { aether365Preset } from '../../src/emulator/aether365/data.js';
import { aether365Mount } from '../../src/emulator/aether365/index.js';
import { aiptxPreset } from '../../src/emulator/aiptx/data.js';
import { aiptxMount } from '../../src/emulator/aiptx/index.js';
import { cloudgeniPreset } from '../../src/emulator/cloudgeni/data.js';
import { cloudgeniMount } from '../../src/emulator/cloudgeni/index.js';
import { feguraPreset } from '../../src/emulator/fegura/data.js';
import { feguraMount } from '../../src/emulator/fegura/index.js';
import { CONNECTION } from '../../src/emulator/fegura/scenario.js';
import { type GithubState, githubMount } from '../../src/emulator/github/index.js';
import { s4ePreset } from '../../src/emulator/s4e/data.js';
import { s4eMount } from '../../src/emulator/s4e/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/server.js';
import type { RecordedRequest, ServiceEmulator } from '../../src/emulator/types.js';
import { type Clock, systemClock } from '../../src/runtime/clock.js';
import { type AutoAdvanceClock, autoAdvanceClock } from './auto-advance-clock.js';
import { eventOf, HEAD, type JobEvent, REPOSITORY } from './events.js';
import { runAction } from './job.js';
import { DIST, runner } from './process.js';
import { type Context, holds, inputsOf, isGate, RECIPES, type RecipeJob } from './recipes.js';
import { GITHUB_TOKEN } from './secrets.js';

export type EventOfRecipe =
  | 'push'
  | 'pull_request'
  | 'fork'
  | 'dependabot'
  | 'merge_group'
  | 'schedule'
  | 'workflow_dispatch'
  | 'workflow_run';

/** The results of a job with the Action. */
export interface Result {
  readonly exitCode: number;
  readonly outputs: Readonly<Record<string, string>>;
  readonly github: Emulator<GithubState>;
  /** Scans that this job has started. */
  readonly starts: number;
  readonly undocumented: readonly RecordedRequest[];
  /** The outputs that later steps of the job can read. */
  readonly context: Context;
  readonly folder: string;
}

/** A service for the job of a recipe. */
export interface Service {
  readonly id: string;
  readonly url: string;
  readonly key: string;
  readonly requests: readonly RecordedRequest[];
  /** The time of the service and of its jobs. */
  readonly clock: Clock;
  close(): Promise<void>;
}

/**
 * The service of a preset, whose scans end at once; `change` can override that. By default, its clock is the one of this process until
 * the service is closed. A job in another process needs the real time.
 */
export async function openService(
  scanner: string,
  change: { readonly runningMs?: number } = {},
  clock: Clock | AutoAdvanceClock = autoAdvanceClock(),
): Promise<Service> {
  const fast = { queuedMs: 0, runningMs: 100, ...change };
  const planned = <Plan extends object>(plans: readonly Plan[] = []): (Plan & typeof fast)[] => plans.map((plan) => ({ ...plan, ...fast }));
  const cloudgeni = cloudgeniPreset({ repository: REPOSITORY });
  const [fegura, s4e, aether365, aiptx] = [feguraPreset(), s4ePreset(), aether365Preset(), aiptxPreset()];
  const mounts: Readonly<Record<string, ServiceEmulator>> = {
    cloudgeni: cloudgeniMount({ ...cloudgeni, organization: 'org_123', plans: planned(cloudgeni.plans) }),
    fegura: feguraMount({ ...fegura, plans: planned(fegura.plans) }),
    s4e: s4eMount({ ...s4e, plans: planned(s4e.plans) }),
    aether365: aether365Mount({ ...aether365, plans: planned(aether365.plans) }),
    aiptx: aiptxMount({ ...aiptx, plans: planned(aiptx.plans) }),
  };
  const mount = mounts[scanner];
  if (mount === undefined) throw new Error(`No service for ${scanner}`);
  const { url, requests, close } = await startEmulator(mount, { clock });
  return {
    id: scanner,
    url,
    key: mount.inputs['api-key'] ?? '',
    requests,
    clock,
    close: async () => {
      await close();
      if ('release' in clock) clock.release();
    },
  };
}

/** The service that a recipe starts itself: its command, on a free port. Its requests are not recorded. */
export async function startedBy(script: string): Promise<Service> {
  const command = /node scan-gate\/dist\/cli\/index\.js (emulate .*) &$/m.exec(script)?.[1] ?? '';
  const args = command
    .replace(/--port \d+/, '--port 0')
    .replace('"$GITHUB_REPOSITORY"', REPOSITORY)
    .split(' ');
  const child = spawn(process.execPath, [join(DIST, 'cli', 'index.js'), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [printed] = (await once(child.stdout, 'data')) as [Buffer];
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed.toString())?.[0] ?? '';
  return {
    id: 'cloudgeni',
    url,
    key: '',
    requests: [],
    clock: systemClock,
    close: async () => {
      child.kill();
      await once(child, 'close');
    },
  };
}

/** Runs the jobs of a recipe that have the Action, one after the other. */
export async function runRecipe(file: string, event: EventOfRecipe, service: Service): Promise<Record<string, Result>> {
  const results: Record<string, Result> = {};
  for (const [name, job] of Object.entries(RECIPES.get(file)?.jobs ?? {})) {
    if (job.steps.some(isGate)) results[name] = await runJob(job, event, service);
  }
  return results;
}

/** Runs the step with the Action in this process, with what the runner gives it, against a GitHub that grants what the job's `permissions:` name. */
export async function runJob(job: RecipeJob, event: EventOfRecipe, service: Service): Promise<Result> {
  const context = contextOf(event, service);
  const step = job.steps.find(isGate);
  if (step === undefined || !holds(job.if, context) || !holds(step.if, context)) throw new Error('The recipe has no step to run');
  const github = await startEmulator(
    githubMount({
      token: GITHUB_TOKEN,
      visibility: 'private',
      pulls: [{ number: 7, headSha: HEAD }],
      processingMs: 0,
      permissions: permissionsOf(job, event),
    }),
    { clock: service.clock },
  );
  const place = runner({
    event: { env: context.env, payload: context.event },
    inputs: { 'poll-interval': '250ms', ...inputsOf(step, context), 'api-url': service.url },
    env: { GITHUB_API_URL: github.url, RUNNER_ENVIRONMENT: 'github-hosted' },
  });
  const before = service.requests.length;
  try {
    const { exitCode } = await runAction(place.environment, {
      cwd: place.workspace,
      clock: service.clock,
      interrupt: new AbortController().signal,
    });
    const asked = service.requests.slice(before);
    const outputs = place.outputs();
    return {
      exitCode,
      outputs,
      github,
      starts: asked.filter(({ kind, status }) => kind === 'start' && status < 300).length,
      undocumented: [...asked, ...github.requests].filter(({ undocumented }) => undocumented !== undefined),
      context: { ...context, steps: step.id === undefined ? {} : { [step.id]: outputs } },
      folder: place.folder,
    };
  } finally {
    await github.close();
  }
}

/** The context of a job of this event before its first step. Without a service, it has no secrets. */
export function contextOf(event: EventOfRecipe, service?: Service): Context {
  const { env, payload } = eventOfRecipe(event);
  // GitHub gives no secrets to forks, and Dependabot has its own.
  const withheld = service === undefined || event === 'fork' || event === 'dependabot';
  return {
    secrets: withheld ? { CLOUDGENI_API_KEY: '' } : secretsOf(service),
    vars: { FEGURA_ACCOUNT_ID: CONNECTION.awsAccountId },
    token: GITHUB_TOKEN,
    env,
    event: payload,
    steps: {},
    // A separate test covers the decision of the previous job.
    needs: { changes: { infrastructure: 'true' } },
  };
}

/** The token of a fork cannot write, whatever the workflow sets. */
function permissionsOf({ permissions = {} }: RecipeJob, event: EventOfRecipe): Readonly<Record<string, string>> {
  return event === 'fork' ? Object.fromEntries(Object.keys(permissions).map((name) => [name, 'read'])) : permissions;
}

function secretsOf({ id, key }: Service): Record<string, string> {
  return { [`${id.toUpperCase()}_API_KEY`]: key, STAGING_TOKEN: 'a-token-of-the-staging-system' };
}

/** The event of a recipe. Events about a branch are about main. */
function eventOfRecipe(event: EventOfRecipe): JobEvent {
  const main = { GITHUB_REF: 'refs/heads/main' };
  if (event === 'push') {
    const { env, payload } = eventOf('push');
    return { env: { ...env, ...main }, payload: { ...(payload as object), ref: main.GITHUB_REF } };
  }
  if (event !== 'workflow_run') return eventOf(event);
  const { env, payload } = eventOf('schedule');
  const { repository } = payload as { repository: object };
  const run = { head_branch: 'main', head_sha: HEAD, head_repository: repository, conclusion: 'success', pull_requests: [] };
  return { env: { ...env, GITHUB_EVENT_NAME: 'workflow_run' }, payload: { action: 'completed', workflow_run: run, repository } };
}
