import type { ReportingConfiguration } from 'sarif';
import type { EvaluatedFinding } from '../../domain/evaluation.js';
import type { Severity } from '../../domain/severity.js';

/** SARIF's word for a severity; GitHub fails a check on `error` by default. */
export const LEVELS: Readonly<Record<Severity, NonNullable<ReportingConfiguration['level']>>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

interface Band {
  readonly from: number;
  readonly to: number;
  /** Where the CVSS score is unknown, or says another severity than the service. */
  readonly otherwise: number;
}

/** GitHub: SARIF support for code scanning, `security-severity`. 9.0 itself is shown as critical (OSSF Scorecard relies on it). */
const BANDS: Readonly<Record<Exclude<Severity, 'info'>, Band>> = {
  critical: { from: 9, to: 10, otherwise: 9.5 },
  high: { from: 7, to: 8.9, otherwise: 8 },
  medium: { from: 4, to: 6.9, otherwise: 5.5 },
  low: { from: 0.1, to: 3.9, otherwise: 2 },
};

/** The number GitHub ranks an alert by, 0.1 to 10.0; 0 for `info`, which is no security alert. */
export function scoreOf({ severity, cvss }: Pick<EvaluatedFinding, 'severity' | 'cvss'>): number {
  if (severity === 'info') return 0;
  const { from, to, otherwise } = BANDS[severity];
  const score = cvss === undefined ? Number.NaN : Number(cvss.toFixed(1));
  return score >= from && score <= to ? score : otherwise;
}
