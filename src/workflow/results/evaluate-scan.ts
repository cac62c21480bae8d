import type { Evaluation } from '../../domain/evaluation.js';
import type { Outcome } from '../../domain/gate.js';
import type { Scan } from '../../domain/scan.js';
import { describeCounts } from '../../domain/severity.js';
import { truncate } from '../../text/plain.js';
import { compare } from '../baseline/compare.js';
import { chooseBaseline } from '../baseline/select.js';
import type { Baseline } from '../baseline/types.js';
import type { ScanContext } from '../context.js';
import { prepareSarif } from '../finish/prepared-sarif.js';
import { readParts } from './collect.js';
import { assertCompleted, hasEndedFor, readInFull } from './completed-scan.js';
import { assertCountsReported, assertMeasured, measuredOf } from './measures.js';
import { scoresOf } from './scores.js';

/** Reads and evaluates the scan. Only a completed scan that was read in full reaches the gate. */
export async function evaluateScan(context: ScanContext, interrupt: AbortSignal): Promise<Outcome> {
  const { run, state } = context;
  const scan = await readInFull(context, interrupt);
  state.scan = scan;
  const { title, keepsPartialResults } = run.service;
  if (scan.state === 'cancelled' && keepsPartialResults) await showPartialResults({ ...context, scan }, interrupt);
  assertCompleted(scan, title);
  return await measure({ ...context, scan }, interrupt);
}

async function measure(context: ScanContext, interrupt: AbortSignal): Promise<Outcome> {
  const { run, deps, state } = context;
  noteErrorMessage(context);
  const baseline = await chooseBaseline(context, interrupt);
  const onEvaluated = (evaluation: Evaluation, scan: Scan): void => {
    state.preparedSarif = prepareSarif(run, deps, { ...state, scan, evaluation });
  };
  const settled = hasEndedFor(SETTLED_AFTER_MS, context);
  const reading = await readParts(context, { baseline: scanOf(baseline), settled, onEvaluated }, interrupt);
  const { scan } = reading;
  state.scan = scan;
  if (reading.whyNoList !== undefined) assertCountsReported(run, reading.whyNoList);
  const compared = baseline && (await compare(reading, baseline, context, interrupt));
  const measured = measuredOf(run, scan, reading, compared);
  assertMeasured(run, scan, measured, reading.whyNoList);
  if (reading.whyNoList !== undefined) {
    const text = `${run.service.title} does not list findings: ${reading.whyNoList}`;
    state.notes.push({ level: 'notice', code: 'no-list', text });
  }
  Object.assign(state, { measurements: measured, evaluation: compared?.evaluation ?? reading.evaluation, diagrams: reading.diagrams });
  if (compared) state.comparison = compared.comparison;
  const scores = scoresOf(context.request, scan, state.listed);
  if (scores) state.scores = scores;
  if (measured.counts) deps.logger.info(`Open findings: ${describeCounts(measured.counts)}.`);
  return { kind: 'complete', ...measured };
}

/** Reports the error message of a completed scan. The verdict does not depend on it. */
function noteErrorMessage({ run, deps, state, scan: { id, reason } }: ScanContext): void {
  if (reason === undefined) return;
  const text = `${run.service.title} reports the scan ${id} as completed, with an error message: ${truncate(reason, 300)}`;
  const hint = `Look at the scan in ${run.service.title}: it may be incomplete. The verdict does not depend on the message.`;
  deps.logger.warning(text, hint);
  state.notes.push({ level: 'warning', code: 'scan-error-message', text, hint });
}

function scanOf(baseline: Baseline | undefined): Scan | undefined {
  return baseline?.kind === 'scan' ? baseline.scan : undefined;
}

/** After this time, results that lag behind the end of a scan are complete. */
const SETTLED_AFTER_MS = 60_000;

/** Shows what a cancelled scan had found. It never affects the verdict. */
async function showPartialResults(context: ScanContext, interrupt: AbortSignal): Promise<void> {
  const { deps, state } = context;
  try {
    const { evaluation } = await readParts(context, { partial: true }, interrupt);
    if (evaluation) Object.assign(state, { evaluation, partial: true });
  } catch (error) {
    interrupt.throwIfAborted();
    deps.logger.info(`The findings of the cancelled scan could not be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
