import { ScanError } from '../domain/errors.js';
import { differingTraits, type Scan, type Traits, type Wanted } from '../domain/scan.js';
import type { Scanner } from '../scanners/scanner.js';

/** Enough to find what runs now and what ran lately, without reading years of history. */
const ENOUGH_SCANS = 500;

/**
 * The target's scans that are like `like`. A list that changed while it was read is read once more.
 */
export async function listScans(scanner: Scanner, wanted: Wanted, like: Traits, signal: AbortSignal): Promise<Scan[]> {
  try {
    return await readList(scanner, wanted, like, signal);
  } catch (error) {
    if (!(error instanceof ScanError) || error.code !== 'INCOMPLETE') throw error;
    return await readList(scanner, wanted, like, signal);
  }
}

async function readList(scanner: Scanner, wanted: Wanted, like: Traits, signal: AbortSignal): Promise<Scan[]> {
  const scans: Scan[] = [];
  for await (const page of scanner.list(wanted, like, signal)) {
    scans.push(...page);
    if (scans.length >= ENOUGH_SCANS) break;
  }
  return scans;
}

/** The scan is of the target and, as far as it tells, of the traits that were asked for. */
export function mayBeOurs(wanted: Wanted, scan: Scan): boolean {
  const told: Traits = Object.fromEntries(Object.entries(wanted.traits).filter(([name]) => Reflect.get(scan.traits, name) !== undefined));
  return scan.target === wanted.target.id && differingTraits(told, scan.traits).length === 0;
}

/** The scan says itself that it is what was asked for, in every trait. */
export function isAskedFor(wanted: Wanted, scan: Scan): boolean {
  return scan.target === wanted.target.id && differingTraits(wanted.traits, scan.traits).length === 0;
}

/**
 * Refuses a scan that is not the one asked for. While it runs, a trait that it does not tell yet is not held against it.
 *
 * @throws ScanError `WRONG_SCAN`
 */
export function assertAskedFor(wanted: Wanted, scan: Scan): void {
  if (scan.state === 'completed' ? isAskedFor(wanted, scan) : mayBeOurs(wanted, scan)) return;
  const asked = { target: wanted.target.id, ...wanted.traits };
  const got = { target: scan.target, ...scan.traits };
  throw new ScanError(
    'WRONG_SCAN',
    `The scan ${scan.id} is not the one that was asked for: asked for ${describe(asked)}; it is of ${describe(got)}.`,
    {
      hint: 'Nothing of it was used. Check {target}, {ref}, {sha}, {scan-type} and {scan-id}; if they are right, ask the service why it scanned something else.',
    },
  );
}

function describe(traits: Readonly<Record<string, string | undefined>>): string {
  const parts = Object.entries(traits).filter(([, value]) => value !== undefined);
  return parts.map(([name, value]) => `${name} ${value ?? ''}`).join(', ');
}

/** Newest first, as far as the scans tell. */
export function byNewest(a: Scan, b: Scan): number {
  const [first, second] = [a.createdAt ?? a.startedAt ?? '', b.createdAt ?? b.startedAt ?? ''];
  return first < second ? 1 : first > second ? -1 : 0;
}

/** How long completed scans took, in milliseconds; newest first. */
export function durationsOf(scans: readonly Scan[]): number[] {
  return scans
    .filter((scan) => scan.state === 'completed')
    .toSorted(byNewest)
    .map((scan) => Date.parse(scan.completedAt ?? '') - Date.parse(scan.startedAt ?? scan.createdAt ?? ''))
    .filter((ms) => ms > 0)
    .slice(0, 5);
}
