import { parseArgs } from 'node:util';
import { type Env, type ReadInputs, unknownName } from '../config/environment.js';
import { INPUT_TABLE, type InputName, type RawInputs } from '../config/inputs.js';
import { suggest } from '../config/values.js';
import type { Problem } from '../domain/errors.js';
import { SERVICES } from '../scanners/registry.js';
import { readInputVariables } from './variables.js';

const STRAY_WORD = 'An argument has no flag before it. Put a flag before each value, such as --scanner before the name of the service.';

/** Inputs of the command line. */
interface CommandLineInputs extends ReadInputs {
  readonly debug: boolean;
  /** The variable that the key was read from, if it is one that the service documents. */
  readonly keyVariable: string | undefined;
  /** Values of the flags that are not inputs. */
  readonly others: Readonly<Partial<Record<string, string>>>;
}

/**
 * Reads inputs from flags and the environment; flags override. Keys come from the environment only, because every process on the machine
 * can see arguments, and shells keep them in their history.
 *
 * @param others Names of further flags with a value.
 */
export function readCommandLineInputs(args: readonly string[], env: Env, others: readonly string[] = []): CommandLineInputs {
  const { given, debug, problems, ...flags } = readFlags(args, others);
  const variables = readInputVariables(env, given.ci);
  const raw = { ...variables.raw, ...given };
  const own = raw['api-key'] === undefined ? serviceKey(raw, env) : undefined;
  if (own !== undefined) raw['api-key'] = own.key;
  const fromArguments = new Set(INPUT_TABLE.map(({ name }) => name).filter((name) => given[name] !== undefined));
  return {
    raw,
    problems: [...problems, ...variables.problems],
    unread: variables.unread.filter((variable) => variable !== 'SCAN_GATE_DEBUG'),
    others: flags.others,
    debug: debug || env.SCAN_GATE_DEBUG === '1',
    fromArguments,
    keyVariable: own?.variable,
  };
}

/** The key from the variable that the service documents. */
function serviceKey({ scanner }: RawInputs, env: Env): { readonly key: string; readonly variable: string } | undefined {
  const variable = SERVICES.find(({ id }) => id === scanner?.toLowerCase())?.keyVariable;
  const key = variable === undefined ? undefined : env[variable]?.trim();
  return variable === undefined || key === undefined || key === '' ? undefined : { key, variable };
}

interface Flags {
  readonly given: Partial<Record<InputName, string>>;
  readonly others: Partial<Record<string, string>>;
  readonly debug: boolean;
  readonly problems: readonly Problem[];
}

function readFlags(args: readonly string[], extra: readonly string[]): Flags {
  const withValue = [...INPUT_TABLE.map(({ name }) => name), ...extra];
  const options = Object.fromEntries([
    ...withValue.map((name) => [name, { type: 'string' as const }]),
    ['debug', { type: 'boolean' as const }],
  ]);
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const given: Partial<Record<InputName, string>> = {};
  const others: Partial<Record<string, string>> = {};
  const problems = repeatedFlags(tokens).map((name): Problem => ({ input: name, given: '', allowed: '', message: describeRepeated(name) }));
  let debug = false;
  for (const token of tokens) {
    // The value is not shown, because after a mistyped flag it may be a key.
    if (token.kind === 'positional') problems.push({ input: 'a word', given: '', allowed: '', message: STRAY_WORD });
    if (token.kind !== 'option') continue;
    const { name } = token;
    const input = INPUT_TABLE.find((candidate) => candidate.name === name);
    if (name === 'debug') debug = true;
    else if (input === undefined && !extra.includes(name)) problems.push(unknownName(name));
    else if (input?.secret === true)
      problems.push({ input: name, given: '(hidden)', allowed: 'a value from the environment only, not a flag' });
    // Without `=`, a value that looks like a flag is the next flag, and this flag has no value.
    else if (token.value === undefined || token.value === '' || (!token.inlineValue && token.value.startsWith('--')))
      problems.push({ input: name, given: '', allowed: 'a value after the flag' });
    else if (input === undefined) others[name] = token.value.trim();
    else given[input.name] = token.value.trim();
  }
  return { given, others, debug, problems };
}

/** A part of the arguments, as `parseArgs` reports it. */
interface Token {
  readonly kind: string;
  readonly name?: string;
}

/** The flags that are given more than once. Which value was intended cannot be determined. */
export function repeatedFlags(tokens: readonly Token[]): readonly string[] {
  const names = tokens.flatMap(({ kind, name }) => (kind === 'option' && name !== undefined ? [name] : []));
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

/** The message about a repeated flag. Values are not shown, because they may be secrets. */
export function describeRepeated(name: string): string {
  return `--${name} is given more than once. Keep one of them.`;
}

/** Prints that a flag cannot have this value, and returns the exit code. */
export function refuseValue(print: (line: string) => void, flag: string, given: string | undefined, allowed: readonly string[]): 2 {
  const meant = suggest(given ?? '', allowed);
  print(`error: --${flag} cannot be "${given ?? ''}"; allowed: ${allowed.join(', ')}.${meant ? ` Did you mean ${meant}?` : ''}`);
  return 2;
}
