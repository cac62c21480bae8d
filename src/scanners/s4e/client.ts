import { stableTitle } from '../../domain/stable-title.js';
import { createAsk } from '../../http/decode.js';
import { type NumberedPage, readNumberedPages } from '../../http/pagination.js';
import { pathSegment, queryOf } from '../../http/path.js';
import type { ServiceHttp } from '../../http/types.js';
import type { FindingsAsk } from '../shared/mapping.js';
import type { S4eOptions } from './request.js';
import { type WireAsset, type WireFinding, type WireScan, wireAsset, wireFindings, wireScan, wireScans } from './wire.js';

const TITLE = 'S4E';

/** "Results per page (max 100)". */
const PAGE_SIZE = 100;

/** The calls to S4E, with decoded responses. One scan is under `/scan`, the list under `/scans`. https://docs.s4e.io/api/endpoints/scans/ */
export interface S4eClient {
  asset(id: string, signal: AbortSignal): Promise<WireAsset>;
  scans(asset: string, signal: AbortSignal): AsyncIterable<readonly WireScan[]>;
  create(body: CreateBody, signal: AbortSignal): Promise<WireScan>;
  /** The light endpoint. */
  status(scan: string, signal: AbortSignal, kind?: 'status' | 'cancel'): Promise<WireScan>;
  scan(scan: string, signal: AbortSignal): Promise<WireScan>;
  cancel(scan: string, signal: AbortSignal): Promise<WireScan>;
  results(scan: string, how: FindingsAsk, signal: AbortSignal): AsyncIterable<readonly WireFinding[]>;
  /** An endpoint from s4e.siblings.md. */
  findings(scan: string, how: FindingsAsk, signal: AbortSignal): AsyncIterable<readonly WireFinding[]>;
}

interface CreateBody extends S4eOptions {
  readonly asset_id: string;
  readonly scan_type: string;
}

export function createS4eClient(http: ServiceHttp): S4eClient {
  const scanPath = (scan: string): string => `/scan/${pathSegment(scan, TITLE)}`;
  const ask = createAsk(http);
  const readFindings = (path: string, about: Readonly<Record<string, string>>, { onTotal, recheck }: FindingsAsk, signal: AbortSignal) =>
    readNumberedPages<WireFinding>(
      {
        pageSize: PAGE_SIZE,
        what: 'findings',
        recheck,
        idOf: (finding) => finding.id,
        contentOf: ({ title, severity, status, asset }) => [stableTitle(title), severity, status, asset?.id],
        fetch: async (page, size, within, onBytes) => {
          const full = `${path}?${queryOf({ ...about, page, per_page: size })}`;
          const read = toPage(await ask(wireFindings, 'the findings', { kind: 'findings', method: 'GET', path: full, onBytes }, within));
          if (read.total !== undefined) onTotal(read.total);
          return read;
        },
      },
      signal,
    );
  return {
    asset: (id, signal) =>
      ask(wireAsset, 'the asset', { kind: 'lookup', method: 'GET', path: `/assets/${pathSegment(id, TITLE)}`, optional: true }, signal),
    scans: (asset, signal) =>
      readNumberedPages<WireScan>(
        {
          pageSize: PAGE_SIZE,
          what: 'scans',
          idOf: (scan) => scan.scan_id,
          fetch: async (page, size, within, onBytes) => {
            const path = `/scans?${queryOf({ asset_id: asset, page, per_page: size })}`;
            return toPage(await ask(wireScans, 'the list of scans', { kind: 'list', method: 'GET', path, onBytes }, within));
          },
        },
        signal,
      ),
    create: (body, signal) => ask(wireScan, 'the started scan', { kind: 'start', method: 'POST', path: '/scan/create', body }, signal),
    status: (scan, signal, kind = 'status') =>
      ask(wireScan, 'the status of the scan', { kind, method: 'GET', path: `${scanPath(scan)}/status` }, signal),
    scan: (scan, signal) => ask(wireScan, 'the scan', { kind: 'status', method: 'GET', path: scanPath(scan) }, signal),
    cancel: (scan, signal) =>
      ask(wireScan, 'the cancelled scan', { kind: 'cancel', method: 'POST', path: `${scanPath(scan)}/cancel` }, signal),
    // No filter: closed and accepted findings are reported as such.
    results: (scan, how, signal) => readFindings(`${scanPath(scan)}/results`, {}, how, signal),
    findings: (scan, how, signal) => readFindings('/findings', { scan_id: scan }, how, signal),
  };
}

function toPage<Item>({
  data,
  meta,
}: {
  data: readonly Item[];
  meta?: { total?: number | null | undefined; total_pages?: number | null | undefined } | null | undefined;
}): NumberedPage<Item> {
  return { items: data, total: meta?.total ?? undefined, pages: meta?.total_pages ?? undefined };
}
