import { mistakeIn, type NumbersRule, readNumbers, type NumberRange, parseNumber, parseWord, type Value } from '../config/values.js';
import { nameOf } from './fields.js';
import type { PolicyProblems } from './problems.js';
import type { Placed, PlacedEntry } from './yaml.js';

/** One of the words, as the input of that name takes it. */
export function readWord<Word extends string>(entry: PlacedEntry, words: readonly Word[], problems: PolicyProblems): Word | undefined {
  return readScalar(entry, (text) => parseWord(text, words), problems);
}

/** A number, in quotes or not. */
export function readNumber(entry: PlacedEntry, range: NumberRange, problems: PolicyProblems): number | undefined {
  return readScalar(entry, (text) => parseNumber(text, range), problems);
}

/** `high=3, total=20` as the input takes it, or a mapping. */
export function readNumbersByName(
  { key, value }: PlacedEntry,
  rule: NumbersRule,
  problems: PolicyProblems,
): Readonly<Record<string, number>> | undefined {
  if (value.kind === 'told') return undefined;
  if (value.kind === 'mapping' && value.entries.length > 0) return readMapping(value.entries, rule, problems);
  const { numbers, mistakes } = readNumbers(value.kind === 'text' ? value.text : '', rule);
  for (const { given, ...mistake } of mistakes)
    problems.add({ line: value.line, given: `${key}: ${given === '' ? nameOf(value) : given}`, ...mistake });
  return numbers;
}

function readMapping(entries: readonly PlacedEntry[], rule: NumbersRule, problems: PolicyProblems): Readonly<Record<string, number>> {
  const numbers: Record<string, number> = {};
  for (const { key: name, line, value } of entries) {
    if (value.kind === 'told') continue;
    const mistake = mistakeIn(`${name}: ${nameOf(value)}`, name, textOf(value) ?? '', rule, numbers);
    if (mistake) problems.add({ line, ...mistake });
    else numbers[name] = Number(textOf(value));
  }
  return numbers;
}

function readScalar<Of>({ key, value }: PlacedEntry, parse: (text: string) => Value<Of>, problems: PolicyProblems): Of | undefined {
  if (value.kind === 'told') return undefined;
  const parsed = parse(textOf(value)?.trim() ?? '');
  if ('value' in parsed) return parsed.value;
  problems.add({ line: value.line, given: `${key}: ${nameOf(value)}`, ...parsed });
  return undefined;
}

/** What is written, whatever YAML takes it for; undefined for what is no scalar. */
function textOf(value: Placed): string | undefined {
  if (value.kind === 'text') return value.text;
  return value.kind === 'other' ? value.source : undefined;
}
