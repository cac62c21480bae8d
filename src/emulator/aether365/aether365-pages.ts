import type { Aether365Result, ResultsMaker } from './aether365-results.js';
import type { WorldScan } from './state.js';
import { type Maker, shifted } from '../lazy-list.js';
import type { Answer } from '../types.js';

/** Which page, counted from 1, and how much it holds. */
export interface Slice {
  readonly page: number;
  readonly limit: number;
}

/** A page of a list in the service's envelope; only its own items are written out. */
export function pageOf<Item>(items: readonly Item[], { page, limit }: Slice, show: (item: Item) => unknown): Answer {
  const data = items.slice((page - 1) * limit, page * limit).map(show);
  return { status: 200, body: { success: true, data, meta: { total: items.length, page, limit } } };
}

/** What a request for results asks for. */
export interface ResultsQuery extends Slice {
  readonly result?: string | undefined;
  readonly severity?: string | undefined;
  readonly framework?: string | undefined;
  /** How often this scan's results were asked for before. */
  readonly asked: number;
}

/** An index of the unfiltered results. */
type Index = number;
/** That of one that is not among them. */
const APPEARED: Index = -1;

/** A page of results; without a filter only its own are made. */
export function resultsPage(scan: WorldScan, query: ResultsQuery): Answer {
  const { results, plan } = scan;
  const { flaws = {} } = plan;
  const { page, limit } = query;
  const kept = shifted(filtered(results, flaws.ignoresFilter ? {} : query), query.asked > 0 ? flaws.shift : undefined, () => APPEARED);
  const shownPage = flaws.repeatPage === page ? Math.max(1, page - 1) : page;
  const data: unknown[] = [];
  for (let at = (shownPage - 1) * limit; at < Math.min(shownPage * limit, kept.count); at += 1) {
    const index = kept.at(at);
    const shown = showResult(scan, index, index === APPEARED ? appeared(results) : results.at(index));
    data.push(at === flaws.malformedAt ? { ...shown, test_id: 17, severity: [] } : shown);
  }
  return { status: 200, body: { success: true, data, meta: { total: flaws.total ?? kept.count, page, limit } } };
}

function filtered(results: ResultsMaker, query: Partial<ResultsQuery>): Maker<Index> {
  const { result, severity, framework } = query;
  if (result === undefined && severity === undefined && framework === undefined) return { count: results.count, at: (place) => place };
  const fits = (one: Aether365Result): boolean =>
    (result === undefined || one.result === result) &&
    (severity === undefined || one.severity === severity) &&
    (framework === undefined || one.framework === framework);
  const kept: Index[] = [];
  for (let index = 0; index < results.count; index += 1) if (fits(results.at(index))) kept.push(index);
  return { count: kept.length, at: (place) => kept[place] ?? APPEARED };
}

function appeared(results: ResultsMaker): Aether365Result {
  return { ...results.at(0), test_id: 'AE.APPEARED' };
}

function showResult({ id, type, plan }: WorldScan, index: Index, result: Aether365Result): Record<string, unknown> {
  const { test_id, title, severity, framework, help_url, remediation_steps } = result;
  return {
    id: `result_${id}_${index + 1}`,
    scan_id: plan.flaws?.scanId ?? id,
    test_id,
    title,
    result: result.result,
    severity,
    framework,
    ...(help_url !== undefined && { help_url }),
    ...(remediation_steps !== undefined && { remediation_steps }),
    source_tool: type,
  };
}
