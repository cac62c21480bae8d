import { ScanError } from '../domain/errors.js';
import { anySignal } from '../runtime/deadline.js';

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** The number of items on all pages, if the service reports it. */
  readonly total?: number | undefined;
}

interface ListOptions<Item> {
  /** Identifies an item. */
  readonly idOf: (item: Item) => string;
  /** For messages: `findings`. */
  readonly what: string;
  /**
   * The content in which two rows with the same ID may differ. Rows that differ in it are all yielded, and each counts towards the total.
   * Leave out what changes by itself, such as a time. Without `contentOf`, one row of each ID is yielded.
   */
  readonly contentOf?: (item: Item) => unknown;
  /** After the last of several pages, read the first page again and check that it contains the same IDs. */
  readonly recheck?: boolean | undefined;
  /** The limit for all responses together, in bytes. The default is `MAX_BYTES`. */
  readonly mostBytes?: number | undefined;
}

/** Is called with the size of each response, in bytes. Throws `TOO_LARGE` if the list exceeds its limit. */
type OnBytes = (bytes: number) => void;

interface OffsetPages<Item> extends ListOptions<Item> {
  /** The largest page size that the service allows. */
  readonly pageSize: number;
  readonly fetch: (offset: number, limit: number, signal: AbortSignal, onBytes: OnBytes) => Promise<Page<Item>>;
}

interface NumberedPages<Item> extends ListOptions<Item> {
  readonly pageSize: number;
  /** The first page is 1. */
  readonly fetch: (page: number, size: number, signal: AbortSignal, onBytes: OnBytes) => Promise<NumberedPage<Item>>;
}

/** A page of a list that may have a number of pages instead of a total. */
export interface NumberedPage<Item> extends Page<Item> {
  readonly pages?: number | undefined;
}

interface CursorPages<Item> extends ListOptions<Item> {
  /** The first page has no cursor. */
  readonly fetch: (cursor: string | undefined, signal: AbortSignal, onBytes: OnBytes) => Promise<CursorPage<Item>>;
}

export interface CursorPage<Item> {
  readonly items: readonly Item[];
  /** Whether the service reports more items. */
  readonly hasMore: boolean;
  /** The cursor of the next page. Without it, the next page cannot be read. */
  readonly cursor?: string | undefined;
}

/** For lists of fewer than 30 pages, this is 3 to 5 times faster than one request at a time. Longer lists are bounded by rate limits. */
const IN_FLIGHT = 4;
/** A list of 100,000 pages would never end. */
const MAX_PAGES = 5_000;
/** 25,000 findings of 4 kB are 100 MB. Parsed, a response takes several times its size, and the heap of Node.js may be limited to 2 GB. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * Yields all pages in order, with at most four requests at once. Rows that came before are left out: a list that shifts while it is
 * read shows some rows twice. The list ends at its total, at a short page if there is no total, and at an empty page.
 *
 * @throws ScanError `INCOMPLETE` if a page only repeats an earlier page, if fewer rows arrive than the service reports, or if the first
 *   page has changed meanwhile (`recheck`). `TOO_LARGE` if all responses together are too large.
 */
export function readPages<Item>({ fetch, ...list }: OffsetPages<Item>, signal: AbortSignal): AsyncGenerator<readonly Item[]> {
  return readAhead({ ...list, adapts: false, fetch: (index, size, ...how) => fetch(index * size, size, ...how) }, signal);
}

/**
 * `readPages` for services that count pages from 1. If there is no total, the number of pages ends the list. Pages may be smaller than
 * requested, because not every service documents that the page size can be chosen.
 */
export function readNumberedPages<Item>({ fetch, ...list }: NumberedPages<Item>, signal: AbortSignal): AsyncGenerator<readonly Item[]> {
  return readAhead({ ...list, adapts: true, fetch: (index, size, ...how) => fetch(index + 1, size, ...how) }, signal);
}

