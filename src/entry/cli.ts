import { realpathSync } from 'node:fs';
import type { Command } from '../cli/command.js';
import { asScanError } from '../domain/errors.js';
import { workingFolder } from '../runtime/folders.js';
import { exitOnCrash, exitWhenPrinted, forgiveClosedOutput, listenForInterrupt } from '../runtime/process.js';
import { VERSION } from '../runtime/version.js';
import { hintText, nameInputs } from '../text/hint.js';

/** Each command is loaded only when it is used. */
const COMMANDS: Readonly<Record<string, { summary: string; load: () => Promise<Command> }>> = {
  scan: {
    summary: 'run a scan, wait for it, report, and decide (exit codes 0, 1, 2)',
    load: async () => (await import('../cli/scan.js')).scan,
  },
  baseline: {
    summary: 'write the findings of a scan to a baseline file (--output; exit codes 0, 2)',
    load: async () => (await import('../cli/baseline.js')).baseline,
  },
  waive: {
    summary: 'print waivers for findings of a results.json, to paste into the policy file',
    load: async () => (await import('../cli/waive/waive.js')).waive,
  },
  doctor: {
    summary: 'check key, target, permissions, event, and policy, with the flags of scan (exit codes 0, 2)',
    load: async () => (await import('../cli/scan.js')).doctor,
  },
  demo: {
    summary: 'show a complete job on an emulated service, without an account',
    load: async () => (await import('../cli/demo/demo.js')).demo,
  },
  emulate: { summary: 'run an emulated service on loopback', load: async () => (await import('../cli/emulate.js')).emulate },
};

/** Runs one command of the command line. */
export async function runCommandLine(): Promise<never> {
  forgiveClosedOutput(process.stdout);
  exitOnCrash(process, () => {
    process.stdout.write('error: scan-gate itself failed. Run the command again with --debug, and report the problem with the log.\n');
    return 2;
  });
  return exitWhenPrinted(process, await main());
}

async function main(): Promise<number> {
  const [name = 'help', ...args] = process.argv.slice(2);
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  if (name === '--version' || name === 'version') return printAll(print, [VERSION], 0);
  if (name === '--help' || name === 'help' || args.includes('--help')) return printAll(print, usage(), 0);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) return printAll(print, [`error: there is no command ${JSON.stringify(name)}.`, ...usage()], 2);
  const interrupt = listenForInterrupt(process, () => process.exit(2));
  const run = await command.load();
  try {
    return await run({ args, env: process.env, cwd: workingFolder(), script: realpathSync(process.argv[1] ?? '.'), interrupt, print });
  } catch (error) {
    return printAll(print, describeError(error), 2);
  }
}

function describeError(thrown: unknown): string[] {
  const { code, message, hint } = asScanError(thrown);
  // Errors of `parseArgs` explain the mistake well enough.
  if (code === 'INTERNAL') return [`error: ${thrown instanceof Error ? thrown.message : String(thrown)}`];
  return [`error: ${message}${hint === undefined ? '' : ` ${nameInputs(hintText(hint), 'command-line')}`}`];
}

function printAll(print: (line: string) => void, lines: readonly string[], code: number): number {
  for (const line of lines) print(line);
  return code;
}

function usage(): string[] {
  const commands = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(9)}${summary}`);
  return [
    `scan-gate ${VERSION}`,
    'Usage: node dist/cli/index.js <command> [flags]',
    ...commands,
    'Flags of scan and baseline are the inputs of action.yml: --scanner <service> --severity-threshold high …',
    'Flags of waive: --fingerprint, --id, or --rule (each as often as needed), --reason, --expires, --results.',
    'Keys come from the environment only: SCAN_GATE_API_KEY, or the variable that the service documents.',
  ];
}
