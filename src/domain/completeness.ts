import { type Counts, SEVERITIES, type Severity } from './severity.js';

/** How a list compares with the service's own summary of it. */
export type Completeness = { readonly kind: 'agrees' } | { readonly kind: 'shorter'; readonly by: number } | { readonly kind: 'differs' };

/**
 * Holds what was read against the scan's summary. No document says whether summaries count resolved and suppressed findings, so
 * either reading is fine; a list with fewer findings than the summary is not complete, and nothing incomplete passes.
 *
 * @param all Of the list, in all statuses.
 * @param open Of the list, the open ones.
 * @param uncounted Severities that the summary does not tell: nothing is held against them, and they make up for nothing.
 */
export function compareWithSummary(
  all: Counts,
  open: Counts,
  summary: Counts | undefined,
  uncounted: readonly Severity[] = [],
): Completeness {
  const told = SEVERITIES.filter((severity) => !uncounted.includes(severity));
  const isTold = (counts: Counts): boolean => told.every((severity) => counts[severity] === summary?.[severity]);
  if (summary === undefined || isTold(all) || isTold(open)) return { kind: 'agrees' };
  const missing = told.reduce((sum, severity) => sum + summary[severity] - all[severity], 0);
  return missing > 0 ? { kind: 'shorter', by: missing } : { kind: 'differs' };
}
