/** From worst to mildest. Other functions rely on this order. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;

/** The severity of a finding, the same five values for all services. */
export type Severity = (typeof SEVERITIES)[number];

/** How many findings there are of each severity. */
export type Counts = Readonly<Record<Severity, number>>;

/** No findings at all. */
export const NO_COUNTS: Counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };

/** Converts a service's value, in any letter case; undefined if it is not one of the five severities. */
export function asSeverity(value: string | undefined | null): Severity | undefined {
  const lower = value?.trim().toLowerCase();
  return SEVERITIES.find((severity) => severity === lower);
}

/** Whether `severity` is at or above `threshold`. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold);
}

const RANKS: Counts = { critical: 0, high: 1, medium: 2, low: 3, info: 4 };

/** For sorting: worst first. */
export function bySeverity(a: Severity, b: Severity): number {
  return RANKS[a] - RANKS[b];
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

/** `2 critical, 3 high and 1 low`; severities without findings are left out; `none` without any findings. */
export function describeCounts(counts: Counts): string {
  const parts = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => `${counts[severity]} ${severity}`);
  const last = parts.pop();
  if (last === undefined) return 'none';
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}
