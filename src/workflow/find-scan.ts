import { ScanError } from '../domain/errors.js';
import { byNewest, createdOf, type Scan, type ScanRequest } from '../domain/scan.js';
import type { Scanner } from '../scanners/scanner.js';
import type { Dependencies, RunConfig } from './context.js';
import { readWithRetry } from './poll/poll-scan.js';
import { couldMatchRequest, describeTraits, hasOptions, listScans, matchesRequest } from './scan-list.js';

/** How many candidates are read in full, because each may turn out to be of another kind. */
const MAX_READ = 20;

/**
 * Finds the scan that `scan-id` names. `latest` is the newest scan of the target that matches, in any state. An older scan would be about
 * old code, and a scan with other options would not be equivalent.
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
  const matching = (scans: readonly Scan[]): Scan[] => scans.filter((scan) => couldMatchRequest(request, scan)).sort(byNewest);
  const scans = await listScans(scanner, request, { branch: request.traits.branch }, signal, (some) => matching(some).length > 0);
  const candidates = await withTimes(matching(scans), { deps, scanner, request }, signal);
  for (const candidate of candidates.slice(0, MAX_READ)) {
    // List items may be incomplete. If an item does not show enough, read the scan itself.
    const scan =
      matchesRequest(request, candidate) && hasOptions(request, candidate)
        ? candidate
        : await readWithRetry(scanner, candidate, 'full', deps, signal);
    if (couldMatchRequest(request, scan) && hasOptions(request, scan)) return scan;
  }
  const named = request.options?.reported === undefined ? '' : ' and was started by this gate with the same options';
  const start = named === '' ? 'a job without {scan-id}' : 'a job without {scan-id}, with the same {name} and {scan-options}';
  const listed = request.target.id.includes(',') ? ' To scan several targets, write each on a line of its own.' : '';
  throw new ScanError(
    'NO_SCAN',
    `${request.target.label} has no scan that matches ${describeTraits(request.traits) || 'anything'}${named}.`,
    {
      hint: `First start a scan (${start}), or set {scan-id} to the ID of the scan to collect.${listed}`,
    },
  );
}

/** A warning about `scan-id: latest` if scans do not report all of their options. */
export function unsureOptions({ options }: ScanRequest, scanId: string): { readonly text: string; readonly hint: string } | undefined {
  if (scanId !== 'latest' || options?.unreported === undefined) return undefined;
  return {
    text: `The latest scan may have been started with other options than this job's: ${options.unreported}.`,
    hint: 'Set {scan-id} to the ID of the scan to collect.',
  };
}

/**
 * Reads scans that have no usable time in the list, because each could be the latest. A single scan needs no time.
 *
 * @throws ScanError `LATEST_UNKNOWN` if a scan that was read has no usable time either
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
      hint: "Set {scan-id} to the ID of the scan to collect. Also check this machine's clock: a time more than two minutes ahead of it is not used.",
    },
  );
}

/**
 * The request that a collected scan must match. If the event is about one commit, or has no branch, the scan must be of that commit.
 * Otherwise, for example in a nightly job, the branch is enough. Of the other traits, a scan that was chosen by its ID must have those
 * that the inputs set explicitly, but not the defaults.
 */
export function requestOf(run: RunConfig, located: ScanRequest): ScanRequest {
  const { scanId } = run.waitOptions;
  if (scanId === undefined) return located;
  const { commit, branch, ...others } = located.traits;
  const bound = run.source.boundToCommit || run.source.overridden || branch === undefined;
  const chosen = Object.fromEntries(run.explicit.map((name) => [name, located.traits[name]]));
  const required = { ...(scanId === 'latest' ? others : chosen), branch };
  return { ...located, traits: bound && commit !== undefined ? { ...required, commit } : required };
}
