import { type Counts, SEVERITIES, type Severity } from './severity.js';

/** How a list compares with the service's own summary of it. */
type Completeness = { readonly kind: 'agrees' } | { readonly kind: 'shorter'; readonly by: number } | { readonly kind: 'differs' };

/** Findings, counted. */
export interface Tally {
  readonly counts: Counts;
  /** How many of them have a severity that no document names: they count as critical, and the summary may count them anywhere. */
  readonly unnamed: number;
}

/** The ways in which a list may be counted. */
export interface Tallies {
  /** The open findings, one for each ID: what the gate counts. */
  readonly open: Tally;
  /** Those in all statuses, and the same by rows where an ID has several. */
  readonly others: readonly Tally[];
}

/**
 * Compares what was read with the scan's summary. No document says whether summaries count resolved and suppressed findings, so that
 * a list agrees where any way of counting equals the summary, severity by severity. Otherwise the summary counts open findings, as
 * the gate does: fewer of them in any severity means that the list is not complete, because an equal total may hide that a critical one
 * is missing.
 *
 * @param uncounted Severities that the summary does not report: they are not compared, and make up for nothing.
 */
export function compareWithSummary(
  { open, others }: Tallies,
  summary: Counts | undefined,
  uncounted: readonly Severity[] = [],
): Completeness {
  if (summary === undefined) return { kind: 'agrees' };
  const compared = SEVERITIES.filter((severity) => !uncounted.includes(severity));
  const ways = [open, ...others];
  if (ways.some(({ counts }) => compared.every((severity) => counts[severity] === summary[severity]))) return { kind: 'agrees' };
  // With the right words for severities that no document names, it would be equal.
  if (ways.some((tally) => isFilled(missingIn(tally, summary, compared), tally.unnamed, uncounted))) return { kind: 'differs' };
  const missing = missingIn(open, summary, compared).reduce((sum, count) => sum + Math.max(0, count), 0) - open.unnamed;
  return missing > 0 ? { kind: 'shorter', by: missing } : { kind: 'differs' };
}

/** By severity, how many the summary has on top of those that have a known severity; negative where it has fewer. */
function missingIn({ counts, unnamed }: Tally, summary: Counts, compared: readonly Severity[]): number[] {
  const named = { ...counts, critical: counts.critical - unnamed };
  return compared.map((severity) => summary[severity] - named[severity]);
}

/** Whether the unnamed ones are just what is missing; some of them may be of a severity that the summary does not report. */
function isFilled(missing: readonly number[], unnamed: number, uncounted: readonly Severity[]): boolean {
  const sum = missing.reduce((total, count) => total + count, 0);
  return unnamed > 0 && missing.every((count) => count >= 0) && (uncounted.length > 0 ? sum <= unnamed : sum === unnamed);
}
