import { type Counts, SEVERITIES, totalOf } from './severity.js';

/** How a list compares with the service's own summary of it. */
export type Completeness = { readonly kind: 'agrees' } | { readonly kind: 'shorter'; readonly by: number } | { readonly kind: 'differs' };

/**
 * Holds what was read against the scan's summary. No document says whether summaries count resolved and suppressed findings, so
 * either reading is fine; a list with fewer findings than the summary is not complete, and nothing incomplete passes.
 *
 * @param all Of the list, in all statuses.
 * @param open Of the list, the open ones.
 */
export function compareWithSummary(all: Counts, open: Counts, summary: Counts | undefined): Completeness {
  if (summary === undefined || isEqual(all, summary) || isEqual(open, summary)) return { kind: 'agrees' };
  const missing = totalOf(summary) - totalOf(all);
  return missing > 0 ? { kind: 'shorter', by: missing } : { kind: 'differs' };
}

function isEqual(a: Counts, b: Counts): boolean {
  return SEVERITIES.every((severity) => a[severity] === b[severity]);
}
