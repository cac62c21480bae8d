import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { ScanError } from '../../src/domain/errors.js';
import { type Page, readPages } from '../../src/http/pagination.js';

const never = new AbortController().signal;
const SIZE = 10;

interface Source {
  readonly offsets: number[];
  readonly mostInFlight: number;
  fetch(offset: number, limit: number, signal: AbortSignal): Promise<Page<string>>;
}

/** A list of `count` items; `answer` may change what a page reports. */
function source(
  count: number,
  answer: (page: Page<string>, offset: number) => Page<string> | Promise<Page<string>> = (page) => page,
): Source {
  const all = Array.from({ length: count }, (_, index) => `i${index}`);
  const offsets: number[] = [];
  let inFlight = 0;
  let mostInFlight = 0;
  return {
    offsets,
    get mostInFlight() {
      return mostInFlight;
    },
    async fetch(offset, limit) {
      offsets.push(offset);
      inFlight += 1;
      mostInFlight = Math.max(mostInFlight, inFlight);
      // Later pages come back first.
      for (let turns = 0; turns < 10 - Math.min(9, offset / SIZE); turns += 1) await Promise.resolve();
      inFlight -= 1;
      return answer({ items: all.slice(offset, offset + limit), total: count }, offset);
    },
  };
}

async function readAll(list: Pick<Source, 'fetch'>, signal = never): Promise<string[]> {
  const items: string[] = [];
  for await (const page of readPages({ pageSize: SIZE, fetch: list.fetch, idOf: (item) => item, what: 'things' }, signal))
    items.push(...page);
  return items;
}

const withoutTotal = ({ items }: Page<string>): Page<string> => ({ items });

