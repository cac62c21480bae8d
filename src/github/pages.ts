/** The most that GitHub lists at once. */
export const PER_PAGE = 100;

/** One answer of a list, in Octokit's form. */
interface PageAnswer {
  readonly data: unknown;
  readonly headers: { readonly link?: string | undefined };
}

/** What of a list was kept. */
export interface Listed<Item> {
  readonly items: readonly Item[];
  /** The list ended before the page limit did. */
  readonly whole: boolean;
}

interface Reading<Item> {
  /** What the list is of, for an error. */
  readonly what: string;
  readonly mostPages: number;
  readonly read: (page: { readonly page: number; readonly per_page: number }) => Promise<PageAnswer>;
  /** Called for each page: what is not kept is free to go. */
  readonly keep: (page: readonly unknown[]) => readonly Item[];
}

/**
 * Reads a list page after page. Pages are asked for by number: following the URL of the `Link` header would send the token to whatever
 * host the header names.
 *
 * @throws Error if an answer is not a list
 */
export async function readPages<Item>({ what, mostPages, read, keep }: Reading<Item>): Promise<Listed<Item>> {
  const items: Item[] = [];
  for (let page = 1; page <= mostPages; page++) {
    const { data, headers } = await read({ page, per_page: PER_PAGE });
    if (!Array.isArray(data)) throw new Error(`GitHub's list of ${what} could not be read`);
    items.push(...keep(data));
    if (!hasNext(headers.link, data.length >= PER_PAGE)) return { items, whole: true };
  }
  return { items, whole: false };
}

/**
 * Whether another page follows. GitHub takes hidden items out of a page after counting them, so a short page need not be the last:
 * the `Link` header decides (docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api).
 *
 * @param otherwise What the page itself suggests. It counts if there is no header: on an only page, or behind a proxy that removes it.
 */
export function hasNext(link: string | undefined, otherwise: boolean): boolean {
  return link === undefined ? otherwise : /\brel="?next\b/i.test(link);
}
