import { type Check, checked, notChecked } from '../domain/check.js';
import { compareInventories } from '../domain/comparison.js';
import { asScanError } from '../domain/errors.js';
import type { BaselineMeasurements, Measured } from '../domain/gate-rules.js';
import { needsBaseline } from '../domain/gate-settings.js';
import { NO_COUNTS } from '../domain/severity.js';
import type { Baseline } from '../workflow/baseline/types.js';
import type { RunConfig } from '../workflow/context.js';
import { assertCountsReported, assertMeasured } from '../workflow/results/measures.js';
import type { EarlierScan } from './findings.js';

const NAME = 'what the rules need';

/** Checks whether an earlier scan reports everything that the rules need, as a run does at its end. */
export function checkNeeds(run: RunConfig, earlier: EarlierScan | undefined, baseline: Baseline | undefined): Check {
  if (earlier === undefined)
    return checked(NAME, 'unknown', 'No scan could be read, so scan-gate could not determine whether scans report what the rules need.');
  const { scan, whyNoList } = earlier;
  const measured = measuredBy(earlier, baseline);
  // Another check reports why the baseline could not be chosen.
  if (baseline === undefined && needsBaseline(run.gate)) return notChecked(NAME, 'there is no baseline to compare with');
  try {
    if (whyNoList !== undefined) assertCountsReported(run, whyNoList);
    assertMeasured(run, scan, measured, whyNoList);
    return checked(NAME, 'ok', `The scan ${scan.id} reports everything that the rules need.`);
  } catch (thrown) {
    const { message, hint } = asScanError(thrown);
    return checked(NAME, 'problem', message, hint);
  }
}

/** The check if there is nothing to compare. */
export function noNeeds(because: string): Check {
  return notChecked(NAME, because);
}

/** Which measurements exist. Their numbers do not matter here. */
function measuredBy({ scan, listed, whyNoList }: EarlierScan, baseline: Baseline | undefined): Measured {
  const { counts, unreportedSeverities, posture } = scan;
  const numbers = whyNoList !== undefined && counts && { counts, ...(unreportedSeverities && { unreportedSeverities }) };
  return {
    ...(listed ? { counts: NO_COUNTS } : numbers),
    ...(listed && baseline && { newCounts: NO_COUNTS }),
    ...(posture && { posture }),
    ...(baseline && { baseline: measureBaseline(scan, baseline) }),
  };
}

function measureBaseline(scan: EarlierScan['scan'], baseline: Baseline): BaselineMeasurements {
  if (baseline.kind === 'none') return { kind: 'none', ...(baseline.path !== undefined && { missingFile: true }) };
  const { inventory, score } =
    baseline.kind === 'file' ? baseline.file : { inventory: baseline.scan.inventory, score: baseline.scan.posture?.score };
  const changes = inventory && scan.inventory && compareInventories(inventory, scan.inventory);
  return { kind: 'baseline', score, ...(changes && { inventory: changes }) };
}
