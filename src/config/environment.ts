import type { Problem } from '../scanners/scanner.js';
import { INPUT_TABLE, type InputName, type RawInputs } from './inputs.js';
import { suggest } from './words.js';

export type Env = Readonly<Record<string, string | undefined>>;

/** What was given, and names that are none of ours. */
export interface GivenInputs {
  readonly raw: RawInputs;
  readonly problems: readonly Problem[];
  /** Those that stand in the arguments of the command line. */
  readonly fromArguments?: ReadonlySet<InputName> | undefined;
}

const NAMES: readonly InputName[] = INPUT_TABLE.map((input) => input.name);

/**
 * Reads `INPUT_*` as the runner writes it: capitals, spaces as `_`, hyphens kept (docs.github.com, metadata syntax).
 * A name that we do not know is an error: the runner only warns, and `severity-treshold` would leave the gate at its default.
 */
export function readActionInputs(env: Env): GivenInputs {
  const raw: Partial<Record<InputName, string>> = {};
  const problems: Problem[] = [];
  for (const [variable, value] of Object.entries(env)) {
    if (!variable.startsWith('INPUT_') || value === undefined || value.trim() === '') continue;
    const name = variable.slice('INPUT_'.length).toLowerCase();
    const known = NAMES.find((candidate) => candidate === name);
    if (known === undefined) problems.push(unknownName(name));
    else raw[known] = value.trim();
  }
  return { raw, problems };
}

/** An input that nobody has heard of. */
export function unknownName(name: string): Problem {
  return { input: name, given: '', allowed: 'one of the inputs in the README', unknown: true, suggestion: suggest(name, NAMES) };
}
