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

/** No response contains the fields of the create request or the checks of a custom scan. */
const UNREPORTED = 'S4E does not report the options of a scan';

/** The scanner of S4E. */
export function createS4eScanner(request: S4eRequest, http: ServiceHttp): Scanner {
  const client = createS4eClient(http);
  /** Names by asset ID, from lookups and scans, because results do not contain the name of their asset. */
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
    // If S4E ignores the filter, scans of other assets are left out, and more pages are read until ours are found.
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

/** No document describes a second scan of an asset. A conflict counts as `busy` only if there is a running scan to wait for. */
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

/** Reads the results of the scan. If this edition has none, reads the list of findings, which only less reliable documents describe. */
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
    yield {
      kind: 'unavailable',
      what: 'findings',
      why: 'S4E has neither results of the scan nor a list of findings at this address (404).',
    };
  }
}

/** If S4E ignores the filter, its list contains findings of other scans and assets. */
function assertOfScan(page: readonly WireFinding[], { id, target }: Scan): void {
  if (page.every(({ scan_id: scan, asset }) => (!scan || scan === id) && (!asset?.id || asset.id === target))) return;
  throw new ScanError('WRONG_SCAN', `S4E returned findings of other scans or assets for the scan ${id}.`, {
    hint: 'None of these findings were used. Check {api-url}. If it is right, contact S4E support.',
  });
}

/**
 * Only less reliable documents describe the filter by scan. If S4E reads the filter differently, the list may be empty, with a total of 0.
 * A scan that did not complete is shown but cannot pass, so it is not checked.
 *
 * @throws ScanError `INCOMPLETE`
 */
function assertSummarised(scan: Scan): void {
  const { id, state } = scan;
  if (state !== 'completed' || isSummarised(scan)) return;
  throw new ScanError(
    'INCOMPLETE',
    `S4E has no results of the scan ${id}, and the scan has no summary to compare the list of findings with.`,
    {
      hint: 'Run the job again with {scan-id} to read the same scan once more. If it keeps happening, ask S4E support why the scan has no finding_summary with all severities.',
    },
  );
}

function hasStatus(error: unknown, ...statuses: readonly number[]): boolean {
  return error instanceof ScanError && error.details.status !== undefined && statuses.includes(error.details.status);
}
