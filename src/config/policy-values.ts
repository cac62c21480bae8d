import { INPUT_TABLE } from './inputs.js';
import type { PolicyProblems } from './policy-problems.js';
import type { Placed } from './policy-yaml.js';
import { suggest } from './words.js';

/** The values of a mapping by their keys. Keys that are unknown, or given twice, are mistakes. */
export function readKeys<Key extends string>(value: Placed, keys: readonly Key[], problems: PolicyProblems): ReadonlyMap<Key, Placed> {
  const found = new Map<Key, Placed>();
  if (value.kind === 'told') return found;
  if (value.kind !== 'mapping') {
    problems.add({ line: value.line, given: nameOf(value), allowed: `a mapping with the keys ${keys.join(', ')}` });
    return found;
  }
  const lines = new Map<string, number>();
  for (const { key, line, value: of } of value.entries) {
    const first = lines.get(key);
    const known = keys.find((candidate) => candidate === key);
    if (first !== undefined) problems.add({ line, given: key, allowed: `each key once; this one is on line ${first} already` });
    else if (known === undefined) problems.add({ line, given: key, ...meantBy(key, keys) });
    else found.set(known, of);
    lines.set(key, first ?? line);
  }
  return found;
}

/** Where requests go, and with which key, is never a policy's matter: somebody who looks for that is told so. */
function meantBy(key: string, keys: readonly string[]): { readonly allowed: string; readonly suggestion?: string | undefined } {
  const allowed = `the keys ${keys.join(', ')}`;
  const input = INPUT_TABLE.find(({ name }) => name === key.toLowerCase());
  return input === undefined ? { allowed, suggestion: suggest(key, keys) } : { allowed: `${allowed}; {${input.name}} is an input only` };
}

/** What the texts of a list look like. */
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
  const lines = new Map<string, number>();
  for (const item of value.items) {
    const text = readText(item, rule, problems);
    if (text === undefined) continue;
    const first = lines.get(text);
    if (first === undefined) lines.set(text, item.line);
    else problems.add({ line: item.line, given: text, allowed: `each ${rule.one} once; this one is on line ${first} already` });
  }
  return [...lines.keys()];
}

function readText(item: Placed, { pattern, says }: TextRule, problems: PolicyProblems): string | undefined {
  if (item.kind === 'told') return undefined;
  if (item.kind === 'text') {
    if (pattern.test(item.text)) return item.text;
    problems.add({ line: item.line, given: item.text === '' ? 'an empty text' : item.text, allowed: says });
    return undefined;
  }
  // What YAML takes for a number or for true may well be meant as a text.
  const written = item.kind === 'other' ? item.source : '';
  const suggestion = pattern.test(written) ? JSON.stringify(written) : undefined;
  problems.add({ line: item.line, given: nameOf(item), allowed: `a text, and that in quotes where YAML reads something else`, suggestion });
  return undefined;
}

function nameOf(value: Placed): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'list':
      return 'a list';
    case 'mapping':
      return 'a mapping';
    default:
      return value.kind === 'other' && value.source !== '' ? value.source : 'nothing';
  }
}
