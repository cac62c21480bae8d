import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { JobEvent } from './events.js';
import { readCommands, readFolder } from './job.js';

/** The bundles under test, or those of another build in SCAN_GATE_DIST. */
export const DIST = resolve(process.env['SCAN_GATE_DIST'] ?? 'dist');

/** The time from SIGINT to SIGTERM of the runner (decision 0045). */
const SIGTERM_AFTER_MS = 7_500;

/** A process that has ended. */
export interface Ended {
  /** Null: killed by a signal. */
  readonly exitCode: number | null;
  /** Both outputs, as the log of a CI shows them. */
  readonly lines: readonly string[];
  readonly stdout: string;
  readonly stderr: string;
  /** Whether the process was still running when the runner would have sent SIGTERM. */
  readonly overstayed: boolean;
}

/** Sends a signal to the process when a line of its output contains the text, or when a condition is true. */
export interface Kill {
  readonly when: string | (() => boolean);
  readonly signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL';
}

/** Runs a bundle in a separate process, with only the necessary variables of this environment. */
export async function runBundle(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
  kill?: Kill,
  onLine: (line: string) => void = () => undefined,
): Promise<Ended> {
  const child = spawn(process.execPath, [...args], {
    cwd,
    env: processEnvironment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let stdout = '';
  let stderr = '';
  let overstayed = false;
  let timer: NodeJS.Timeout | undefined;
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const killIf = (due: boolean): void => {
    if (kill === undefined || timer !== undefined || !due) return;
    child.kill(kill.signal);
    timer = setTimeout(() => {
      overstayed = true;
      child.kill('SIGKILL');
    }, SIGTERM_AFTER_MS);
  };
  for (const input of [child.stdout, child.stderr])
    createInterface({ input }).on('line', (line) => {
      lines.push(line);
      onLine(line);
      killIf(typeof kill?.when === 'string' && line.includes(kill.when));
    });
  const watch = setInterval(() => killIf(typeof kill?.when === 'function' && kill.when()), 20);
  const exitCode = await new Promise<number | null>((done, fail) => {
    child.once('error', fail);
    child.once('close', done);
  });
  clearTimeout(timer);
  clearInterval(watch);
  return { exitCode, lines, stdout, stderr, overstayed };
}

/** Variables of a process, and the few that every process needs. */
export function processEnvironment(env: Readonly<Record<string, string>>): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME, NO_PROXY: '127.0.0.1', ...env };
}

/** A folder like that of a job on a runner. */
export interface Runner {
  readonly folder: string;
  readonly workspace: string;
  /** What the main step sees of the environment. */
  readonly environment: Readonly<Record<string, string>>;
  /**
   * Runs the main or post step of the Action. The post step gets the saved state of the main step.
   *
   * @param change What differs for this step, such as the inputs in a composite action.
   */
  step(which: 'main' | 'post', kill?: Kill, change?: Change): Promise<Ended>;
  outputs(): Record<string, string>;
  state(): Record<string, string>;
  summary(): string;
  files(): Record<string, string>;
  remove(): void;
}

export interface Change {
  /** Replaces all inputs of the job. */
  readonly inputs?: RunnerOptions['inputs'];
  readonly env?: Readonly<Record<string, string>>;
}

export interface RunnerOptions {
  readonly event: JobEvent;
  /** The file of the event, if it is not the payload. */
  readonly eventText?: string;
  readonly inputs: Readonly<Record<string, string | undefined>>;
  readonly env: Readonly<Record<string, string>>;
  /** Variables to leave out. */
  readonly without?: readonly string[];
}

export function runner({ event, eventText, inputs, env, without = [] }: RunnerOptions): Runner {
  const folder = mkdtempSync(join(tmpdir(), 'scan-gate-e2e-'));
  const workspace = join(folder, 'workspace');
  const files = { GITHUB_OUTPUT: 'output.txt', GITHUB_STATE: 'state.txt', GITHUB_STEP_SUMMARY: 'summary.md' } as const;
  const read = (name: string): string => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '');
  mkdirSync(workspace);
  for (const name of Object.values(files)) writeFileSync(join(folder, name), '');
  writeFileSync(join(folder, 'event.json'), eventText ?? JSON.stringify(event.payload));
  const variables = {
    ...event.env,
    GITHUB_WORKSPACE: workspace,
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    ...Object.fromEntries(Object.entries(files).map(([name, file]) => [name, join(folder, file)])),
    ...env,
  };
  for (const name of without) Reflect.deleteProperty(variables, name);
  const state = (): Record<string, string> => readCommands(read('state.txt'));
  const asVariables = (given: RunnerOptions['inputs']): Record<string, string> =>
    Object.fromEntries(
      Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[`INPUT_${name.toUpperCase()}`, value]])),
    );
  return {
    folder,
    workspace,
    environment: { ...asVariables(inputs), ...variables },
    step: (which, kill, change = {}) => {
      const saved = which === 'post' ? Object.entries(state()).map(([name, value]) => [`STATE_${name}`, value] as const) : [];
      return runBundle(
        [join(DIST, which, 'index.js')],
        workspace,
        { ...asVariables(change.inputs ?? inputs), ...Object.fromEntries(saved), ...variables, ...change.env },
        kill,
      );
    },
    outputs: () => readCommands(read('output.txt')),
    state,
    summary: () => read('summary.md'),
    files: () => readFolder(join(workspace, 'scan-gate-report')),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
