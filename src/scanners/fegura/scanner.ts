import { ScanError } from '../../domain/errors.js';
import type { ScanRequest } from '../../domain/scan.js';
import type { Pause, ServiceHttp } from '../../http/types.js';
import type { Scanner, Start } from '../scanner.js';
import { createFeguraClient, type FeguraClient } from './client.js';
import { collectDiagrams } from './diagrams.js';
import { locateConnection } from './locate.js';
import { toScan } from './mapping.js';
import { DEFAULT_REGION, type FeguraRequest } from './request.js';

/** The scanner of Fegura. */
export function createFeguraScanner(request: FeguraRequest, http: ServiceHttp, pause: Pause): Scanner {
  const client = createFeguraClient(http);
  return {
    locate: (signal) => locateConnection(client, request, signal),
    // The list of scans has no filter for regions.
    async *list({ target }, like, signal) {
      for await (const page of client.scans(target.id, signal)) {
        const scans = page.map((scan) => toScan(scan, target.id));
        yield scans.filter(({ traits }) => like.region === undefined || traits.region === undefined || traits.region === like.region);
      }
    },
    start: (request, signal) => startScan(client, request, signal),
    async read({ id, target }, _depth, signal) {
      return toScan(await client.scan(id, signal), target);
    },
    // The inventory is part of the scan itself.
    collect: (scan, { settled }, signal) => collectDiagrams(client, scan, { pause, settled }, signal),
    // No request to cancel is documented.
    cancel: () => Promise.resolve('not-offered'),
  };
}

async function startScan(client: FeguraClient, { target, traits }: ScanRequest, signal: AbortSignal): Promise<Start> {
  const body = { awsAccountId: target.id, region: traits.region ?? DEFAULT_REGION };
  try {
    return { kind: 'started', scan: toScan(await client.create(body, signal), target.id) };
  } catch (error) {
    // The error does not name the running scan (fegura.siblings.md, section 2).
    if (error instanceof ScanError && error.code === 'CONFLICT') return { kind: 'busy' };
    throw error;
  }
}
