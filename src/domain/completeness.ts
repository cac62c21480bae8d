import { type Counts, SEVERITIES, type Severity } from './severity.js';

/** How a list compares with the service's own summary of it. */
export type Completeness = { readonly kind: 'agrees' } | { readonly kind: 'shorter'; readonly by: number } | { readonly kind: 'differs' };

/**
 * Holds what was read against the scan's summary. No document says whether summaries count resolved and suppressed findings, so
 * either reading is fine; a list that lacks a finding of any severity that the summary counts is not complete, and nothing incomplete
 * passes: an equal total may hide that a critical one is missing.
 *
 * @param all Of the list, in all statuses.
 * @param open Of the list, the open ones.
 */
export function compareWithSummary(all: Counts, open: Counts, summary: Counts | undefined, given: Unknown = {}): Completeness {
  const { uncounted = [], unnamed = 0 } = given;
  const told = SEVERITIES.filter((severity) => !uncounted.includes(severity));
  const isTold = (counts: Counts): boolean => told.every((severity) => counts[severity] === summary?.[severity]);
  if (summary === undefined || isTold(all) || isTold(open)) return { kind: 'agrees' };
  const named = { ...all, critical: all.critical - unnamed };
  const missing = told.reduce((sum, severity) => sum + Math.max(0, summary[severity] - named[severity]), 0) - unnamed;
  return missing > 0 ? { kind: 'shorter', by: missing } : { kind: 'differs' };
}

/** What keeps a list and its summary from being compared number by number. */
interface Unknown {
  /** Severities that the summary does not tell: nothing is held against them, and they make up for nothing. */
  readonly uncounted?: readonly Severity[] | undefined;
  /** How many of the list have a severity that no document names: they count as critical, and the summary may count them anywhere. */
  readonly unnamed?: number | undefined;
}
