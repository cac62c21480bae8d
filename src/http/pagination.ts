import { ScanError } from '../domain/errors.js';
import { anySignal } from '../runtime/deadline.js';

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** How many there are over all pages, where the service says so. */
  readonly total?: number | undefined;
}

interface ListOptions<Item> {
  /** Tells two items apart. */
  readonly idOf: (item: Item) => string;
  /** For messages: `findings`. */
  readonly what: string;
  /**
   * What two rows under one ID may differ in, where both matter: rows that differ in it are all yielded, and each counts towards the
   * total. Leave out what changes by itself, such as the time of the last look. Without it one row of each ID is yielded.
   */
  readonly contentOf?: (item: Item) => unknown;
  /** After the last of several pages the first one is read again, and must hold the same IDs. */
  readonly recheck?: boolean | undefined;
  /** Of all answers together, in bytes; `MAX_BYTES` if left out. */
  readonly mostBytes?: number | undefined;
}

/** Called with the size of each answer, in bytes. Throws `TOO_LARGE` once the list has more than it may have. */
type OnBytes = (bytes: number) => void;

interface OffsetPages<Item> extends ListOptions<Item> {
  /** The largest that the service allows. */
  readonly pageSize: number;
  readonly fetch: (offset: number, limit: number, signal: AbortSignal, onBytes: OnBytes) => Promise<Page<Item>>;
}

interface NumberedPages<Item> extends ListOptions<Item> {
  readonly pageSize: number;
  /** The first page is 1. */
  readonly fetch: (page: number, size: number, signal: AbortSignal, onBytes: OnBytes) => Promise<NumberedPage<Item>>;
}

/** Where a service tells no total, it may tell how many pages there are. */
export interface NumberedPage<Item> extends Page<Item> {
  readonly pages?: number | undefined;
}

interface CursorPages<Item> extends ListOptions<Item> {
  /** The first page has no cursor. */
  readonly fetch: (cursor: string | undefined, signal: AbortSignal, onBytes: OnBytes) => Promise<CursorPage<Item>>;
}

export interface CursorPage<Item> {
  readonly items: readonly Item[];
  /** The service says that there are more. */
  readonly hasMore: boolean;
  /** What leads to the next page; without one there is no way on. */
  readonly cursor?: string | undefined;
}

/** Below 30 pages, this is 3 to 5 times faster than one by one; above, the rate limits decide. */
const IN_FLIGHT = 4;
/** 100,000 pages would be a service that never ends. */
const MAX_PAGES = 5_000;
/** 25,000 findings of 4 kB are 100 MB. What is made of an answer takes several times its bytes, and Node.js may have a heap of 2 GB only. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * Yields all pages in order, at most four requests ahead, without rows that came before (a list that shifts while it is read shows
 * some twice). Ends by the total, at a short page where there is none, and at an empty one.
 *
 * @throws ScanError `INCOMPLETE` for a page that only repeats an earlier one, when less came than the service said there is, or when
 *   the first page has changed meanwhile (`recheck`); `TOO_LARGE` when all answers together are too large.
 */
export function readPages<Item>({ fetch, ...list }: OffsetPages<Item>, signal: AbortSignal): AsyncGenerator<readonly Item[]> {
  return readAhead({ ...list, adapts: false, fetch: (index, size, ...how) => fetch(index * size, size, ...how) }, signal);
}

/**
 * `readPages` for services that count pages from 1. A number of pages ends the list where there is no total. Pages that are smaller
 * than asked for are taken as they are: not every service documents that its page size can be chosen.
 */
export function readNumberedPages<Item>({ fetch, ...list }: NumberedPages<Item>, signal: AbortSignal): AsyncGenerator<readonly Item[]> {
  return readAhead({ ...list, adapts: true, fetch: (index, size, ...how) => fetch(index + 1, size, ...how) }, signal);
}

interface Ahead<Item> extends ListOptions<Item> {
  readonly pageSize: number;
  /** The first page shows how large pages are. */
  readonly adapts: boolean;
  readonly fetch: (index: number, size: number, signal: AbortSignal, onBytes: OnBytes) => Promise<NumberedPage<Item>>;
}

