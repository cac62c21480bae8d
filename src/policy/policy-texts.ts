import { GLOB_SAYS, type GlobKind, globFault } from '../config/glob.js';
import { nameOf } from './fields.js';
import type { PolicyProblems } from './problems.js';
import type { Placed, PlacedEntry } from './yaml.js';
import { parseList } from '../config/values.js';

/** What a text, or each text of a list, looks like. */
export interface TextRule {
  /** The key, for people. */
  readonly key: string;
  /** One of them, such as `target`. */
  readonly one: string;
  readonly pattern: RegExp;
  /** For people: what fits the pattern. */
  readonly says: string;
}

/** A list of one or more texts, each of them once. */
export function readTexts(value: Placed, rule: TextRule, problems: PolicyProblems): readonly string[] {
  const { line } = value;
  if (value.kind === 'told') return [];
  if (value.kind !== 'list') {
    const suggestion = value.kind === 'text' ? `[${JSON.stringify(value.text)}]` : undefined;
    problems.add({ line, given: `${rule.key}: ${nameOf(value)}`, allowed: `a list of texts, each of them ${rule.says}`, suggestion });
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

/** One text. */
export function readText({ key, value }: PlacedEntry, { pattern, says }: TextRule, problems: PolicyProblems): string | undefined {
  if (value.kind === 'told') return undefined;
  if (value.kind === 'text' && pattern.test(value.text)) return value.text.trim();
  // What YAML takes for a number or for true may well be meant as a text.
  const written = value.kind === 'other' ? value.source : '';
  const fits = written !== '' && pattern.test(written);
  const quoted = fits ? { allowed: `${says}, in quotes where YAML reads something else`, suggestion: JSON.stringify(written) } : {};
  problems.add({ line: value.line, given: `${key}: ${nameOf(value)}`, allowed: says, ...quoted });
  return undefined;
}

/** A pattern, several of them in a text as in the input `paths`, or a list. */
export function readGlobs({ key, value }: PlacedEntry, kind: GlobKind, problems: PolicyProblems): readonly string[] {
  const { line } = value;
  if (value.kind === 'told') return [];
  if (value.kind === 'list') {
    const says = GLOB_SAYS[kind];
    const globs = readTexts(value, { key, one: 'pattern', pattern: /^/, says }, problems);
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
  problems.add({ line, given: `${key}: ${nameOf(value)}`, allowed: `a pattern or a list of them, each ${GLOB_SAYS[kind]}` });
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
    else problems.add({ line, given: text, allowed: `each ${one} once; this one is on line ${first} already` });
  }
  return [...lines.keys()];
}

function readItem(item: Placed, { pattern, says }: TextRule, problems: PolicyProblems): string | undefined {
  if (item.kind === 'told') return undefined;
  if (item.kind === 'text') {
    if (pattern.test(item.text)) return item.text;
    problems.add({ line: item.line, given: nameOf(item), allowed: says });
    return undefined;
  }
  const written = item.kind === 'other' ? item.source : '';
  const suggestion = written !== '' && pattern.test(written) ? JSON.stringify(written) : undefined;
  problems.add({ line: item.line, given: nameOf(item), allowed: `a text, and that in quotes where YAML reads something else`, suggestion });
  return undefined;
}
