import type { Scan } from './scan.js';
import { SEVERITIES, type Severity } from './severity.js';

/** Numbers of findings as a service reports them, where each may be left out. */
export type MaybeCounts = Readonly<Partial<Record<Severity, number | null | undefined>>>;

/**
 * The numbers that are there. A severity that is left out is unknown and not 0: an invented 0 would hide findings, and prove that an
 * empty list is whole. Without any number there are no counts.
 */
export function toldCounts(told: MaybeCounts | null | undefined): Pick<Scan, 'counts' | 'uncounted'> {
  const { critical, high, medium, low, info } = told ?? {};
  const uncounted = SEVERITIES.filter((severity) => typeof told?.[severity] !== 'number');
  if (uncounted.length === SEVERITIES.length) return { counts: undefined };
  const counts = { critical: critical ?? 0, high: high ?? 0, medium: medium ?? 0, low: low ?? 0, info: info ?? 0 };
  return { counts, ...(uncounted.length > 0 && { uncounted }) };
}

/** Whether the numbers of a scan show that a list is whole: all but those of `info`, which some documents do not have. */
export function isSummarised({ counts, uncounted = [] }: Pick<Scan, 'counts' | 'uncounted'>): boolean {
  return counts !== undefined && uncounted.every((severity) => severity === 'info');
}
