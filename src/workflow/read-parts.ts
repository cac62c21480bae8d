import { compareWithSummary } from '../domain/completeness.js';
import { ScanError } from '../domain/errors.js';
import { type Evaluation, evaluate, isOpen } from '../domain/evaluate.js';
import type { Finding } from '../domain/finding.js';
import type { Scan } from '../domain/scan.js';
import { countSeverities, describeCounts } from '../domain/severity.js';
import type { Note } from '../report/report.js';
import { withDeadline } from '../runtime/deadline.js';
import type { Scanner } from '../scanners/scanner.js';
import type { Deps } from './run.js';

/** 250 pages at 30 a minute take 8 minutes; the time to wait for the scan is another matter. */
const READ_TIMEOUT_MS = 20 * 60_000;

/**
 * Reads all that a completed scan knows and builds the one evaluated list from it.
 *
 * @throws ScanError `INCOMPLETE`, `MEASURE_MISSING`: the gate never decides on a part
 */
export async function readParts(scanner: Scanner, scan: Scan, deps: Deps, notes: Note[], interrupt: AbortSignal): Promise<Evaluation> {
  const tooLong = (): ScanError =>
    new ScanError('INCOMPLETE', `The findings could not be read within ${READ_TIMEOUT_MS / 60_000} minutes.`, {
      hint: 'The service is slow or limits the requests of this key. Run the job again with {scan-id} to collect the same scan.',
    });
  const findings = await withDeadline(deps.clock, READ_TIMEOUT_MS, tooLong, interrupt, (signal) =>
    collectTwice(scanner, scan, deps, signal),
  );
  const evaluation = evaluate(findings);
  holdAgainstSummary(evaluation, scan, notes);
  notes.push(...tellUnknownWords(evaluation));
  return evaluation;
}

/** A list that changed while it was read is read once more. */
async function collectTwice(scanner: Scanner, scan: Scan, deps: Deps, signal: AbortSignal): Promise<Finding[]> {
  try {
    return await collectFindings(scanner, scan, deps, signal);
  } catch (error) {
    if (!(error instanceof ScanError) || error.code !== 'INCOMPLETE' || error.details.transient !== true) throw error;
    deps.logger.info(`${error.message} Reading the findings once more.`);
    return await collectFindings(scanner, scan, deps, signal);
  }
}

async function collectFindings(scanner: Scanner, scan: Scan, { logger }: Deps, signal: AbortSignal): Promise<Finding[]> {
  const findings: Finding[] = [];
  let told = scan.counts !== undefined;
  for await (const part of scanner.collect(scan, signal)) {
    if (part.kind === 'unavailable' && part.what === 'findings') {
      throw new ScanError('MEASURE_MISSING', `The service does not give the findings of the scan: ${part.why}`, {
        hint: 'The gate needs them. Check {api-url} and the permissions of the key.',
      });
    }
    if (part.kind !== 'findings') continue;
    told ||= part.total !== undefined;
    const before = Math.floor(findings.length / 1000);
    findings.push(...part.page);
    if (Math.floor(findings.length / 1000) > before)
      logger.info(`Read ${findings.length} findings${part.total === undefined ? '' : ` of ${part.total}`}.`);
  }
  if (!told) {
    throw new ScanError('INCOMPLETE', 'Neither a total nor a summary says whether the list of findings is complete.', {
      hint: 'A list that ends proves nothing by itself. Run the job again with {scan-id}; if it lasts, ask the service.',
    });
  }
  logger.info(`Read ${findings.length} findings in all statuses.`);
  return findings;
}

/** Design 2.4: shorter than the summary is an error; longer is a warning, and the list wins. */
function holdAgainstSummary({ findings, counts }: Evaluation, { counts: summary }: Scan, notes: Note[]): void {
  const all = countSeverities(findings.map((finding) => finding.severity));
  const comparison = compareWithSummary(all, counts, summary);
  if (comparison.kind === 'agrees' || summary === undefined) return;
  const texts = `The scan's summary says ${describeCounts(summary)}; the list of findings holds ${describeCounts(all)} (open: ${describeCounts(counts)}).`;
  if (comparison.kind === 'shorter') {
    throw new ScanError('INCOMPLETE', `${texts} ${comparison.by} findings are missing from the list.`, {
      hint: 'Run the job again with {scan-id} to read the same scan once more; if it lasts, ask the service.',
    });
  }
  notes.push({ level: 'warning', code: 'summary-differs', text: `${texts} The list counts.` });
}

function tellUnknownWords({ findings }: Evaluation): Note[] {
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
