import type { CloudgeniFinding, FindingsMaker } from './cloudgeni-findings.js';
import type { FindingsFlaws } from './scenario.js';
import { only, shifted } from '../lazy-list.js';

/** A documented list answer. */
export interface Page {
  readonly data: readonly unknown[];
  readonly pagination: { readonly total: number; readonly limit: number; readonly offset: number };
}

/** Where a page begins and how much it holds. */
export interface Slice {
  readonly limit: number;
  readonly offset: number;
}

/** A page of a list; only its own items are written out. */
export function pageOf<Item>(items: readonly Item[], { limit, offset }: Slice, show: (item: Item) => unknown): Page {
  return { data: items.slice(offset, offset + limit).map(show), pagination: { total: items.length, limit, offset } };
}

/** What a findings request asks for. */
export interface FindingsQuery extends Slice {
  readonly severity?: string | undefined;
  readonly status?: string | undefined;
  /** How often this scan's findings were asked for before. */
  readonly asked: number;
}

/** A page of findings; only its own findings are made, unless a filter needs to look at all. */
export function findingsPage(findings: FindingsMaker, query: FindingsQuery, flaws: FindingsFlaws): Page {
  const list = shifted(filtered(findings, query), query.asked > 0 ? flaws.shift : undefined, (first) => ({
    ...first,
    id: 'finding_appeared',
  }));
  const { limit, offset } = query;
  const repeats = flaws.repeatPage !== undefined && offset === (flaws.repeatPage - 1) * limit;
  const from = repeats ? Math.max(0, offset - limit) : offset;
  const data: unknown[] = [];
  for (let index = from; index < Math.min(from + limit, list.count); index += 1) {
    data.push(index === flaws.malformedAt ? malformed(list.at(index)) : list.at(index));
  }
  return { data, pagination: { total: flaws.total ?? list.count, limit, offset } };
}

function filtered(findings: FindingsMaker, { severity, status }: FindingsQuery): FindingsMaker {
  if (severity === undefined && status === undefined) return findings;
  return only(
    findings,
    (finding) => (severity === undefined || finding.severity === severity) && (status === undefined || finding.status === status),
  );
}

function malformed(finding: CloudgeniFinding): unknown {
  return { ...finding, id: 17, severity: null, resource: 'storage/main.tf:15' };
}
