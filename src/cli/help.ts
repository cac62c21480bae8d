import { Command, Option } from 'commander';
import { VERSION } from '../runtime/version.js';
import { SERVICES } from '../scanners/registry.js';
import type { LoadedCommand } from './command.js';
import { COMMANDS, type CommandEntry } from './commands.js';
import { type Flag, isSwitch } from './flags.js';

/** In characters, also on wide terminals. */
const MAX_WIDTH = 100;

/** The name in usage lines. The bundle may be started by its path instead. */
const PROGRAM = 'scan-gate';

/** The help of one command, or of all. */
export async function helpText(name?: string): Promise<string> {
  const program = await createProgram();
  const command = program.commands.find((candidate) => candidate.name() === name) ?? program;
  const entry = name === undefined ? undefined : COMMANDS[name];
  return `${command.helpInformation().trimEnd()}\n${entry === undefined ? overview() : afterFlags(entry, takesKey(command))}`;
}

/** All commands with their flags. Parsing is not left to it, because it stops at the first mistake. */
async function createProgram(): Promise<Command> {
  const program = new Command(PROGRAM)
    .description('Runs a security scan, waits for it, reports the findings, and passes or fails the job by your rules.')
    .usage('<command> [flags]')
    .optionsGroup('Flags:')
    .version(VERSION, '-v, --version', 'Print the version.')
    .helpOption('-h, --help', 'Print this help, or the help of a command.')
    .helpCommand('help [command]', 'Print the help of a command')
    .configureHelp({
      helpWidth: Math.min(MAX_WIDTH, process.stdout.columns ?? MAX_WIDTH),
      subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map((each) => `<${each.name()}>`)].join(' '),
      optionTerm: ({ flags }) => flags.replace(SWITCH, '--[no-]$1'),
    });
  for (const [name, entry] of Object.entries(COMMANDS)) addCommand(program.command(name), entry, await entry.load());
  return program;
}

/** Marks the flags that need no value. */
const SWITCH = /^--([a-z-]+)$/;

function addCommand(command: Command, { summary }: CommandEntry, { flags, argument }: LoadedCommand): void {
  const usage = [argument && `<${argument.name}>`, flags.length > 0 && '[flags]'].filter(Boolean).join(' ');
  command.description(summary).usage(usage).optionsGroup('Flags:');
  command.addHelpOption(new Option('-h, --help', 'Print this help.').helpGroup(flags.some(({ group }) => group) ? 'Help:' : 'Flags:'));
  if (argument !== undefined) {
    const taken = command.createArgument(`<${argument.name}>`, argument.description);
    command.addArgument(argument.values === undefined ? taken : taken.choices(argument.values));
  }
  for (const flag of flags) if (flag.secret !== true && flag.hidden !== true) command.addOption(optionOf(flag));
}

function optionOf(flag: Flag): Option {
  const { name, description, values = [], default: standard, variable, group = 'Flags' } = flag;
  const value = isSwitch(flag) ? (values.length === 2 ? '' : ' [value]') : ' <value>';
  const option = new Option(`--${name}${value}`, description.replaceAll('`', '')).helpGroup(`${group}:`);
  if (values.some((each) => each !== 'true' && !description.includes(`\`${each}\``)) && value !== '') option.choices(values);
  if (standard !== undefined) option.default(value === '' ? standard === 'true' : standard, standard.replaceAll('`', ''));
  return variable === undefined ? option : option.env(variable);
}

function takesKey(command: Command): boolean {
  return command.options.some(({ long }) => long === '--scanner') && command.options.some(({ envVar }) => envVar !== undefined);
}

function overview(): string {
  return [
    '',
    'Every flag of scan, doctor, and baseline can be set by a variable: --severity-threshold by SCAN_GATE_SEVERITY_THRESHOLD.',
    'API keys are read from the environment only: SCAN_GATE_API_KEY, or the variable of the service.',
    '',
    'Examples:',
    `  ${PROGRAM} demo`,
    `  ${PROGRAM} scan --scanner cloudgeni --severity-threshold high`,
    '',
    'Help of a command: scan-gate help scan',
  ].join('\n');
}

function afterFlags({ examples, exitCodes }: CommandEntry, hasKey: boolean): string {
  const keys = SERVICES.map(({ id, keyVariable }) => `  ${id.padEnd(11)}${keyVariable}`);
  return [
    ...(hasKey
      ? ['', 'The API key is read from the environment only, from SCAN_GATE_API_KEY or the variable of the service:', ...keys]
      : []),
    ...(hasKey ? ['', 'A flag whose values are true and false needs no value: --dry-run, --no-wait.'] : []),
    '',
    'Examples:',
    ...examples.map((example) => `  ${PROGRAM} ${example}`),
    '',
    'Exit codes:',
    ...exitCodes.map((code) => `  ${code}`),
  ].join('\n');
}
