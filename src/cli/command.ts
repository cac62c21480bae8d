import type { Env } from '../config/environment.js';

/** What a command is given; it returns the exit code. */
export interface Terminal {
  /** What follows the command's name. */
  readonly args: readonly string[];
  readonly env: Env;
  readonly cwd: string;
  /** Absolute path of the bundle that runs. */
  readonly script: string;
  readonly interrupt: AbortSignal;
  /** One line to standard output. */
  print(line: string): void;
}

/** One command of the command line, loaded when it is asked for. */
export type Command = (terminal: Terminal) => Promise<number>;
