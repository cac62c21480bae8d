import { type Maker, only, shifted } from '../lazy-list.js';
import type { AiptxFinding, AiptxFlaws } from './scenario.js';

/** The finding that a flawed list gains while it is read. */
export const APPEARED = 'finding_appeared';

/** Which page, counted from 1, and how much it holds. */
export interface AiptxSlice {
  readonly page: number;
  readonly limit: number;
}

/** The two documented parts of a list answer. */
export interface AiptxPage {
  readonly data: readonly unknown[];
  readonly pagination: Readonly<Record<string, number>>;
}

/** A page of a list; only its own items are written out. */
export function aiptxPage<Item>(items: readonly Item[], { page, limit }: AiptxSlice, show: (item: Item) => unknown): AiptxPage {
  const from = (page - 1) * limit;
  return { data: items.slice(from, from + limit).map(show), pagination: paginationOf({ page, limit }, items.length) };
}

function paginationOf({ page, limit }: AiptxSlice, total: number | null): Readonly<Record<string, number>> {
  return total === null ? { page, limit } : { page, limit, total, total_pages: Math.ceil(total / limit) };
}

/** What a findings request asks for. */
export interface AiptxFindingsQuery extends AiptxSlice {
  readonly severity?: string | undefined;
  readonly status?: string | undefined;
  readonly category?: string | undefined;
  /** How often this scan's findings were asked for before. */
  readonly asked: number;
}

/** A page of findings; only its own findings are made, unless a filter needs to look at all. */
export function aiptxFindingsPage(
  findings: Maker<AiptxFinding>,
  query: AiptxFindingsQuery,
  flaws: AiptxFlaws,
  show: (finding: AiptxFinding) => Readonly<Record<string, unknown>>,
): AiptxPage {
  const list = shifted(filtered(findings, query), query.asked > 0 ? flaws.shift : undefined, (first) => ({ ...first, id: APPEARED }));
  const { page, limit } = query;
  const from = (flaws.repeatPage === page ? Math.max(0, page - 2) : page - 1) * limit;
  const data: unknown[] = [];
  for (let index = from; index < Math.min(from + limit, list.count); index += 1) {
    const shown = show(list.at(index));
    data.push(index === flaws.malformedAt ? { ...shown, id: 17, severity: ['high'], endpoint: 4 } : shown);
  }
  return { data, pagination: paginationOf(query, flaws.total === undefined ? list.count : flaws.total) };
}

function filtered(findings: Maker<AiptxFinding>, { severity, status, category }: AiptxFindingsQuery): Maker<AiptxFinding> {
  if (severity === undefined && status === undefined && category === undefined) return findings;
  const fits = (wanted: string | undefined, is: string | undefined): boolean => wanted === undefined || wanted === is;
  return only(findings, (one) => fits(severity, one.severity) && fits(status, one.status) && fits(category, one.category));
}
