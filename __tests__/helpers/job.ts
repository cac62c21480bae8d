import { EventEmitter } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { refuse, setOutputs } from '../../src/app/config-error.js';
import { run, runPost } from '../../src/app/run.js';
import { prepareRun, setUp } from '../../src/app/setup.js';
import { readActionInputs } from '../../src/config/environment.js';
import { type GithubState, githubMount } from '../../src/emulator/github/index.js';
import type { GithubScenario } from '../../src/emulator/github/scenario.js';
import { type Emulator, startEmulator } from '../../src/emulator/server.js';
import type { ServiceEmulator } from '../../src/emulator/types.js';
import type { Clock } from '../../src/runtime/clock.js';
import { listenForInterrupt } from '../../src/runtime/process.js';
import { createStateStore, readSavedState, type SavedState } from '../../src/runtime/state.js';
import { type AutoAdvanceClock, autoAdvanceClock } from './auto-advance-clock.js';
import { BASE, type EventName, eventOf, HEAD, type JobEvent } from './events.js';
import { expectJobInvariants } from './job-invariants.js';
import { type ParsedReport, parseReport } from './parsed-report.js';
import { API_KEY, GITHUB_TOKEN } from './secrets.js';
import { withRoutes } from './with-routes.js';

// Loaded first, because loading takes longer than the grace period of a cancelled job.
await Promise.all([import('@actions/github'), import('@octokit/plugin-retry'), import('@octokit/plugin-throttling')]);

/** A request that arrives, before it is processed. */
export interface Arriving {
  readonly at: 'service' | 'github';
  readonly kind: string;
  /** The number of the request among those of its kind, from 1. */
  readonly nth: number;
}

export interface JobOptions<State> {
  readonly service: ServiceEmulator<State>;
  readonly github?: GithubScenario;
  /** Default: the head of a pull request in a private repository. */
  readonly event?: EventName | JobEvent;
  /** Added to a key and a token; `undefined` removes one. */
  readonly inputs?: Readonly<Record<string, string | undefined>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Files of the workspace only, by path, such as those of a pull request. */
  readonly workspace?: Readonly<Record<string, string>>;
  /** A folder that is copied to the workspace, such as a clone. */
  readonly checkout?: string;
  /** When to send SIGINT: at this request, or before the first one. */
  readonly interruptAt?: 'start' | ((request: Arriving) => boolean);
  readonly clock?: AutoAdvanceClock;
  /** Runs the post step with this saved state instead, which has an entry for each of several targets. It sets no outputs. */
  readonly leftovers?: SavedState | readonly SavedState[] | undefined;
}

/** A finished job, and everything that it reported. */
export interface JobResult<State = unknown> {
  readonly exitCode: number;
  /** All outputs, as the runner reads them. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly log: readonly string[];
  readonly summary: string;
  /** Names and texts of the report directory. */
  readonly files: Readonly<Record<string, string>>;
  /** results.json, if it was written. */
  readonly report: ParsedReport | undefined;
  readonly service: Emulator<State>;
  readonly github: Emulator<GithubState>;
  readonly stateStore: readonly SavedState[];
  /** The last saved entry of the run, and of each target that saved one. */
  readonly saved: readonly SavedState[];
  /** The time of the interrupt by the clock of the job, in milliseconds; undefined if there was none. */
  readonly endedAfterInterruptMs: number | undefined;
  readonly durationMs: number;
  /** Pauses that the run did not end. */
  readonly pending: number;
}

