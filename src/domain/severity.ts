/** From worst to mildest. The order is the meaning: an earlier one is at least as severe as a later one. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;

/** How bad a finding is, in the five words that all services share. */
export type Severity = (typeof SEVERITIES)[number];

/** How many findings there are of each severity. */
export type Counts = Readonly<Record<Severity, number>>;

/** No findings at all. */
export const NO_COUNTS: Counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };

/** Whether a word of a service, in any case, is one of ours. */
export function asSeverity(word: string | undefined | null): Severity | undefined {
  const lower = word?.trim().toLowerCase();
  return SEVERITIES.find((severity) => severity === lower);
}

/** Claims that `severity` is as bad as `threshold` or worse. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold);
}

/** For sorting: worst first. */
export function bySeverity(a: Severity, b: Severity): number {
  return SEVERITIES.indexOf(a) - SEVERITIES.indexOf(b);
}

/** Counts a list of severities. */
export function countSeverities(severities: Iterable<Severity>): Counts {
  const counts: Record<Severity, number> = { ...NO_COUNTS };
  for (const severity of severities) counts[severity] += 1;
  return counts;
}

/** The sum over all severities. */
export function totalOf(counts: Counts): number {
  return SEVERITIES.reduce((sum, severity) => sum + counts[severity], 0);
}

/** Says `2 critical, 3 high and 1 low`; severities without findings are left out; `none` when there is nothing. */
export function describeCounts(counts: Counts): string {
  const parts = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => `${counts[severity]} ${severity}`);
  const last = parts.pop();
  if (last === undefined) return 'none';
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}
