import { RootCommand } from '@bomb.sh/tab';
import { type Command, type CommandArgument, refuseProblems } from './command.js';
import { COMMANDS } from './commands.js';
import { isSwitch, readFlags, wrongArgument } from './flags.js';

const PROGRAM = 'scan-gate';

/** The word after the command. */
export const COMPLETION_ARGUMENT: CommandArgument = {
  name: 'shell',
  description: 'The shell.',
  values: ['bash', 'zsh', 'fish', 'powershell'],
};

/** Prints a script for a shell, which runs `scan-gate complete -- …` when the user presses Tab. */
export const completion: Command = async (terminal) => {
  const read = readFlags(terminal.args, [], { words: 1 });
  const problems = [...read.problems, ...wrongArgument(read, COMPLETION_ARGUMENT)];
  if (problems.length > 0) return refuseProblems(terminal, problems);
  const [shell = ''] = read.words;
  if (shell === 'bash') terminal.print(BASH);
  else new RootCommand().setup(PROGRAM, PROGRAM, shell);
  return 0;
};

/**
 * Prints what can follow on a command line.
 *
 * @param args `--`, then the words before the cursor; the last one may be empty.
 */
export async function complete(args: readonly string[]): Promise<0> {
  const root = new RootCommand();
  for (const [name, { summary, load }] of Object.entries(COMMANDS)) {
    const { flags, argument } = await load();
    const command = root.command(name, summary);
    for (const flag of flags) {
      if (flag.secret === true || flag.hidden === true) continue;
      if (isSwitch(flag)) command.option(flag.name, withoutTicks(flag.description));
      else command.option(flag.name, withoutTicks(flag.description), (offer) => offerAll(flag.values, offer));
    }
    command.option('help', 'Print the help of this command.');
    if (argument !== undefined) command.argument(argument.name, (offer) => offerAll(argument.values, offer));
  }
  root.command('help', 'Print the help of a command').argument('command', (offer) => {
    for (const [name, { summary }] of Object.entries(COMMANDS)) offer(name, summary);
  });
  root.parse(args[0] === '--' ? args.slice(1) : [...args]);
  return 0;
}

function offerAll(values: readonly string[] | undefined, offer: (value: string, description: string) => void): void {
  for (const value of values ?? []) offer(value, '');
}

function withoutTicks(text: string): string {
  return text.replaceAll('`', '');
}

/**
 * Not the script of @bomb.sh/tab, which needs the package bash-completion, evaluates the words of the command line, and completes no
 * value after an equals sign. Without a completion, bash completes the names of files.
 */
const BASH = String.raw`# bash completion for scan-gate
__scan_gate_complete() {
    local line="${'$'}{COMP_LINE:0:COMP_POINT}" cur out
    local -a words
    read -ra words <<< "$line"
    [[ "$line" == *[[:space:]] ]] && words+=("")
    cur="${'$'}{words[${'$'}{#words[@]}-1]}"
    out="$(scan-gate complete -- "${'$'}{words[@]:1}" 2>/dev/null)" || return
    # The last line is a number for the shell; descriptions follow a tab.
    out="$(printf '%s\n' "$out" | sed '$d' | cut -f1)"
    # Bash replaces only what follows the equals sign.
    [[ "$cur" == --*=* ]] && cur="${'$'}{cur#*=}"
    local IFS=$'\n'
    COMPREPLY=($(compgen -W "$out" -- "$cur"))
}
complete -o default -F __scan_gate_complete scan-gate`;
