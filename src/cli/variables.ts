import { chosenCi } from '../ci/registry.js';
import { type Env, type ReadInputs, readVariables } from '../config/environment.js';
import { INPUT_TABLE, type InputName } from '../config/inputs.js';

/** The prefix of the variables of inputs, such as `SCAN_GATE_SEVERITY_THRESHOLD`. */
const PREFIX = 'SCAN_GATE_';

/** Inputs from variables. */
interface EnvironmentInputs extends Pick<ReadInputs, 'raw' | 'problems'> {
  readonly unread: readonly string[];
  /** The variable that each input was read from. */
  readonly variables: Readonly<Partial<Record<InputName, string>>>;
}

/**
 * Reads inputs from the variables of scan-gate. In a CI that passes the settings of a plugin as variables (Woodpecker and Drone), reads
 * inputs from them, too: the variables of scan-gate override them. A list arrives with commas, which the inputs that are lists take, and
 * a mapping as JSON, which `scan-options` takes.
 *
 * @param ci The flag `--ci`, if it is given.
 */
export function readInputVariables(env: Env, ci: string | undefined): EnvironmentInputs {
  const own = readPrefixed(env, PREFIX);
  const prefix = chosenCi(env, (ci ?? own.raw.ci ?? '').trim().toLowerCase())?.settingsPrefix;
  if (prefix === undefined) return own;
  const settings = readPrefixed(env, prefix);
  return {
    raw: { ...settings.raw, ...own.raw },
    problems: [...own.problems, ...settings.problems],
    unread: [...own.unread, ...settings.unread],
    variables: { ...settings.variables, ...own.variables },
  };
}

function readPrefixed(env: Env, prefix: string): EnvironmentInputs {
  const nameOf = (input: InputName): string => variableOf(input, prefix);
  const read = readVariables(env, prefix, nameOf);
  const given = INPUT_TABLE.filter(({ name }) => read.raw[name] !== undefined);
  return { ...read, variables: Object.fromEntries(given.map(({ name }) => [name, nameOf(name)])) };
}

/** The variable of an input. */
export function variableOf(input: InputName, prefix = PREFIX): string {
  return `${prefix}${input.toUpperCase().replaceAll('-', '_')}`;
}
