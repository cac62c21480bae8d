import { type BaselineFile, isBaselineFile } from '../../domain/baseline.js';
import { asScanError, ScanError } from '../../domain/errors.js';
import { needsBaseline } from '../../domain/gate-settings.js';
import { differingTraits, type Scan, type ScanRequest, type Traits } from '../../domain/scan.js';
import type { Scanner } from '../../scanners/scanner.js';
import type { Dependencies, ScanContext, TargetContext } from '../context.js';
import { readWithRetry } from '../poll/poll-scan.js';
import { type Baseline, baselineTraits, type EarlyBaseline, runBestEffort } from './types.js';

/**
 * Reads a given baseline that a rule needs before a scan is started and paid for, so that a mistake is reported early.
 *
 * @returns what was read, so that it is not read twice; undefined if no rule needs it
 * @throws ScanError `BASELINE_UNREADABLE`
 */
export async function readEarly(
  { run, deps, state, scanner, request }: TargetContext,
  interrupt: AbortSignal,
): Promise<EarlyBaseline | undefined> {
  const { baseline = 'auto' } = run.waitOptions;
  if (!needsBaseline(run.gate) || baseline === 'auto' || baseline === 'none') return undefined;
  return await runBestEffort({ run, deps, state }, interrupt, async (signal) => {
    if (isBaselineFile(baseline)) return { file: await deps.readBaselineFile(baseline, { scanner: run.service.id, request }, signal) };
    // A scan that is collected by its ID may be of another kind than the inputs request: its kind is compared after it was read.
    const kind = run.waitOptions.scanId === undefined ? request.baseline : {};
    return { scan: await readGiven(scanner, baseline, { ...request, baseline: kind }, deps, signal) };
  });
}

async function readGiven(scanner: Scanner, id: string, request: ScanRequest, deps: Dependencies, signal: AbortSignal): Promise<Scan> {
  const hint = 'Check {baseline}: auto, none, a file, or the ID of a completed scan of the same target and kind.';
  try {
    const earlier = await readWithRetry(scanner, { id, target: request.target.id }, 'full', deps, signal);
    const fault = faultOf(earlier, request, request.baseline);
    if (fault !== undefined) throw unfit(id, fault);
    return earlier;
  } catch (error) {
    signal.throwIfAborted();
    const { code, message } = asScanError(error);
    throw code === 'NOT_FOUND' ? new ScanError(code, message, { hint, cause: error }) : error;
  }
}

/** The baseline from a file that `scan-gate baseline` wrote. */
export async function fromFile({ run, deps, state, request, early }: ScanContext, path: string, signal: AbortSignal): Promise<Baseline> {
  const read = (): Promise<BaselineFile | undefined> => deps.readBaselineFile(path, { scanner: run.service.id, request }, signal);
  const file = early && 'file' in early ? early.file : await read();
  if (file !== undefined) return { kind: 'file', path, file };
  state.notes.push({
    level: 'notice',
    code: 'baseline-not-merged',
    text: `The base commit has no baseline file ${path}, so every finding counts as new.`,
    hint: 'A baseline file that this change adds takes effect after the merge. Until then, old findings also fail a gate on new findings.',
  });
  return { kind: 'none', path };
}

/** The baseline from a scan that is named by its ID. */
export async function fromScan({ deps, scanner, request, scan, early }: ScanContext, id: string, signal: AbortSignal): Promise<Baseline> {
  const read = (): Promise<Scan> => readWithRetry(scanner, { id, target: request.target.id }, 'full', deps, signal);
  const earlier = early && 'scan' in early ? early.scan : await read();
  const fault = earlier.id === scan.id ? 'is the scan that is compared with it' : faultOf(earlier, request, baselineTraits(request, scan));
  if (fault === undefined) return { kind: 'scan', scan: earlier, selectedBy: 'scan-id' };
  throw unfit(id, fault);
}

/** Why a scan cannot be the baseline. Scans of different kinds look for different findings, so they are not comparable. */
function faultOf(earlier: Scan, { target }: ScanRequest, { type, mode, region, variant }: Traits): string | undefined {
  if (earlier.target !== target.id) return 'is of another target';
  if (earlier.state !== 'completed') return `is ${earlier.rawState}, and not completed`;
  const reported = Object.entries({ type, mode, region, variant }).filter(([name]) => Reflect.get(earlier.traits, name) !== undefined);
  const [other] = differingTraits(Object.fromEntries(reported), earlier.traits);
  return other && `is of another ${other}`;
}

function unfit(id: string, fault: string): ScanError {
  return new ScanError('WRONG_SCAN', `The baseline scan ${id} ${fault}.`, {
    hint: 'Set {baseline} to the ID of a completed scan of the same target and kind, or to auto.',
  });
}
