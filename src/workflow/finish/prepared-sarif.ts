import { contentOf, type EvaluatedFinding } from '../../domain/evaluation.js';
import type { Rule } from '../../domain/finding.js';
import type { UploadedSarif } from '../../publish/publisher.js';
import type { Report } from '../../report/report.js';
import { basisOf, isReadInFull, type SarifBasis } from '../../report/sarif/sarif.js';
import type { Dependencies, RunConfig, RunState } from '../context.js';
import { buildBasis, sarifFileOfBasis, sarifOptionsOf } from './build-report.js';

/** A SARIF that was rendered before it was known whether the scan changed while it was read. */
export interface PreparedSarif {
  /** What it was rendered from, without secrets. */
  readonly basis: SarifBasis;
  readonly file: Promise<UploadedSarif | undefined>;
}

/**
 * Renders the SARIF of the state, if it will be uploaded, while the run waits for responses. Never rejects: what fails is rendered again,
 * and reported then.
 */
export async function prepareSarif(
  run: RunConfig,
  { clock, redactor, publishers, interrupt }: Pick<Dependencies, 'clock' | 'redactor' | 'publishers' | 'interrupt'>,
  state: RunState,
): Promise<PreparedSarif | undefined> {
  try {
    const all = await publishers();
    if (!all.some(({ sendsGzip }) => sendsGzip)) return undefined;
    // Between the steps, responses are read.
    await clock.sleep(0, interrupt);
    const basis = redactor.redactAll(buildBasis(run, state));
    await clock.sleep(0, interrupt);
    return { basis, file: sarifFileOfBasis(basis, sarifOptionsOf(run, { compress: true })).catch(() => undefined) };
  } catch {
    return undefined;
  }
}

/** The prepared SARIF, if the report is of a completed scan that was read in full, and the SARIF would be the same. */
export async function preparedFileOf(report: Report, prepared: PreparedSarif | undefined): Promise<UploadedSarif | undefined> {
  return prepared !== undefined && isReadInFull(report) && isSameBasis(prepared.basis, basisOf(report)) ? await prepared.file : undefined;
}

function isSameBasis({ evaluation: before, ...others }: SarifBasis, { evaluation: now, ...othersNow }: SarifBasis): boolean {
  if (before === undefined || now === undefined || JSON.stringify(others) !== JSON.stringify(othersNow)) return false;
  return areSame(before.rules, now.rules) && areSame(before.findings, now.findings);
}

function areSame<Item extends Rule | EvaluatedFinding>(before: readonly Item[], now: readonly Item[]): boolean {
  return before === now || (before.length === now.length && before.every((item, index) => isSame(item, now[index])));
}

/** Whether they differ at most in what is new, which this SARIF does not show. Redaction makes a new object each time. */
function isSame<Item extends Rule | EvaluatedFinding>(before: Item, now: Item | undefined): boolean {
  if (now === undefined || now === before) return now !== undefined;
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  names.delete('baselineState' satisfies keyof EvaluatedFinding);
  return [...names].every((name) => {
    const [part, partNow]: unknown[] = [Reflect.get(before, name), Reflect.get(now, name)];
    return part === partNow || contentOf(part) === contentOf(partNow);
  });
}
