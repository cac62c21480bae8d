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

/** A list of findings that was read to its end. */
export interface FindingList {
  /** One for each ID. */
  readonly findings: readonly Finding[];
  /** As they came: an ID with two contents has two. */
  readonly rows: readonly Finding[];
  /** How many rows the service's list has; more than `rows` where the service lists one finding several times. */
  readonly listed: number;
  /** How many IDs came with more than one content. */
  readonly repeated: number;
}

/**
 * Compares the list with what the scan reports of itself: fewer findings are an error; more are a warning, and the list wins
 * (docs/gate.md).
 *
 * @throws ScanError `INCOMPLETE`
 */
export function verifyAgainstScan(list: FindingList, scan: Scan): Note[] {
  return [...noteRepeatedRows(list), ...holdAgainstSummary(list, scan), ...holdAgainstPosture(list, scan)];
}

function noteRepeatedRows({ repeated }: FindingList): Note[] {
  return repeated === 0 ? [] : [{ level: 'warning', code: 'repeated-ids', text: describeRepeated(repeated) }];
}

function holdAgainstSummary({ findings, rows }: FindingList, { counts: summary, unreportedSeverities }: Scan): Note[] {
  // Not those that count: what people waive is open at the service all the same.
  const open = tallyOf(findings.filter(isOpen));
  const all = tallyOf(findings);
  const others = [all, ...(rows.length > findings.length ? [tallyOf(rows), tallyOf(rows.filter(isOpen))] : [])];
  const comparison = compareWithSummary({ open, others }, summary, unreportedSeverities);
  if (comparison.kind === 'agrees' || summary === undefined) return [];
  const texts = `The scan's summary says ${describeCounts(summary)}; the list of findings holds ${describeCounts(all.counts)} (open: ${describeCounts(open.counts)}).`;
  if (comparison.kind === 'shorter') {
    const missing = comparison.by === 1 ? '1 finding is missing' : `${comparison.by} findings are missing`;
    throw new ScanError('INCOMPLETE', `${texts} ${missing} from the list.`, { hint: AGAIN });
  }
  return [{ level: 'warning', code: 'summary-differs', text: `${texts} The list counts.` }];
}

function tallyOf(findings: readonly Finding[]): Tally {
  return {
    counts: countSeverities(findings.map(({ severity }) => severity)),
    unnamed: findings.filter(({ rawSeverity }) => rawSeverity !== undefined).length,
  };
}

/** No document says whether a check that two frameworks name has failed once or twice. */
function holdAgainstPosture({ findings, listed }: FindingList, { posture }: Scan): Note[] {
  if (posture === undefined || posture.failed === findings.length || posture.failed === listed) return [];
  const rows = listed === findings.length ? '' : ` in ${listed} rows`;
  const texts = `The scan says that ${posture.failed} checks failed; the list holds ${findings.length}${rows}.`;
  if (findings.length < posture.failed) throw new ScanError('INCOMPLETE', texts, { hint: AGAIN });
  return [{ level: 'warning', code: 'summary-differs', text: `${texts} The list counts.` }];
}

/** Words that no document names count, and are told. */
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
    .map((word) => truncate(word, 40));
  return words.size > shown.length ? `${shown.join(', ')} and ${words.size - shown.length} more` : shown.join(', ');
}