/** Runs a job of the Action in this process: real configuration, real HTTP to emulators, one clock. Always checks `expectJobInvariants`. */
export async function runJob<State>(options: JobOptions<State>): Promise<JobResult<State>> {
  const { clock = autoAdvanceClock() } = options;
  const folder = mkdtempSync(join(tmpdir(), 'scan-gate-job-'));
  const signals = new EventEmitter();
  const interrupt = listenForInterrupt(signals, () => undefined);
  let interruptedMs: number | undefined;
  const stop = (): void => {
    interruptedMs ??= clock.now();
    signals.emit('SIGINT');
  };
  const watch = (at: Arriving['at']) => (kind: string, nth: number) => {
    if (typeof options.interruptAt === 'function' && options.interruptAt({ at, kind, nth })) stop();
  };
  let answering = 0;
  // A service that responds late still sleeps after its client left. The run does not wait for it.
  const served = {
    now: () => clock.now(),
    sleep: async (ms: number): Promise<void> => {
      answering += 1;
      await clock.sleep(ms);
      answering -= 1;
    },
  };
  const service = await startEmulator(watched(options.service, watch('service')), { clock: served });
  const pulls = [{ number: 7, headSha: HEAD }];
  const contents = { [BASE]: { 'README.md': '# A repository', ...options.service.files } };
  const branches = { main: BASE };
  const github = await startEmulator(
    watched(githubMount({ token: GITHUB_TOKEN, pulls, contents, branches, ...options.github }), watch('github')),
    {
      clock: served,
    },
  );
  try {
    const begunMs = clock.now();
    if (options.interruptAt === 'start') stop();
    const ended = await runInFolder(options, { folder, clock, interrupt, service: service.url, github: github.url });
    const result: JobResult<State> = {
      ...ended,
      service,
      github,
      endedAfterInterruptMs: interruptedMs === undefined ? undefined : clock.now() - interruptedMs,
      durationMs: clock.now() - begunMs,
      pending: clock.pending - answering,
    };
    if (options.leftovers === undefined) expectJobInvariants(result);
    return result;
  } finally {
    await Promise.all([service.close(), github.close()]);
    clock.release();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Place {
  readonly folder: string;
  readonly clock: AutoAdvanceClock;
  readonly interrupt: AbortSignal;
  readonly service: string;
  readonly github: string;
}

type Ended = Pick<JobResult, 'exitCode' | 'outputs' | 'log' | 'summary' | 'files' | 'report' | 'stateStore' | 'saved'>;

async function runInFolder(options: JobOptions<unknown>, place: Place): Promise<Ended> {
  const { folder, clock, interrupt } = place;
  const ended = await runAction(environmentOf(options, place), { cwd: folder, clock, interrupt, leftovers: options.leftovers });
  const files = readFolder(join(folder, 'workspace', 'scan-gate-report'));
  return {
    ...ended,
    outputs: readCommands(readFileSync(join(folder, 'output.txt'), 'utf8')),
    summary: readFileSync(join(folder, 'summary.md'), 'utf8'),
    files,
    report: files['results.json'] === undefined ? undefined : parseReport(files['results.json']),
  };
}

/** What a step of the Action gets besides its environment. */
interface Step extends Pick<JobOptions<unknown>, 'leftovers'> {
  readonly cwd: string;
  readonly clock: Clock;
  readonly interrupt: AbortSignal;
}

/** Runs the main step of the Action in this process, or with `leftovers` the post step: what `src/entry/` does. */
export async function runAction(
  env: Readonly<Record<string, string>>,
  { cwd, clock, interrupt, leftovers }: Step,
): Promise<Pick<JobResult, 'exitCode' | 'log' | 'stateStore' | 'saved'>> {
  const log: string[] = [];
  const stateStore: SavedState[] = [];
  const saved = new Map<string, SavedState>();
  const given = readActionInputs(env);
  const setup = await setUp({
    env,
    given,
    cwd,
    style: 'actions',
    debug: true,
    write: (line) => log.push(line),
  });
  const { logger, redactor } = setup;
  const ready = await prepareRun(setup, given, { env, cwd, nowMs: clock.now() });
  let exitCode: number;
  if ('problems' in ready) {
    exitCode = await refuse({ ...ready, given, style: 'action', setup, env });
  } else {
    const save = createStateStore((name, value) => {
      const entry = readSavedState(value);
      if (entry === undefined || entry === 'unreadable') return;
      stateStore.push(entry);
      saved.set(name, entry);
    });
    const world = {
      env,
      logger,
      redactor,
      style: 'action',
      directory: ready.directory,
      workspace: ready.workspace,
      interrupt,
      clock,
      random: () => 0.5,
      stateStore: save,
    } as const;
    if (leftovers === undefined) {
      const ended = await run(ready.config, world);
      setOutputs(ended.outputs, { logger, redactor, env });
      exitCode = ended.exitCode;
    } else {
      const entries = [leftovers].flat();
      const isRunning = entries.some(({ phase }) => phase === 'running');
      await runPost(ready.config, entries, world, isRunning);
      exitCode = 0;
    }
  }
  return { exitCode, log, stateStore, saved: [...saved.values()] };
}

/** The environment of the runner: inputs in uppercase, and files for everything else. */
function environmentOf(
  { event = 'pull_request', inputs = {}, env = {}, service, workspace = {}, checkout }: JobOptions<unknown>,
  place: Place,
): Record<string, string> {
  const { folder } = place;
  const { env: about, payload } = typeof event === 'string' ? eventOf(event) : event;
  const { 'api-key': _key, ...inputsOfMount } = service.inputs;
  // Cloudgeni's repository is looked up by its name, as in most jobs.
  const { target: _target, ...others } = inputsOfMount;
  const needed = service.id === 'cloudgeni' ? others : inputsOfMount;
  const all: Record<string, string | undefined> = {
    scanner: service.id,
    'api-key': API_KEY,
    'api-url': place.service,
    'github-token': GITHUB_TOKEN,
    ...needed,
    ...inputs,
  };
  for (const name of ['output.txt', 'summary.md']) writeFileSync(join(folder, name), '');
  writeFileSync(join(folder, 'event.json'), JSON.stringify(payload));
  mkdirSync(join(folder, 'workspace'));
  if (checkout !== undefined) cpSync(checkout, join(folder, 'workspace'), { recursive: true });
  for (const [path, text] of Object.entries({ ...service.files, ...workspace })) {
    mkdirSync(dirname(join(folder, 'workspace', path)), { recursive: true });
    writeFileSync(join(folder, 'workspace', path), text);
  }
  return {
    ...about,
    GITHUB_API_URL: place.github,
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_WORKSPACE: join(folder, 'workspace'),
    GITHUB_OUTPUT: join(folder, 'output.txt'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
    ...Object.fromEntries(
      Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[`INPUT_${name.toUpperCase()}`, value]])),
    ),
    ...env,
  };
}

/** The reports in a folder and in the folders of targets, without the marker. */
export function readFolder(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const names = all.filter((name) => name !== '.scan-gate-job' && statSync(join(folder, name)).isFile());
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** Parses the command files of the runner: `name<<delimiter`, the lines of the value, the delimiter. */
export function readCommands(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [, name = '', , value = ''] of text.matchAll(/^([^\n<]+)<<(\S+)\n([\s\S]*?)\n\2$/gm)) values[name] = value;
  return values;
}

/** The same mount, which reports each request before it is processed. */
function watched<State, Kind extends string>(
  mount: ServiceEmulator<State, Kind>,
  tell: (kind: string, nth: number) => void,
): ServiceEmulator<State, Kind> {
  return withRoutes(mount, () => {
    const seen = new Map<string, number>();
    return (routed) => {
      const nth = (seen.get(routed.kind) ?? 0) + 1;
      seen.set(routed.kind, nth);
      tell(routed.kind, nth);
      return routed;
    };
  });
}
