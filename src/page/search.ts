import { SEVERITIES } from '../domain/severity.js';
import { type Column, type Item, whereText } from '../report/html/finding.js';
import type { RuleData } from '../report/html/page-data.js';
import type { Choice, Sort } from './filter.js';

type Kind = 'severity' | 'change' | 'state';

/** Finds and sorts findings. Every key press searches up to 25,000 findings, so nothing is computed twice. */
interface Picker {
  /** The matching findings, sorted. */
  pick(choice: Choice): readonly Item[];
  /** How many findings each value of one filter would show, with the other filters applied; `''` is the total. */
  count(choice: Choice, kind: Kind): ReadonlyMap<string, number>;
  /** Prepares the search of a few more findings, while nothing else is to do. Returns whether there are more. */
  prepare(): boolean;
}

/** How many findings `prepare` reads at once, in less than a millisecond. */
const PREPARED_AT_ONCE = 50;

type Picked = Readonly<Record<Kind, ReadonlyMap<string, number>>> & { readonly found: readonly Item[] };

/** @param items In the order of their `index`. */
export function pickerOf(items: readonly Item[]): Picker {
  const { containsText, prepare } = searchIn(items);
  const sorted = lastOf((sort: Sort) => items.toSorted(orderOf(sort)), JSON.stringify);
  const picked = lastOf(
    (choice: Choice) => pickFrom(sorted(choice.sort), choice, containsText(choice.text)),
    ({ page: _page, ...choice }) => JSON.stringify(choice),
  );
  return { pick: (choice) => picked(choice).found, count: (choice, kind) => picked(choice)[kind], prepare };
}

/** One pass over all findings, for the result and for the numbers beside the filters. */
function pickFrom(items: readonly Item[], choice: Choice, matches: Uint8Array): Picked {
  const found: Item[] = [];
  const counts = { severity: new Map<string, number>(), change: new Map<string, number>(), state: new Map<string, number>() };
  const severities = new Set<string>(choice.severities);
  for (const item of items) {
    if (matches[item.index] !== 1 || (choice.target !== undefined && choice.target !== item.target)) continue;
    const severity = severities.size === 0 || severities.has(item.severity);
    const change = choice.change === undefined || choice.change === item.change;
    const state = choice.state === undefined || choice.state === item.state;
    if (change && state) add(counts.severity, item.severity);
    if (severity && state) add(counts.change, item.change);
    if (severity && change) add(counts.state, item.state);
    if (severity && change && state) found.push(item);
  }
  return { ...counts, found };
}

function add(counts: Map<string, number>, value: string | undefined): void {
  counts.set('', (counts.get('') ?? 0) + 1);
  if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
}

/**
 * Which findings contain all words of a text, by their `index`: 1 or 0. The text of a rule is searched once, not with each of its findings.
 * If a reader types on, only the findings that matched so far are searched.
 */
function searchIn(items: readonly Item[]): { containsText(text: string): Uint8Array; prepare(): boolean } {
  const ruleTexts = new Map<RuleData, string>();
  const ownTexts: string[] = [];
  const ownTextOf = (item: Item): string => (ownTexts[item.index] ??= ownText(item));
  const ruleContains = (rule: RuleData, word: string, known: Map<RuleData, boolean>): boolean => {
    const contains = known.get(rule) ?? textOf(ruleTexts, rule, ruleText).includes(word);
    known.set(rule, contains);
    return contains;
  };
  let prepared = 0;
  let last = { words: [''], matches: new Uint8Array(items.length).fill(1) };
  const containsText = (text: string): Uint8Array => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const isNarrower = last.words.every((before) => words.some((word) => word.includes(before)));
    const matches = isNarrower ? last.matches.slice() : new Uint8Array(items.length).fill(1);
    for (const word of words) {
      const inRule = new Map<RuleData, boolean>();
      for (const item of items) {
        if (matches[item.index] !== 1) continue;
        const inTexts = (!hasOwnText(item) && ruleContains(item.rule, word, inRule)) || ownTextOf(item).includes(word);
        if (!inTexts) matches[item.index] = 0;
      }
    }
    last = { words, matches };
    return matches;
  };
  const prepare = (): boolean => {
    for (const item of items.slice(prepared, prepared + PREPARED_AT_ONCE)) ownTextOf(item);
    prepared += PREPARED_AT_ONCE;
    return prepared < items.length;
  };
  return { containsText, prepare };
}

function textOf<Key>(known: Map<Key, string>, key: Key, write: (key: Key) => string): string {
  const text = known.get(key) ?? write(key);
  known.set(key, text);
  return text;
}

function ruleText({ id, title, text, fix, labels }: RuleData): string {
  return joined([title, text, fix, id, ...labels]);
}

/** The rule's text and fix do not apply to a finding that has its own. */
function hasOwnText({ rule, text, fix }: Item): boolean {
  return text !== rule.text || fix !== rule.fix;
}

/** What is not found in the text of the rule. */
function ownText(item: Item): string {
  const { rule, title, text, fix, targetLabel, file, resource, url, fingerprint, id, severityWord, statusWord } = item;
  const texts = hasOwnText(item) ? [title, text, fix, rule.id, rule.title, ...rule.labels] : [title === rule.title ? '' : title];
  return joined([...texts, targetLabel, file, resource, url, fingerprint, id, severityWord, statusWord]);
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined && part !== '')
    .join('\n')
    .toLowerCase();
}

/** Remembers the last result. */
function lastOf<Input, Output>(compute: (input: Input) => Output, keyOf: (input: Input) => string): (input: Input) => Output {
  let last: { readonly key: string; readonly output: Output } | undefined;
  return (input) => {
    const key = keyOf(input);
    if (last?.key !== key) last = { key, output: compute(input) };
    return last.output;
  };
}

type Order = (a: Item, b: Item) => number;

/** Equal findings keep the order of the report in both directions. */
function orderOf({ by, down }: Sort): Order {
  const order = ORDERS[by];
  return (a, b) => {
    const difference = order(a, b);
    return (down ? -difference : difference) || byIndex(a, b);
  };
}

const byIndex: Order = (a, b) => a.index - b.index;

/** The default direction of each: the worst, the new, or `a` first. */
const ORDERS: Readonly<Record<Column['key'], Order>> = {
  severity: (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  title: (a, b) => compare(a.title, b.title),
  // Not by name, because the targets are in the order of the configuration.
  target: (a, b) => (a.target ?? 0) - (b.target ?? 0),
  rule: (a, b) => compare(a.rule.id, b.rule.id),
  where: (a, b) => compare(a.file ?? whereText(a), b.file ?? whereText(b)) || a.line - b.line,
  cvss: (a, b) => (b.cvss ?? -1) - (a.cvss ?? -1),
  change: (a, b) => newness(b) - newness(a),
};

function newness({ change }: Item): number {
  return change === 'new' ? 1 : 0;
}

/** By code units, ignoring case: fast, and the same in every locale. */
function compare(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}
