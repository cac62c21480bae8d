import { type BaselineFile, isBaselineFile } from '../../domain/baseline.js';
import { asScanError, ScanError } from '../../domain/errors.js';
import { needsBaseline } from '../../domain/gate-settings.js';
import { differingTraits, type Scan, type ScanRequest, type Traits } from '../../domain/scan.js';
import type { Scanner } from '../../scanners/scanner.js';
import type { Dependencies, ScanContext, TargetContext } from '../context.js';
import { readWithRetry } from '../poll/poll-scan.js';
import { type Baseline, baselineTraits, type EarlyBaseline, runBestEffort } from './types.js';

/**
 * A given baseline that cannot be used is told before a scan is started, and paid, where a rule needs it.
 *
 * @returns what was read, so that it is not asked for twice; undefined where no rule needs it
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
    // A scan that is collected by its ID need not be of the kind that a start would ask for: the two are held together when it is read.
    const kind = run.waitOptions.scanId === undefined ? request.baseline : {};
    return { scan: await readGiven(scanner, baseline, { ...request, baseline: kind }, deps, signal) };
  });
}

/** A mistyped ID is told before a scan is started, and paid. */
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

/** A file that `scan-gate baseline` has written. */
export async function fromFile({ run, deps, state, request, early }: ScanContext, path: string, signal: AbortSignal): Promise<Baseline> {
  const read = (): Promise<BaselineFile | undefined> => deps.readBaselineFile(path, { scanner: run.service.id, request }, signal);
  const file = early && 'file' in early ? early.file : await read();
  if (file !== undefined) return { kind: 'file', path, file };
  state.notes.push({
    level: 'notice',
    code: 'baseline-not-merged',
    text: `The commit that this change is to be merged into has no baseline file ${path}, so that every finding is new.`,
    hint: 'A baseline file that the change itself brings takes effect after the merge: until then, findings that were there before fail a gate on new ones too.',
  });
  return { kind: 'none', path };
}

/** A scan that is named by its ID. */
export async function fromScan({ deps, scanner, request, scan, early }: ScanContext, id: string, signal: AbortSignal): Promise<Baseline> {
  const read = (): Promise<Scan> => readWithRetry(scanner, { id, target: request.target.id }, 'full', deps, signal);
  const earlier = early && 'scan' in early ? early.scan : await read();
  const fault = earlier.id === scan.id ? 'is the one that is compared with it' : faultOf(earlier, request, baselineTraits(request, scan));
  if (fault === undefined) return { kind: 'scan', scan: earlier, selectedBy: 'scan-id' };
  throw unfit(id, fault);
}

/** Why a scan is none to compare with; of two kinds, what one has not found the other may never look for. */
function faultOf(earlier: Scan, { target }: ScanRequest, { type, mode, region, variant }: Traits): string | undefined {
  if (earlier.target !== target.id) return 'is of another target';
  if (earlier.state !== 'completed') return `is ${earlier.rawState}, and not completed`;
  const reported = Object.entries({ type, mode, region, variant }).filter(([name]) => Reflect.get(earlier.traits, name) !== undefined);
  const [other] = differingTraits(Object.fromEntries(reported), earlier.traits);
  return other && `is of another ${other}`;
}

function unfit(id: string, fault: string): ScanError {
  return new ScanError('WRONG_SCAN', `The scan ${id}, which is to be the baseline, ${fault}.`, {
    hint: 'Give the ID of a completed scan of the same target and kind as {baseline}, or auto.',
  });
}
