import type { Scan } from './scan.js';
import type { Severity } from './severity.js';

/** Numbers of findings as a service tells them, where each may be left out. */
export type MaybeCounts = Readonly<Partial<Record<Severity, number | null | undefined>>>;

/**
 * The four that are worse than `info`, or none: an invented 0 would hide findings, and prove that an empty list is whole. A service
 * that leaves `info` out has not said that there are none.
 */
export function toldCounts(told: MaybeCounts | null | undefined): Pick<Scan, 'counts' | 'uncounted'> {
  const { critical, high, medium, low, info } = told ?? {};
  if (!isTold(critical) || !isTold(high) || !isTold(medium) || !isTold(low)) return { counts: undefined };
  return { counts: { critical, high, medium, low, info: info ?? 0 }, ...(!isTold(info) && { uncounted: ['info'] }) };
}

function isTold(count: number | null | undefined): count is number {
  return typeof count === 'number';
}
