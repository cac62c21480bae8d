import { ScanError } from '../../domain/errors.js';
import { isOver, isSummarised, type Scan, type ScanRef, type ScanRequest } from '../../domain/scan.js';
import type { ServiceHttp } from '../../http/types.js';
import type { ResultPart, Scanner, Start } from '../scanner.js';
import { cancelOrOver, runningScan, scansOfTarget } from '../shared/scans.js';
import { lookUpAsset } from './asset.js';
import { createS4eClient, type S4eClient } from './client.js';
import { createFindingMapper, toScan } from './mapping.js';
import type { S4eRequest } from './request.js';
import type { WireFinding } from './wire.js';

/** Neither the fields of the create request nor the checks of a custom scan are in any answer. */
const UNREPORTED = 'S4E does not report the options of a scan';

/** S4E as the workflow sees it. */
export function createS4eScanner(request: S4eRequest, http: ServiceHttp): Scanner {
  const client = createS4eClient(http);
  /** By asset ID, as lookups and scans tell them: results do not name their asset. */
  const names = new Map<string, string>();
  const readInFull = async (ref: ScanRef, signal: AbortSignal): Promise<Scan> => {
    const wire = await client.scan(ref.id, signal);
    const scan = toScan(wire, ref.target);
    if (wire.asset_name) names.set(scan.target, wire.asset_name);
    return scan;
  };
  return {
    async locate(signal): Promise<ScanRequest> {
      const { target: id, type } = request;
      const { name, notices } = await lookUpAsset(client, id, signal);
      if (name !== undefined) names.set(id, name);
      const target = { id, key: id, label: name ?? id, ownCode: false };
      return { target, traits: { type }, baseline: { type }, options: { unreported: UNREPORTED }, notices };
    },
    // A filter that is not heard must not bring in scans of other assets, nor hide ours behind a page of them.
    list: ({ target }, _like, signal) => scansOfTarget(readScans(client, target.id, signal), target.id),
    start: ({ target }, signal) => startScan(client, request, target.id, signal),
    async read(ref, depth, signal) {
      if (depth === 'full') return await readInFull(ref, signal);
      const now = toScan(await client.status(ref.id, signal), ref.target);
      return isOver(now.state) ? await readInFull(ref, signal) : now;
    },
    collect: (scan, { recheck }, signal) => collectFindings(client, scan, { name: names.get(scan.target) ?? scan.target, recheck }, signal),
    cancel: ({ id, target }, signal) =>
      cancelOrOver(
        async () => toScan(await client.cancel(id, signal), target),
        async () => toScan(await client.status(id, signal, 'cancel'), target),
        signal,
      ),
  };
}

/** A second scan of an asset: no page says what becomes of it. A conflict counts as one where a scan is there to wait for. */
async function startScan(client: S4eClient, request: S4eRequest, target: string, signal: AbortSignal): Promise<Start> {
  try {
    const body = { asset_id: target, scan_type: request.type, ...request.options };
    return { kind: 'started', scan: toScan(await client.create(body, signal), target) };
  } catch (error) {
    const running = hasStatus(error, 409) ? await runningScan(readScans(client, target, signal), target) : undefined;
    if (running === undefined) throw error;
    return { kind: 'busy', scanId: running.id };
  }
}

async function* readScans(client: S4eClient, target: string, signal: AbortSignal): AsyncGenerator<Scan[]> {
  for await (const page of client.scans(target, signal)) yield page.map((wire) => toScan(wire, target));
}

/** The results of the scan; where this edition has none, its findings by the endpoint that only the siblings show. */
async function* collectFindings(
  client: S4eClient,
  scan: Scan,
  { name, recheck }: { readonly name: string; readonly recheck?: boolean | undefined },
  signal: AbortSignal,
): AsyncGenerator<ResultPart> {
  const { id, target } = scan;
  const toFinding = createFindingMapper({ id: target, name });
  let total: number | undefined;
  let begun = false;
  const onTotal = (count: number): void => {
    total = count;
  };
  try {
    for await (const page of client.results(id, { onTotal, recheck }, signal)) {
      assertOfScan(page, scan);
      begun = true;
      yield { kind: 'findings', page: page.map(toFinding), total };
    }
    return;
  } catch (error) {
    if (begun || !hasStatus(error, 404, 405)) throw error;
  }
  try {
    for await (const page of client.findings(id, { onTotal, recheck }, signal)) {
      assertOfScan(page, scan);
      assertSummarised(scan);
      begun = true;
      yield { kind: 'findings', page: page.map(toFinding), total };
    }
  } catch (error) {
    if (begun || !hasStatus(error, 404, 405)) throw error;
    yield { kind: 'unavailable', what: 'findings', why: 'neither the results of the scan nor the list of findings is there (404).' };
  }
}

/** A filter that is not heard would answer with the findings of all scans, and of all assets. */
function assertOfScan(page: readonly WireFinding[], { id, target }: Scan): void {
  if (page.every(({ scan_id: scan, asset }) => (!scan || scan === id) && (!asset?.id || asset.id === target))) return;
  throw new ScanError('WRONG_SCAN', `S4E was asked for the findings of the scan ${id} and answered with those of others too.`, {
    hint: 'Nothing of it was used. Check {api-url}; if it is right, ask S4E.',
  });
}

/**
 * Only second-class documents show the filter for a scan: where it is read in another way, the list is empty and says so itself. A scan
 * that did not complete is shown and decides nothing.
 *
 * @throws ScanError `INCOMPLETE`
 */
function assertSummarised(scan: Scan): void {
  const { id, state } = scan;
  if (state !== 'completed' || isSummarised(scan)) return;
  throw new ScanError('INCOMPLETE', `S4E has no results of the scan ${id}, and its list of findings cannot be held against a summary.`, {
    hint: 'Run the job again with {scan-id} to read the same scan once more; if it keeps happening, ask S4E support why the scan has no finding_summary with all severities.',
  });
}

function hasStatus(error: unknown, ...statuses: readonly number[]): boolean {
  return error instanceof ScanError && error.details.status !== undefined && statuses.includes(error.details.status);
}
