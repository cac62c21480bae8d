import type { Scan, Traits } from '../../domain/scan.js';
import { stableTitle } from '../../domain/stable-title.js';
import { createAsk } from '../../http/decode.js';
import { type NumberedPage, readNumberedPages } from '../../http/pagination.js';
import { pathSegment, queryOf } from '../../http/path.js';
import type { CallKind, ServiceHttp } from '../../http/types.js';
import type { FindingsAsk } from '../shared/mapping.js';
import { scansOfTarget } from '../shared/scans.js';
import { toScan } from './mapping.js';
import type { AiptxRequest } from './request.js';
import {
  type WireComparison,
  type WireDetail,
  type WireFinding,
  type WireScan,
  wireComparison,
  wireDetail,
  wireFindings,
  wireScan,
  wireScans,
} from './wire.js';

const TITLE = 'AIPTx';

/** "Results per page (default: 20, max: 100)". */
const PAGE_SIZE = 100;

/** The calls to AIPTx, with decoded responses. https://docs.aiptx.io/api-reference/scans; findings have a page of their own. */
export interface AiptxClient {
  /** @param body The fields of the create request. */
  create(body: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<WireScan>;
  rescan(id: string, body: Readonly<Record<string, unknown>> | undefined, signal: AbortSignal): Promise<WireScan>;
  /** @param kind `status` is never retried, `lookup` is. */
  scan(id: string, kind: Extract<CallKind, 'status' | 'lookup'>, signal: AbortSignal): Promise<WireScan>;
  status(id: string, signal: AbortSignal, kind?: 'status' | 'cancel'): Promise<WireScan>;
  cancel(id: string, signal: AbortSignal): Promise<WireScan>;
  /** @param filter `target` is a partial match. */
  scans(
    filter: { readonly target?: string | undefined; readonly mode?: string | undefined },
    signal: AbortSignal,
  ): AsyncIterable<readonly WireScan[]>;
  findings(scan: string, how: FindingsAsk, signal: AbortSignal): AsyncIterable<readonly WireFinding[]>;
  detail(finding: string, signal: AbortSignal): Promise<WireDetail>;
  compare(a: string, b: string, signal: AbortSignal): Promise<WireComparison>;
}

export function createAiptxClient(http: ServiceHttp): AiptxClient {
  const scanPath = (id: string): string => `/scans/${pathSegment(id, TITLE)}`;
  const ask = createAsk(http);
  return {
    async create(body, signal) {
      return (await ask(wireScan, 'the started scan', { kind: 'start', method: 'POST', path: '/scans', body }, signal)).data;
    },
    async rescan(id, body, signal) {
      const call = { kind: 'start', method: 'POST', path: `${scanPath(id)}/rescan`, ...(body && { body }) } as const;
      return (await ask(wireScan, 'the started scan', call, signal)).data;
    },
    async scan(id, kind, signal) {
      return (await ask(wireScan, 'the scan', { kind, method: 'GET', path: scanPath(id) }, signal)).data;
    },
    async status(id, signal, kind = 'status') {
      return (await ask(wireScan, 'the status of the scan', { kind, method: 'GET', path: `${scanPath(id)}/status` }, signal)).data;
    },
    async cancel(id, signal) {
      return (await ask(wireScan, 'the cancelled scan', { kind: 'cancel', method: 'POST', path: `${scanPath(id)}/cancel` }, signal)).data;
    },
    scans: ({ target, mode }, signal) =>
      readNumberedPages<WireScan>(
        {
          pageSize: PAGE_SIZE,
          what: 'scans',
          idOf: (scan) => scan.id,
          fetch: async (page, limit, within, onBytes) => {
            const path = `/scans?${queryOf({ target, mode, page, limit })}`;
            return toPage(await ask(wireScans, 'the list of scans', { kind: 'list', method: 'GET', path, onBytes }, within));
          },
        },
        signal,
      ),
    // No filter: fixed and accepted findings are reported as such.
    findings: (scan, { onTotal, recheck }, signal) =>
      readNumberedPages<WireFinding>(
        {
          pageSize: PAGE_SIZE,
          what: 'findings',
          recheck,
          idOf: (finding) => finding.id,
          contentOf: ({ title, severity, status, category, cwe_id, endpoint }) => [
            title && stableTitle(title),
            severity,
            status,
            category,
            cwe_id,
            endpoint,
          ],
          fetch: async (page, limit, within, onBytes) => {
            const path = `/findings?${queryOf({ scan_id: scan, page, limit })}`;
            const answer = toPage(await ask(wireFindings, 'the findings', { kind: 'findings', method: 'GET', path, onBytes }, within));
            if (answer.total !== undefined) onTotal(answer.total);
            return answer;
          },
        },
        signal,
      ),
    async detail(finding, signal) {
      const path = `/findings/${pathSegment(finding, TITLE)}`;
      return (await ask(wireDetail, 'the finding', { kind: 'findings', method: 'GET', path, optional: true }, signal)).data;
    },
    async compare(a, b, signal) {
      const path = `${scanPath(a)}/compare/${pathSegment(b, TITLE)}`;
      return (await ask(wireComparison, 'the comparison', { kind: 'findings', method: 'GET', path, optional: true }, signal)).data;
    },
  };
}

interface Listed<Item> {
  readonly data: readonly Item[];
  readonly pagination?: { readonly total?: number | null | undefined; readonly total_pages?: number | null | undefined } | null | undefined;
}

function toPage<Item>({ data, pagination }: Listed<Item>): NumberedPage<Item> {
  return { items: data, total: pagination?.total ?? undefined, pages: pagination?.total_pages ?? undefined };
}

/** The target's scans. The service's filter matches parts of a target, so scans of other targets are left out here. */
export function listScans(
  client: AiptxClient,
  { given }: AiptxRequest,
  target: string,
  like: Traits,
  signal: AbortSignal,
): AsyncIterable<readonly Scan[]> {
  // The service keeps the target as it was given. If the ID is not a part of that text, the filter would hide our own scans.
  const filter = given.includes(target) ? target : undefined;
  return scansOfTarget(read(client, { target: filter, mode: like.mode }, signal), target);
}

async function* read(client: AiptxClient, filter: Parameters<AiptxClient['scans']>[0], signal: AbortSignal): AsyncGenerator<Scan[]> {
  for await (const page of client.scans(filter, signal)) yield page.map((wire) => toScan(wire, ''));
}
