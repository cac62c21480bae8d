import type { Comparison } from '../domain/comparison.js';
import { asScanError, ScanError } from '../domain/errors.js';
import { type Scan, sameCommit, type Traits, type Wanted } from '../domain/scan.js';
import { withDeadline } from '../runtime/deadline.js';
import type { Scanner } from '../scanners/scanner.js';
import { baselineTraits } from './baseline-traits.js';
import { beginOf, listScans, mayBeOurs } from './known-scans.js';
import { readPatiently } from './read-scan.js';
import type { Deps, Found, Run } from './run.js';

/** The scan that "new" and "fixed" are told against. */
export interface Baseline {
  readonly scan: Scan;
  readonly how: Comparison['baseline']['how'];
}

/** What is asked of a baseline's life: it must not cost the run its answer. */
const BASELINE_TIMEOUT_MS = 5 * 60_000;

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

/** The baseline, read in full; undefined where there is none, or where it cannot be read, which is told and changes no verdict. */
export async function chooseBaseline(choosing: Choosing, interrupt: AbortSignal): Promise<Baseline | undefined> {
  const { run, deps, found } = choosing;
  const { baseline = 'auto' } = run.waiting;
  if (baseline === 'none') return undefined;
  return await sparing(deps, found, interrupt, (signal) =>
    baseline === 'auto' ? latest(choosing, signal) : given(choosing, baseline, signal),
  );
}

/** Runs what a verdict does not depend on: a failure is a note, and it has a time-out of its own. */
export async function sparing<T>(
  deps: Deps,
  found: Found,
  interrupt: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const tooLong = (): ScanError => new ScanError('NO_ANSWER', `It could not be read within ${BASELINE_TIMEOUT_MS / 60_000} minutes.`);
  try {
    return await withDeadline(deps.clock, BASELINE_TIMEOUT_MS, tooLong, interrupt, work);
  } catch (thrown) {
    interrupt.throwIfAborted();
    const { message, hint } = asScanError(thrown);
    const text = `There is no comparison with an earlier scan: ${message}`;
    deps.logger.warning(text);
    found.notes.push({ level: 'warning', code: 'no-baseline', text, ...(hint !== undefined && { hint }) });
    return undefined;
  }
}

async function given({ deps, scanner, wanted, scan }: Choosing, id: string, signal: AbortSignal): Promise<Baseline> {
  const earlier = await readPatiently(scanner, { id, target: wanted.target.id }, 'full', deps, signal);
  const fault =
    earlier.id === scan.id
      ? 'is the one that is compared with it'
      : earlier.target !== wanted.target.id
        ? 'is of another target'
        : earlier.state === 'completed'
          ? undefined
          : `is ${earlier.word}, and not completed`;
  if (fault === undefined) return { scan: earlier, how: 'given' };
  throw new ScanError('WRONG_SCAN', `The scan ${id}, which is to be the baseline, ${fault}.`, {
    hint: 'Give the ID of a completed scan of the same target as {baseline}, or auto.',
  });
}

/** The last completed scan that is comparable and older; never one of the same commit, which would compare a thing with itself. */
async function latest({ deps, scanner, wanted, scan, known }: Choosing, signal: AbortSignal): Promise<Baseline | undefined> {
  const { traits } = wanted;
  const baseline = baselineTraits(wanted, scan);
  const sameBranch = baseline.branch === traits.branch;
  const like: Traits = { branch: baseline.branch };
  const scans = known !== undefined && sameBranch ? known : await listScans(scanner, wanted, like, signal);
  const comparable = { ...wanted, traits: baseline };
  const candidates = scans.filter(
    (candidate) =>
      candidate.state === 'completed' &&
      candidate.id !== scan.id &&
      mayBeOurs(comparable, candidate) &&
      beginOf(candidate) < beginOf(scan) &&
      !isOfSameCommit(candidate, scan),
  );
  for (const candidate of candidates.toSorted((a, b) => beginOf(b) - beginOf(a))) {
    const full = await readPatiently(scanner, candidate, 'full', deps, signal);
    if (full.state === 'completed' && mayBeOurs(comparable, full)) return { scan: full, how: sameBranch ? 'previous' : 'base-branch' };
  }
  return undefined;
}

function isOfSameCommit(a: Scan, b: Scan): boolean {
  return a.traits.commit !== undefined && b.traits.commit !== undefined && sameCommit(a.traits.commit, b.traits.commit);
}
