import { ScanError } from '../domain/errors.js';
import { msOf } from '../domain/instant.js';
import { beginOf, byNewest, differingTraits, isNewestFirst, isScanId, type Scan, type ScanRequest, type Traits } from '../domain/scan.js';
import type { Scanner } from '../scanners/scanner.js';

/** A longer list is not read to the end, because that would take more than 50 requests. */
const MAX_SCANS = 5_000;

/**
 * Lists the target's scans that match `like`. If the first pages show that the newest scans come first, the rest is only read as far as
 * `suffices` needs it. A list that changed while it was read is read once more.
 *
 * @param suffices Whether the newest scans so far are enough.
 * @throws ScanError `WIRE_FORMAT` for an ID that could change a URL
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
      throw new ScanError('INCOMPLETE', `The list has more than ${MAX_SCANS} scans, and its order does not show which are the newest.`, {
        hint: 'Set {scan-id} to the ID of the scan to collect, or contact the support of the service.',
      });
    }
  }
  return scans;
}

/** All scans of the target that exist before the next start, including `more`: none of them can come from that start. */
export async function refreshKnownScans(
  { scanner, request, known }: { readonly scanner: Scanner; readonly request: ScanRequest; readonly known: readonly Scan[] },
  more: readonly Scan[],
  signal: AbortSignal,
): Promise<Scan[]> {
  const listed = await listScans(scanner, request, { branch: request.traits.branch }, signal);
  return [...new Map([...known, ...more, ...listed].map((scan) => [scan.id, scan])).values()];
}

/**
 * @throws ScanError `WIRE_FORMAT` for an ID that must not be put into a URL or an output
 */
export function assertScanId(id: string): void {
  if (isScanId(id)) return;
  throw new ScanError(
    'WIRE_FORMAT',
    'The service returned a scan ID that cannot be used: only letters, digits, dots, _ and - are allowed.',
    {
      hint: 'Check {api-url}. If it is correct, contact the support of the service.',
    },
  );
}

/** Whether the scan is of the target, and every trait that it reports is the requested one. */
export function couldMatchRequest(request: ScanRequest, scan: Scan): boolean {
  const reported: Traits = Object.fromEntries(
    Object.entries(request.traits).filter(([name]) => Reflect.get(scan.traits, name) !== undefined),
  );
  return scan.target === request.target.id && differingTraits(reported, scan.traits).length === 0;
}

/** Whether the scan is of the target, and reports every requested trait. */
export function matchesRequest(request: ScanRequest, scan: Scan): boolean {
  return scan.target === request.target.id && differingTraits(request.traits, scan.traits).length === 0;
}

/** Whether the scan reports the requested options, if scans report options at all. */
export function hasOptions({ options }: ScanRequest, scan: Scan): boolean {
  return options?.reported === undefined || scan.options === options.reported;
}

/**
 * Rejects a scan that is not the requested one. A running scan or a list item may leave out traits, because a scan is read in full before
 * the gate decides.
 *
 * @throws ScanError `WRONG_SCAN`
 */
export function assertMatchesRequest(request: ScanRequest, scan: Scan): void {
  if (scan.state === 'completed' && !scan.partial ? matchesRequest(request, scan) : couldMatchRequest(request, scan)) return;
  const asked = { target: request.target.id, ...request.traits };
  const got = { target: scan.target, ...scan.traits };
  throw new ScanError(
    'WRONG_SCAN',
    `The scan ${scan.id} is not the requested one. Requested: ${describeTraits(asked)}. The scan is of: ${describeTraits(got)}${unreportedOf(request, scan)}.`,
    {
      hint: 'The scan was not used. Check {target}, {ref}, {sha}, {scan-type}, {region}, {scan-options} and {scan-id}. If all are correct, contact the support of the service.',
      sensitive: [scan.target],
    },
  );
}

function unreportedOf({ traits }: ScanRequest, scan: Scan): string {
  const names = differingTraits(traits, scan.traits).filter((name) => scan.traits[name] === undefined);
  return names.length === 0 ? '' : `; it does not report its ${names.join(' and ')}`;
}

/** Traits as a text for people; empty without traits. */
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
    .filter((ms) => ms > 0);
}
