import { distance } from 'fastest-levenshtein';
import type { Problem } from '../domain/errors.js';
import { CI_NAMES } from '../domain/source.js';
import { ACTION_INPUTS, INPUT_TABLE, type InputName, type RawInputs } from './inputs.js';

export type Env = Readonly<Record<string, string | undefined>>;

/** The inputs, and the mistakes in their names. */
export interface ReadInputs {
  readonly raw: RawInputs;
  readonly problems: readonly Problem[];
  /** The inputs that come from arguments of the command line. */
  readonly fromArguments?: ReadonlySet<InputName> | undefined;
  /** Of the other inputs, the variables that they come from, so that a mistake names what the person wrote. */
  readonly variables?: Readonly<Partial<Record<string, string>>> | undefined;
  /** Variables with the prefix of scan-gate that are not read, for a warning. */
  readonly unread?: readonly string[] | undefined;
}

/** Whether an input is `true`, before the inputs are checked. */
export function isTrue({ raw }: Pick<ReadInputs, 'raw'>, name: InputName): boolean {
  return raw[name]?.toLowerCase() === 'true';
}

/** Whether the verdict `error` does not fail the job either, before the inputs are checked. */
export function forgivesErrors({ raw }: Pick<ReadInputs, 'raw'>): boolean {
  return raw['warn-only']?.toLowerCase() === 'everything';
}

/**
 * Reads `INPUT_*` as the runner writes it: capitals, spaces as `_`, hyphens kept (docs.github.com, metadata syntax). Variables with
 * other names belong to other programs, unless a name is close to the name of an input (decision 0005).
 */
export function readActionInputs(env: Env): ReadInputs {
  const { raw, problems } = readVariables(env, 'INPUT_', (name) => `INPUT_${name.toUpperCase()}`, ACTION_INPUTS);
  return { raw, problems };
}

/**
 * Reads inputs from variables. A variable that is not read, but that was probably meant for an input, is a problem.
 *
 * @param variableOf The name of the variable of an input.
 */
export function readVariables(
  env: Env,
  prefix: string,
  variableOf: (name: InputName) => string,
  inputs: typeof INPUT_TABLE = INPUT_TABLE,
): VariableInputs {
  const raw: Partial<Record<InputName, string>> = {};
  const problems: Problem[] = [];
  const unread: string[] = [];
  const names = new Map(inputs.map(({ name }) => [variableOf(name), name]));
  const inLowerCase = new Map(inputs.map(({ name }) => [variableOf(name).toLowerCase(), name]));
  for (const [variable, text = ''] of Object.entries(env)) {
    const value = text.trim();
    if (value === '') continue;
    const known = names.get(variable);
    if (known !== undefined) raw[known] = value;
    else if (!TOKENS.has(variable)) {
      const problem = otherCase(variable, inLowerCase.get(variable.toLowerCase()), variableOf) ?? nearMiss(variable, prefix, names);
      if (problem) problems.push(problem);
      else if (variable.startsWith(prefix)) unread.push(variable);
    }
  }
  return { raw, problems, unread };
}

type VariableInputs = Pick<ReadInputs, 'raw' | 'problems'> & { readonly unread: readonly string[] };

/** Not read as the input, because it would override the value from the workflow. */
function otherCase(variable: string, input: InputName | undefined, variableOf: (name: InputName) => string): Problem | undefined {
  if (input === undefined) return undefined;
  const sentence = `The variable ${variable} differs from ${variableOf(input)} only in upper and lower case. It comes from env or an earlier step, and scan-gate does not read it. Remove it.`;
  return { input, given: '', allowed: '', message: sentence };
}

/**
 * Inputs of other actions that are close to inputs of scan-gate (`paths`, `comment`) by chance. If one was a mistyped input of scan-gate
 * after all, the gate is as strict as without it. On the command line, the prefix belongs to scan-gate alone.
 */
const OTHER_ACTIONS_INPUTS: ReadonlySet<string> = new Set(['path', 'commit', 'content']);

