import type { Env, ReadInputs } from '../config/environment.js';
import { INPUT_TABLE, type InputName, type RawInputs } from '../config/inputs.js';
import { CI_NAMES } from '../domain/source.js';
import { SERVICES } from '../scanners/registry.js';
import { type Flag, readFlags, wrongValues } from './flags.js';
import { readInputVariables, variableOf } from './variables.js';

/** Inputs of the command line. */
interface CommandLineInputs extends ReadInputs {
  readonly verbose: boolean;
  /** The variable that the key was read from, if it is one that the service documents. */
  readonly keyVariable: string | undefined;
}

const GROUPS = {
  core: 'Scan',
  service: 'Service',
  gate: 'Gate',
  reporting: 'Reports',
  advanced: 'Advanced',
  output: 'Output',
} as const;

/** Values that the table of inputs may not know, for help and completion. */
const KNOWN_VALUES: Readonly<Partial<Record<InputName, readonly string[]>>> = { scanner: SERVICES.map(({ id }) => id), ci: CI_NAMES };

/** The inputs as flags. */
const INPUT_FLAGS: readonly Flag[] = INPUT_TABLE.map(({ name, description, group, values, default: standard, shown, secret }) => ({
  name,
  description,
  group: GROUPS[group],
  values: KNOWN_VALUES[name] ?? values,
  default: standard ?? shown,
  variable: variableOf(name),
  secret,
}));

/** The name of `--verbose` before there was `--quiet`. */
const DEBUG: Flag = { name: 'debug', description: 'The same as --verbose.', values: ['true', 'false'], hidden: true };

/** What `scan`, `doctor`, and `baseline` take. */
export const SCAN_FLAGS: readonly Flag[] = [...INPUT_FLAGS, DEBUG];

/**
 * Reads inputs from flags and the environment; flags override. Keys come from the environment only, because every process on the machine
 * can see arguments, and shells keep them in their history.
 */
export function readCommandLineInputs(args: readonly string[], env: Env): CommandLineInputs {
  const read = readFlags(args, SCAN_FLAGS);
  const { values } = read;
  const problems = [...read.problems, ...wrongValues(read, [DEBUG])];
  const given = Object.fromEntries(
    INPUT_TABLE.flatMap(({ name }) => values[name]?.slice(0, 1).map((value) => [name, value]) ?? []),
  ) as RawInputs;
  const variables = readInputVariables(env, given.ci);
  const own = variables.raw['api-key'] === undefined ? serviceKey({ ...variables.raw, ...given }, env) : undefined;
  const raw: RawInputs = { ...variables.raw, ...given, ...(own && { 'api-key': own.key }) };
  const names = INPUT_TABLE.map(({ name }) => name);
  const fromArguments = new Set(names.filter((name) => given[name] !== undefined));
  const fromEnvironment = names.filter((name) => raw[name] !== undefined && !fromArguments.has(name));
  return {
    raw,
    problems: [...problems, ...variables.problems],
    unread: variables.unread.filter((variable) => variable !== 'SCAN_GATE_DEBUG'),
    verbose: [raw.verbose, ...(values.debug ?? [])].some((value) => value?.toLowerCase() === 'true') || env.SCAN_GATE_DEBUG === '1',
    fromArguments,
    variables: Object.fromEntries(
      fromEnvironment.map((name) => [name, (name === 'api-key' && own?.variable) || (variables.variables[name] ?? variableOf(name))]),
    ),
    keyVariable: own?.variable,
  };
}

/** The key from the variable that the service documents. */
function serviceKey({ scanner }: RawInputs, env: Env): { readonly key: string; readonly variable: string } | undefined {
  const variable = SERVICES.find(({ id }) => id === scanner?.toLowerCase())?.keyVariable;
  const key = variable === undefined ? undefined : env[variable]?.trim();
  return variable === undefined || key === undefined || key === '' ? undefined : { key, variable };
}
