import { compareWithSummary, type Tally } from '../../domain/completeness.js';
import { ScanError } from '../../domain/errors.js';
import { type Evaluation, isOpen } from '../../domain/evaluation.js';
import type { Finding } from '../../domain/finding.js';
import type { Note } from '../../domain/note.js';
import { describeRepeated } from '../../domain/repeated.js';
import type { Scan } from '../../domain/scan.js';
import { countSeverities, describeCounts } from '../../domain/severity.js';
import { truncate } from '../../text/plain.js';

const AGAIN =
  'Run the job again with {scan-id} to read the same scan once more. If it keeps happening, contact the support of the service.';

/** A list of findings that was read to the end. */
export interface FindingList {
  /** One per ID. */
  readonly findings: readonly Finding[];
  /** The rows as the service returned them: an ID may have several. */
  readonly rows: readonly Finding[];
  /** How many rows the service's list has; more than `rows` if the service lists a finding several times. */
  readonly listed: number;
  /** How many IDs have several rows with different contents. */
  readonly repeated: number;
}

/**
 * Compares the list with the scan's own numbers: fewer findings are an error; more are a warning, and the list counts (docs/gate.md).
 *
 * @throws ScanError `INCOMPLETE`
 */
export function verifyAgainstScan(list: FindingList, scan: Scan): Note[] {
  return [...noteRepeatedRows(list), ...compareCounts(list, scan), ...comparePosture(list, scan)];
}

function noteRepeatedRows({ repeated }: FindingList): Note[] {
  return repeated === 0 ? [] : [{ level: 'warning', code: 'repeated-ids', text: describeRepeated(repeated) }];
}

function compareCounts({ findings, rows }: FindingList, { counts: summary, unreportedSeverities }: Scan): Note[] {
  // Includes waived findings, because they are open at the service.
  const open = tallyOf(findings.filter(isOpen));
  const all = tallyOf(findings);
  const others = [all, ...(rows.length > findings.length ? [tallyOf(rows), tallyOf(rows.filter(isOpen))] : [])];
  const comparison = compareWithSummary({ open, others }, summary, unreportedSeverities);
  if (comparison.kind === 'agrees' || summary === undefined) return [];
  const text = `The scan's summary reports ${describeCounts(summary)}; the list of findings contains ${describeCounts(all.counts)} (open: ${describeCounts(open.counts)}).`;
  if (comparison.kind === 'shorter') {
    const missing = comparison.by === 1 ? '1 finding is missing' : `${comparison.by} findings are missing`;
    throw new ScanError('INCOMPLETE', `${text} ${missing} from the list.`, { hint: AGAIN });
  }
  return [{ level: 'warning', code: 'summary-differs', text: `${text} The list counts.` }];
}

function tallyOf(findings: readonly Finding[]): Tally {
  return {
    counts: countSeverities(findings.map(({ severity }) => severity)),
    unnamed: findings.filter(({ rawSeverity }) => rawSeverity !== undefined).length,
  };
}

/** Both numbers are accepted, because the services do not document whether a check in two frameworks counts once or twice. */
function comparePosture({ findings, listed }: FindingList, { posture }: Scan): Note[] {
  if (posture === undefined || posture.failed === findings.length || posture.failed === listed) return [];
  const rows = listed === findings.length ? '' : ` in ${listed} rows`;
  const text = `The scan reports that ${posture.failed} checks failed; the list contains ${findings.length}${rows}.`;
  if (findings.length < posture.failed) throw new ScanError('INCOMPLETE', text, { hint: AGAIN });
  return [{ level: 'warning', code: 'summary-differs', text: `${text} The list counts.` }];
}

/** Reports findings with an undocumented status or severity. */
export function noteUnknownValues({ findings }: Evaluation): Note[] {
  const statuses = new Set(findings.filter((finding) => finding.state === 'unknown').map((finding) => finding.rawState || '(none)'));
  const severities = new Set(
    findings.filter((finding) => finding.rawSeverity !== undefined && isOpen(finding)).map((finding) => finding.rawSeverity || '(none)'),
  );
  const notes: Note[] = [];
  if (statuses.size > 0) {
    notes.push({
      level: 'warning',
      code: 'unknown-status',
      text: `Findings with an undocumented status count as open: ${list(statuses)}.`,
    });
  }
  if (severities.size > 0) {
    notes.push({
      level: 'warning',
      code: 'unknown-severity',
      text: `Findings with an undocumented severity count as critical: ${list(severities)}.`,
    });
  }
  return notes;
}

function list(values: ReadonlySet<string>): string {
  const shown = [...values]
    .sort()
    .slice(0, 5)
    .map((value) => truncate(value, 40));
  return values.size > shown.length ? `${shown.join(', ')} and ${values.size - shown.length} more` : shown.join(', ');
}
