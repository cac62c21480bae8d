import { GLOB_FORMS, type GlobKind, globFault } from '../config/glob.js';
import { INPUT_TABLE } from '../config/inputs.js';
import {
  mistakeIn,
  type NumberRange,
  type NumbersRule,
  parseList,
  parseNumber,
  parseWord,
  readNumbers,
  suggest,
  type Value,
} from '../config/values.js';
import type { PolicyProblems } from './problems.js';
import type { PlacedEntry, YamlNode } from './yaml.js';

/** The entries of a mapping by their keys. Unknown and repeated keys are mistakes. */
export function readKeys<Key extends string>(
  value: YamlNode,
  keys: readonly Key[],
  problems: PolicyProblems,
): ReadonlyMap<Key, PlacedEntry> {
  const found = new Map<Key, PlacedEntry>();
  for (const entry of readEntries(value, `a mapping with the keys ${keys.join(', ')}`, problems)) {
    const { key, line } = entry;
    const known = keys.find((candidate) => candidate === key);
    if (known === undefined) problems.add({ line, given: key, ...meantBy(key, keys) });
    else found.set(known, entry);
  }
  return found;
}

/** The entries of a mapping with any keys. Repeated keys are mistakes. */
export function readEntries(value: YamlNode, allowed: string, problems: PolicyProblems): readonly PlacedEntry[] {
  if (value.kind === 'invalid') return [];
  if (value.kind !== 'mapping') {
    problems.add({ line: value.line, given: describeNode(value), allowed });
    return [];
  }
  const lines = new Map<string, number>();
  return value.entries.filter(({ key, line }) => {
    const first = lines.get(key);
    if (first !== undefined) problems.add({ line, given: key, allowed: `each key once; this key is already on line ${first}` });
    else lines.set(key, line);
    return first === undefined;
  });
}

/** Whether a section is empty, such as `scanners:` without a value. */
export function isNothing(value: YamlNode): boolean {
  return value.kind === 'other' && /^(?:~|null)?$/i.test(value.source);
}

/** A value, for messages. */
export function describeNode(value: YamlNode): string {
  switch (value.kind) {
    case 'text':
      return value.text === '' ? 'an empty text' : value.text;
    case 'list':
      return 'a list';
    case 'mapping':
      return 'a mapping';
    default:
      return value.kind === 'other' && value.source !== '' ? value.source : 'nothing';
  }
}

/** Some settings, such as `api-url`, are inputs only, and the message explains that. */
function meantBy(key: string, keys: readonly string[]): { readonly allowed: string; readonly suggestion?: string | undefined } {
  const allowed = `the keys ${keys.join(', ')}`;
  const suggestion = suggest(key, keys);
  const input = INPUT_TABLE.find(({ name }) => name === key.toLowerCase() && !keys.includes(name));
  return { allowed: input === undefined ? allowed : `${allowed}; {${input.name}} can only be an input`, suggestion };
}

/** One of the words, read like the input of that name. */
export function readWord<Word extends string>(entry: PlacedEntry, words: readonly Word[], problems: PolicyProblems): Word | undefined {
  return readScalar(entry, (text) => parseWord(text, words), problems);
}

/** A number, with or without quotes. */
export function readNumber(entry: PlacedEntry, range: NumberRange, problems: PolicyProblems): number | undefined {
  return readScalar(entry, (text) => parseNumber(text, range), problems);
}

/** A text such as `high=3, total=20`, like the input, or a mapping. */
export function readNumbersByName(
  { key, value }: PlacedEntry,
  rule: NumbersRule,
  problems: PolicyProblems,
): Readonly<Record<string, number>> | undefined {
  if (value.kind === 'invalid') return undefined;
  if (value.kind === 'mapping' && value.entries.length > 0) return readMapping(value.entries, rule, problems);
  const { numbers, mistakes } = readNumbers(value.kind === 'text' ? value.text : '', rule);
  for (const { given, ...mistake } of mistakes)
    problems.add({ line: value.line, given: `${key}: ${given === '' ? describeNode(value) : given}`, ...mistake });
  return numbers;
}

function readMapping(entries: readonly PlacedEntry[], rule: NumbersRule, problems: PolicyProblems): Readonly<Record<string, number>> {
  const numbers: Record<string, number> = {};
  for (const { key: name, line, value } of entries) {
    if (value.kind === 'invalid') continue;
    const mistake = mistakeIn(`${name}: ${describeNode(value)}`, name, textOf(value) ?? '', rule, numbers);
    if (mistake) problems.add({ line, ...mistake });
    else numbers[name] = Number(textOf(value));
  }
  return numbers;
}

function readScalar<Of>({ key, value }: PlacedEntry, parse: (text: string) => Value<Of>, problems: PolicyProblems): Of | undefined {
  if (value.kind === 'invalid') return undefined;
  const parsed = parse(textOf(value)?.trim() ?? '');
  if ('value' in parsed) return parsed.value;
  problems.add({ line: value.line, given: `${key}: ${describeNode(value)}`, ...parsed });
  return undefined;
}

