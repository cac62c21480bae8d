import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { ScanError } from '../../src/domain/errors.js';
import { type CursorPage, type NumberedPage, readCursorPages, readNumberedPages } from '../../src/http/pagination.js';

const never = new AbortController().signal;
const SIZE = 10;
const items = (count: number): string[] => Array.from({ length: count }, (_none, index) => `i${index}`);

async function all(pages: AsyncIterable<readonly string[]>): Promise<string[]> {
  const read: string[] = [];
  for await (const page of pages) read.push(...page);
  return read;
}

async function failure(work: Promise<unknown>): Promise<ScanError> {
  return await work.then(
    () => {
      throw new Error('It did not fail.');
    },
    (error: ScanError) => error,
  );
}

type Answer = (page: NumberedPage<string>, number: number) => NumberedPage<string>;

/** @param size What the service makes of the page size. */
function numbered(count: number, answer: Answer = (page) => page, size = SIZE) {
  const asked: number[] = [];
  const read = (): Promise<string[]> =>
    all(
      readNumberedPages(
        {
          pageSize: SIZE,
          what: 'things',
          idOf: (item) => item,
          fetch: (page) => {
            asked.push(page);
            return Promise.resolve(answer({ items: items(count).slice((page - 1) * size, page * size), total: count }, page));
          },
        },
        never,
      ),
    );
  return { asked, read };
}

describe('readNumberedPages', () => {
  it.each([0, 1, 10, 11, 45])('reads %d things by their total, each page once and from page 1 on', async (count) => {
    const { asked, read } = numbered(count);

    expect(await read()).toEqual(items(count));
    expect(asked).toEqual(Array.from({ length: Math.max(1, Math.ceil(count / SIZE)) }, (_none, index) => index + 1));
  });

  it('asks for no more pages behind an empty one, however many there should be', async () => {
    const { asked, read } = numbered(60, (_page, number) => ({ items: number === 1 ? ['i0'] : [], total: 60 }));

    expect(await failure(read())).toMatchObject({
      code: 'INCOMPLETE',
      message: 'The service reports 60 things, but its list contains 1.',
      details: { transient: true },
    });
    // Those that were on their way when the first one came.
    expect(asked.length).toBeLessThanOrEqual(5);
  });

  it('asks for no second page where the first one is empty', async () => {
    const { asked, read } = numbered(60, () => ({ items: [], total: 60 }));

    expect(await failure(read())).toMatchObject({ code: 'INCOMPLETE' });
    expect(asked).toEqual([1]);
  });

  it.each([0, 9, 10, 45])('reads %d things by the number of pages where there is no total', async (count) => {
    const { asked, read } = numbered(count, (page) => ({ items: page.items, pages: Math.max(1, Math.ceil(count / SIZE)) }));

    expect(await read()).toEqual(items(count));
    expect(asked).toHaveLength(Math.max(1, Math.ceil(count / SIZE)));
  });

  it.each([0, 9, 10, 45])('reads %d things to a short page where there is neither', async (count) => {
    const { read } = numbered(count, (page) => ({ items: page.items }));

    expect(await read()).toEqual(items(count));
  });

  it.each([3, 7])('reads all of a list whose pages are smaller than asked for (%d)', async (size) => {
    expect(await numbered(45, (page) => page, size).read()).toEqual(items(45));
  });

  it('a page that repeats another is incomplete', async () => {
    const { read } = numbered(45, (page, number) => (number === 3 ? { ...page, items: items(20).slice(10) } : page));

    expect(await failure(read())).toMatchObject({ code: 'INCOMPLETE', message: expect.stringContaining('Page 3') });
  });

  it('a service that always answers with its first page is incomplete, not endless', async () => {
    expect(await failure(numbered(45, (page) => ({ ...page, items: items(10) })).read())).toMatchObject({ code: 'INCOMPLETE' });
  });

  it('reads every list in full or throws', async () => {
    const flaw = fc.record({
      size: fc.integer({ min: 1, max: 12 }),
      total: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 50 }), flaw, async (count, { size, total }) => {
        const served = Math.min(size, SIZE);
        const { read } = numbered(count, (page) => ({ ...page, total: total ?? count }), served);
        const got = await read().catch((error: ScanError) => error.code);
        // A total that is too small may end a list of smaller pages early, but never unnoticed by the summary; else all or nothing.
        if ((total ?? count) >= count) expect(got === 'INCOMPLETE' || (Array.isArray(got) && got.length === count)).toBe(true);
      }),
    );
  });
});

describe('readCursorPages', () => {
  const read = (pages: readonly CursorPage<string>[], asked: (string | undefined)[] = []): Promise<string[]> =>
    all(
      readCursorPages(
        {
          what: 'things',
          idOf: (item) => item,
          fetch: (cursor) => {
            asked.push(cursor);
            return Promise.resolve(pages[asked.length - 1] ?? { items: [], hasMore: false });
          },
        },
        never,
      ),
    );

  it('follows the cursors to the end', async () => {
    const asked: (string | undefined)[] = [];
    const pages = [
      { items: ['a', 'b'], hasMore: true, cursor: 'x' },
      { items: ['c'], hasMore: true, cursor: 'y' },
      { items: [], hasMore: false },
    ];

    expect(await read(pages, asked)).toEqual(['a', 'b', 'c']);
    expect(asked).toEqual([undefined, 'x', 'y']);
  });

  it('leaves out what an earlier page had', async () => {
    expect(
      await read([
        { items: ['a', 'b'], hasMore: true, cursor: 'x' },
        { items: ['b', 'c'], hasMore: false },
      ]),
    ).toEqual(['a', 'b', 'c']);
  });

  it.each([
    ['none', undefined],
    ['an empty one', ''],
    ['the one that was just sent', 'x'],
  ])('more without a new cursor is incomplete: %s', async (_what, cursor) => {
    const pages = [
      { items: ['a'], hasMore: true, cursor: 'x' },
      { items: ['b'], hasMore: true, ...(cursor !== undefined && { cursor }) },
    ];

    expect(await failure(read(pages))).toMatchObject({ code: 'INCOMPLETE', message: expect.stringContaining('cursor') });
  });

  it('a page that repeats another is incomplete', async () => {
    expect(
      await failure(
        read([
          { items: ['a'], hasMore: true, cursor: 'x' },
          { items: ['a'], hasMore: true, cursor: 'y' },
        ]),
      ),
    ).toMatchObject({
      code: 'INCOMPLETE',
    });
  });
});
