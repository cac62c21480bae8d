import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Env } from '../../config/environment.js';

/** The events that the demo can run on. */
export const DEMO_EVENTS = ['pull_request', 'push', 'fork'] as const;
export type DemoEvent = (typeof DEMO_EVENTS)[number];

const REPOSITORY = 'octo-org/infrastructure';

/** The payload of the event and the variables of the runner, reduced to what scan-gate reads. */
export function demoEvent(
  event: DemoEvent,
  apiUrl: string,
  { headSha, baseSha }: { readonly headSha: string; readonly baseSha: string },
): { payload: unknown; github: Record<string, string> } {
  const [owner = '', name = ''] = REPOSITORY.split('/');
  const repository = { name, full_name: REPOSITORY, owner: { login: owner }, private: true, visibility: 'private', default_branch: 'main' };
  const github = {
    GITHUB_API_URL: apiUrl,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_RUN_ID: '4711',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_WORKFLOW: 'Security gate',
    GITHUB_JOB: 'gate',
    GITHUB_ACTOR: 'mona',
    RUNNER_ENVIRONMENT: 'github-hosted',
  };
  if (event === 'push') {
    const push = { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main', GITHUB_SHA: headSha };
    return { payload: { ref: 'refs/heads/main', after: headSha, deleted: false, repository }, github: { ...github, ...push } };
  }
  const fork = { ...repository, full_name: 'somebody/infrastructure', owner: { login: 'somebody' } };
  const head = { ref: 'add-data-bucket', sha: headSha, repo: event === 'fork' ? fork : repository };
  const payload = {
    action: 'synchronize',
    number: 7,
    pull_request: {
      number: 7,
      state: 'open',
      user: { login: 'mona' },
      head,
      base: { ref: 'main', sha: baseSha, repo: repository },
    },
    repository,
  };
  const merge = randomBytes(20).toString('hex');
  const pull = {
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_REF: 'refs/pull/7/merge',
    GITHUB_SHA: merge,
    GITHUB_HEAD_REF: head.ref,
    GITHUB_BASE_REF: 'main',
  };
  return { payload, github: { ...github, ...pull } };
}

/** A job of the demo, with what the runner passes to the Action. */
interface DemoJob {
  /** A new, empty folder. */
  readonly folder: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly github: Readonly<Record<string, string>>;
  /** The payload of the event. */
  readonly event: unknown;
  readonly signal: AbortSignal;
}

export interface JobResult {
  readonly exitCode: number;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** Runs a bundle like the runner: in a separate process, with inputs in `INPUT_*` and everything else in files. */
async function runStep(
  bundle: string,
  job: DemoJob,
  state: Readonly<Record<string, string>>,
  onLine: (line: string) => void,
): Promise<number> {
  const child = spawn(process.execPath, [bundle], {
    cwd: job.folder,
    env: environmentOf(job, state),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = (): void => void child.kill('SIGINT');
  job.signal.addEventListener('abort', stop, { once: true });
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 2));
  });
  for await (const line of createInterface({ input: child.stdout })) onLine(line);
  job.signal.removeEventListener('abort', stop);
  return await ended;
}

/** Runs the main step and then the post step. */
export async function runJob(
  bundles: { main: string; post: string },
  job: DemoJob,
  onLine: (line: string, step: 'main' | 'post') => void,
): Promise<JobResult> {
  for (const name of Object.values(FILES)) writeFileSync(join(job.folder, name), '');
  writeFileSync(join(job.folder, 'event.json'), JSON.stringify(job.event));
  const exitCode = await runStep(bundles.main, job, {}, (line) => onLine(line, 'main'));
  const state = readCommands(join(job.folder, FILES.GITHUB_STATE));
  await runStep(bundles.post, job, state, (line) => onLine(line, 'post'));
  return {
    exitCode,
    outputs: readCommands(join(job.folder, FILES.GITHUB_OUTPUT)),
    summary: readFileSync(join(job.folder, FILES.GITHUB_STEP_SUMMARY), 'utf8'),
  };
}

const FILES = { GITHUB_OUTPUT: 'output.txt', GITHUB_STATE: 'state.txt', GITHUB_STEP_SUMMARY: 'summary.md' } as const;

function environmentOf({ folder, inputs, github }: DemoJob, state: Readonly<Record<string, string>>): Env & NodeJS.ProcessEnv {
  const named = (prefix: string, values: Readonly<Record<string, string>>): [string, string][] =>
    Object.entries(values).map(([name, value]) => [`${prefix}${prefix === 'INPUT_' ? name.toUpperCase() : name}`, value]);
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NO_PROXY: '127.0.0.1',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: folder,
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    ...Object.fromEntries(Object.entries(FILES).map(([name, file]) => [name, join(folder, file)])),
    ...github,
    ...Object.fromEntries([...named('INPUT_', inputs), ...named('STATE_', state)]),
  };
}

function readCommands(file: string): Record<string, string> {
  return commandsIn(readFileSync(file, 'utf8'));
}

/**
 * Reads a command file of the runner: `name<<delimiter`, the lines of the value, the delimiter. `@actions/core` writes CRLF on Windows.
 */
export function commandsIn(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [, name = '', , value = ''] of text.matchAll(/^([^\r\n<]+)<<(\S+)\r?\n([\s\S]*?)(?:\r?\n)?\2\r?$/gm)) values[name] = value;
  return values;
}

/**
 * A line of output as the runner shows it in the log, where workflow commands become their messages or disappear.
 *
 * @returns undefined for a line that the log does not show
 */
export function asShownInLog(line: string): string | undefined {
  const command = /^::([a-z-]+)(?: ([^:]*))?::(.*)$/.exec(line);
  if (command === null) return line;
  const [, name = '', properties = '', data = ''] = command;
  if (name === 'group') return `▼ ${unescapeCommand(data)}`;
  const label = LABELS[name];
  if (label === undefined) return undefined;
  const file = /(?:^|,)file=([^,]*)/.exec(properties)?.[1];
  const at = /(?:^|,)line=(\d+)/.exec(properties)?.[1];
  const where = file === undefined ? '' : ` [${unescapeCommand(file)}${at === undefined ? '' : `:${at}`}]`;
  return `${label}:${where} ${unescapeCommand(data)}`;
}

const LABELS: Readonly<Record<string, string>> = { error: 'Error', warning: 'Warning', notice: 'Notice' };

/** The reverse of the escaping in actions/toolkit, core/src/command.ts. */
function unescapeCommand(text: string): string {
  return text.replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
