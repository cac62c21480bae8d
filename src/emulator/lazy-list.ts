/** Creates the item at an index, always the same one, so that 25,000 findings cost nothing until a page is requested. */
export interface Maker<Item> {
  readonly count: number;
  at(index: number): Item;
}

/** Items as a list, or created one by one. */
export type Items<Item> = readonly Item[] | Maker<Item>;

/** Any source as a maker. */
export function asMaker<Item>(source: Items<Item>): Maker<Item> {
  if ('at' in source && 'count' in source) return source;
  const list = source;
  return {
    count: list.length,
    at(index) {
      const item = list[index];
      if (item === undefined) throw new RangeError(`nothing at ${index}`);
      return item;
    },
  };
}

/** All items, one after the other. */
export function* each<Item>(items: Maker<Item>): Generator<Item> {
  for (let index = 0; index < items.count; index += 1) yield items.at(index);
}

/** The matching items. All items are created for this. */
export function only<Item>(items: Maker<Item>, fits: (item: Item) => boolean): Maker<Item> {
  return asMaker([...each(items)].filter(fits));
}

/** `count` open findings from a few samples: of every ten, 1 critical, 2 high, 3 medium, 3 low, and 1 info. */
export function manyOf<Finding>(
  models: readonly Finding[],
  count: number,
  vary: (model: Finding, number: string, index: number) => Partial<Finding>,
): Maker<Finding> {
  return {
    count,
    at(index) {
      const model = asMaker(models).at(index % models.length);
      const severity = SEVERITIES[index % SEVERITIES.length];
      return { ...model, severity, status: 'open', ...vary(model, String(index + 1).padStart(6, '0'), index) };
    },
  };
}

const SEVERITIES = ['critical', 'high', 'high', 'medium', 'medium', 'medium', 'low', 'low', 'low', 'info'] as const;

/** How a list changes while it is read: its first item disappears, a new first item appears, or the first disappears and a last one appears (`swap`). */
export type Shift = 'vanish' | 'appear' | 'swap';

/** Faults between the pages of a list. */
export interface PageFlaws {
  /** After the first page was read: with `appear` a client reads one item twice, with `vanish` it misses one. */
  readonly shift?: Shift;
  /** This page, counted from 1, repeats the page before it. */
  readonly repeatPage?: number;
  /** A wrong total. */
  readonly total?: number;
  /** Index of an item whose fields are of the wrong types. */
  readonly malformedAt?: number;
}

/** The start and the size of a page. */
export interface Slice {
  readonly from: number;
  readonly size: number;
}

/** The items of one page. Only these items are created. */
export function itemsOf<Item>(list: Maker<Item>, { from, size }: Slice): Item[] {
  return Array.from({ length: Math.max(0, Math.min(size, list.count - from)) }, (_, offset) => list.at(from + offset));
}

/** A page of a list with its flaws, and its reported total. `asked`: how often this list was requested before. */
export function flawedPage<Item>(
  list: Maker<Item>,
  { from, size }: Slice,
  flaws: PageFlaws,
  asked: number,
  { appeared, show, malformed }: { appeared: (first: Item) => Item; show: (item: Item) => object; malformed: object },
): { readonly data: readonly unknown[]; readonly total: number } {
  const now = asked > 0 ? shifted(list, flaws.shift, appeared) : list;
  const repeats = flaws.repeatPage !== undefined && from === (flaws.repeatPage - 1) * size;
  const shown: Maker<unknown> = {
    count: now.count,
    at: (index) => (index === flaws.malformedAt ? { ...show(now.at(index)), ...malformed } : show(now.at(index))),
  };
  return { data: itemsOf(shown, { from: repeats ? Math.max(0, from - size) : from, size }), total: flaws.total ?? now.count };
}

function shifted<Item>(list: Maker<Item>, shift: Shift | undefined, appeared: (first: Item) => Item): Maker<Item> {
  if (shift === undefined || list.count === 0) return list;
  if (shift === 'swap') return { count: list.count, at: (index) => (index === list.count - 1 ? appeared(list.at(0)) : list.at(index + 1)) };
  if (shift === 'vanish') return { count: list.count - 1, at: (index) => list.at(index + 1) };
  return { count: list.count + 1, at: (index) => (index === 0 ? appeared(list.at(0)) : list.at(index - 1)) };
}

/** How often each list was requested before. */
export function countRequests(): (id: string) => number {
  const seen = new Map<string, number>();
  return (id) => {
    const before = seen.get(id) ?? 0;
    seen.set(id, before + 1);
    return before;
  };
}