interface Ahead<Item> extends ListOptions<Item> {
  readonly pageSize: number;
  /** Take the page size from the first page. */
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
  // Cancels the requests that are still open when the reader stops or fails.
  const ended = new AbortController();
  const within = anySignal(signal, ended.signal);
  let size = pageSize;
  let total: number | undefined;
  let pages: number | undefined;
  let requested = 0;
  const request = (): void => {
    const page = fetch(requested, pageSize, within, onBytes);
    page.catch(() => undefined); // thrown when its turn comes
    queue.push(page);
    requested += 1;
  };
  const isToCome = (): boolean => (total === undefined ? pages !== undefined && requested < pages : requested * size < total);
  try {
    request();
    for (let number = 1; ; number += 1) {
      const page = await queue.shift();
      if (page === undefined) break;
      // The largest total: if the list shrinks while it is read, an item can move to a page that was read before.
      if (page.total !== undefined) total = Math.max(total ?? 0, page.total);
      if (page.pages !== undefined) pages = Math.max(pages ?? 0, page.pages);
      if (adapts && number === 1 && total !== undefined && page.items.length > 0 && page.items.length < total)
        size = Math.min(pageSize, page.items.length);
      if (number === 1) first = page.items;
      if (page.items.length > 0) filled += 1;
      const items = sieve.fresh(page.items, number);
      // The first page is yielded even if it is empty, so that the caller knows that the list was read.
      if (items.length > 0 || number === 1) yield items;
      // An empty page ends the list, even if the total is larger: reading the other pages would not help.
      if (page.items.length === 0 && total !== undefined && sieve.count < total) break;
      if (number >= MAX_PAGES) throw endless(what);
      while (isToCome() && queue.length < IN_FLIGHT) request();
      // Without a total, or if there are already more rows than the total, only a short page ends the list.
      const unproven = total === undefined ? pages === undefined : sieve.count > total;
      if (queue.length === 0 && page.items.length >= size && unproven) request();
    }
    if (total !== undefined && sieve.count < total) {
      throw incomplete(`The service reports ${total} ${what}, but its list contains ${sieve.count}.`);
    }
    if (list.recheck && filled > 1 && !haveSameIds(first, (await fetch(0, pageSize, within, onBytes)).items, list.idOf)) {
      throw incomplete(`The list of ${what} changed while it was read: its first page contains other IDs than before.`);
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
 * Yields the pages of a list with cursors, one after the other.
 *
 * @throws ScanError `INCOMPLETE` if a page only repeats an earlier page, or if there are more items but no new cursor. `TOO_LARGE` if
 *   all responses together are too large.
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
      throw incomplete(`The service reports more ${what}, but no new cursor for the next page.`);
    }
    cursor = page.cursor;
  }
}

/** Lets only new rows through. `count` is the number of rows so far. */
function createSieve<Item>({ idOf, contentOf, what }: ListOptions<Item>): {
  fresh(items: readonly Item[], number: number): Item[];
  readonly count: number;
} {
  const seen = new Set<string>();
  const rowOf = (item: Item): string => (contentOf === undefined ? idOf(item) : JSON.stringify([idOf(item), contentOf(item)]));
  return {
    fresh(page, number) {
      // The last of equal rows on a page.
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
      hint: 'No documented list is that large. Check {api-url}. If it is right, contact the support of the service.',
    });
  };
}

function endless(what: string): ScanError {
  return new ScanError('INCOMPLETE', `The ${what} do not end after ${MAX_PAGES} pages.`, { hint: INCOMPLETE_HINT });
}

/** An error that reading the list once more may fix. */
function incomplete(message: string): ScanError {
  return new ScanError('INCOMPLETE', message, { hint: INCOMPLETE_HINT, transient: true });
}

const INCOMPLETE_HINT =
  'The list may have changed while it was read. Run the job again. If it keeps happening, contact the support of the service.';
