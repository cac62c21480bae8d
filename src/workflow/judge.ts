import { ScanError } from '../domain/errors.js';
import { type Outcome } from '../domain/gate.js';
import { type Measured, missingMeasure } from '../domain/judgement.js';
import { needsNew } from '../domain/rules.js';
import type { Scan } from '../domain/scan.js';
import { describeCounts } from '../domain/severity.js';
import { type Baseline, type Choosing, chooseBaseline } from './baseline.js';
import { type Compared, compare } from './compare.js';
import { assertCompleted, readInFull } from './completed-scan.js';
import { measureMissing } from './prepare.js';
import { type Reading, readParts } from './read-parts.js';
import type { Run } from './run.js';

/** Only a completed scan that was read in full reaches the gate. */
export async function judge(choosing: Choosing, interrupt: AbortSignal): Promise<Outcome> {
  const { run, found } = choosing;
  const scan = await readInFull(choosing, interrupt);
  found.scan = scan;
  const { title, keepsPartialResults } = run.service;
  if (scan.state === 'cancelled' && keepsPartialResults) await showPartialResults({ ...choosing, scan }, interrupt);
  assertCompleted(scan, title);
  return await measure({ ...choosing, scan }, interrupt);
}

async function measure(choosing: Choosing, interrupt: AbortSignal): Promise<Outcome> {
  const { run, deps, found, scanner, scan } = choosing;
  const baseline = await chooseBaseline(choosing, interrupt);
  const reading = await readParts(scanner, scan, { baseline: scanOf(baseline) }, { deps, found, scope: run.scope }, interrupt);
  if (reading.whyNoList !== undefined) holdNumbersAgainst(run, reading.whyNoList);
  const compared = baseline && (await compare({ ...reading, scan }, baseline, { run, deps, found, scanner }, interrupt));
  const measured = measuredOf(scan, reading, compared);
  assertMeasured(choosing, measured, reading.whyNoList);
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

/** Numbers stand in for a list only where the service has none, and no rule asks which findings they are. */
function measuredOf({ counts, posture, inventory }: Scan, { evaluation, whyNoList }: Reading, compared: Compared | undefined): Measured {
  const known = evaluation?.counts ?? (whyNoList === undefined ? undefined : counts);
  const newCounts = evaluation && compared?.comparison.findings?.newCounts;
  const resources = inventory && Object.values(inventory).reduce((sum, count) => sum + count, 0);
  return {
    ...(known && { counts: known }),
    ...(newCounts && { newCounts }),
    ...(posture && { posture }),
    ...(resources !== undefined && { resources }),
    ...(compared && { against: compared.against }),
  };
}

/** @throws ScanError `MEASURE_MISSING` for numbers that nobody can divide by waiver, path or novelty */
function holdNumbersAgainst({ scope, gate }: Run, why: string): void {
  const needing = [
    scope.waivers.length > 0 && 'waivers of the policy',
    scope.paths !== undefined && '{paths}',
    needsNew(gate) && 'what is new',
  ].filter((need) => need !== false);
  if (needing.length === 0) return;
  throw new ScanError('MEASURE_MISSING', `The service gives only numbers of findings, and no list: ${why}`, {
    hint: `The gate needs a list for ${needing.join(', ')}. Check {api-url} and the permissions of the key; or do without: {gate-on} all, no budgets of new findings, and waivers that name another scanner.`,
  });
}

function assertMeasured({ run, scan }: Choosing, measured: Measured, whyNoList: string | undefined): void {
  const missing = missingMeasure(measured, run.gate);
  if (missing === 'posture') throw scoreMissing(scan, run.service.title);
  if (missing === 'baseline' || missing === 'inventory') throw baselineMissing(missing);
  if (missing !== undefined) throw measureMissing(whyNoList ?? 'neither a list nor numbers.');
}

function baselineMissing(missing: 'baseline' | 'inventory'): ScanError {
  const what =
    missing === 'baseline'
      ? 'The baseline does not tell what a rule compares with'
      : 'A kind of resource that max-resource-change limits is told by neither scan';
  return new ScanError('MEASURE_MISSING', `${what}.`, {
    hint: 'Give another {baseline}, or a rule that does without: {gate-on} all, no {max-score-drop}, kinds that the service names.',
  });
}

function scoreMissing({ id }: Scan, title: string): ScanError {
  return new ScanError('MEASURE_MISSING', `${title} tells no score of the scan ${id}.`, {
    hint: 'The rule {min-score} needs it. Run the job again; if it lasts, ask the service, or leave {min-score} out.',
  });
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
