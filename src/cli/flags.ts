import { MAX_TARGETS } from '../config/targets.js';
import { suggest } from '../config/values.js';
import type { Problem } from '../domain/errors.js';
import { truncate } from '../text/plain.js';
import type { CommandArgument } from './command.js';

/** A flag of a command. The reader, the help, and the completion use the same list. */
export interface Flag {
  readonly name: string;
  /** One sentence. */
  readonly description: string;
  /** The heading in the help; default `Flags`. */
  readonly group?: string | undefined;
  /** The only values. With `true` and `false`, the flag may stand without a value, and `--no-…` means `false`. */
  readonly values?: readonly string[] | undefined;
  readonly default?: string | undefined;
  /** The variable that sets the same. */
  readonly variable?: string | undefined;
  /** The flag may be given more than once. */
  readonly repeatable?: boolean | undefined;
  /** Refused, because every process on the machine can see arguments. */
  readonly secret?: boolean | undefined;
  /** Accepted, but not in the help: an earlier name. */
  readonly hidden?: boolean | undefined;
}

/** The values of flags in the order given, the other words, and all mistakes. */
export interface ReadFlags {
  readonly values: Readonly<Partial<Record<string, readonly string[]>>>;
  readonly words: readonly string[];
  readonly problems: readonly Problem[];
}

/** Where a run in this folder writes its results.json. */
export const RESULTS_FILE = 'scan-gate-report/results.json';

/**
 * Whether the arguments ask for help. A word that stands where a value belongs does not: a job whose variable holds `--help` would
 * print help, and be green.
 */
export function asksForHelp(args: readonly string[], flags: readonly Flag[]): boolean {
  return args.some((argument, index) => isHelp(argument) && !awaitsValue(args[index - 1], flags));
}

/** `--name=--help` is a value. */
export function isHelp(argument: string): boolean {
  return argument === '--help' || argument === '-h';
}

function awaitsValue(argument: string | undefined, flags: readonly Flag[]): boolean {
  if (argument === undefined || !argument.startsWith('--') || isHelp(argument)) return false;
  const { value, flag } = parse(argument, flags);
  return value === undefined && (flag === undefined || !isSwitch(flag));
}

const SHORT_FLAG = 'An argument begins with a single hyphen. Write flags with two hyphens, such as --help.';

/** The longest name of an unknown flag that is repeated, in characters. */
const MAX_NAME_LENGTH = 40;

/** Whether a flag may stand without a value. */
export function isSwitch({ values = [] }: Flag): boolean {
  return values.includes('true') && values.includes('false');
}

/**
 * Reads arguments, and finds all mistakes at once. Values never appear in a message, because after a mistyped flag they may be keys. A
 * command without `words` takes flags only.
 */
export function readFlags(args: readonly string[], flags: readonly Flag[], { words: most = 0 } = {}): ReadFlags {
  const values: Record<string, string[]> = {};
  const seen: string[] = [];
  const words: string[] = [];
  const problems: Problem[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? '';
    const next = args[index + 1];
    if (!argument.startsWith('--') || argument === '--') {
      if (/^-./.test(argument)) problems.push(mistake(SHORT_FLAG));
      else if (words.length < most && argument !== '--') words.push(argument);
      else if (argument !== '--') problems.push(mistake(strayWord(flags)));
      continue;
    }
    if (isHelp(argument)) {
      problems.push(mistake('--help stands where a value belongs. For help, write --help behind the command, without other flags.'));
      continue;
    }
    const { name, value, flag } = parse(argument, flags);
    // A value that looks like a flag is the next flag, so it needs the equals sign.
    const isBare = next === undefined || next.startsWith('--');
    if (flag === undefined) {
      problems.push(unknownFlag(name, flags));
      if (value === undefined && !isBare && !next.startsWith('-')) index += 1;
      continue;
    }
    seen.push(flag.name);
    const takesNext = value === undefined && !isBare;
    if (takesNext) index += 1;
    const given = (value ?? (takesNext ? next : isSwitch(flag) ? 'true' : '')).trim();
    if (flag.secret === true)
      problems.push({ input: flag.name, given: '(hidden)', allowed: 'a value from the environment only, not a flag' });
    else if (given === '') problems.push(mistake(`--${flag.name} needs a value after it.`, flag.name));
    else (values[flag.name] ??= []).push(given);
  }
  const once = flags.filter(({ repeatable }) => repeatable !== true).map(({ name }) => name);
  const repeated = once.filter((name) => seen.indexOf(name) !== seen.lastIndexOf(name));
  const ofRepeated = repeated.map((name) => mistake(`--${name} is given more than once. Keep one of them.`, name));
  return { values, words, problems: [...ofRepeated, ...problems] };
}

