import { ScanError } from '../domain/errors.js';
import { type Outcome } from '../domain/gate.js';
import { isOver, mergeScan, type Scan, type Wanted } from '../domain/scan.js';
import { describeCounts } from '../domain/severity.js';
import { withDeadline } from '../runtime/deadline.js';
import { type Baseline, type Choosing, chooseBaseline } from './baseline.js';
import { compare } from './compare.js';
import { assertAskedFor } from './known-scans.js';
import { assertMeasured, holdNumbersAgainst, measuredOf } from './measure.js';
import { notInTime } from './prepare.js';
import { readParts } from './read-parts.js';
import { readPatiently } from './read-scan.js';

/** Only a completed scan that was read in full reaches the gate. */
export async function judge(choosing: Choosing, interrupt: AbortSignal): Promise<Outcome> {
  const { run, found } = choosing;
  const scan = await inFull(choosing, interrupt);
  found.scan = scan;
  const { title, keepsPartialResults } = run.service;
  const reason = scan.reason ? `: ${scan.reason}` : '.';
  if (scan.state === 'failed') {
    throw new ScanError('SCAN_FAILED', `The scan ${scan.id} failed at ${title}${reason}`, {
      hint: `Look at the scan in ${title}; run the job again when its cause is mended.`,
    });
  }
  if (scan.state === 'cancelled') {
    if (keepsPartialResults) await showPartialResults({ ...choosing, scan }, interrupt);
    throw new ScanError('SCAN_CANCELLED', `The scan ${scan.id} was cancelled at ${title}${reason}`, {
      hint: 'Somebody, or a newer scan, cancelled it. Run the job again.',
    });
  }
  return await measure({ ...choosing, scan }, interrupt);
}

async function measure(choosing: Choosing, interrupt: AbortSignal): Promise<Outcome> {
  const { run, deps, found, scanner, scan } = choosing;
  const baseline = await chooseBaseline(choosing, interrupt);
  const reading = await readParts(
    scanner,
    scan,
    { baseline: scanOf(baseline), settled: isSettled(choosing) },
    { deps, found, scope: run.scope },
    interrupt,
  );
  if (reading.whyNoList !== undefined) holdNumbersAgainst(run, reading.whyNoList);
  const compared = baseline && (await compare({ ...reading, scan }, baseline, { run, deps, found, scanner }, interrupt));
  const measured = measuredOf(run, scan, reading, compared);
  assertMeasured(run, scan, measured, reading.whyNoList);
  if (reading.whyNoList !== undefined) {
    const text = `${run.service.title} gives no list of findings: ${reading.whyNoList}`;
    found.notes.push({ level: 'notice', code: 'no-list', text });
  }
  Object.assign(found, { measured, evaluation: compared?.evaluation ?? reading.evaluation, diagrams: reading.diagrams });
  if (compared) found.comparison = compared.comparison;
  if (measured.counts) deps.logger.info(`Open findings: ${describeCounts(measured.counts)}.`);
  return { kind: 'complete', ...measured };
}

function scanOf(baseline: Baseline | undefined): Scan | undefined {
  return baseline?.kind === 'scan' ? baseline.scan : undefined;
}

/** What lags behind the end of a scan takes less. */
const SETTLED_AFTER_MS = 60_000;

/** The clocks of the service and of this machine may differ: one that we have seen running never counts. */
function isSettled({ deps, found: { origin }, scan }: Choosing): boolean {
  const seenOver = origin === 'collected' || origin === 'reused';
  return seenOver && deps.clock.now() - Date.parse(scan.completedAt ?? '') > SETTLED_AFTER_MS;
}

/** What a cancelled scan had found is worth seeing, and decides nothing. */
async function showPartialResults({ run, deps, found, scanner, scan }: Choosing, interrupt: AbortSignal): Promise<void> {
  try {
    const { evaluation } = await readParts(scanner, scan, { partial: true }, { deps, found, scope: run.scope }, interrupt);
    if (evaluation) Object.assign(found, { evaluation, partial: true });
  } catch (error) {
    interrupt.throwIfAborted();
    deps.logger.info(`What the scan had found could not be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** For one more look at a scan that is over. */
const READ_IN_FULL_MS = 5 * 60_000;

/** A list item or a light answer may hold less than the scan itself. */
async function inFull({ run, deps, scanner, wanted, scan }: Choosing, signal: AbortSignal): Promise<Scan> {
  const needsCounts = run.service.measures.includes('counts') && scan.counts === undefined;
  if (scan.state !== 'completed' || !(scan.light || needsCounts)) return scan;
  const read = (within: AbortSignal): Promise<Scan> => readPatiently(scanner, scan, 'full', deps, within);
  return stillCompleted(wanted, scan, mergeScan(scan, await withDeadline(deps.clock, READ_IN_FULL_MS, notInTime, signal, read)));
}

function stillCompleted(wanted: Wanted, scan: Scan, full: Scan): Scan {
  assertAskedFor(wanted, full);
  if (isOver(full.state)) return full;
  throw new ScanError('WRONG_SCAN', `The scan ${scan.id} was completed, and a moment later it is ${full.word}.`, {
    hint: 'Nothing of it was used. Run the job again; if it lasts, ask the service.',
  });
}