describe('readPages', () => {
  it.each([0, 1, 9, 10, 11, 20, 45, 130])('reads %d items in order, with as few requests as there are pages', async (count) => {
    const list = source(count);

    expect(await readAll(list)).toEqual(Array.from({ length: count }, (_, index) => `i${index}`));
    expect(list.offsets).toEqual(Array.from({ length: Math.max(1, Math.ceil(count / SIZE)) }, (_, index) => index * SIZE));
  });

  it('has four requests in flight at most, and four where there is enough to read', async () => {
    const list = source(300);

    await readAll(list);

    expect(list.mostInFlight).toBe(4);
  });

  it.each([
    [0, 1],
    [9, 1],
    [10, 2],
    [11, 2],
    [30, 4],
  ])('without a total reads %d items until a short page: %d requests', async (count, requests) => {
    const list = source(count, withoutTotal);

    expect(await readAll(list)).toHaveLength(count);
    expect(list.offsets).toHaveLength(requests);
  });

  it('shows an item once that two pages have, and one that a page has twice', async () => {
    const pages: Page<string>[] = [{ items: ['a', 'b', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'] }, { items: ['i', 'j'] }];
    const fetch = (offset: number) => Promise.resolve(pages[offset / SIZE] ?? { items: [] });

    expect((await readAll({ fetch })).join('')).toBe('abcdefghij');
  });

  it('yields every content of an ID where contents matter, and each fills the total once', async () => {
    interface Row {
      readonly id: string;
      readonly severity: string;
      readonly seen: number;
    }
    const read = async (rows: readonly Row[], total: number): Promise<Row[]> => {
      const items: Row[] = [];
      const fetch = (offset: number): Promise<Page<Row>> => Promise.resolve({ items: rows.slice(offset, offset + 2), total });
      const idOf = ({ id }: Row): string => id;
      const contentOf = ({ severity }: Row): unknown => severity;
      for await (const page of readPages({ pageSize: 2, fetch, idOf, contentOf, what: 'things' }, never)) items.push(...page);
      return items;
    };
    const rows = [
      { id: 'a', severity: 'low', seen: 1 },
      { id: 'b', severity: 'low', seen: 1 },
      { id: 'a', severity: 'critical', seen: 1 },
    ];

    expect(await read(rows, 3)).toEqual(rows);
    // The same but for what changes by itself.
    await expect(read([...rows, { id: 'b', severity: 'low', seen: 2 }], 4)).rejects.toThrow('reports 4 things, but its list contains 3');
  });

  it.each([
    ['the same IDs in another order', (page: Page<string>) => ({ ...page, items: page.items.toReversed() }), undefined],
    ['another ID', (page: Page<string>) => ({ ...page, items: ['x', ...page.items.slice(1)] }), 'INCOMPLETE'],
    ['an ID less', (page: Page<string>) => ({ ...page, items: page.items.slice(1) }), 'INCOMPLETE'],
  ])('reads the first page again where that is asked for: %s', async (_what, answer, code) => {
    const again = (list: Source): Promise<string | undefined> =>
      (async () => {
        for await (const _page of readPages({ pageSize: SIZE, fetch: list.fetch, idOf: String, what: 'things', recheck: true }, never));
      })().then(
        () => undefined,
        (error: ScanError) => error.code,
      );
    const changing = (count: number): Source => {
      let firsts = 0;
      return source(count, (page, offset) => (offset === 0 && (firsts += 1) > 1 ? answer(page) : page));
    };

    const [several, one] = [changing(25), changing(SIZE)];

    expect(await again(several)).toBe(code);
    expect(several.offsets).toEqual([0, 10, 20, 0]);
    expect(await again(one)).toBeUndefined();
    expect(one.offsets).toEqual([0]);
  });

  it('refuses a page that only repeats', async () => {
    const list = source(30, (page, offset) =>
      offset === 0 ? page : { ...page, items: Array.from({ length: SIZE }, (_, index) => `i${index}`) },
    );

    await expect(readAll(list)).rejects.toMatchObject({ code: 'INCOMPLETE', message: 'Page 2 of the things repeats an earlier page.' });
  });

  it.each([
    ['a page is missing in the middle', (page: Page<string>, offset: number) => (offset === 10 ? { ...page, items: [] } : page)],
    ['the last page is short', (page: Page<string>, offset: number) => (offset === 20 ? { ...page, items: page.items.slice(1) } : page)],
    ['pages hold fewer than asked for', (page: Page<string>) => ({ ...page, items: page.items.slice(0, 5) })],
    ['the total grows while it is read', (page: Page<string>, offset: number) => ({ ...page, total: offset === 20 ? 31 : 30 })],
    [
      'the total shrinks while it is read',
      (page: Page<string>, offset: number) => (offset === 20 ? { items: page.items.slice(1), total: 29 } : page),
    ],
    [
      'only the first page reports a total',
      (page: Page<string>, offset: number) => (offset === 0 ? { ...page, total: 31 } : { items: page.items }),
    ],
  ])('is incomplete when %s', async (_when, answer) => {
    await expect(readAll(source(30, answer))).rejects.toMatchObject({ code: 'INCOMPLETE', details: { transient: true } });
  });

  it('reports how many are missing', async () => {
    await expect(readAll(source(3, (page) => ({ ...page, total: 5 })))).rejects.toThrow('reports 5 things, but its list contains 3');
  });

  it('reads on when a total is proven too small by full pages', async () => {
    expect(await readAll(source(25, (page) => ({ ...page, total: 4 })))).toHaveLength(25);
  });

  it('throws what a later page throws, after the pages before it', async () => {
    const fault = new ScanError('SERVICE_FAILED', 'page 3 failed');
    const list = source(50, (page, offset) => (offset === 20 ? Promise.reject(fault) : page));
    const seen: string[] = [];

    const reading = (async () => {
      for await (const page of readPages({ pageSize: SIZE, fetch: list.fetch, idOf: String, what: 'things' }, never)) seen.push(...page);
    })();

    await expect(reading).rejects.toBe(fault);
    expect(seen).toHaveLength(20);
  });

  it('asks for nothing more when its reader stops, and calls off what is on its way', async () => {
    const list = source(1000);
    const signals: AbortSignal[] = [];
    const fetch: Source['fetch'] = (offset, limit, signal) => {
      signals.push(signal);
      return offset < 20 ? list.fetch(offset, limit, signal) : untilAborted(signal);
    };

    for await (const _page of readPages({ pageSize: SIZE, fetch, idOf: String, what: 'things' }, never)) {
      if (signals.length >= 4) break;
    }

    const asked = signals.length;
    await new Promise(setImmediate);
    expect(signals).toHaveLength(asked);
    expect(asked).toBeLessThanOrEqual(6);
    expect(signals.every((signal) => signal.aborted)).toBe(true);
  });

  it('calls off the pages behind one that failed', async () => {
    let calledOff = false;
    const fetch: Source['fetch'] = (offset, _limit, signal) => {
      if (offset === 0) return Promise.resolve({ items: Array.from({ length: SIZE }, (_, index) => `i${index}`), total: 40 });
      if (offset === 10) return Promise.reject(new Error('page 2 failed'));
      signal.addEventListener('abort', () => {
        calledOff = true;
      });
      return untilAborted(signal);
    };

    await expect(readAll({ fetch })).rejects.toThrow('page 2 failed');
    expect(calledOff).toBe(true);
  });

  it('hands the signal’s reason on', async () => {
    const controller = new AbortController();
    const reading = readAll({ fetch: (_offset, _limit, signal) => untilAborted(signal) }, controller.signal);

    controller.abort(new Error('interrupted'));

    await expect(reading).rejects.toThrow('interrupted');
  });

  it('reads every list in full or throws, whatever its totals say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(60), fc.option(fc.nat(80), { nil: undefined }), async (count, total) => {
        const reading = readAll(source(count, ({ items }) => ({ items, total })));

        const items = await reading.catch((error: unknown) => error);
        if (items instanceof ScanError) expect(total).toBeGreaterThan(count);
        else if (total === undefined || total > count) expect(items).toHaveLength(count);
      }),
    );
  });
});

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
}
