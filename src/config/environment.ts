import { distance } from 'fastest-levenshtein';
import type { Problem } from '../domain/errors.js';
import { INPUT_TABLE, type InputName, type RawInputs } from './inputs.js';
import { suggest } from './values.js';

export type Env = Readonly<Record<string, string | undefined>>;

/** What was given, and names that are none of ours. */
export interface ReadInputs {
  readonly raw: RawInputs;
  readonly problems: readonly Problem[];
  /** Those that stand in the arguments of the command line. */
  readonly fromArguments?: ReadonlySet<InputName> | undefined;
  /** Variables that begin like ours and are not read, for a warning. */
  readonly unread?: readonly string[] | undefined;
}

const NAMES: readonly InputName[] = INPUT_TABLE.map((input) => input.name);

/**
 * Reads `INPUT_*` as the runner writes it: capitals, spaces as `_`, hyphens kept (docs.github.com, metadata syntax). Variables of other
 * names belong to somebody else, unless they are almost ours (decision 0005).
 */
export function readActionInputs(env: Env): ReadInputs {
  const { raw, problems } = readVariables(env, 'INPUT_', (name) => `INPUT_${name.toUpperCase()}`);
  return { raw, problems };
}

/**
 * Reads the variables that stand for inputs. Those that nobody reads, but that somebody may have meant for an input, are problems.
 *
 * @param variableOf The one variable that an input is read from.
 */
export function readVariables(env: Env, prefix: string, variableOf: (name: InputName) => string): VariableInputs {
  const raw: Partial<Record<InputName, string>> = {};
  const problems: Problem[] = [];
  const unread: string[] = [];
  const names = new Map(NAMES.map((name) => [variableOf(name), name]));
  for (const [variable, text = ''] of Object.entries(env)) {
    const value = text.trim();
    if (value === '') continue;
    const known = names.get(variable);
    if (known !== undefined) raw[known] = value;
    else {
      const problem = otherCase(variable, names) ?? nearMiss(variable, prefix, names);
      if (problem) problems.push(problem);
      else if (variable.startsWith(prefix)) unread.push(variable);
    }
  }
  return { raw, problems, unread };
}

type VariableInputs = Pick<ReadInputs, 'raw' | 'problems'> & { readonly unread: readonly string[] };

/** Whoever set it meant the input, and it must not overrule what the workflow gives. */
function otherCase(variable: string, names: ReadonlyMap<string, InputName>): Problem | undefined {
  const meant = [...names.keys()].find((candidate) => candidate.toLowerCase() === variable.toLowerCase());
  if (meant === undefined) return undefined;
  const says = `The variable ${variable} differs from ${meant} in upper and lower case only. It comes from env or an earlier step and is not read: remove it.`;
  return { input: names.get(meant) ?? '', given: '', allowed: '', says };
}

/**
 * Words of their own that are close to inputs by chance (`paths`, `comment`), and that other tools use as inputs. Where somebody meant
 * ours all the same, the gate is as strict as without it. On the command line the prefix is ours, and nobody else's.
 */
const OTHERS_WORDS: ReadonlySet<string> = new Set(['path', 'commit', 'content']);

function nearMiss(variable: string, prefix: string, names: ReadonlyMap<string, InputName>): Problem | undefined {
  if (!variable.startsWith(prefix)) return undefined;
  const given = nameIn(variable, prefix);
  if (prefix === 'INPUT_' && OTHERS_WORDS.has(given)) return undefined;
  const [best] = NAMES.map((name) => ({ name, far: distanceOf(given, name) }))
    .filter(({ name, far }) => far <= Math.min(2, Math.floor(name.length / 3)))
    .toSorted((a, b) => a.far - b.far);
  if (best === undefined) return undefined;
  const [meant = ''] = [...names].find(([, name]) => name === best.name) ?? [];
  const says = `The variable ${variable} is not read, and its name is close to ${meant}, the input ${best.name}. Correct the name, or rename the variable if it is meant for something else.`;
  return { input: given, given: '', allowed: '', says, suggestion: best.name };
}

/** People confuse hyphens, blanks and underscores. */
function nameIn(variable: string, prefix: string): string {
  return variable.slice(prefix.length).toLowerCase().replaceAll('_', '-');
}

/** Letters to change, add or leave out. Two neighbours that changed places are one mistake. */
function distanceOf(given: string, name: string): number {
  const far = distance(given, name);
  return far === 2 && swapsNeighbours(given, name) ? 1 : far;
}

function swapsNeighbours(given: string, name: string): boolean {
  const at = Array.from(name).findIndex((letter, index) => letter !== given[index]);
  return given === `${name.slice(0, at)}${name[at + 1]}${name[at]}${name.slice(at + 2)}`;
}

/** A flag that stands for no input. */
export function unknownName(name: string): Problem {
  return { input: name, given: '', allowed: 'one of the inputs in docs/inputs.md', unknown: true, suggestion: suggest(name, NAMES) };
}

/**
 * The name of a variable, in the form of some CI: Azure Pipelines leaves `$(NAME)` as it is if it has no such variable or does not give
 * the secret to the job, GitLab `$NAME`, TeamCity `%env.NAME%`, templates `{{ NAME }}` and `#{NAME}#`; quotes keep `${NAME}` from a shell.
 */
const VARIABLE = String.raw`\\?\$*(?:\$\([^()]*\)|\$\{\{?[^{}]*\}?\}|\$\[[^[\]]*\]|%[A-Za-z_][\w.]*%|\$(?:env:)?[A-Za-z_]\w*|\{\{[^{}]*\}\}|#\{[^{}]*\}#?)`;

/** One or more of them and nothing else but what joins them, in quotes or not; as a header's value a key may have its scheme in front. */
const WHOLE = new RegExp(String.raw`^(?:bearer\s+)?${VARIABLE}(?:(?:[\s.:/-]|(?<!\w)_)*${VARIABLE})*$`, 'i');

/** The same within a value, where the form leaves no doubt. */
const WITHIN = /\$\([A-Za-z_][\w.]*\)|\$\{[A-Za-z_]\w*\}|\$\{\{[^{}]*\}\}/;

/** Texts of people, in which such a form may be meant; secrets, in which it may be chance. */
const WHOLE_ONLY: ReadonlySet<string> = new Set(['api-key', 'github-token', 'scan-options', 'paths']);

/** Whether the CI has left the name of a variable in the place of its value. */
export function isUnexpanded(name: string, value: string): boolean {
  return WHOLE.test(withoutQuotes(value)) || (!WHOLE_ONLY.has(name) && WITHIN.test(value));
}

function withoutQuotes(value: string): string {
  const text = value.trim();
  const [quote = ''] = text;
  return text.length > 1 && `'"\``.includes(quote) && text.endsWith(quote) ? withoutQuotes(text.slice(1, -1)) : text;
}

/** Names such values for what they are, in the place of whatever else was found wrong with them. */
export function nameUnexpanded(raw: RawInputs, problems: readonly Problem[]): readonly Problem[] {
  const inputs = INPUT_TABLE.filter(({ name }) => isUnexpanded(name, raw[name] ?? ''));
  if (inputs.length === 0) return problems;
  const named = inputs.map(({ name, secret }): Problem => {
    const allowed =
      'a value: the CI has left the name of a variable in its place, such as $(NAME) or ${NAME}. Check that the variable exists and that this job gets it';
    return { input: name, given: secret === true ? '' : (raw[name] ?? ''), allowed, missing: true };
  });
  return [...named, ...problems.filter(({ input }) => !inputs.some(({ name }) => name === input))];
}
