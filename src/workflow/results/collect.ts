import type { Changes } from '../../domain/comparison.js';
import { ScanError } from '../../domain/errors.js';
import { type Evaluation, evaluate } from '../../domain/evaluation.js';
import type { Finding } from '../../domain/finding.js';
import type { Note } from '../../domain/note.js';
import { mergeRepeated } from '../../domain/repeated.js';
import type { Locate, RepositoryFiles } from '../../domain/repository-files.js';
import { type Diagram, isOver, isSummarised, type Scan } from '../../domain/scan.js';
import { describeCounts } from '../../domain/severity.js';
import { withDeadline } from '../../runtime/deadline.js';
import { doubleHeapOnce } from '../../runtime/heap.js';
import { RETRY_LIMITS_MS } from '../../runtime/retry.js';
import type { CollectAsk, ResultPart, Scanner } from '../../scanners/scanner.js';
import type { Dependencies, ScanContext } from '../context.js';
import { assertCompleted, hasEndedFor, readAgain } from './completed-scan.js';
import { listScanned, locateScanned, noteUnlocatedFiles } from './scanned-files.js';
import { type FindingList, noteUnknownValues, verifyAgainstScan } from './verify-list.js';

/** Everything that was read of a scan that is over. */
export interface Reading {
  /** The scan at the time when its findings were read, so that its numbers belong to the list. */
  readonly scan: Scan;
  /** Absent if the service does not list findings. */
  readonly evaluation: Evaluation | undefined;
  /** The rows as the service returned them: an ID may have several. */
  readonly rows: readonly Finding[] | undefined;
  /** Why the service does not list findings, if it should. */
  readonly whyNoList: string | undefined;
  readonly changes: Changes | undefined;
  readonly diagrams: readonly Diagram[];
}

/** What to read. `partial`: the scan did not complete, so its findings cannot be verified against its summary. */
interface Ask {
  readonly baseline?: Scan | undefined;
  readonly partial?: boolean | undefined;
  /** The scan ended well before the run read it. */
  readonly settled?: boolean | undefined;
  /** Is called with each page of findings. */
  readonly onPage?: ((page: readonly Finding[]) => void) | undefined;
  /** Is called with each evaluated list, before it is known whether the scan changed while it was read. */
  readonly onEvaluated?: ((evaluation: Evaluation, scan: Scan) => void) | undefined;
}

/**
 * Reads everything that a scan reports, and builds the one evaluated list from it.
 *
 * @throws ScanError `INCOMPLETE`, because the gate never decides on incomplete results
 */
export async function readParts(context: ScanContext, ask: Ask, interrupt: AbortSignal): Promise<Reading> {
  const { run, deps, state } = context;
  const tooLong = (): ScanError =>
    new ScanError('INCOMPLETE', `The findings could not be read within ${RETRY_LIMITS_MS.reading / 60_000} minutes.`, {
      hint: 'The service is slow or limits the requests of this key. Run the job again with {scan-id} to collect the same scan.',
    });
  let files: Promise<RepositoryFiles> | undefined;
  let isFirst = true;
  // What takes a request, or code to load, is done while the other pages are read.
  const onPage = (page: readonly Finding[]): void => {
    if (isFirst) prepareAll(deps).catch(() => undefined); // publishing reports it
    isFirst = false;
    if (files !== undefined || page.every(({ location }) => location.file === undefined)) return;
    files = listScanned(context.scan, context, interrupt);
    files.catch(() => undefined); // `locateScanned` reports it
  };
  const evaluateList = async ({ findings }: FindingList, scan: Scan): Promise<Evaluated> => {
    const isSame = scan.traits.commit === context.scan.traits.commit;
    const locate = await locateScanned(findings, scan, context, { ...ask, files: isSame ? files : undefined }, interrupt);
    const evaluation = evaluate(findings, { ...run.scope, locate });
    ask.onEvaluated?.(evaluation, scan);
    return { locate, evaluation };
  };
  const { scan, collected, evaluated } = await withDeadline(deps.clock, RETRY_LIMITS_MS.reading, tooLong, interrupt, (signal) =>
    collectUnchanged(context, { ...ask, onPage }, evaluateList, signal),
  );
  state.notes.push(...collected.notes);
  const { list, whyNoList, changes, diagrams } = collected;
  const { locate, evaluation } = (await evaluated) ?? {};
  if (list && evaluation && locate) state.notes.push(...noteUnlocatedFiles(list.findings, evaluation, locate, context));
  if (list && !ask.partial) state.notes.push(...verifyAgainstScan(list, scan));
  if (evaluation) state.notes.push(...noteUnknownValues(evaluation));
  return { scan, evaluation, rows: list?.rows, whyNoList, changes, diagrams };
}

async function prepareAll({ publishers }: Dependencies): Promise<void> {
  for (const publisher of await publishers()) await publisher.prepare?.();
}

/** How often a scan is read that changes while it is read. */
const ROUNDS = 2;

/** A list as the gate sees it. */
interface Evaluated {
  /** Undefined if no finding names a file, or if the files cannot be listed. */
  readonly locate: Locate | undefined;
  readonly evaluation: Evaluation;
}

/** What was read of a scan that did not change meanwhile. */
interface Unchanged {
  readonly scan: Scan;
  readonly collected: Collected;
  readonly evaluated: Promise<Evaluated> | undefined;
}

/**
 * Reads the parts, and the scan again after the last page: if the scan changed, the pages may belong to different lists. The list is
 * evaluated while the scan is read again, and if the scan changed, that evaluation is not used.
 *
 * @throws ScanError `INCOMPLETE` if the scan changed in every round, `SCAN_FAILED` and `SCAN_CANCELLED` if it is no longer completed
 */
