import { COMMANDS } from '../../src/cli/commands.js';
import { type Ended, processEnvironment } from './process.js';

/** Runs a command of the command line in this process: `src/entry/cli.ts` without signals, colors and a terminal. */
export async function runCommand(
  [name = '', ...args]: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<Omit<Ended, 'overstayed'>> {
  const outputs = { lines: [] as string[], stdout: '', stderr: '' };
  const writer = (output: 'stdout' | 'stderr') => (text: string) => {
    outputs.lines.push(...text.split('\n'));
    outputs[output] += `${text}\n`;
  };
  const command = await COMMANDS[name]?.load();
  if (command === undefined) throw new Error(`There is no command "${name}".`);
  const interrupt = new AbortController().signal;
  const streams = { print: writer('stdout'), log: writer('stderr'), isTerminal: false };
  const exitCode = await command.run({ args, cwd, env: processEnvironment(env), script: '', interrupt, ...streams });
  return { exitCode, ...outputs };
}
