import { ScanError } from '../domain/errors.js';

/** One page of a list that is read by offset. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** How many there are over all pages, where the service says so. */
  readonly total?: number | undefined;
}

export interface PagesOptions<Item> {
  /** The largest that the service allows. */
  readonly pageSize: number;
  readonly fetch: (offset: number, limit: number, signal: AbortSignal) => Promise<Page<Item>>;
  /** Tells two items apart. */
  readonly idOf: (item: Item) => string;
  /** For messages: `findings`. */
  readonly what: string;
}

/** Below 30 pages this is 3 to 5 times faster than one by one, above it the limits rule (reference: performance, section 4). */
const IN_FLIGHT = 4;
/** 100,000 pages would be a service that never ends. */
const MAX_PAGES = 5_000;

/**
 * Yields all pages in order, at most four requests ahead, without items that an earlier page already had (a list that shifts
 * while it is read shows some twice). Ends by the total, or at a short page where there is none.
 *
 * @throws ScanError `INCOMPLETE` for a page that only repeats an earlier one, or when less came than the service said there is.
 */
export async function* readPages<Item>(options: PagesOptions<Item>, signal: AbortSignal): AsyncGenerator<readonly Item[]> {
  const { pageSize, fetch, idOf, what } = options;
  const seen = new Set<string>();
  const fresh = (page: Page<Item>, number: number): Item[] => {
    const items = page.items.filter((item) => !seen.has(idOf(item)));
    for (const item of items) seen.add(idOf(item));
    if (items.length === 0 && page.items.length > 0) {
      throw new ScanError('INCOMPLETE', `Page ${number} of the ${what} repeats an earlier page.`, {
        hint: INCOMPLETE_HINT,
        transient: true,
      });
    }
    return [...new Map(items.map((item) => [idOf(item), item])).values()];
  };
  const queue: Promise<Page<Item>>[] = [];
  // What is still on its way when the reader has stopped, or has failed, is for nobody.
  const ended = new AbortController();
  const within = AbortSignal.any([signal, ended.signal]);
  let total: number | undefined;
  let requested = 0;
  const request = (): void => {
    const page = fetch(requested * pageSize, pageSize, within);
    page.catch(() => undefined); // told when its turn comes
    queue.push(page);
    requested += 1;
  };
  try {
    request();
    for (let number = 1; ; number += 1) {
      const page = await queue.shift();
      if (page === undefined) break;
      // The largest that was told: a list that shrinks while it is read moves an item to a page that was read already.
      if (page.total !== undefined) total = Math.max(total ?? 0, page.total);
      const items = fresh(page, number);
      // The first one also when it is empty: that it is read is news too.
      if (items.length > 0 || number === 1) yield items;
      if (number >= MAX_PAGES) {
        throw new ScanError('INCOMPLETE', `The ${what} do not end after ${MAX_PAGES} pages.`, { hint: INCOMPLETE_HINT });
      }
      while (total !== undefined && queue.length < IN_FLIGHT && requested * pageSize < total) request();
      // Without a total, or with one that is already proven too small, only a short page is an end.
      if (queue.length === 0 && page.items.length >= pageSize && (total === undefined || seen.size > total)) request();
    }
  } finally {
    ended.abort();
  }
  if (total !== undefined && seen.size < total) {
    throw new ScanError('INCOMPLETE', `The service says that there are ${total} ${what}, and gave ${seen.size}.`, {
      hint: INCOMPLETE_HINT,
      transient: true,
    });
  }
}

const INCOMPLETE_HINT = 'The list may have changed while it was read. Run the job again; if it lasts, ask the service.';
