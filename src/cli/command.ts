import type { Env } from '../config/environment.js';

/** The surroundings of a command. */
export interface Terminal {
  /** The arguments after the name of the command. */
  readonly args: readonly string[];
  readonly env: Env;
  readonly cwd: string;
  /** The absolute path of the running bundle. */
  readonly script: string;
  readonly interrupt: AbortSignal;
  /** Writes one line to standard output. */
  print(line: string): void;
}

/** One command of the command line. Returns the exit code. */
export type Command = (terminal: Terminal) => Promise<number>;
