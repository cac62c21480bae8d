/** The largest page that GitHub returns. */
export const PER_PAGE = 100;

/** One page of a list, in Octokit's form. */
interface PageAnswer {
  readonly data: unknown;
  readonly headers: { readonly link?: string | undefined };
}

/** The items of a list that were kept. */
export interface Listed<Item> {
  readonly items: readonly Item[];
  /** Whether the whole list was read: it ended before the page limit. */
  readonly whole: boolean;
}

interface Reading<Item> {
  /** What the list contains, for an error. */
  readonly what: string;
  readonly mostPages: number;
  readonly read: (page: { readonly page: number; readonly per_page: number }) => Promise<PageAnswer>;
  /** Called for each page, so that the rest of the page can be freed. */
  readonly keep: (page: readonly unknown[]) => readonly Item[];
}

/**
 * Reads a list page by page, by number: following the URL of the `Link` header would send the token to whatever host the header names.
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
 * Whether another page follows. GitHub removes hidden items from a page after counting them, so a short page may not be the last one.
 * The `Link` header decides (docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api).
 *
 * @param otherwise The result without a `Link` header: GitHub sends none if there is only one page, and a proxy may remove it.
 */
export function hasNext(link: string | undefined, otherwise: boolean): boolean {
  return link === undefined ? otherwise : /\brel="?next\b/i.test(link);
}
