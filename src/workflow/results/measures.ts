import { ScanError } from '../../domain/errors.js';
import { type Measured, missingMeasure } from '../../domain/gate-rules.js';
import type { Scan } from '../../domain/scan.js';
import type { Compared } from '../baseline/compare.js';
import type { RunConfig } from '../context.js';
import { measureMissing, reasonsForList } from '../prepare.js';
import type { Reading } from './collect.js';

/**
 * Numbers stand in for a list only where it may be that the service has none, for second-class documents alone show it, and no rule
 * asks which findings they are. A list that the service documents, and that is not there, is no reason to pass.
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
    ...(compared && { baseline: compared.against }),
  };
}

/** @throws ScanError `MEASURE_MISSING` for numbers that nobody can divide by waiver, path or novelty */
export function assertCountsReported(run: RunConfig, why: string): void {
  const needing = reasonsForList(run);
  if (needing.length === 0) return;
  throw new ScanError('MEASURE_MISSING', `The service gives only numbers of findings, and no list: ${why}`, {
    hint: `The gate needs a list for ${needing.join(', ')}. Check {api-url} and the permissions of the key; or do without: {gate-on} all, no budgets of new findings, and waivers that name another scanner.`,
  });
}

/** @throws ScanError `MEASURE_MISSING` for what a rule needs and nobody has told */
export function assertMeasured(run: RunConfig, scan: Scan, measured: Measured, whyNoList: string | undefined): void {
  const missing = missingMeasure(measured, run.gate);
  if (missing === 'posture') throw scoreMissing(scan, run.service.title);
  if (missing === 'baseline' || missing === 'inventory') throw baselineMissing(missing);
  if (missing !== undefined) throw measureMissing(whyNoList ?? 'neither a list nor numbers.', measured.unreportedSeverities);
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
