import { createAsk } from '../../http/decode.js';
import { type Page, readNumberedPages } from '../../http/pagination.js';
import { pathSegment, queryOf } from '../../http/path.js';
import type { ServiceHttp } from '../../http/types.js';
import type { ScanType } from './request.js';
import { type WireResult, type WireScan, type WireTenant, wireResults, wireScan, wireScans, wireTenant } from './wire.js';

const TITLE = 'Aether365';

/** "Results per page (default: 20, max: 100)". */
const SCANS_PER_PAGE = 100;
/** From aether365.siblings.md, section 3. */
const RESULTS_PER_PAGE = 200;

/** The calls to Aether365, with decoded responses. https://docs.aether365.io/api/scans.html; `tenant` and `results`: aether365.siblings.md. */
export interface Aether365Client {
  /** The account behind the key. */
  tenant(signal: AbortSignal, optional: boolean): Promise<WireTenant>;
  trigger(tenant: string, type: ScanType, signal: AbortSignal): Promise<WireScan>;
  scan(id: string, signal: AbortSignal): Promise<WireScan>;
  scans(tenant: string, type: ScanType | undefined, signal: AbortSignal): AsyncIterable<readonly WireScan[]>;
  /**
   * All results of a completed scan, including those of passed checks.
   *
   * @param recheck Read the first page again after the last one.
   */
  results(scan: string, recheck: boolean | undefined, signal: AbortSignal): AsyncIterable<readonly WireResult[]>;
}

export function createAether365Client(http: ServiceHttp): Aether365Client {
  const scansPath = (tenant: string): string => `/tenants/${pathSegment(tenant, TITLE)}/scans`;
  const scanPath = (id: string): string => `/scans/${pathSegment(id, TITLE)}`;
  const ask = createAsk(http);
  return {
    async tenant(signal, optional) {
      return (await ask(wireTenant, 'the tenant', { kind: 'lookup', method: 'GET', path: '/tenants/me', optional }, signal)).data;
    },
    async trigger(tenant, type, signal) {
      const call = { kind: 'start', method: 'POST', path: scansPath(tenant), body: { scan_type: type } } as const;
      return (await ask(wireScan, 'the started scan', call, signal)).data;
    },
    async scan(id, signal) {
      return (await ask(wireScan, 'the scan', { kind: 'status', method: 'GET', path: scanPath(id) }, signal)).data;
    },
    scans: (tenant, type, signal) =>
      readNumberedPages<WireScan>(
        {
          pageSize: SCANS_PER_PAGE,
          what: 'scans',
          idOf: (scan) => scan.id,
          fetch: async (page, limit, within, onBytes) => {
            const path = `${scansPath(tenant)}?${queryOf({ page, limit, scan_type: type })}`;
            return toPage(await ask(wireScans, 'the list of scans', { kind: 'list', method: 'GET', path, onBytes }, within));
          },
        },
        signal,
      ),
    // No filter: `failed` would leave out checks that ended in an error (aether365.siblings.md, section 3).
    results: (scan, recheck, signal) =>
      readNumberedPages<WireResult>(
        {
          pageSize: RESULTS_PER_PAGE,
          what: 'findings',
          recheck,
          idOf: (result) => result.id,
          contentOf: ({ test_id, result, severity }) => [test_id, result, severity],
          fetch: async (page, limit, within, onBytes) => {
            const path = `${scanPath(scan)}/results?${queryOf({ page, limit })}`;
            return toPage(await ask(wireResults, 'the results', { kind: 'findings', method: 'GET', path, onBytes }, within));
          },
        },
        signal,
      ),
  };
}

interface WirePage<Item> {
  readonly data: readonly Item[];
  readonly meta?: { readonly total?: number | null | undefined } | null | undefined;
}

function toPage<Item>({ data, meta }: WirePage<Item>): Page<Item> {
  return { items: data, total: meta?.total ?? undefined };
}
