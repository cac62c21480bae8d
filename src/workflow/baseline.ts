import type { Anchor } from '../domain/anchor.js';
import { type BaselineFile, isBaselineFile } from '../domain/baseline-file.js';
import type { Comparison } from '../domain/comparison.js';
import { asScanError, ScanError } from '../domain/errors.js';
import { needsBaseline } from '../domain/rules.js';
import { differingTraits, type Scan, sameCommit, type Traits, type Wanted } from '../domain/scan.js';
import type { Scanner } from '../scanners/scanner.js';
import { baselineTraits } from './baseline-traits.js';
import { beginOf, endOf, listScans, mayBeOurs } from './known-scans.js';
import { readPatiently } from './read-scan.js';
import type { Deps, Found, Run } from './run.js';
import { sparing } from './sparing.js';

/**
 * What "new" and "fixed" are told against. `nothing`: it is certain that there is no earlier scan, or that the base commit has no file
 * at this path yet.
 */
export type Baseline =
  | { readonly kind: 'scan'; readonly scan: Scan; readonly how: Exclude<Comparison['baseline']['how'], 'file' | 'nothing'> }
  | { readonly kind: 'file'; readonly path: string; readonly file: BaselineFile }
  | { readonly kind: 'nothing'; readonly path?: string | undefined };

export interface Choosing {
  readonly run: Run;
  readonly deps: Deps;
  readonly found: Found;
  readonly scanner: Scanner;
  readonly wanted: Wanted;
  /** The scan that is compared. */
  readonly scan: Scan;
  /** Scans of the target that were listed already. */
  readonly known: readonly Scan[] | undefined;
}

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
    if (baseline === 'auto') return latest(choosing, signal);
    return isBaselineFile(baseline) ? fromFile(choosing, baseline, signal) : given(choosing, baseline, signal);
  });
}

/**
 * A file that cannot be used is told before a scan is started, and paid, where a rule needs it.
 *
 * @throws ScanError `BASELINE_UNREADABLE`
 */
export async function assertBaseline(
  { run, deps, found, scanner, wanted }: Pick<Choosing, 'run' | 'deps' | 'found' | 'scanner' | 'wanted'>,
  interrupt: AbortSignal,
): Promise<void> {
  const { baseline = 'auto' } = run.waiting;
  if (!needsBaseline(run.gate) || baseline === 'auto' || baseline === 'none') return;
  await sparing(run, deps, found, interrupt, async (signal) => {
    if (isBaselineFile(baseline)) await deps.readBaselineFile(baseline, { scanner: run.service.id, wanted }, signal);
    else await assertThere(scanner, baseline, wanted, deps, signal);
  });
}

/** A mistyped ID is told before a scan is started, and paid. */
async function assertThere(scanner: Scanner, id: string, wanted: Wanted, deps: Deps, signal: AbortSignal): Promise<void> {
  const hint = 'Check {baseline}: auto, none, a file, or the ID of a completed scan of the same target and kind.';
  try {
    const earlier = await readPatiently(scanner, { id, target: wanted.target.id }, 'full', deps, signal);
    const fault = faultOf(earlier, wanted, wanted.baseline);
    if (fault !== undefined) throw unfit(id, fault);
  } catch (error) {
    signal.throwIfAborted();
    const { code, message } = asScanError(error);
    throw code === 'NOT_FOUND' ? new ScanError(code, message, { hint, cause: error }) : error;
  }
}

async function fromFile({ run, deps, found, wanted }: Choosing, path: string, signal: AbortSignal): Promise<Baseline> {
  const file = await deps.readBaselineFile(path, { scanner: run.service.id, wanted }, signal);
  if (file !== undefined) return { kind: 'file', path, file };
  found.notes.push({
    level: 'notice',
    code: 'baseline-not-merged',
    text: `The commit that this change is to be merged into has no baseline file ${path}, so that every finding is new.`,
    hint: 'A baseline file that the change itself brings takes effect after the merge: until then, findings that were there before fail a gate on new ones too.',
  });
  return { kind: 'nothing', path };
}

async function given({ deps, scanner, wanted, scan }: Choosing, id: string, signal: AbortSignal): Promise<Baseline> {
  const earlier = await readPatiently(scanner, { id, target: wanted.target.id }, 'full', deps, signal);
  const fault = earlier.id === scan.id ? 'is the one that is compared with it' : faultOf(earlier, wanted, baselineTraits(wanted, scan));
  if (fault === undefined) return { kind: 'scan', scan: earlier, how: 'given' };
  throw unfit(id, fault);
}

