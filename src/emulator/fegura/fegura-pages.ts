import type { ListFlaws } from './scenario.js';

/** A page of a list and what leads on. */
export interface CursorPage<Item> {
  readonly items: readonly Item[];
  readonly meta: { readonly cursor?: string; readonly hasMore: boolean };
}

/** What a request asks of a list. */
export interface Slice {
  readonly limit: number;
  readonly cursor: string | undefined;
}

/** A page of a list; undefined for a cursor that no page gave. Cursors are opaque to clients, and hold for one list only. */
export function cursorPage<Item>(list: string, all: readonly Item[], slice: Slice, flaws: ListFlaws = {}): CursorPage<Item> | undefined {
  const at = slice.cursor === undefined ? 0 : offsetIn(list, slice.cursor);
  if (at === undefined) return undefined;
  const size = Math.min(slice.limit, flaws.pageSize ?? slice.limit);
  const repeats = flaws.repeatPage !== undefined && at === (flaws.repeatPage - 1) * size;
  const from = Math.max(0, repeats ? at - size : at + driftOf(flaws, at));
  const hasMore = at + size < all.length;
  const items = all.slice(from, from + size);
  return { items, meta: hasMore ? { ...cursorIf(list, at + size, slice, flaws), hasMore } : { hasMore } };
}

function driftOf({ shift }: ListFlaws, at: number): number {
  if (shift === undefined || at === 0) return 0;
  return shift === 'appear' ? -1 : 1;
}

function cursorIf(list: string, next: number, { cursor = '' }: Slice, flaws: ListFlaws): { readonly cursor?: string } {
  switch (flaws.cursor) {
    case 'absent':
      return {};
    case 'empty':
      return { cursor: '' };
    case 'same':
      return { cursor: cursor === '' ? cursorAt(list, next) : cursor };
    default:
      return { cursor: cursorAt(list, next) };
  }
}

function cursorAt(list: string, offset: number): string {
  return Buffer.from(JSON.stringify({ list, offset })).toString('base64');
}

function offsetIn(list: string, cursor: string): number | undefined {
  const offset = Number(/"offset":(\d+)\}$/.exec(Buffer.from(cursor, 'base64').toString())?.[1]);
  return cursorAt(list, offset) === cursor ? offset : undefined;
}
