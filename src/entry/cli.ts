import { realpathSync } from 'node:fs';
import { COMMANDS } from '../cli/commands.js';
import { asksForHelp, isHelp } from '../cli/flags.js';
import { suggest } from '../config/values.js';
import { asScanError } from '../domain/errors.js';
import { workingFolder } from '../runtime/folders.js';
import { exitCodeOfSignal, exitOnCrash, exitWhenPrinted, forgiveClosedOutput, listenForInterrupt } from '../runtime/process.js';
import { VERSION } from '../runtime/version.js';
import { hintText, nameInputs } from '../text/hint.js';
import { escapeLogLine } from '../text/log.js';

type Print = (line: string) => void;

/** Runs one command of the command line. */
export async function runCommandLine(): Promise<never> {
  // As in the Action: a process that ends without a verdict is not a pass.
  process.exitCode = 2;
  forgiveClosedOutput(process.stdout);
  forgiveClosedOutput(process.stderr);
  exitOnCrash(process, () => {
    process.stderr.write('error: scan-gate itself failed. Run the command again with --verbose, and report the problem with the log.\n');
    return 2;
  });
  return exitWhenPrinted(process, await main());
}

async function main(): Promise<number> {
  const { env, stdout, stderr } = process;
  // Node and libraries prefer FORCE_COLOR. Users who set NO_COLOR want no colors (https://no-color.org).
  if (env.NO_COLOR) delete env.FORCE_COLOR;
  const [paintOut, paintErr] = [await painterFor(stdout), await painterFor(stderr)];
  const print: Print = (line) => void stdout.write(`${paintOut(line)}\n`);
  const log: Print = (line) => void stderr.write(`${paintErr(line)}\n`);
  const [name, ...args] = process.argv.slice(2);
  if (name === undefined) return await help([], log, log, 2);
  if (name === '--version' || name === '-v' || name === 'version') return printAll(print, [VERSION], 0);
  if (name === 'help' || isHelp(name))
    return await help(
      args.filter((word) => !isHelp(word)),
      print,
      log,
      0,
    );
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (name === 'complete') return await (await import('../cli/completion.js')).complete(args);
  if (command === undefined) return printAll(log, unknownCommand(name), 2);
  if (args.some(isHelp) && asksForHelp(args, (await command.load()).flags)) return await help([name], print, log, 0);
  const interrupt = listenForInterrupt(process, () => process.exit(exitCodeOfSignal(interrupt) ?? 2));
  const { run } = await command.load();
  const surroundings = { env, cwd: workingFolder(), script: realpathSync(process.argv[1] ?? '.'), interrupt, isTerminal: stdout.isTTY };
  const openProgress = isInteractive(stderr) ? async () => (await import('../cli/live-line.js')).openLiveLine(stderr) : undefined;
  try {
    const code = await run({ ...surroundings, args, print, log, ...(openProgress && { openProgress }) });
    // The signal decides also with `warn-only: everything`, because nothing was decided.
    return code === 2 ? (exitCodeOfSignal(interrupt) ?? code) : code;
  } catch (error) {
    return printAll(log, describeError(error), exitCodeOfSignal(interrupt) ?? 2);
  }
}

async function help(names: readonly string[], print: Print, log: Print, code: number): Promise<number> {
  const unknown = names.find((name) => !Object.hasOwn(COMMANDS, name));
  if (unknown !== undefined) return printAll(log, unknownCommand(unknown), 2);
  const { helpText } = await import('../cli/help.js');
  return printAll(print, [await helpText(names[0])], code);
}

/** What is shown of a mistyped command is a word only, because anything else may contain a key. */
function unknownCommand(name: string): string[] {
  const more = 'To see all commands, run: scan-gate --help';
  if (name.startsWith('-')) return [`error: a command comes first, such as: scan-gate scan --scanner cloudgeni. ${more}`];
  const shown = /^[a-z][a-z-]{0,30}$/i.test(name) ? ` ${JSON.stringify(name)}` : '';
  const meant = suggest(name, Object.keys(COMMANDS));
  return [`error: there is no command${shown || ' of this name'}.${meant === undefined ? '' : ` Did you mean ${meant}?`} ${more}`];
}

/** Colours on a terminal, and where FORCE_COLOR asks for them. They are loaded only then. */
async function painterFor(stream: { readonly isTTY?: boolean }): Promise<(line: string) => string> {
  const { env } = process;
  const forced = env.FORCE_COLOR ?? '';
  const isWanted = forced === '' ? stream.isTTY === true && env.TERM !== 'dumb' : /^(?:[123]|true)$/.test(forced);
  return isWanted && !env.NO_COLOR ? (await import('../cli/paint.js')).paint : (line) => line;
}

/** In a CI, a terminal is emulated at most, and its log keeps every frame. */
function isInteractive(stream: { readonly isTTY?: boolean }): boolean {
  return stream.isTTY === true && process.env.TERM !== 'dumb' && !process.env.CI;
}

function describeError(thrown: unknown): string[] {
  const { message, hint } = asScanError(thrown);
  return [`error: ${escapeLogLine(message)}${hint === undefined ? '' : ` ${nameInputs(hintText(hint), 'command-line')}`}`];
}

function printAll(print: Print, lines: readonly string[], code: number): number {
  for (const line of lines) print(line);
  return code;
}