async function collectUnchanged(
  context: ScanContext,
  ask: Ask,
  evaluateList: (list: FindingList, scan: Scan) => Promise<Evaluated>,
  signal: AbortSignal,
): Promise<Unchanged> {
  const { run, deps, state, scanner } = context;
  const mayChange = !ask.partial && !hasEndedFor(LONG_AGO_MS, context);
  let { scan } = context;
  for (let round = 1; ; round += 1) {
    try {
      const recheck = mayChange && !isSummarised(scan);
      const collected = await collectFindings(scanner, scan, { ...ask, recheck }, deps, signal);
      const again = mayChange ? readAgain({ ...context, scan }, signal) : undefined;
      again?.catch(() => undefined); // thrown below
      // The request is sent in the next turn of the event loop, and evaluating many findings would hold it up.
      if (again !== undefined) await deps.clock.sleep(0, signal);
      const evaluated = collected.list && evaluateList(collected.list, scan);
      evaluated?.catch(() => undefined); // thrown by `readParts`
      if (again !== undefined) assertUnchanged(scan, await again);
      return { scan, collected, evaluated };
    } catch (error) {
      const isChange = error instanceof ScanError && error.code === 'INCOMPLETE' && error.details.transient === true;
      if (!isChange || round === ROUNDS) throw error;
      deps.logger.info('The scan changed while it was read. Reading the findings once more.');
      // The second reading counts, and nothing else would show that it may have fewer findings than the first one.
      state.notes.push({ level: 'warning', code: 'scan-changed', text: `${error.message} The results are those of a second reading.` });
    }
    if (!mayChange) continue;
    scan = await readAgain({ ...context, scan }, signal);
    if (!isOver(scan.state)) throw changed(context.scan, scan);
    state.scan = scan;
    assertCompleted(scan, run.service.title);
  }
}

/** Findings do not change after this time. */
const LONG_AGO_MS = 3_600_000;

/** Compares everything but the inventory, which comes in a single response and so cannot be inconsistent. */
function assertUnchanged(before: Scan, now: Scan): void {
  const numbersOf = ({ state, counts, unreportedSeverities, posture }: Scan): string =>
    JSON.stringify([state, counts, unreportedSeverities, posture]);
  if (numbersOf(before) !== numbersOf(now)) throw changed(before, now);
}

function changed(before: Scan, now: Scan): ScanError {
  const text = `The scan ${before.id} changed while it was read. Before: ${describeScan(before)}. Now: ${describeScan(now)}.`;
  return new ScanError('INCOMPLETE', text, {
    hint: 'Run the job again with {scan-id} when the scan has ended. If it keeps happening, contact the support of the service.',
    transient: true,
  });
}

function describeScan({ rawState, counts, posture }: Scan): string {
  const findings = counts && `findings: ${describeCounts(counts)}`;
  const score = posture?.score ?? 'unknown';
  const checks =
    posture && `${posture.passed} checks passed, ${posture.failed} failed, ${posture.skipped ?? 'unknown'} skipped, score ${score}`;
  return [`"${rawState}"`, findings, checks].filter((part) => part !== undefined).join(', ');
}

interface Collected extends Omit<Reading, 'evaluation' | 'rows' | 'scan'> {
  readonly list: FindingList | undefined;
  readonly notes: readonly Note[];
}

/** Reads the parts once. @throws ScanError `INCOMPLETE` if nothing shows that the list is complete */
export async function collectFindings(
  scanner: Scanner,
  scan: Scan,
  { partial, onPage, ...ask }: CollectAsk & Pick<Ask, 'partial' | 'onPage'>,
  { logger, redaction }: Dependencies,
  signal: AbortSignal,
): Promise<Collected> {
  const rows: Finding[] = [];
  const diagrams: Diagram[] = [];
  const notes: Note[] = [];
  let changes: Changes | undefined;
  let whyNoList: string | undefined;
  let listed: number | undefined;
  let reported = isSummarised(scan) || scan.posture !== undefined || partial === true;
  for await (const part of scanner.collect(scan, ask, signal)) {
    if (part.kind === 'findings') {
      listed = (listed ?? 0) + (part.rows ?? part.page.length);
      reported ||= part.total !== undefined;
      rows.push(...part.page);
      onPage?.(part.page);
      if (isNextThousand(rows.length, part.page.length)) {
        doubleHeapOnce();
        if (!ask.brief) logger.info(progressOf(rows.length, part));
      }
    } else if (part.kind === 'changes') changes = part.changes;
    else if (part.kind === 'diagram') diagrams.push(part.diagram);
    else if (part.kind === 'note') {
      redaction.add(part.sensitive ?? []);
      notes.push({ level: 'notice', code: 'service', text: part.text, ...(part.hint && { hint: part.hint }) });
    } else if (part.what === 'findings') whyNoList = part.why;
    else notes.push({ level: 'notice', code: `no-${part.what}`, text: part.why });
  }
  if (listed !== undefined && !reported) {
    throw new ScanError('INCOMPLETE', 'Neither a total nor a summary shows whether the list of findings is complete.', {
      hint: 'Run the job again with {scan-id}. If it keeps happening, contact the support of the service.',
    });
  }
  const list = listed === undefined ? undefined : { ...mergeRepeated(rows), rows, listed };
  if (list && !ask.brief) logger.info(`Read ${list.findings.length} findings in all statuses.`);
  return { list, whyNoList, changes, diagrams, notes };
}

/** Whether to log another thousand. */
function isNextThousand(count: number, added: number): boolean {
  return Math.floor(count / 1000) > Math.floor((count - added) / 1000);
}

function progressOf(count: number, { total }: Extract<ResultPart, { kind: 'findings' }>): string {
  return `Read ${count} findings${total === undefined ? '' : ` of ${total}`}.`;
}
