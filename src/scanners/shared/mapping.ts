import type { Finding } from '../../domain/finding.js';
import type { ScanState } from '../../domain/scan.js';
import { asSeverity } from '../../domain/severity.js';

/** How a scan's list of findings is read. */
export interface FindingsAsk {
  readonly onTotal: (total: number) => void;
  /** Read the first page again behind the last one. */
  readonly recheck?: boolean | undefined;
}

/** The states that three services document, in any case. American spelling too: a scan that is over must not be waited for. */
const STATES: Readonly<Record<string, ScanState>> = {
  queued: 'queued',
  running: 'running',
  completed: 'completed',
  failed: 'failed',
  cancelled: 'cancelled',
  canceled: 'cancelled',
};

/** A scan's state by the service's word for it. */
export function scanStateOf(word: string): ScanState {
  const lower = word.toLowerCase();
  return (Object.hasOwn(STATES, lower) ? STATES[lower] : undefined) ?? 'unknown';
}

/** A finding's severity; an undocumented word counts as critical, and is kept. */
export function severityOf(word: string | null | undefined): Pick<Finding, 'severity' | 'rawSeverity'> {
  const severity = asSeverity(word);
  return severity === undefined ? { severity: 'critical', rawSeverity: word ?? '' } : { severity };
}
