import { type Counts, SEVERITIES, type Severity } from './severity.js';

/** How a list compares with the service's own summary of it. */
type Completeness = { readonly kind: 'agrees' } | { readonly kind: 'shorter'; readonly by: number } | { readonly kind: 'differs' };

/** Counted findings. */
export interface Tally {
  readonly counts: Counts;
  /** How many have an undocumented severity: they count as critical, but the summary may count them under any severity. */
  readonly unnamed: number;
}

/** The ways to count a list. */
export interface Tallies {
  /** The open findings, one per ID: what the gate counts. */
  readonly open: Tally;
  /** The findings in all statuses; and both again by rows, if an ID has several rows. */
  readonly others: readonly Tally[];
}

/**
 * Compares the findings that were read with the scan's summary. The services do not document whether summaries count resolved and
 * suppressed findings, so a list agrees if any way of counting equals the summary in every severity. Otherwise the summary is taken to
 * count open findings, as the gate does. The list is then incomplete if it has fewer of any severity: an equal total may hide a missing
 * critical finding.
 *
 * @param uncounted Severities that the summary does not report: they are not compared.
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
  // The list would agree if the undocumented severities were known.
  if (ways.some((tally) => isFilled(missingIn(tally, summary, compared), tally.unnamed, uncounted))) return { kind: 'differs' };
  const missing = missingIn(open, summary, compared).reduce((sum, count) => sum + Math.max(0, count), 0) - open.unnamed;
  return missing > 0 ? { kind: 'shorter', by: missing } : { kind: 'differs' };
}

/** For each severity, how many more findings the summary has than the list has with a documented severity; may be negative. */
function missingIn({ counts, unnamed }: Tally, summary: Counts, compared: readonly Severity[]): number[] {
  const named = { ...counts, critical: counts.critical - unnamed };
  return compared.map((severity) => summary[severity] - named[severity]);
}

/** Whether the findings with undocumented severities are exactly the missing ones, or belong to severities that the summary omits. */
function isFilled(missing: readonly number[], unnamed: number, uncounted: readonly Severity[]): boolean {
  const sum = missing.reduce((total, count) => total + count, 0);
  return missing.every((count) => count >= 0) && (uncounted.length > 0 ? sum <= unnamed : sum === unnamed);
}