function nearMiss(variable: string, prefix: string, names: ReadonlyMap<string, InputName>): Problem | undefined {
  if (!variable.startsWith(prefix)) return undefined;
  const given = nameIn(variable, prefix);
  if (prefix === 'INPUT_' && OTHER_ACTIONS_INPUTS.has(given)) return undefined;
  const [best] = [...names.values()]
    .map((name) => ({ name, far: distanceOf(given, name) }))
    .filter(({ name, far }) => far <= Math.min(2, Math.floor(name.length / 3)))
    .toSorted((a, b) => a.far - b.far);
  if (best === undefined) return undefined;
  const [meant = ''] = [...names].find(([, name]) => name === best.name) ?? [];
  const sentence = `scan-gate does not read the variable ${variable}. Its name is close to ${meant}, the input ${best.name}. Correct the name, or rename the variable if another program uses it.`;
  return { input: given, given: '', allowed: '', message: sentence, suggestion: best.name };
}

/** The token of a platform, such as SCAN_GATE_GITLAB_TOKEN, is not an input. Only its CI reads it (`tokenVariables` in `src/ci/`). */
const TOKENS: ReadonlySet<string> = new Set(CI_NAMES.map((ci) => `SCAN_GATE_${ci.toUpperCase()}_TOKEN`));

function nameIn(variable: string, prefix: string): string {
  return variable.slice(prefix.length).toLowerCase().replaceAll('_', '-');
}

/** The letters to change, add, or remove. Two swapped letters count as one. */
function distanceOf(given: string, name: string): number {
  const far = distance(given, name);
  return far === 2 && swapsNeighbours(given, name) ? 1 : far;
}

function swapsNeighbours(given: string, name: string): boolean {
  const at = Array.from(name).findIndex((letter, index) => letter !== given[index]);
  return given === `${name.slice(0, at)}${name[at + 1]}${name[at]}${name.slice(at + 2)}`;
}

/**
 * A variable that a CI did not replace. Azure Pipelines leaves `$(NAME)` if it has no such variable or withholds the secret from the
 * job. Others leave `$NAME` (GitLab), `%env.NAME%` (TeamCity), `{{ NAME }}` and `#{NAME}#` (templates), or a quoted `${NAME}` (shells).
 */
const VARIABLE = String.raw`\\?\$*(?:\$\([^()]*\)|\$\{\{?[^{}]*\}?\}|\$\[[^[\]]*\]|%[A-Za-z_][\w.]*%|\$(?:env:)?[A-Za-z_]\w*|\{\{[^{}]*\}\}|#\{[^{}]*\}#?)`;

/** Nothing but such variables and what joins them. A key may have the scheme of a header in front. */
const WHOLE = new RegExp(String.raw`^(?:bearer\s+)?${VARIABLE}(?:(?:[\s.:/-]|(?<!\w)_)*${VARIABLE})*$`, 'i');

/** Such a variable inside a value, in the forms that are unambiguous. */
const WITHIN = /\$\([A-Za-z_][\w.]*\)|\$\{[A-Za-z_]\w*\}|\$\{\{[^{}]*\}\}/;

/** Texts in which such a form may be intended, and secrets, which may contain it by chance. */
const WHOLE_ONLY: ReadonlySet<string> = new Set(['api-key', 'github-token', 'scan-options', 'paths']);

/** Every such variable contains one of these, and most values contain none. So most runs do not compile the patterns, which takes long. */
const SIGNS = ['$', '%', '{'];

/** Whether the CI left the name of a variable instead of its value. */
export function isUnexpanded(name: string, value: string): boolean {
  if (!SIGNS.some((sign) => value.includes(sign))) return false;
  return WHOLE.test(withoutQuotes(value)) || (!WHOLE_ONLY.has(name) && WITHIN.test(value));
}

function withoutQuotes(value: string): string {
  const text = value.trim();
  const [quote = ''] = text;
  return text.length > 1 && `'"\``.includes(quote) && text.endsWith(quote) ? withoutQuotes(text.slice(1, -1)) : text;
}

/** Reports such values as unexpanded variables, instead of the other mistakes that they cause. */
export function nameUnexpanded(raw: RawInputs, problems: readonly Problem[]): readonly Problem[] {
  const inputs = INPUT_TABLE.filter(({ name }) => isUnexpanded(name, raw[name] ?? ''));
  if (inputs.length === 0) return problems;
  const named = inputs.map(({ name, secret }): Problem => {
    const allowed =
      'a value, not the name of a variable, such as $(NAME) or ${NAME}, which the CI did not replace. Check that the variable exists and that this job receives it';
    return { input: name, given: secret === true ? '' : (raw[name] ?? ''), allowed, missing: true };
  });
  return [...named, ...problems.filter(({ input }) => !inputs.some(({ name }) => name === input))];
}
