import { ScanError } from '../domain/errors.js';
import { byNewest, createdOf, type Scan, type ScanRequest } from '../domain/scan.js';
import type { Scanner } from '../scanners/scanner.js';
import type { Dependencies, RunConfig } from './context.js';
import { readWithRetry } from './poll/poll-scan.js';
import { couldMatchRequest, describeTraits, hasOptions, listScans, matchesRequest, mayHaveOptions } from './scan-list.js';

/** Scans of the same target that turn out to be of another kind; nobody has that many in a row. */
const MAX_READ = 20;

/**
 * The scan that `scan-id` means. `latest` is the newest of the target that matches, in whatever state: an older one would answer
 * for code that is no longer there. With other options it would answer another question.
 *
 * @throws ScanError `NO_SCAN`, `LATEST_UNKNOWN`, `WRONG_SCAN`
 */
export async function findScan(
  deps: Dependencies,
  scanner: Scanner,
  request: ScanRequest,
  scanId: string,
  signal: AbortSignal,
): Promise<Scan> {
  if (scanId !== 'latest') return await readWithRetry(scanner, { id: scanId, target: request.target.id }, 'full', deps, signal);
  const matching = (scans: readonly Scan[]): Scan[] =>
    scans.filter((scan) => couldMatchRequest(request, scan) && mayHaveOptions(request, scan)).sort(byNewest);
  const scans = await listScans(scanner, request, { branch: request.traits.branch }, signal, (some) => matching(some).length > 0);
  const candidates = await withTimes(matching(scans), { deps, scanner, request }, signal);
  for (const candidate of candidates.slice(0, MAX_READ)) {
    // Lists tell less than scans: what an item leaves open is asked of the scan itself.
    const scan =
      matchesRequest(request, candidate) && hasOptions(request, candidate)
        ? candidate
        : await readWithRetry(scanner, candidate, 'full', deps, signal);
    if (couldMatchRequest(request, scan) && hasOptions(request, scan)) return scan;
  }
  const named = request.options?.reported === undefined ? '' : ', and that was started by this gate with the same options';
  const start = named === '' ? 'a job without {scan-id}' : 'a job without {scan-id}, with the same {name} and {scan-options}';
  throw new ScanError(
    'NO_SCAN',
    `${request.target.label} has no scan that matches ${describeTraits(request.traits) || 'anything'}${named}.`,
    {
      hint: `Start one first (${start}), or give the ID of the scan to collect as {scan-id}.`,
    },
  );
}

/** What a person should know of `scan-id: latest`, where scans do not report all of their options. */
export function unsureOptions({ options }: ScanRequest, scanId: string): { readonly text: string; readonly hint: string } | undefined {
  if (scanId !== 'latest' || options?.unreported === undefined) return undefined;
  return {
    text: `The latest scan may have been started with other options than this job's: ${options.unreported}.`,
    hint: 'Give the ID of the scan to collect as {scan-id}.',
  };
}

/**
 * A scan without a usable time could be the latest. Lists leave out what the scan itself reports, so it is asked; the only scan there is
 * needs no time.
 *
 * @throws ScanError `LATEST_UNKNOWN` if one has no usable time even so
 */
async function withTimes(
  scans: readonly Scan[],
  { deps, scanner, request }: { readonly deps: Dependencies; readonly scanner: Scanner; readonly request: ScanRequest },
  signal: AbortSignal,
): Promise<readonly Scan[]> {
  const undated = scans.filter((scan) => createdOf(scan) === undefined);
  if (scans.length <= 1 || undated.length === 0) return scans;
  const timed = scans.filter((scan) => createdOf(scan) !== undefined);
  for (const [index, scan] of undated.entries()) {
    if (index >= MAX_READ) throw untimed(request, scan);
    const full = await readWithRetry(scanner, scan, 'full', deps, signal);
    if (!couldMatchRequest(request, full) || !hasOptions(request, full)) continue;
    if (createdOf(full) === undefined) throw untimed(request, full);
    timed.push(full);
  }
  return timed.sort(byNewest);
}

function untimed({ target }: ScanRequest, { id }: Scan): ScanError {
  return new ScanError(
    'LATEST_UNKNOWN',
    `Could not determine which scan of ${target.label} is the latest: the scan ${id} has no usable time.`,
    {
      hint: 'Give the ID of the scan to collect as {scan-id}. A time more than two minutes ahead of the clock of this machine is not used: check that clock.',
    },
  );
}

/**
 * What a collected scan is held against. An event that speaks for one commit takes no other commit's scan, nor does one without a
 * branch; a nightly job takes a scan of its branch, whatever its commit. Of the other traits, a scan that was chosen by its ID must have
 * those that a person has chosen too; the defaults say nothing about it.
 */
export function requestOf(run: RunConfig, located: ScanRequest): ScanRequest {
  const { scanId } = run.waitOptions;
  if (scanId === undefined) return located;
  const { commit, branch, ...others } = located.traits;
  const bound = run.source.boundToCommit || run.source.overridden || branch === undefined;
  const chosen = Object.fromEntries(run.explicit.map((name) => [name, located.traits[name]]));
  const held = { ...(scanId === 'latest' ? others : chosen), branch };
  return { ...located, traits: bound && commit !== undefined ? { ...held, commit } : held };
}
