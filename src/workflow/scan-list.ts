import { ScanError } from '../domain/errors.js';
import { msOf } from '../domain/instant.js';
import { beginOf, byNewest, differingTraits, isNewestFirst, isScanId, type Scan, type ScanRequest, type Traits } from '../domain/scan.js';
import type { Scanner } from '../scanners/scanner.js';

/** A history that is longer is not read to its end; 50 requests are many for a look. */
const MAX_SCANS = 5_000;

/**
 * The target's scans that are like `like`: all of them, or the first page where that shows that the newest come first. A list that
 * changed while it was read is read once more.
 *
 * @param suffices Whether the newest ones are enough for what is looked for.
 * @throws ScanError `WIRE_FORMAT` for an id that could change an address
 */
export async function listScans(
  scanner: Scanner,
  request: ScanRequest,
  like: Traits,
  signal: AbortSignal,
  suffices: (scans: readonly Scan[]) => boolean = () => true,
): Promise<Scan[]> {
  try {
    return await readList(scanner, request, like, signal, suffices);
  } catch (error) {
    if (!(error instanceof ScanError) || error.code !== 'INCOMPLETE') throw error;
    return await readList(scanner, request, like, signal, suffices);
  }
}

async function readList(
  scanner: Scanner,
  request: ScanRequest,
  like: Traits,
  signal: AbortSignal,
  suffices: (scans: readonly Scan[]) => boolean,
): Promise<Scan[]> {
  const scans: Scan[] = [];
  for await (const page of scanner.list(request, like, signal)) {
    for (const scan of page) assertScanId(scan.id);
    scans.push(...page.map((scan) => ({ ...scan, partial: true })));
    // A page without a scan of the target shows nothing.
    if (scans.length > 0 && isNewestFirst(scans) && suffices(scans)) break;
    if (scans.length >= MAX_SCANS) {
      throw new ScanError('INCOMPLETE', `There are more than ${MAX_SCANS} scans, in no order that tells which are the newest.`, {
        hint: 'Give the scan to collect by {scan-id}, or ask the service for a list that begins with the newest.',
      });
    }
  }
  return scans;
}

/** All that is known of the target now, `more` included: before a start that follows another one, which these scans are none of. */
export async function refreshKnownScans(
  { scanner, request, known }: { readonly scanner: Scanner; readonly request: ScanRequest; readonly known: readonly Scan[] },
  more: readonly Scan[],
  signal: AbortSignal,
): Promise<Scan[]> {
  const listed = await listScans(scanner, request, { branch: request.traits.branch }, signal);
  return [...new Map([...known, ...more, ...listed].map((scan) => [scan.id, scan])).values()];
}

/**
 * @throws ScanError `WIRE_FORMAT` for an id that must not enter an address or an output
 */
export function assertScanId(id: string): void {
  if (isScanId(id)) return;
  throw new ScanError('WIRE_FORMAT', 'The service gave a scan an ID that cannot be used: letters, digits, dots, _ and - are allowed.', {
    hint: 'Check {api-url}; else please report it to the service.',
  });
}

/** The scan is of the target and, as far as it tells, of the traits that were asked for. */
export function couldMatchRequest(request: ScanRequest, scan: Scan): boolean {
  const reported: Traits = Object.fromEntries(
    Object.entries(request.traits).filter(([name]) => Reflect.get(scan.traits, name) !== undefined),
  );
  return scan.target === request.target.id && differingTraits(reported, scan.traits).length === 0;
}

/** The scan says itself that it is what was asked for, in every trait. */
export function matchesRequest(request: ScanRequest, scan: Scan): boolean {
  return scan.target === request.target.id && differingTraits(request.traits, scan.traits).length === 0;
}

/** The scan may have been started with the options that were asked for, as far as it reports them; a list item may report nothing. */
export function mayHaveOptions(request: ScanRequest, scan: Scan): boolean {
  return hasOptions(request, scan) || scan.correlationId === undefined;
}

/** The scan itself reports the options that were asked for, as far as scans do. */
export function hasOptions({ options }: ScanRequest, scan: Scan): boolean {
  return options?.reported === undefined || scan.options === options.reported;
}

/**
 * Refuses a scan that is not the one asked for. While it runs, or as a list tells it, a trait that it
 * leaves out is not held against it: before a scan is judged, it is read in full.
 *
 * @throws ScanError `WRONG_SCAN`
 */
export function assertMatchesRequest(request: ScanRequest, scan: Scan): void {
  if (scan.state === 'completed' && !scan.partial ? matchesRequest(request, scan) : couldMatchRequest(request, scan)) return;
  const asked = { target: request.target.id, ...request.traits };
  const got = { target: scan.target, ...scan.traits };
  throw new ScanError(
    'WRONG_SCAN',
    `The scan ${scan.id} is not the one that was asked for: asked for ${describeTraits(asked)}; it is of ${describeTraits(got)}${unreportedOf(request, scan)}.`,
    {
      hint: 'Nothing of it was used. Check {target}, {ref}, {sha}, {scan-type}, {region}, {scan-options} and {scan-id}; if they are right, ask the service why it scanned something else.',
      sensitive: [scan.target],
    },
  );
}

function unreportedOf({ traits }: ScanRequest, scan: Scan): string {
  const names = differingTraits(traits, scan.traits).filter((name) => scan.traits[name] === undefined);
  return names.length === 0 ? '' : `, and does not report its ${names.join(' and ')}`;
}

/** Traits, for people; empty where none is given. */
export function describeTraits(traits: Readonly<Record<string, string | undefined>>): string {
  const parts = Object.entries(traits).filter(([, value]) => value !== undefined);
  return parts.map(([name, value]) => `${name} ${value ?? ''}`).join(', ');
}

/** The completed scans of this kind, whatever their branch and commit. */
export function completedLike(request: ScanRequest, scans: readonly Scan[]): Scan[] {
  const { branch: _branch, commit: _commit, ...kind } = request.traits;
  return scans.filter((scan) => scan.state === 'completed' && couldMatchRequest({ ...request, traits: kind }, scan));
}

/** How long completed scans of this kind took, in milliseconds; newest first. */
export function durationsOf(request: ScanRequest, scans: readonly Scan[]): number[] {
  return completedLike(request, scans)
    .toSorted(byNewest)
    .map((scan) => (msOf(scan.completedAt) ?? Number.NaN) - (beginOf(scan) ?? Number.NaN))
    .filter((ms) => ms > 0)
    .slice(0, 5);
}
