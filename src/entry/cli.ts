import { realpathSync } from 'node:fs';
import type { Command } from '../cli/command.js';
import { asScanError } from '../domain/errors.js';
import { workingFolder } from '../runtime/folders.js';
import { exitOnCrash, exitWhenPrinted, forgiveClosedOutput, listenForInterrupt } from '../runtime/process.js';
import { VERSION } from '../runtime/version.js';
import { hintText, nameInputs } from '../text/hint.js';

/** Each command is loaded when it is asked for: the emulator is no part of a scan. */
const COMMANDS: Readonly<Record<string, { says: string; load: () => Promise<Command> }>> = {
  scan: {
    says: 'ask a service for a scan, wait, report, decide (exit codes 0, 1, 2)',
    load: async () => (await import('../cli/scan.js')).scan,
  },
  baseline: {
    says: 'write the findings of a scan to a file that the gate compares with (--output; exit codes 0, 2)',
    load: async () => (await import('../cli/baseline.js')).baseline,
  },
  waive: {
    says: 'print waivers for findings of a results.json, to paste into the policy file',
    load: async () => (await import('../cli/waive/waive.js')).waive,
  },
  doctor: {
    says: 'only check key, target, permissions, event and policy; the flags of scan (exit codes 0, 2)',
    load: async () => (await import('../cli/scan.js')).doctor,
  },
  demo: {
    says: 'see the whole story on an emulated service, without an account',
    load: async () => (await import('../cli/demo/demo.js')).demo,
  },
  emulate: { says: 'run an emulated service on loopback', load: async () => (await import('../cli/emulate.js')).emulate },
};

/** The command line. */
export async function runCommandLine(): Promise<never> {
  forgiveClosedOutput(process.stdout);
  exitOnCrash(process, () => {
    process.stdout.write('error: scan-gate itself failed. Run it again with --verbose, and report it with the log.\n');
    return 2;
  });
  return exitWhenPrinted(process, await main());
}

async function main(): Promise<number> {
  const [name = 'help', ...args] = process.argv.slice(2);
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  if (name === '--version' || name === 'version') return say(print, [VERSION], 0);
  if (name === '--help' || name === 'help' || args.includes('--help')) return say(print, usage(), 0);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) return say(print, [`error: there is no command ${JSON.stringify(name)}.`, ...usage()], 2);
  const interrupt = listenForInterrupt(process, () => process.exit(2));
  const run = await command.load();
  try {
    return await run({ args, env: process.env, cwd: workingFolder(), script: realpathSync(process.argv[1] ?? '.'), interrupt, print });
  } catch (error) {
    return say(print, complaint(error), 2);
  }
}

function complaint(thrown: unknown): string[] {
  const { code, message, hint } = asScanError(thrown);
  // The parser of the command line throws its own words for the person.
  if (code === 'INTERNAL') return [`error: ${thrown instanceof Error ? thrown.message : String(thrown)}`];
  return [`error: ${message}${hint === undefined ? '' : ` ${nameInputs(hintText(hint), 'command-line')}`}`];
}

function say(print: (line: string) => void, lines: readonly string[], code: number): number {
  for (const line of lines) print(line);
  return code;
}

function usage(): string[] {
  const commands = Object.entries(COMMANDS).map(([name, { says }]) => `  ${name.padEnd(9)}${says}`);
  return [
    `scan-gate ${VERSION}`,
    'Usage: node dist/cli/index.js <command> [flags]',
    ...commands,
    'Flags of scan and baseline are the inputs of action.yml: --scanner <service> --severity-threshold high …',
    'Flags of waive: --fingerprint, --id or --rule (each as often as needed), --reason, --expires, --results.',
    'Keys come from the environment only: SCAN_GATE_API_KEY, or the name that the service uses.',
  ];
}
