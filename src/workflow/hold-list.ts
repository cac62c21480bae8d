import { compareWithSummary } from '../domain/completeness.js';
import { ScanError } from '../domain/errors.js';
import { type Evaluation, isOpen } from '../domain/evaluate.js';
import type { Scan } from '../domain/scan.js';
import { countSeverities, describeCounts } from '../domain/severity.js';
import type { Note } from '../report/report.js';

const AGAIN = 'Run the job again with {scan-id} to read the same scan once more; if it lasts, ask the service.';

/**
 * Holds the list against what the scan says of itself: shorter is an error; longer is a warning, and the list wins (design, section 2.4).
 *
 * @throws ScanError `INCOMPLETE`
 */
export function holdAgainstScan(evaluation: Evaluation, scan: Scan): Note[] {
  return [...holdAgainstSummary(evaluation, scan), ...holdAgainstPosture(evaluation, scan)];
}

function holdAgainstSummary({ findings }: Evaluation, { counts: summary, uncounted }: Scan): Note[] {
  // Not those that count: what people waive is open at the service all the same.
  const counts = countSeverities(findings.filter(isOpen).map((finding) => finding.severity));
  const all = countSeverities(findings.map((finding) => finding.severity));
  const unnamed = findings.filter((finding) => finding.severityWord !== undefined).length;
  const comparison = compareWithSummary(all, counts, summary, { uncounted, unnamed });
  if (comparison.kind === 'agrees' || summary === undefined) return [];
  const texts = `The scan's summary says ${describeCounts(summary)}; the list of findings holds ${describeCounts(all)} (open: ${describeCounts(counts)}).`;
  if (comparison.kind === 'shorter')
    throw new ScanError('INCOMPLETE', `${texts} ${comparison.by} findings are missing from the list.`, { hint: AGAIN });
  return [{ level: 'warning', code: 'summary-differs', text: `${texts} The list counts.` }];
}

function holdAgainstPosture({ findings }: Evaluation, { posture }: Scan): Note[] {
  if (posture === undefined || posture.failed === findings.length) return [];
  const texts = `The scan says that ${posture.failed} checks failed; the list holds ${findings.length}.`;
  if (findings.length < posture.failed) throw new ScanError('INCOMPLETE', texts, { hint: AGAIN });
  return [{ level: 'warning', code: 'summary-differs', text: `${texts} The list counts.` }];
}

/** Words that no document names count, and are told. */
export function tellUnknownWords({ findings }: Evaluation): Note[] {
  const statuses = new Set(
    findings.filter((finding) => finding.status.means === 'unknown').map((finding) => finding.status.word || '(none)'),
  );
  const severities = new Set(
    findings.filter((finding) => finding.severityWord !== undefined && isOpen(finding)).map((finding) => finding.severityWord || '(none)'),
  );
  const notes: Note[] = [];
  if (statuses.size > 0) {
    notes.push({
      level: 'warning',
      code: 'unknown-status',
      text: `Findings with a status that the documents do not name count as open: ${list(statuses)}.`,
    });
  }
  if (severities.size > 0) {
    notes.push({
      level: 'warning',
      code: 'unknown-severity',
      text: `Findings with a severity that the documents do not name count as critical: ${list(severities)}.`,
    });
  }
  return notes;
}

function list(words: ReadonlySet<string>): string {
  const shown = [...words]
    .sort()
    .slice(0, 5)
    .map((word) => word.slice(0, 40));
  return words.size > shown.length ? `${shown.join(', ')} and ${words.size - shown.length} more` : shown.join(', ');
}
