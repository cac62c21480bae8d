import { type Counts, SEVERITIES } from './severity.js';

/** How a list compares with the service's own summary of it. */
export type Completeness = { readonly kind: 'agrees' } | { readonly kind: 'shorter'; readonly by: number } | { readonly kind: 'differs' };

/**
 * Holds what was read against the scan's summary. No document says whether summaries count resolved and suppressed findings, so
 * either reading is fine; a list that lacks a finding of any severity that the summary counts is not complete, and nothing incomplete
 * passes: an equal total may hide that a critical one is missing.
 *
 * @param all Of the list, in all statuses.
 * @param open Of the list, the open ones.
 * @param unnamed How many of `all` have a severity that no document names: they count as critical, and the summary may count them
 *   anywhere.
 */
export function compareWithSummary(all: Counts, open: Counts, summary: Counts | undefined, unnamed = 0): Completeness {
  if (summary === undefined || isEqual(all, summary) || isEqual(open, summary)) return { kind: 'agrees' };
  const named = { ...all, critical: all.critical - unnamed };
  const missing = SEVERITIES.reduce((sum, severity) => sum + Math.max(0, summary[severity] - named[severity]), 0) - unnamed;
  return missing > 0 ? { kind: 'shorter', by: missing } : { kind: 'differs' };
}

function isEqual(a: Counts, b: Counts): boolean {
  return SEVERITIES.every((severity) => a[severity] === b[severity]);
}
