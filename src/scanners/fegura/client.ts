import { createAsk } from '../../http/decode.js';
import { type CursorPage, readCursorPages } from '../../http/pagination.js';
import { pathSegment, queryOf } from '../../http/path.js';
import type { ServiceHttp } from '../../http/types.js';
import {
  type WireAccount,
  type WireDiagram,
  type WireScan,
  wireAccounts,
  wireDiagramSource,
  wireDiagrams,
  wireScan,
  wireScans,
} from './wire.js';

const TITLE = 'Fegura';

/** "Number of scans to return per page (1-100)". */
const PAGE_SIZE = '100';

/** The calls to Fegura, with decoded responses. https://fegura.ai/docs/api/scans; accounts and diagrams: fegura.siblings.md. */
export interface FeguraClient {
  /** @param optional The run can continue without the accounts. */
  accounts(signal: AbortSignal, optional: boolean): AsyncIterable<readonly WireAccount[]>;
  /** Usually answered when the scan is over. */
  create(body: CreateBody, signal: AbortSignal): Promise<WireScan>;
  scan(id: string, signal: AbortSignal): Promise<WireScan>;
  /** @param account The UUID of the connection. */
  scans(account: string, signal: AbortSignal): AsyncIterable<readonly WireScan[]>;
  /** Requested without retries. */
  diagrams(account: string, signal: AbortSignal): AsyncIterable<readonly WireDiagram[]>;
  diagram(id: string, signal: AbortSignal): Promise<Readonly<Record<string, unknown>>>;
}

interface CreateBody {
  /** The UUID of the connection, despite the name. */
  readonly awsAccountId: string;
  readonly region: string;
}

export function createFeguraClient(http: ServiceHttp): FeguraClient {
  const ask = createAsk(http);
  return {
    accounts: (signal, optional) =>
      readCursorPages<WireAccount>(
        {
          what: 'accounts',
          idOf: (account) => account.id,
          fetch: async (cursor, within, onBytes) => {
            const path = `/accounts?${queryOf({ limit: PAGE_SIZE, cursor })}`;
            const call = { kind: 'lookup', method: 'GET', path, optional, onBytes } as const;
            const { data } = await ask(wireAccounts, 'the list of accounts', call, within);
            return toPage(data.accounts, data.meta);
          },
        },
        signal,
      ),
    async create(body, signal) {
      const call = { kind: 'start', method: 'POST', path: '/scans', body } as const;
      return (await ask(wireScan, 'the started scan', call, signal)).data;
    },
    async scan(id, signal) {
      return (await ask(wireScan, 'the scan', { kind: 'status', method: 'GET', path: `/scans/${pathSegment(id, TITLE)}` }, signal)).data;
    },
    scans: (accountId, signal) =>
      readCursorPages<WireScan>(
        {
          what: 'scans',
          idOf: (scan) => scan.id,
          fetch: async (cursor, within, onBytes) => {
            const path = `/scans?${queryOf({ limit: PAGE_SIZE, accountId, cursor })}`;
            const { data } = await ask(wireScans, 'the list of scans', { kind: 'list', method: 'GET', path, onBytes }, within);
            return toPage(data.scans, data.meta);
          },
        },
        signal,
      ),
    // The kind `status` is never retried: diagrams are not worth minutes of waiting.
    diagrams: (accountId, signal) =>
      readCursorPages<WireDiagram>(
        {
          what: 'diagrams',
          idOf: (diagram) => diagram.id,
          fetch: async (cursor, within, onBytes) => {
            const path = `/diagrams?${queryOf({ limit: PAGE_SIZE, accountId, cursor })}`;
            const { data } = await ask(wireDiagrams, 'the list of diagrams', { kind: 'status', method: 'GET', path, onBytes }, within);
            return toPage(data.diagrams, data.meta);
          },
        },
        signal,
      ),
    async diagram(id, signal) {
      const call = { kind: 'status', method: 'GET', path: `/diagrams/${pathSegment(id, TITLE)}` } as const;
      return (await ask(wireDiagramSource, 'the diagram', call, signal)).data;
    },
  };
}

type Meta = { hasMore?: boolean | null | undefined; cursor?: string | null | undefined } | null | undefined;

function toPage<Item>(items: readonly Item[], meta: Meta): CursorPage<Item> {
  return { items, hasMore: meta?.hasMore === true, cursor: meta?.cursor ?? undefined };
}
