import type { Env } from '../config/environment.js';
import { describeProblem } from '../config/problem.js';
import type { Problem } from '../domain/errors.js';
import type { ProgressLine } from '../runtime/progress-line.js';
import { escapeLogLine } from '../text/log.js';
import type { Flag } from './flags.js';

/** The surroundings of a command. */
export interface Terminal {
  /** The arguments after the name of the command. */
  readonly args: readonly string[];
  readonly env: Env;
  readonly cwd: string;
  /** The absolute path of the running bundle. */
  readonly script: string;
  readonly interrupt: AbortSignal;
  /** Writes one line of a result to standard output. */
  print(line: string): void;
  /** Writes one line to standard error: errors, and what a person reads while the command runs. Default: `print`. */
  log?(line: string): void;
  /** Loads the line that shows progress; absent if standard error is not a terminal. */
  openProgress?(): Promise<ProgressLine>;
  /** Whether standard output is a terminal. */
  readonly isTerminal?: boolean | undefined;
}

/** One command of the command line. Returns the exit code. */
export type Command = (terminal: Terminal) => Promise<number>;

/** Sets variables of this process, such as proxies, which libraries read there. */
export function setVariables(variables: Readonly<Record<string, string>>): void {
  Object.assign(process.env, variables);
}

/** A word that a command takes besides its flags. */
export interface CommandArgument {
  readonly name: string;
  readonly description: string;
  readonly values?: readonly string[] | undefined;
}

/** What is loaded of a command only when it is used. */
export interface LoadedCommand {
  readonly run: Command;
  readonly flags: readonly Flag[];
  readonly argument?: CommandArgument | undefined;
}

/** The lines of an input in a workflow. */
export function asYaml(name: string, value: string): readonly string[] {
  if (!value.includes('\n')) return [`${name}: ${value}`];
  const lines = value.trimEnd().split('\n');
  return [`${name}: |`, ...lines.map((line) => `  ${line}`)];
}

/** Prints mistakes, and returns the exit code. */
export function refuseProblems({ print, log = print }: Pick<Terminal, 'print' | 'log'>, problems: readonly Problem[]): 2 {
  for (const problem of problems) log(`error: ${escapeLogLine(describeProblem(problem, 'command-line'))}`);
  return 2;
}
