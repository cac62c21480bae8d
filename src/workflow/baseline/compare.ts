import { type BaselineFinding, compareFindings, knownInRows } from '../../domain/compare-findings.js';
import { type Changes, type Comparison, comparedByService, compareInventories } from '../../domain/comparison.js';
import type { Evaluation } from '../../domain/evaluation.js';
import type { BaselineMeasurements } from '../../domain/gate-rules.js';
import type { Scan } from '../../domain/scan.js';
import type { Scanner } from '../../scanners/scanner.js';
import type { Dependencies, RunContext, ScanContext } from '../context.js';
import { collectFindings } from '../results/collect.js';
import { verifyAgainstScan } from '../results/verify-list.js';
import { type Baseline, runBestEffort } from './types.js';

/** What is compared with the baseline. */
interface Comparable {
  readonly scan: Scan;
  readonly evaluation: Evaluation | undefined;
  /** The service's own comparison, if it has no list. */
  readonly changes: Changes | undefined;
}

/** The result of the comparison. */
export interface Compared {
  readonly comparison: Comparison;
  /** The evaluation with new findings marked. */
  readonly evaluation: Evaluation | undefined;
  readonly baseline: BaselineMeasurements;
}

/** Compares everything that both the scan and the baseline report, and marks new findings. */
export async function compare(
  compared: Comparable,
  baseline: Baseline,
  context: RunContext & Pick<ScanContext, 'scanner'>,
  interrupt: AbortSignal,
): Promise<Compared> {
  const { scan, evaluation, changes } = compared;
  const known = evaluation && (await knownIn(baseline, context, interrupt));
  const lists = evaluation && known && compareFindings(evaluation, known);
  const findings = lists?.findings ?? (changes && comparedByService(changes));
  const before = measuresOf(baseline);
  const inventory = scan.inventory && before.inventory && compareInventories(before.inventory, scan.inventory);
  const comparison: Comparison = {
    baseline: describeBaseline(baseline),
    ...(findings && { findings }),
    ...(inventory && { inventory }),
    ...comparePostures(before, scan.posture),
  };
  return { comparison, evaluation: lists?.evaluation ?? evaluation, baseline: measureBaseline(baseline, before, inventory) };
}

/** The findings that are not new; undefined if unknown. */
async function knownIn(
  baseline: Baseline,
  { run, deps, state, scanner }: RunContext & Pick<ScanContext, 'scanner'>,
  interrupt: AbortSignal,
): Promise<readonly BaselineFinding[] | undefined> {
  if (baseline.kind === 'none') return [];
  if (baseline.kind === 'file') return baseline.file.findings;
  return await runBestEffort({ run, deps, state }, interrupt, (signal) => readKnown(scanner, baseline.scan, deps, signal));
}

async function readKnown(scanner: Scanner, scan: Scan, deps: Dependencies, signal: AbortSignal): Promise<BaselineFinding[] | undefined> {
  const { list } = await collectFindings(scanner, scan, { brief: true }, deps, signal);
  // With an incomplete list, old findings would count as new, and fixed findings would be missing.
  if (list) verifyAgainstScan(list, scan);
  return list && knownInRows(list.rows);
}

/** What the baseline contains besides findings. */
type Before = Pick<Scan, 'inventory' | 'posture'> & { readonly score?: number | null | undefined };

function measuresOf(baseline: Baseline): Before {
  if (baseline.kind === 'none') return {};
  if (baseline.kind === 'file') return { inventory: baseline.file.inventory, score: baseline.file.score };
  const { inventory, posture } = baseline.scan;
  return { inventory, posture, score: posture?.score };
}

function comparePostures({ posture: before, score }: Before, after: Scan['posture']): Pick<Comparison, 'score' | 'checksSkipped'> {
  if (after === undefined || score === undefined) return {};
  const [skippedBefore = null, skipped] = [before?.skipped, after.skipped];
  return {
    score: { before: score, after: after.score },
    ...(skippedBefore !== null && skipped !== null && { checksSkipped: { before: skippedBefore, after: skipped } }),
  };
}

function measureBaseline(baseline: Baseline, { score }: Before, inventory: Comparison['inventory']): BaselineMeasurements {
  if (baseline.kind === 'none') return { kind: 'none', ...(baseline.path !== undefined && { missingFile: true }) };
  const id = baseline.kind === 'scan' ? baseline.scan.id : undefined;
  return { kind: 'baseline', ...(id !== undefined && { id }), score, inventory };
}

function describeBaseline(baseline: Baseline): Comparison['baseline'] {
  if (baseline.kind === 'none') return { selectedBy: 'none', ...(baseline.path !== undefined && { file: baseline.path }) };
  const { id, completedAt, commit } =
    baseline.kind === 'file' ? baseline.file.scan : { ...baseline.scan, commit: baseline.scan.traits.commit };
  return {
    id,
    ...(completedAt !== undefined && { completedAt }),
    ...(commit !== undefined && { commit }),
    ...(baseline.kind === 'file' ? { selectedBy: 'file', file: baseline.path } : { selectedBy: baseline.selectedBy }),
  };
}
