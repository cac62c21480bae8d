import { stableTitle } from '../../domain/stable-title.js';
import { decode } from '../../http/decode.js';
import { type NumberedPage, readNumberedPages } from '../../http/pagination.js';
import { pathSegment, queryOf } from '../../http/path.js';
import type { ServiceHttp } from '../../http/types.js';
import type { S4eOptions } from './request.js';
import { type WireAsset, type WireFinding, type WireScan, wireAsset, wireFindings, wireScan, wireScans } from './wire.js';

const TITLE = 'S4E';

/** "Results per page (max 100)". */
const PAGE_SIZE = 100;

/** S4E's calls, answers decoded. One scan under `/scan`, the list under `/scans`. https://docs.s4e.io/api/endpoints/scans/ */
export interface S4eClient {
  asset(id: string, signal: AbortSignal): Promise<WireAsset>;
  scans(asset: string, signal: AbortSignal): AsyncIterable<readonly WireScan[]>;
  create(body: CreateBody, signal: AbortSignal): Promise<WireScan>;
  /** The light endpoint. */
  status(scan: string, signal: AbortSignal, kind?: 'status' | 'cancel'): Promise<WireScan>;
  scan(scan: string, signal: AbortSignal): Promise<WireScan>;
  cancel(scan: string, signal: AbortSignal): Promise<WireScan>;
  results(scan: string, how: FindingsAsk, signal: AbortSignal): AsyncIterable<readonly WireFinding[]>;
  /** The siblings' endpoint for findings. */
  findings(scan: string, how: FindingsAsk, signal: AbortSignal): AsyncIterable<readonly WireFinding[]>;
}

export interface FindingsAsk {
  readonly onTotal: (total: number) => void;
  /** Read the first page again behind the last one. */
  readonly recheck?: boolean | undefined;
}

export interface CreateBody extends S4eOptions {
  readonly asset_id: string;
  readonly scan_type: string;
}

export function createS4eClient(http: ServiceHttp): S4eClient {
  const scanPath = (scan: string): string => `/scan/${pathSegment(scan, TITLE)}`;
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
          const read = toPage(
            decode(wireFindings, await http.send({ kind: 'findings', method: 'GET', path: full, onBytes }, within), 'the findings'),
          );
          if (read.total !== undefined) onTotal(read.total);
          return read;
        },
      },
      signal,
    );
  return {
    async asset(id, signal) {
      return decode(
        wireAsset,
        await http.send({ kind: 'lookup', method: 'GET', path: `/assets/${pathSegment(id, TITLE)}`, optional: true }, signal),
        'the asset',
      );
    },
    scans: (asset, signal) =>
      readNumberedPages<WireScan>(
        {
          pageSize: PAGE_SIZE,
          what: 'scans',
          idOf: (scan) => scan.scan_id,
          fetch: async (page, size, within, onBytes) => {
            const path = `/scans?${queryOf({ asset_id: asset, page, per_page: size })}`;
            return toPage(decode(wireScans, await http.send({ kind: 'list', method: 'GET', path, onBytes }, within), 'the list of scans'));
          },
        },
        signal,
      ),
    async create(body, signal) {
      return decode(wireScan, await http.send({ kind: 'start', method: 'POST', path: '/scan/create', body }, signal), 'the started scan');
    },
    async status(scan, signal, kind = 'status') {
      return decode(wireScan, await http.send({ kind, method: 'GET', path: `${scanPath(scan)}/status` }, signal), 'the status of the scan');
    },
    async scan(scan, signal) {
      return decode(wireScan, await http.send({ kind: 'status', method: 'GET', path: scanPath(scan) }, signal), 'the scan');
    },
    async cancel(scan, signal) {
      return decode(
        wireScan,
        await http.send({ kind: 'cancel', method: 'POST', path: `${scanPath(scan)}/cancel` }, signal),
        'the cancelled scan',
      );
    },
    // No filter: what is closed or accepted is reported as such.
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
