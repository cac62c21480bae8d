import { parseArgs } from 'node:util';
import { type Env, type GivenInputs, unknownName } from '../config/environment.js';
import { INPUT_TABLE, type InputName, type RawInputs } from '../config/inputs.js';
import { SERVICES } from '../scanners/registry.js';
import type { Problem } from '../scanners/scanner.js';

const STRAY_WORD = 'every word needs a flag before it, such as --scanner';

/** Prefix of the variables that stand for inputs: `SCAN_GATE_SEVERITY_THRESHOLD`. */
const PREFIX = 'SCAN_GATE_';

/** Inputs of the command line. */
export interface CommandLineInputs extends GivenInputs {
  readonly debug: boolean;
  /** The variable that the key was read from, where that is the service's own. */
  readonly keyVariable: string | undefined;
}

/**
 * Reads inputs from flags and environment; flags win. Keys come from the environment only: arguments are seen by every process on
 * the machine and stay in the shell's history.
 */
export function readCommandLineInputs(args: readonly string[], env: Env): CommandLineInputs {
  const { given, debug, problems } = readFlags(args);
  const raw: Partial<Record<InputName, string>> = {};
  for (const { name } of INPUT_TABLE) {
    const value = given[name] ?? env[`${PREFIX}${name.toUpperCase().replaceAll('-', '_')}`]?.trim();
    if (value !== undefined && value !== '') raw[name] = value;
  }
  const own = raw['api-key'] === undefined ? serviceKey(raw, env) : undefined;
  if (own !== undefined) raw['api-key'] = own.key;
  const fromArguments = new Set(INPUT_TABLE.map(({ name }) => name).filter((name) => given[name] !== undefined));
  return {
    raw,
    problems: [...problems, ...unknownVariables(env)],
    debug: debug || env.SCAN_GATE_DEBUG === '1',
    fromArguments,
    keyVariable: own?.variable,
  };
}

/** A misspelt variable would leave the gate at its default in silence. */
function unknownVariables(env: Env): Problem[] {
  return Object.entries(env)
    .filter(
      ([variable, value]) => variable.startsWith(PREFIX) && variable !== 'SCAN_GATE_DEBUG' && value !== undefined && value.trim() !== '',
    )
    .map(([variable]) => variable.slice(PREFIX.length).toLowerCase().replaceAll('_', '-'))
    .filter((name) => INPUT_TABLE.every((input) => input.name !== name))
    .map(unknownName);
}

/** In the variable that the service's own documents use. */
function serviceKey({ scanner }: RawInputs, env: Env): { readonly key: string; readonly variable: string } | undefined {
  const variable = SERVICES.find(({ id }) => id === scanner?.toLowerCase())?.keyVariable;
  const key = variable === undefined ? undefined : env[variable]?.trim();
  return variable === undefined || key === undefined || key === '' ? undefined : { key, variable };
}

function readFlags(args: readonly string[]): { given: Partial<Record<InputName, string>>; debug: boolean; problems: Problem[] } {
  const options = Object.fromEntries([
    ...INPUT_TABLE.map(({ name }) => [name, { type: 'string' as const }]),
    ['debug', { type: 'boolean' as const }],
  ]);
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const given: Partial<Record<InputName, string>> = {};
  const problems: Problem[] = [];
  let debug = false;
  for (const token of tokens) {
    // Not repeated: behind a mistyped flag it may be a key.
    if (token.kind === 'positional') problems.push({ input: 'a word', given: '', allowed: STRAY_WORD, stray: true });
    if (token.kind !== 'option') continue;
    const input = INPUT_TABLE.find(({ name }) => name === token.name);
    if (token.name === 'debug') debug = true;
    else if (input === undefined) problems.push(unknownName(token.name));
    else if (input.secret === true)
      problems.push({ input: input.name, given: '(hidden)', allowed: 'given by the environment only, never as a flag' });
    // Unless it is written with `=`, a value that looks like a flag is the next flag, and this one has none.
    else if (token.value === undefined || token.value === '' || (!token.inlineValue && token.value.startsWith('--')))
      problems.push({ input: input.name, given: '', allowed: 'a value behind the flag' });
    else given[input.name] = token.value.trim();
  }
  return { given, debug, problems };
}
