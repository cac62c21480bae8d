import { type Maker, only, shifted } from '../lazy-list.js';
import type { S4eFinding, S4eFindingsMaker, S4eFlaws } from './scenario.js';

/** Which page of a list, and how large. */
export interface S4eSlice {
  /** The first is 1. */
  readonly page: number;
  readonly perPage: number;
}

/** The items of one page. */
export function itemsOf<Item>(list: Maker<Item>, { page, perPage }: S4eSlice): Item[] {
  const items: Item[] = [];
  for (let index = (page - 1) * perPage; index < Math.min(page * perPage, list.count); index += 1) items.push(list.at(index));
  return items;
}

/** `meta` as the pages show it: the primary without `total_pages`, the siblings with it. */
export function metaOf(total: number, { page, perPage }: S4eSlice, lengths: 'total' | 'pages' | 'both'): Readonly<Record<string, number>> {
  return {
    ...(lengths !== 'pages' && { total }),
    page,
    per_page: perPage,
    ...(lengths !== 'total' && { total_pages: Math.ceil(total / perPage) }),
  };
}

/** What a request wants of the findings. */
export interface S4eFilter {
  readonly severities?: readonly string[] | undefined;
  readonly statuses?: readonly string[] | undefined;
}

/** The findings that a filter lets through; only a filter needs to look at all of them. */
export function filteredFindings(findings: S4eFindingsMaker, { severities, statuses }: S4eFilter): S4eFindingsMaker {
  if (severities === undefined && statuses === undefined) return findings;
  return only(findings, ({ severity, status }) => (severities?.includes(severity) ?? true) && (statuses?.includes(status) ?? true));
}

/** A page of findings with the flaws of the scenario. `asked`: how often this list was asked for before. */
export function flawedPage(
  findings: S4eFindingsMaker,
  slice: S4eSlice,
  flaws: S4eFlaws,
  asked: number,
  show: (finding: S4eFinding) => unknown,
): { readonly items: readonly unknown[]; readonly total: number } {
  const list = shifted(findings, asked > 0 ? flaws.shift : undefined, (first) => ({ ...first, id: 'f-appeared' }));
  const page = flaws.repeatPage === slice.page ? Math.max(1, slice.page - 1) : slice.page;
  const shown: Maker<unknown> = {
    count: list.count,
    at: (index) => (index === flaws.malformedAt ? malformed(show(list.at(index))) : show(list.at(index))),
  };
  return { items: itemsOf(shown, { ...slice, page }), total: flaws.total ?? list.count };
}

function malformed(shown: unknown): unknown {
  return { ...(shown as object), id: 17, severity: null, cvss: 'high' };
}
