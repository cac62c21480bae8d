import { SEVERITIES } from '../domain/severity.js';
import { type Column, type Item, whereText } from '../report/html/finding.js';
import { CHANGES, type RuleData, STATES } from '../report/html/page-data.js';
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
  const sorted = lastOf((sort: Sort) => Uint32Array.from(items.toSorted(orderOf(sort)), ({ index }) => index), JSON.stringify);
  const codes = codesOf(items);
  const picked = lastOf(
    (choice: Choice) => pickFrom(items, { order: sorted(choice.sort), codes, matches: containsText(choice.text) }, choice),
    ({ page: _page, ...choice }) => JSON.stringify(choice),
  );
  return { pick: (choice) => picked(choice).found, count: (choice, kind) => picked(choice)[kind], prepare };
}

/** The filters by which findings are counted, and their values. */
const WORDS: Readonly<Record<Kind, readonly string[]>> = { severity: SEVERITIES, change: CHANGES, state: STATES };
const KINDS = ['severity', 'change', 'state'] as const;
/** More than the values of one filter, of which a finding may have none. */
const BASE = 6;

/** For each finding, by its `index`, its values of all filters in one number: they are counted together. */
function codesOf(items: readonly Item[]): Uint8Array {
  const codes = new Uint8Array(items.length);
  for (const item of items) codes[item.index] = KINDS.reduce((code, kind) => code * BASE + WORDS[kind].indexOf(item[kind] ?? '') + 1, 0);
  return codes;
}

/** The value of one filter that a code stands for. */
function valueIn(code: number, kind: Kind): string | undefined {
  const digit = Math.floor(code / BASE ** (KINDS.length - 1 - KINDS.indexOf(kind))) % BASE;
  return WORDS[kind][digit - 1];
}

/** All findings, each with the number 0 or 1 if the search finds it. By their `index`, except for `order`. */
interface Searched {
  readonly order: Uint32Array;
  readonly codes: Uint8Array;
  readonly matches: Uint8Array;
}

/** The result, and the numbers beside the filters. */
function pickFrom(items: readonly Item[], { order, codes, matches }: Searched, choice: Choice): Picked {
  const { target } = choice;
  const inTarget = target === undefined ? matches : matches.map((match, index) => (items[index]?.target === target ? match : 0));
  const chosen: Record<Kind, readonly (string | undefined)[]> = {
    severity: choice.severities,
    change: choice.change === undefined ? [] : [choice.change],
    state: choice.state === undefined ? [] : [choice.state],
  };
  const shows = (kind: Kind, code: number): boolean => chosen[kind].length === 0 || chosen[kind].includes(valueIn(code, kind));
  const shown = Uint8Array.from({ length: BASE ** KINDS.length }, (_, code) => (KINDS.every((kind) => shows(kind, code)) ? 1 : 0));
  const { found, counts } = passOver(items, { order, codes, matches: inTarget }, shown);
  const numbersOf = (kind: Kind): ReadonlyMap<string, number> => {
    const numbers = new Map([['', 0]]);
    for (const [code, count] of counts.entries()) {
      if (count === 0 || !KINDS.every((other) => other === kind || shows(other, code))) continue;
      for (const value of new Set(['', valueIn(code, kind) ?? ''])) numbers.set(value, (numbers.get(value) ?? 0) + count);
    }
    return numbers;
  };
  return {
    severity: numbersOf('severity'),
    change: numbersOf('change'),
    state: numbersOf('state'),
    found,
  };
}

/** One pass over all findings. It is small, because a browser interprets it until it has run for a while. */
function passOver(
  items: readonly Item[],
  { order, codes, matches }: Searched,
  shown: Uint8Array,
): { readonly found: readonly Item[]; readonly counts: Uint32Array } {
  const found: Item[] = [];
  const counts = new Uint32Array(shown.length);
  for (let at = 0; at < order.length; at += 1) {
    const index = order[at] ?? 0;
    if (matches[index] !== 1) continue;
    const code = codes[index] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
    const item = shown[code] === 1 ? items[index] : undefined;
    if (item !== undefined) found.push(item);
  }
  return { found, counts };
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
    for (const item of items.slice(prepared, prepared + PREPARED_AT_ONCE)) {
      ownTextOf(item);
      if (!hasOwnText(item)) textOf(ruleTexts, item.rule, ruleText);
    }
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
