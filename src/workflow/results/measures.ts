import { ScanError } from '../../domain/errors.js';
import { type Measured, missingMeasure } from '../../domain/gate-rules.js';
import type { Scan } from '../../domain/scan.js';
import type { Compared } from '../baseline/compare.js';
import type { RunConfig } from '../context.js';
import { measureMissing, reasonsForList } from '../prepare.js';
import type { Reading } from './collect.js';

/**
 * The measurements for the gate. Numbers replace a list of findings only if the service's API reference does not document the list. If a
 * documented list is missing, the gate must not pass on numbers.
 */
export function measuredOf(
  { service }: RunConfig,
  { counts, unreportedSeverities, posture, inventory }: Scan,
  { evaluation, whyNoList }: Reading,
  compared: Compared | undefined,
): Measured {
  const mayLackList = whyNoList !== undefined && service.uncertain?.includes('findings') === true;
  const numbers = mayLackList && counts && { counts, ...(unreportedSeverities && { unreportedSeverities }) };
  const known = evaluation ? { counts: evaluation.counts } : numbers;
  const newCounts = evaluation && compared?.comparison.findings?.newCounts;
  const { waived = 0, outsidePaths = 0 } = evaluation ?? {};
  const resources = inventory && Object.values(inventory).reduce((sum, count) => sum + count, 0);
  return {
    ...known,
    ...(newCounts && { newCounts }),
    ...(waived + outsidePaths > 0 && { excluded: { waived, outsidePaths } }),
    ...(posture && { posture }),
    ...(resources !== undefined && { resourceCount: resources }),
    ...(compared && { baseline: compared.baseline }),
  };
}

/** @throws ScanError `MEASURE_MISSING` if waivers, paths or rules on new findings need a list, and there are only numbers */
export function assertCountsReported(run: RunConfig, why: string): void {
  const needing = reasonsForList(run);
  if (needing.length === 0) return;
  throw new ScanError('MEASURE_MISSING', `The service reports only numbers of findings, and no list: ${why}`, {
    hint: `The gate needs a list for ${needing.join(', ')}. Check {api-url} and the permissions of the key. Or use {gate-on} all, no budgets for new findings, and waivers only for other scanners.`,
  });
}

/** @throws ScanError `MEASURE_MISSING` if a rule needs something that is unknown */
export function assertMeasured(run: RunConfig, scan: Scan, measured: Measured, whyNoList: string | undefined): void {
  const missing = missingMeasure(measured, run.gate);
  if (missing === 'posture') throw scoreMissing(scan, run.service.title);
  if (missing === 'baseline' || missing === 'inventory') throw baselineMissing(missing);
  if (missing !== undefined) throw measureMissing(whyNoList ?? 'neither a list nor numbers.', measured.unreportedSeverities);
}

function baselineMissing(missing: 'baseline' | 'inventory'): ScanError {
  const what =
    missing === 'baseline'
      ? 'The baseline does not contain what a rule compares with'
      : 'Neither scan reports a kind of resource that max-resource-change limits';
  return new ScanError('MEASURE_MISSING', `${what}.`, {
    hint: 'Set another {baseline}, or change the rule: {gate-on} all, no {max-score-drop}, or kinds that the service reports.',
  });
}

function scoreMissing({ id }: Scan, title: string): ScanError {
  return new ScanError('MEASURE_MISSING', `${title} does not report a score for the scan ${id}.`, {
    hint: 'The rule {min-score} needs the score. Run the job again. If it keeps happening, contact the support of the service, or leave {min-score} out.',
  });
}
