import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Command, type CommandArgument, refuseProblems } from './command.js';
import { readFlags, wrongArgument } from './flags.js';

/** The word after the command. */
export const SCHEMA_ARGUMENT: CommandArgument = {
  name: 'file',
  description: 'results (results.json), policy (the policy file), or baseline (a baseline file).',
  values: ['results', 'policy', 'baseline'],
};

/** Prints the JSON Schema of a file that scan-gate reads or writes, for editors and scripts. */
export const schema: Command = async (terminal) => {
  const read = readFlags(terminal.args, [], { words: 1 });
  const problems = [...read.problems, ...wrongArgument(read, SCHEMA_ARGUMENT)];
  if (problems.length > 0) return refuseProblems(terminal, problems);
  // The build copies the schemas next to the bundle.
  const file = join(dirname(dirname(terminal.script)), 'schemas', `${read.words[0]}.schema.json`);
  terminal.print((await readFile(file, 'utf8')).trimEnd());
  return 0;
};
