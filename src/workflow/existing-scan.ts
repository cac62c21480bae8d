import { isOver, type Origin, type Scan, type Wanted } from '../domain/scan.js';
import { byNewest, endOf } from '../domain/scan-times.js';
import type { Scanner } from '../scanners/scanner.js';
import { isAskedFor, mayBeOurs } from './known-scans.js';
import { readPatiently } from './read-scan.js';
import type { Deps, Found, Run } from './run.js';

/** All that is needed to tell whether a scan that is there already does for us. */
export interface Looking {
  readonly run: Run;
  readonly deps: Deps;
  readonly found: Pick<Found, 'notes'>;
  readonly scanner: Scanner;
  readonly wanted: Wanted;
}

/** A scan that takes the place of one that we would start: recent enough (`max-age`), or running and just what we want. */
export async function findExisting(
  looking: Looking,
  known: readonly Scan[],
  signal: AbortSignal,
): Promise<{ readonly scan: Scan; readonly origin: Extract<Origin, 'joined' | 'reused'> } | undefined> {
  const recent = await findRecent(looking, known, signal);
  if (recent) return { scan: recent, origin: 'reused' };
  const running = known.filter((scan) => scan.state === 'queued' || scan.state === 'running').toSorted(byNewest);
  for (const candidate of running) {
    const scan = await asJoinable(looking, candidate, signal);
    if (scan) return { scan, origin: 'joined' };
  }
  return undefined;
}

/** The newest completed scan that matches, where it ended within `max-age`. */
async function findRecent(looking: Looking, known: readonly Scan[], signal: AbortSignal): Promise<Scan | undefined> {
  const { maxAgeMs } = looking.run.waiting;
  if (maxAgeMs === undefined) return undefined;
  if (looking.wanted.unlikeOthers) return tellUnused(looking);
  const youngEnough = (scan: Scan): boolean => {
    const endMs = endOf(scan);
    return endMs !== undefined && looking.deps.clock.now() - endMs <= maxAgeMs;
  };
  const completed = known.filter((scan) => scan.state === 'completed' && youngEnough(scan));
  for (const candidate of completed.toSorted((a, b) => (endOf(b) ?? 0) - (endOf(a) ?? 0))) {
    const scan = await confirm(looking, candidate, signal);
    if (scan?.state === 'completed' && youngEnough(scan)) return scan;
  }
  return undefined;
}

/** No scan tells what options it was made with: an earlier one may be the answer to another question, such as without a login. */
function tellUnused({ deps, found }: Looking): undefined {
  const text = 'max-age was left aside: this scan is asked for with options, and no earlier scan tells which ones it was made with.';
  deps.logger.info(text);
  found.notes.push({
    level: 'notice',
    code: 'max-age-unused',
    text,
    hint: 'Leave {max-age} out, or what makes this scan unlike others: {scan-options}, or a {scan-type} that needs them.',
  });
}

/** The scan, where it may be joined: it is the very one that we would start, and says so itself. */
export async function asJoinable(looking: Looking, scan: Scan, signal: AbortSignal): Promise<Scan | undefined> {
  if (looking.wanted.unlikeOthers) return undefined;
  const confirmed = await confirm(looking, scan, signal);
  return confirmed !== undefined && (!isOver(confirmed.state) || confirmed.state === 'completed') ? confirmed : undefined;
}

/** Lists tell less than scans: what a list item leaves open is asked of the scan itself. */
async function confirm({ run, deps, scanner, wanted }: Looking, scan: Scan, signal: AbortSignal): Promise<Scan | undefined> {
  // Without a commit, a scan of the same branch may be of an older state of it.
  if (run.service.scansRepository && wanted.traits.commit === undefined) return undefined;
  if (isAskedFor(wanted, scan)) return scan;
  if (!mayBeOurs(wanted, scan)) return undefined;
  const full = await readPatiently(scanner, scan, 'full', deps, signal);
  return isAskedFor(wanted, full) ? full : undefined;
}
