import type { Finding } from '../../domain/finding.js';
import type { ScanState } from '../../domain/scan.js';
import { asSeverity } from '../../domain/severity.js';

/** How to read a scan's list of findings. */
export interface FindingsAsk {
  readonly onTotal: (total: number) => void;
  /** Read the first page again after the last one. */
  readonly recheck?: boolean | undefined;
}

/** The states that three services document, in any case. Includes the American spelling, so that a scan that is over is not waited for. */
const STATES: Readonly<Record<string, ScanState>> = {
  queued: 'queued',
  running: 'running',
  completed: 'completed',
  failed: 'failed',
  cancelled: 'cancelled',
  canceled: 'cancelled',
};

/** The state of a scan from the service's value. */
export function scanStateOf(word: string): ScanState {
  const lower = word.toLowerCase();
  return (Object.hasOwn(STATES, lower) ? STATES[lower] : undefined) ?? 'unknown';
}

/** The severity of a finding. An undocumented value counts as critical, and is kept. */
export function severityOf(word: string | null | undefined): Pick<Finding, 'severity' | 'rawSeverity'> {
  const severity = asSeverity(word);
  return severity === undefined ? { severity: 'critical', rawSeverity: word ?? '' } : { severity };
}
