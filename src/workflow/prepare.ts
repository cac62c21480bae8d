import { ScanError } from '../domain/errors.js';
import { missingMeasure } from '../domain/judgement.js';
import type { Scan, Wanted } from '../domain/scan.js';
import { withDeadline } from '../runtime/deadline.js';
import type { Scanner } from '../scanners/scanner.js';
import { assertBaselineFile } from './baseline.js';
import { wantedOf } from './find-scan.js';
import { byNewest, listScans } from './known-scans.js';
import type { Deps, Found, Run } from './run.js';

/** The target, fit to scan, and what is known of it. */
export interface Prepared {
  readonly wanted: Wanted;
  /** Its scans; absent where one is collected by its ID. */
  readonly known?: readonly Scan[] | undefined;
}

/** Looks up the target and, where a scan may be started, what is known of it. Ends with the time-out even if the service hangs. */
export async function prepare(run: Run, deps: Deps, found: Found, scanner: Scanner, interrupt: AbortSignal): Promise<Prepared> {
  return await withDeadline(deps.clock, run.waiting.timeoutMs, notInTime, interrupt, async (signal) => {
    const located = await scanner.locate(signal);
    found.target = located.target;
    for (const { text, hint } of located.notices ?? []) {
      deps.logger.info(text);
      found.notes.push({ level: 'notice', code: 'lookup', text, ...(hint !== undefined && { hint }) });
    }
    const wanted = wantedOf(run, located);
    await assertBaselineFile(run, deps, found, wanted, signal);
    if (run.waiting.scanId !== undefined) return { wanted };
    const known = await listScans(scanner, wanted, { branch: wanted.traits.branch }, signal);
    await assertMeasurable(run, scanner, known, signal);
    return { wanted, known };
  });
}

/**
 * Asks an earlier scan for what the gate needs and only second-class documents promise: before a scan is started, and paid.
 *
 * @throws ScanError `MEASURE_MISSING`
 */
async function assertMeasurable({ service, gate }: Run, scanner: Scanner, known: readonly Scan[], signal: AbortSignal): Promise<void> {
  const needed = missingMeasure({}, { severityThreshold: gate.severityThreshold, maxFindings: gate.maxFindings, warnOnly: gate.warnOnly });
  if (needed === undefined || needed === 'baseline' || !service.uncertain?.includes(needed) || service.measures.includes('counts')) return;
  const [earlier] = known.filter((scan) => scan.state === 'completed').toSorted(byNewest);
  if (earlier === undefined) return;
  for await (const part of scanner.collect(earlier, {}, signal)) {
    if (part.kind === 'unavailable' && part.what === needed) throw measureMissing(part.why);
    if (part.kind === 'findings') return;
  }
}

/** The gate has a rule that nothing here can answer. */
export function measureMissing(why: string): ScanError {
  return new ScanError('MEASURE_MISSING', `The service does not give the findings of its scans: ${why}`, {
    hint: 'The gate needs them for {severity-threshold}. Check {api-url} and the permissions of the key, or choose a rule that does without: severity-threshold none, or {min-score} where the service tells a score.',
  });
}

export function notInTime(): ScanError {
  return new ScanError('NO_ANSWER', 'The service did not answer within the time-out.', {
    hint: 'Run the job again; if it lasts, ask the service. {timeout} bounds this too.',
  });
}
