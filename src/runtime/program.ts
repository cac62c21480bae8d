import { spawn } from 'node:child_process';
import { dirname } from 'node:path';

/** A program of the machine. */
export interface Program {
  /** Looked up in the PATH of `env`, never in the current folder. */
  readonly name: string;
  readonly args: readonly string[];
  readonly stdin: string;
  /** The whole environment of the process. */
  readonly env: Readonly<Record<string, string>>;
  /** In milliseconds of real time. */
  readonly timeoutMs: number;
}

/** How a program ended. */
export interface ProgramEnd {
  /** Null: it was killed, because its time was over. */
  readonly exitCode: number | null;
  /** The end of what it printed on standard error. */
  readonly stderr: string;
}

/** In characters. */
const MAX_STDERR = 10_000;

/**
 * Runs a program without a shell.
 *
 * @returns undefined if there is no such program
 * @throws The reason of the signal, after the program was killed; the error of the system if the program could not be started
 */
export async function runProgram({ name, args, stdin, env, timeoutMs }: Program, signal: AbortSignal): Promise<ProgramEnd | undefined> {
  signal.throwIfAborted();
  const child = spawn(name, args, {
    // Not the checkout, because Windows searches the current folder for programs first.
    cwd: dirname(process.execPath),
    env: { NoDefaultCurrentDirectoryInExePath: '1', ...env },
    stdio: ['pipe', 'ignore', 'pipe'],
    killSignal: 'SIGKILL',
    windowsHide: true,
    signal,
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-MAX_STDERR);
  });
  // A program that ends early does not read its input.
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin);
  let timer: NodeJS.Timeout | undefined;
  const ended = new Promise<ProgramEnd | undefined>((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (signal.aborted) reject(signal.reason);
      else if (error.code === 'ENOENT') resolve(undefined);
      else reject(error);
    });
    child.once('close', (exitCode) => (signal.aborted ? reject(signal.reason) : resolve({ exitCode, stderr })));
    // Not the option `timeout`, whose timer keeps the process alive if there is no such program.
    timer = setTimeout(() => {
      child.kill('SIGKILL');
      resolve({ exitCode: null, stderr });
    }, timeoutMs);
  });
  return await ended.finally(() => {
    clearTimeout(timer);
    // A program that it has started may keep this open.
    child.stderr.destroy();
  });
}
