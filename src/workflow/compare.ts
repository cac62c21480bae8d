import { type Changes, type Comparison, comparedByService, compareFindings, compareInventories } from '../domain/comparison.js';
import { type Evaluation, evaluate } from '../domain/evaluate.js';
import type { Scan } from '../domain/scan.js';
import type { Scanner } from '../scanners/scanner.js';
import { type Baseline, sparing } from './baseline.js';
import { collectFindings } from './read-parts.js';
import type { Deps, Found } from './run.js';

/** What is compared with the baseline. */
export interface Compared {
  readonly scan: Scan;
  readonly evaluation: Evaluation | undefined;
  /** The service's own comparison, where it has no list. */
  readonly changes: Changes | undefined;
}

/** Compares with the baseline in all that both sides tell, and marks the findings that are new. */
export async function compare(
  { scan, evaluation, changes }: Compared,
  baseline: Baseline,
  scanner: Scanner,
  deps: Deps,
  found: Found,
  interrupt: AbortSignal,
): Promise<{ readonly comparison: Comparison; readonly evaluation: Evaluation | undefined }> {
  const before = evaluation && (await sparing(deps, found, interrupt, (signal) => readEvaluation(scanner, baseline.scan, deps, signal)));
  const lists = evaluation && before && compareFindings(evaluation, before);
  const findings = lists?.findings ?? (changes && comparedByService(changes));
  return {
    comparison: {
      baseline: describeBaseline(baseline),
      ...(findings && { findings }),
      ...(scan.inventory && baseline.scan.inventory && { inventory: compareInventories(baseline.scan.inventory, scan.inventory) }),
      ...comparePostures(baseline.scan.posture, scan.posture),
    },
    evaluation: lists?.evaluation ?? evaluation,
  };
}

function comparePostures(before: Scan['posture'], after: Scan['posture']): Pick<Comparison, 'score' | 'skipped'> {
  if (before === undefined || after === undefined) return {};
  return { score: { before: before.score, after: after.score }, skipped: { before: before.skipped, after: after.skipped } };
}

function describeBaseline({ scan, how }: Baseline): Comparison['baseline'] {
  const { commit } = scan.traits;
  return {
    id: scan.id,
    ...(scan.completedAt !== undefined && { completedAt: scan.completedAt }),
    ...(commit !== undefined && { commit }),
    how,
  };
}

async function readEvaluation(scanner: Scanner, scan: Scan, deps: Deps, signal: AbortSignal): Promise<Evaluation | undefined> {
  const { findings } = await collectFindings(scanner, scan, { brief: true }, deps, signal);
  return findings && evaluate(findings);
}