/** Why a scan is none to compare with; of two kinds, what one has not found the other may never look for. */
function faultOf(earlier: Scan, { target }: Wanted, { type, mode, region, variant }: Traits): string | undefined {
  if (earlier.target !== target.id) return 'is of another target';
  if (earlier.state !== 'completed') return `is ${earlier.word}, and not completed`;
  const told = Object.entries({ type, mode, region, variant }).filter(([name]) => Reflect.get(earlier.traits, name) !== undefined);
  const [other] = differingTraits(Object.fromEntries(told), earlier.traits);
  return other && `is of another ${other}`;
}

function unfit(id: string, fault: string): ScanError {
  return new ScanError('WRONG_SCAN', `The scan ${id}, which is to be the baseline, ${fault}.`, {
    hint: 'Give the ID of a completed scan of the same target and kind as {baseline}, or auto.',
  });
}

/** The last completed scan that is comparable and old enough; never one of the same commit, which would compare a thing with itself. */
async function latest(choosing: Choosing, signal: AbortSignal): Promise<Baseline> {
  const { deps, scanner, wanted, scan } = choosing;
  const traits = baselineTraits(wanted, scan);
  const sameBranch = traits.branch === wanted.traits.branch;
  // What the base branch is like does not move with the runs of the pull request.
  const anchor = sameBranch ? await deps.anchor(signal) : {};
  if (anchor.unsure !== undefined) tellUnsure(choosing, anchor.unsure);
  const comparable = { ...wanted, traits };
  for (const candidate of await candidatesOf(choosing, traits, anchor, signal)) {
    const full = await readPatiently(scanner, candidate, 'full', deps, signal);
    if (full.state !== 'completed' || !mayBeOurs(comparable, full)) continue;
    return { kind: 'scan', scan: full, how: sameBranch ? (anchor.beforeMs === undefined ? 'previous' : 'anchored') : 'base-branch' };
  }
  deps.logger.info('There is no earlier scan to compare with: every finding is new.');
  return { kind: 'nothing' };
}

/**
 * Without the workflow's history a failed run may become the next one's baseline; and when this very run is repeated, the scan of its
 * first attempt would.
 */
function tellUnsure({ run, found }: Choosing, { why, hint, repeated, passing }: NonNullable<Anchor['unsure']>): void {
  if (repeated || (passing && needsBaseline(run.gate)))
    throw new ScanError('BASELINE_UNREADABLE', `Which scans are old enough to compare with is not known: ${why}.`, { hint });
  if (!needsBaseline(run.gate)) return;
  const text = `The baseline is the previous scan, which moves along with every run: what fails today is old tomorrow. It is so because ${why}.`;
  found.notes.push({ level: 'warning', code: 'rolling-baseline', text, hint });
}

async function candidatesOf(
  { found: run, scanner, wanted, scan, known }: Choosing,
  traits: Traits,
  anchor: Anchor,
  signal: AbortSignal,
): Promise<Scan[]> {
  const comparable = { ...wanted, traits };
  const among = (scans: readonly Scan[]): Scan[] =>
    scans.filter(
      (candidate) =>
        candidate.state === 'completed' &&
        candidate.id !== scan.id &&
        mayBeOurs(comparable, candidate) &&
        beginOf(candidate) < beginOf(scan) &&
        endOf(candidate) <= (anchor.beforeMs ?? Number.POSITIVE_INFINITY) &&
        !isOfSameCommit(candidate, scan),
    );
  const like: Traits = { branch: traits.branch };
  const first = known !== undefined && traits.branch === wanted.traits.branch ? known : await listScans(scanner, wanted, like, signal);
  run.listed ??= first;
  const found = among(first);
  // Only the newest may have been listed, and the one that is looked for may be older.
  const further = found.length === 0 && first.length > 0 && anchor.beforeMs !== undefined;
  const all = further ? among(await listScans(scanner, wanted, like, signal, (some) => among(some).length > 0)) : found;
  return all.toSorted((a, b) => beginOf(b) - beginOf(a));
}

function isOfSameCommit(a: Scan, b: Scan): boolean {
  return a.traits.commit !== undefined && b.traits.commit !== undefined && sameCommit(a.traits.commit, b.traits.commit);
}