async function* readAhead<Item>({ pageSize, adapts, fetch, ...list }: Ahead<Item>, signal: AbortSignal): AsyncGenerator<readonly Item[]> {
  const { what } = list;
  const sieve = createSieve(list);
  const onBytes = boundedBytes(list);
  let first: readonly Item[] = [];
  let filled = 0;
  const queue: Promise<NumberedPage<Item>>[] = [];
  // What is still on its way when the reader has stopped, or has failed, is for nobody.
  const ended = new AbortController();
  const within = anySignal(signal, ended.signal);
  let size = pageSize;
  let total: number | undefined;
  let pages: number | undefined;
  let requested = 0;
  const request = (): void => {
    const page = fetch(requested, pageSize, within, onBytes);
    page.catch(() => undefined); // told when its turn comes
    queue.push(page);
    requested += 1;
  };
  const isToCome = (): boolean => (total === undefined ? pages !== undefined && requested < pages : requested * size < total);
  try {
    request();
    for (let number = 1; ; number += 1) {
      const page = await queue.shift();
      if (page === undefined) break;
      // The largest that was told: a list that shrinks while it is read moves an item to a page that was read already.
      if (page.total !== undefined) total = Math.max(total ?? 0, page.total);
      if (page.pages !== undefined) pages = Math.max(pages ?? 0, page.pages);
      if (adapts && number === 1 && total !== undefined && page.items.length > 0 && page.items.length < total)
        size = Math.min(pageSize, page.items.length);
      if (number === 1) first = page.items;
      if (page.items.length > 0) filled += 1;
      const items = sieve.fresh(page.items, number);
      // The first one also when it is empty: that it is read is news too.
      if (items.length > 0 || number === 1) yield items;
      // Behind a page with nothing on it there is nothing more, whatever the total says: asking for all the others would prove no more.
      if (page.items.length === 0 && total !== undefined && sieve.count < total) break;
      if (number >= MAX_PAGES) throw endless(what);
      while (isToCome() && queue.length < IN_FLIGHT) request();
      // Without a total, or with one that is already proven too small, only a short page is an end.
      const unproven = total === undefined ? pages === undefined : sieve.count > total;
      if (queue.length === 0 && page.items.length >= size && unproven) request();
    }
    if (total !== undefined && sieve.count < total) {
      throw incomplete(`The service says that there are ${total} ${what}, and gave ${sieve.count}.`);
    }
    if (list.recheck && filled > 1 && !haveSameIds(first, (await fetch(0, pageSize, within, onBytes)).items, list.idOf)) {
      throw incomplete(`The list of ${what} changed while it was read: its first page holds other IDs than before.`);
    }
  } finally {
    ended.abort();
  }
}

function haveSameIds<Item>(before: readonly Item[], now: readonly Item[], idOf: (item: Item) => string): boolean {
  const ids = new Set(before.map(idOf));
  return new Set(now.map(idOf)).size === ids.size && now.every((item) => ids.has(idOf(item)));
}

/**
 * Yields the pages of a list that is read by cursor, one after the other.
 *
 * @throws ScanError `INCOMPLETE` for a page that only repeats an earlier one, or when there is more and no cursor leads to it; `TOO_LARGE`
 *   when all answers together are too large.
 */
export async function* readCursorPages<Item>({ fetch, ...list }: CursorPages<Item>, signal: AbortSignal): AsyncGenerator<readonly Item[]> {
  const { what } = list;
  const sieve = createSieve(list);
  const onBytes = boundedBytes(list);
  let cursor: string | undefined;
  for (let number = 1; ; number += 1) {
    const page = await fetch(cursor, signal, onBytes);
    const items = sieve.fresh(page.items, number);
    if (items.length > 0 || number === 1) yield items;
    if (!page.hasMore) return;
    if (number >= MAX_PAGES) throw endless(what);
    if (page.cursor === undefined || page.cursor === '' || page.cursor === cursor) {
      throw incomplete(`The service says that there are more ${what}, and gives no new cursor that leads to them.`);
    }
    cursor = page.cursor;
  }
}

/** Lets through the rows that are new; `count` is how many rows there were. */
function createSieve<Item>({ idOf, contentOf, what }: ListOptions<Item>): {
  fresh(items: readonly Item[], number: number): Item[];
  readonly count: number;
} {
  const seen = new Set<string>();
  const rowOf = (item: Item): string => (contentOf === undefined ? idOf(item) : JSON.stringify([idOf(item), contentOf(item)]));
  return {
    fresh(page, number) {
      // Of equal rows in one page the last one.
      const rows = new Map(page.map((item) => [rowOf(item), item]));
      const fresh = [...rows].filter(([row]) => !seen.has(row));
      if (fresh.length === 0 && page.length > 0) throw incomplete(`Page ${number} of the ${what} repeats an earlier page.`);
      for (const [row] of fresh) seen.add(row);
      return fresh.map(([, item]) => item);
    },
    get count() {
      return seen.size;
    },
  };
}

function boundedBytes<Item>({ what, mostBytes = MAX_BYTES }: ListOptions<Item>): OnBytes {
  let read = 0;
  return (bytes) => {
    read += bytes;
    if (read <= mostBytes) return;
    throw new ScanError('TOO_LARGE', `The ${what} do not end after ${Math.round(mostBytes / 1024 / 1024)} MiB.`, {
      hint: 'No documented list is that large: check {api-url}. If it is right, contact the support of the service.',
    });
  };
}

function endless(what: string): ScanError {
  return new ScanError('INCOMPLETE', `The ${what} do not end after ${MAX_PAGES} pages.`, { hint: INCOMPLETE_HINT });
}

/** Reading the list once more may help. */
function incomplete(message: string): ScanError {
  return new ScanError('INCOMPLETE', message, { hint: INCOMPLETE_HINT, transient: true });
}

const INCOMPLETE_HINT =
  'The list may have changed while it was read. Run the job again; if it keeps happening, contact the support of the service.';
