import { SEVERITIES } from '../domain/severity.js';
import { type Column, type Item, whereText } from '../report/html/finding.js';
import type { Choice, Sort } from './filter.js';

/** Finds and sorts findings. Texts are cached, because every key press searches up to 25,000 findings. */
interface Picker {
  /** The matching findings, sorted. */
  pick(choice: Choice): readonly Item[];
  /** How many findings each value of one filter would show, with the other filters applied; `''` is the total. */
  count(choice: Choice, kind: 'severity' | 'change' | 'state'): ReadonlyMap<string, number>;
}

export function pickerOf(items: readonly Item[]): Picker {
  const texts = new Map<Item, string>();
  const textOf = (item: Item): string => {
    const known = texts.get(item);
    if (known !== undefined) return known;
    const text = searchText(item);
    texts.set(item, text);
    return text;
  };
  const matches = (choice: Choice): ((item: Item) => boolean) => {
    const words = choice.text.toLowerCase().split(/\s+/).filter(Boolean);
    return (item) =>
      (choice.severities.length === 0 || choice.severities.includes(item.severity)) &&
      (choice.change === undefined || choice.change === item.change) &&
      (choice.state === undefined || choice.state === item.state) &&
      words.every((word) => textOf(item).includes(word));
  };
  return {
    pick: (choice) => items.filter(matches(choice)).sort(orderOf(choice.sort)),
    count(choice, kind) {
      const open = { severity: { severities: [] }, change: { change: undefined }, state: { state: undefined } }[kind];
      const counts = new Map<string, number>();
      for (const item of items.filter(matches({ ...choice, ...open }))) {
        const value = item[kind];
        if (value !== undefined) add(counts, value);
        add(counts, '');
      }
      return counts;
    },
  };
}

function add(counts: Map<string, number>, value: string): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

function searchText({ title, text, fix, rule, file, resource, url, fingerprint, id, severityWord, statusWord }: Item): string {
  return [title, text, fix, rule.id, rule.title, ...rule.labels, file, resource, url, fingerprint, id, severityWord, statusWord]
    .filter((part) => part !== undefined)
    .join('\n')
    .toLowerCase();
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
