import type { Anchor } from '../domain/anchor.js';
import { ScanError } from '../domain/errors.js';
import { needsBaseline } from '../domain/rules.js';
import { type Scan, sameCommit, type Traits } from '../domain/scan.js';
import { beginOf, endOf } from '../domain/scan-times.js';
import { baselineTraits } from './baseline-traits.js';
import type { Baseline, Choosing } from './choosing.js';
import { listScans, mayBeOurs } from './known-scans.js';
import { readPatiently } from './read-scan.js';

/** The last completed scan that is comparable and old enough; never one of the same commit, which would compare a thing with itself. */
export async function latestBaseline(choosing: Choosing, signal: AbortSignal): Promise<Baseline> {
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
        (beginOf(candidate) ?? Number.NaN) < (beginOf(scan) ?? Number.NaN) &&
        (endOf(candidate) ?? Number.NaN) <= (anchor.beforeMs ?? Number.POSITIVE_INFINITY) &&
        !isOfSameCommit(candidate, scan),
    );
  const like: Traits = { branch: traits.branch };
  const first = known !== undefined && traits.branch === wanted.traits.branch ? known : await listScans(scanner, wanted, like, signal);
  run.listed ??= first;
  const found = among(first);
  // Only the newest may have been listed, and the one that is looked for may be older.
  const further = found.length === 0 && first.length > 0 && anchor.beforeMs !== undefined;
  const all = further ? among(await listScans(scanner, wanted, like, signal, (some) => among(some).length > 0)) : found;
  return all.toSorted((a, b) => (beginOf(b) ?? 0) - (beginOf(a) ?? 0));
}

function isOfSameCommit(a: Scan, b: Scan): boolean {
  return a.traits.commit !== undefined && b.traits.commit !== undefined && sameCommit(a.traits.commit, b.traits.commit);
}
