import { isBaselineFile } from '../../domain/baseline-file.js';
import type { Baseline, Choosing } from './choosing.js';
import { fromFile, fromScan } from './from-file.js';
import { latestBaseline } from './latest-baseline.js';
import { sparing } from './best-effort.js';

/**
 * The baseline, read in full.
 *
 * @returns undefined where none is wanted, or where it cannot be read and no rule needs it
 * @throws ScanError `BASELINE_UNREADABLE` where a rule needs it
 */
export async function chooseBaseline(choosing: Choosing, interrupt: AbortSignal): Promise<Baseline | undefined> {
  const { run, deps, found } = choosing;
  const { baseline = 'auto' } = run.waiting;
  if (baseline === 'none') return undefined;
  return await sparing(run, deps, found, interrupt, (signal) => {
    if (baseline === 'auto') return latestBaseline(choosing, signal);
    return isBaselineFile(baseline) ? fromFile(choosing, baseline, signal) : fromScan(choosing, baseline, signal);
  });
}
