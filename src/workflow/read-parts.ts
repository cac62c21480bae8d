import type { Changes } from '../domain/comparison.js';
import { ScanError } from '../domain/errors.js';
import { type Evaluation, evaluate } from '../domain/evaluate.js';
import type { Finding } from '../domain/finding.js';
import type { Diagram, Scan } from '../domain/scan.js';
import type { Note } from '../report/report.js';
import { withDeadline } from '../runtime/deadline.js';
import type { Part, Scanner } from '../scanners/scanner.js';
import { holdAgainstScan, tellUnknownWords } from './hold-list.js';
import type { Deps, Found, Run } from './run.js';
import { locateScanned, tellUnlocated } from './scanned-files.js';

/** 250 pages at 30 a minute take 8 minutes; the time to wait for the scan is another matter. */
const READ_TIMEOUT_MS = 20 * 60_000;

/** All that a scan that is over has let us know besides its own numbers. */
export interface Reading {
  /** Absent where the service gives no list. */
  readonly evaluation: Evaluation | undefined;
  /** Why it gives none, where that is news. */
  readonly whyNoList: string | undefined;
  readonly changes: Changes | undefined;
  readonly diagrams: readonly Diagram[];
}

/** What is asked of the scan. `partial`: it did not complete, and what it has found cannot be held against anything. */
export interface Ask {
  readonly baseline?: Scan | undefined;
  readonly partial?: boolean | undefined;
  /** It is read beside the scan that the run is about: nobody waits for its numbers, or reads its descriptions. */
  readonly brief?: boolean | undefined;
  /** It ended long before the run came to it. */
  readonly settled?: boolean | undefined;
}

/**
 * Reads all that a scan knows and builds the one evaluated list from it.
 *
 * @throws ScanError `INCOMPLETE`: the gate never decides on a part
 */
export async function readParts(
  scanner: Scanner,
  scan: Scan,
  ask: Ask,
  room: { readonly run: Run; readonly deps: Deps; readonly found: Found },
  interrupt: AbortSignal,
): Promise<Reading> {
  const {
    run: { scope },
    deps,
    found: { notes },
  } = room;
  const tooLong = (): ScanError =>
    new ScanError('INCOMPLETE', `The findings could not be read within ${READ_TIMEOUT_MS / 60_000} minutes.`, {
      hint: 'The service is slow or limits the requests of this key. Run the job again with {scan-id} to collect the same scan.',
    });
  const collected = await withDeadline(deps.clock, READ_TIMEOUT_MS, tooLong, interrupt, (signal) =>
    collectTwice(scanner, scan, ask, deps, signal),
  );
  notes.push(...collected.notes);
  const { findings, whyNoList, changes, diagrams } = collected;
  const locate = findings && (await locateScanned(findings, scan, room, ask, interrupt));
  const evaluation = findings && evaluate(findings, { ...scope, locate });
  if (evaluation !== undefined) {
    if (locate) notes.push(...tellUnlocated(findings, evaluation, locate, room));
    if (!ask.partial) notes.push(...holdAgainstScan(evaluation, scan));
    notes.push(...tellUnknownWords(evaluation));
  }
  return { evaluation, whyNoList, changes, diagrams };
}

/** A list that changed while it was read is read once more. */
async function collectTwice(scanner: Scanner, scan: Scan, ask: Ask, deps: Deps, signal: AbortSignal): Promise<Collected> {
  try {
    return await collectFindings(scanner, scan, ask, deps, signal);
  } catch (error) {
    if (!(error instanceof ScanError) || error.code !== 'INCOMPLETE' || error.details.transient !== true) throw error;
    deps.logger.info(`${error.message} Reading the findings once more.`);
    return await collectFindings(scanner, scan, ask, deps, signal);
  }
}

interface Collected extends Omit<Reading, 'evaluation'> {
  readonly findings: readonly Finding[] | undefined;
  readonly notes: readonly Note[];
}

/** Reads the parts once. @throws ScanError `INCOMPLETE` where nothing tells that the list is whole */
export async function collectFindings(
  scanner: Scanner,
  scan: Scan,
  ask: Ask,
  { logger, veil }: Deps,
  signal: AbortSignal,
): Promise<Collected> {
  const findings: Finding[] = [];
  const diagrams: Diagram[] = [];
  const notes: Note[] = [];
  let changes: Changes | undefined;
  let whyNoList: string | undefined;
  let listed = false;
  let told = scan.counts !== undefined || scan.posture !== undefined || ask.partial === true;
  for await (const part of scanner.collect(scan, { baseline: ask.baseline, brief: ask.brief, settled: ask.settled }, signal)) {
    if (part.kind === 'findings') {
      listed = true;
      told ||= part.total !== undefined;
      findings.push(...part.page);
      if (!ask.brief && isWorthTelling(findings.length, part.page.length)) logger.info(progressOf(findings.length, part));
    } else if (part.kind === 'changes') changes = part.changes;
    else if (part.kind === 'diagram') diagrams.push(part.diagram);
    else if (part.kind === 'note') {
      veil.add(part.sensitive ?? []);
      notes.push({ level: 'notice', code: 'service', text: part.text, ...(part.hint && { hint: part.hint }) });
    } else if (part.what === 'findings') whyNoList = part.why;
    else notes.push({ level: 'notice', code: `no-${part.what}`, text: part.why });
  }
  if (listed && !told) {
    throw new ScanError('INCOMPLETE', 'Neither a total nor a summary says whether the list of findings is complete.', {
      hint: 'A list that ends proves nothing by itself. Run the job again with {scan-id}; if it lasts, ask the service.',
    });
  }
  if (listed && !ask.brief) logger.info(`Read ${findings.length} findings in all statuses.`);
  return { findings: listed ? findings : undefined, whyNoList, changes, diagrams, notes };
}

/** One line for each thousand. */
function isWorthTelling(count: number, added: number): boolean {
  return Math.floor(count / 1000) > Math.floor((count - added) / 1000);
}

function progressOf(count: number, { total }: Extract<Part, { kind: 'findings' }>): string {
  return `Read ${count} findings${total === undefined ? '' : ` of ${total}`}.`;
}