/** The source text of a scalar, even if YAML reads it as a number; undefined for other nodes. */
function textOf(value: YamlNode): string | undefined {
  if (value.kind === 'text') return value.text;
  return value.kind === 'other' ? value.source : undefined;
}

/** The form of a text, or of each text of a list. */
export interface TextRule {
  /** The key, for messages. */
  readonly key: string;
  /** One item, for messages, such as `target`. */
  readonly one: string;
  readonly pattern: RegExp;
  /** What matches the pattern, for messages. */
  readonly allowed: string;
}

/** A list of one or more texts, without duplicates. */
export function readTexts(value: YamlNode, rule: TextRule, problems: PolicyProblems): readonly string[] {
  const { line } = value;
  if (value.kind === 'invalid') return [];
  if (value.kind !== 'list') {
    const suggestion = value.kind === 'text' ? `[${JSON.stringify(value.text)}]` : undefined;
    problems.add({
      line,
      given: `${rule.key}: ${describeNode(value)}`,
      allowed: `a list of texts, each of them ${rule.allowed}`,
      suggestion,
    });
    return [];
  }
  if (value.items.length === 0)
    problems.add({ line, given: `${rule.key}: an empty list`, allowed: `at least one ${rule.one}, or no ${rule.key} at all` });
  const texts = value.items.flatMap((item) => {
    const text = readItem(item, rule, problems);
    return text === undefined ? [] : [{ text, line: item.line }];
  });
  return eachOnce(texts, rule.one, problems);
}

export function readText({ key, value }: PlacedEntry, { pattern, allowed }: TextRule, problems: PolicyProblems): string | undefined {
  if (value.kind === 'invalid') return undefined;
  if (value.kind === 'text' && pattern.test(value.text)) return value.text.trim();
  // A value that YAML reads as a number or a boolean was probably intended as a text.
  const written = value.kind === 'other' ? value.source : '';
  const fits = written !== '' && pattern.test(written);
  const quoted = fits ? { allowed: `${allowed}, in quotes if YAML reads a number or a boolean`, suggestion: JSON.stringify(written) } : {};
  problems.add({ line: value.line, given: `${key}: ${describeNode(value)}`, allowed, ...quoted });
  return undefined;
}

/** Patterns, as a list or as a text like the input `paths`. */
export function readGlobs({ key, value }: PlacedEntry, kind: GlobKind, problems: PolicyProblems): readonly string[] {
  const { line } = value;
  if (value.kind === 'invalid') return [];
  if (value.kind === 'list') {
    const globs = readTexts(value, { key, one: 'pattern', pattern: /^/, allowed: GLOB_FORMS[kind] }, problems);
    const lineOf = (glob: string): number => value.items.find((item) => item.kind === 'text' && item.text === glob)?.line ?? line;
    return globs.filter((glob) => isGlob(glob, kind, lineOf(glob), problems));
  }
  const parts = value.kind === 'text' ? parseList(value.text) : [];
  if (parts.length > 0)
    return eachOnce(
      parts.map((text) => ({ text, line })),
      'pattern',
      problems,
    ).filter((glob) => isGlob(glob, kind, line, problems));
  problems.add({ line, given: `${key}: ${describeNode(value)}`, allowed: `a pattern or a list of them, each ${GLOB_FORMS[kind]}` });
  return [];
}

function isGlob(glob: string, kind: GlobKind, line: number, problems: PolicyProblems): boolean {
  const fault = globFault(glob, kind);
  if (fault !== undefined) problems.add({ line, given: glob === '' ? 'an empty text' : glob, allowed: fault });
  return fault === undefined;
}

function eachOnce(
  texts: readonly { readonly text: string; readonly line: number }[],
  one: string,
  problems: PolicyProblems,
): readonly string[] {
  const lines = new Map<string, number>();
  for (const { text, line } of texts) {
    const first = lines.get(text);
    if (first === undefined) lines.set(text, line);
    else problems.add({ line, given: text, allowed: `each ${one} once; this ${one} is already on line ${first}` });
  }
  return [...lines.keys()];
}

function readItem(item: YamlNode, { pattern, allowed }: TextRule, problems: PolicyProblems): string | undefined {
  if (item.kind === 'invalid') return undefined;
  if (item.kind === 'text') {
    if (pattern.test(item.text)) return item.text;
    problems.add({ line: item.line, given: describeNode(item), allowed });
    return undefined;
  }
  const written = item.kind === 'other' ? item.source : '';
  const suggestion = written !== '' && pattern.test(written) ? JSON.stringify(written) : undefined;
  problems.add({
    line: item.line,
    given: describeNode(item),
    allowed: 'a text, in quotes if YAML reads a number or a boolean',
    suggestion,
  });
  return undefined;
}