interface Argument {
  readonly name: string;
  /** Absent if the value, if any, is the next argument. */
  readonly value: string | undefined;
  readonly flag: Flag | undefined;
}

function parse(argument: string, flags: readonly Flag[]): Argument {
  const [, name = '', value] = /^--([^=]*)(?:=(.*))?$/s.exec(argument) ?? [];
  const flag = flags.find((candidate) => candidate.name === name);
  if (flag !== undefined || !name.startsWith('no-') || value !== undefined) return { name, value, flag };
  const negated = flags.find((candidate) => `no-${candidate.name}` === name && isSwitch(candidate));
  return { name, value: negated && 'false', flag: negated };
}

/** Shows only the part of a name that cannot contain a value, such as `api-key` of `--api-key:secret`. */
function unknownFlag(name: string, flags: readonly Flag[]): Problem {
  const [shown = ''] = /^[A-Za-z0-9-]*/.exec(name) ?? [];
  const cut = shown.slice(0, MAX_NAME_LENGTH);
  const isWhole = cut === name;
  const known = flags
    .filter(({ hidden, secret }) => hidden !== true && secret !== true)
    .flatMap((flag) => [flag.name, ...(isSwitch(flag) ? [`no-${flag.name}`] : [])]);
  const meant = suggest(cut, known);
  const hint = meant === undefined ? '' : ` Did you mean --${meant}?`;
  return mistake(`There is no flag --${cut}${isWhole ? '' : '…'}.${hint}`, cut);
}

function strayWord([first]: readonly Flag[]): string {
  if (first === undefined) return 'There are more words than the command takes.';
  return `An argument has no flag before it. Put a flag before each value, such as --${first.name} before its value.`;
}

/** The flag of the commands that emulate a service. */
export const TARGETS_FLAG: Flag = {
  name: 'targets',
  description: `The number of targets, from 1 to ${MAX_TARGETS}. The scans of several targets end differently.`,
};

/** Reads `--targets`; undefined if it is absent. */
export function readTargetCount({ values }: ReadFlags): { readonly targets?: number; readonly problems: readonly Problem[] } {
  const given = values['targets']?.[0];
  if (given === undefined) return { problems: [] };
  const targets = Number(given);
  if (/^\d{1,3}$/.test(given) && targets >= 1 && targets <= MAX_TARGETS) return { targets, problems: [] };
  return { problems: [{ input: 'targets', given, allowed: `1 to ${MAX_TARGETS}` }] };
}

/** A mistake with a sentence of its own. */
export function mistake(message: string, input = ''): Problem {
  return { input, given: '', allowed: '', message };
}

/** The values that a flag does not allow. */
export function wrongValues({ values }: ReadFlags, flags: readonly Flag[]): readonly Problem[] {
  return flags.flatMap(({ name, values: allowed }) =>
    allowed === undefined
      ? []
      : (values[name] ?? [])
          .filter((given) => !allowed.includes(given))
          .map((given) => ({ input: name, given, allowed: allowed.join(', '), suggestion: suggest(given, allowed) })),
  );
}

/** The mistake in the word that a command takes besides flags. */
export function wrongArgument({ words: [given = ''] }: ReadFlags, { name, values = [] }: CommandArgument): readonly Problem[] {
  if (values.includes(given)) return [];
  const allowed = values.join(', ');
  const meant = suggest(given, values);
  if (given === '') return [mistake(`The ${name} is missing: name one of ${allowed}.`)];
  const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
  return [mistake(`The ${name} cannot be "${truncate(given, MAX_NAME_LENGTH)}"; allowed: ${allowed}.${hint}`)];
}
