/** Makes the item at an index, the same one each time: 25,000 findings cost nothing until a page is asked for. */
export interface Maker<Item> {
  readonly count: number;
  at(index: number): Item;
}

/** Items as a list, or made one by one. */
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

/** The items that fit; all of them must be looked at. */
export function only<Item>(items: Maker<Item>, fits: (item: Item) => boolean): Maker<Item> {
  return asMaker([...each(items)].filter(fits));
}

/** How a list changes while it is read: its head goes, another head comes, or the head goes and another end comes (`swap`). */
export type Shift = 'vanish' | 'appear' | 'swap';

/** A list that has changed since it was asked for first. */
export function shifted<Item>(list: Maker<Item>, shift: Shift | undefined, appeared: (first: Item) => Item): Maker<Item> {
  if (shift === undefined || list.count === 0) return list;
  if (shift === 'swap') return { count: list.count, at: (index) => (index === list.count - 1 ? appeared(list.at(0)) : list.at(index + 1)) };
  if (shift === 'vanish') return { count: list.count - 1, at: (index) => list.at(index + 1) };
  return { count: list.count + 1, at: (index) => (index === 0 ? appeared(list.at(0)) : list.at(index - 1)) };
}
