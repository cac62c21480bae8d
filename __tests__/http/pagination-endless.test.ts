import { afterEach, describe, expect, it } from '@jest/globals';
import type { ScanError } from '../../src/domain/errors.js';
import { createJsonClient } from '../../src/http/json-client.js';
import { readCursorPages, readNumberedPages } from '../../src/http/pagination.js';
import { createTransport } from '../../src/http/transport.js';
import type { ServiceCall, ServiceHttp } from '../../src/http/types.js';
import { createLogger } from '../../src/runtime/logger.js';
import { createRedactor } from '../../src/runtime/redactor.js';
import { createAether365Client } from '../../src/scanners/aether365/client.js';
import { createAiptxClient } from '../../src/scanners/aiptx/client.js';
import { createCloudgeniClient } from '../../src/scanners/cloudgeni/client.js';
import { cloudgeni } from '../../src/scanners/cloudgeni/index.js';
import { createFeguraClient } from '../../src/scanners/fegura/client.js';
import { createS4eClient } from '../../src/scanners/s4e/client.js';
import { autoAdvanceClock } from '../helpers/auto-advance-clock.js';
import { httpServer } from '../helpers/raw-server.js';

const never = new AbortController().signal;
const PAGE_BYTES = 300_000;
const MOST_BYTES = 1_000_000;
const TOO_LARGE = { code: 'TOO_LARGE', message: expect.stringContaining('do not end after'), details: { hint: expect.any(String) } };

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

/** A client of a server whose list has another page behind every page, and no total. */
async function endless() {
  const server = await httpServer((response, _request, nth) => {
    const page = JSON.stringify({ data: [{ id: `i${nth}`, text: 'x'.repeat(PAGE_BYTES) }], meta: { hasMore: true, cursor: `c${nth}` } });
    response.writeHead(200, { 'content-type': 'application/json' }).end(page);
  });
  const clock = autoAdvanceClock();
  const transport = createTransport('scan-gate/test');
  endings.push(
    () => clock.release(),
    () => transport.close(),
    () => server.close(),
  );
  const http = createJsonClient({
    service: cloudgeni,
    baseUrl: server.url,
    apiKey: 'cg_live_key',
    transport,
    clock,
    logger: createLogger({ write: () => undefined, redactor: createRedactor([]), style: 'plain', debug: false }),
    takeSecrets: (text) => text,
    random: () => 0,
  });
  return { http, server };
}

interface Reply {
  readonly data: readonly { readonly id: string }[];
  readonly meta: { readonly cursor: string };
}

const call = (path: string, onBytes: ServiceCall['onBytes']): ServiceCall => ({ kind: 'findings', method: 'GET', path, onBytes });

async function failure(pages: AsyncIterable<unknown>): Promise<ScanError> {
  try {
    for await (const _page of pages);
  } catch (error) {
    return error as ScanError;
  }
  throw new Error('It did not fail.');
}

describe('a list that never ends', () => {
  it('is too large once its pages have more bytes together than a list may have', async () => {
    const { http, server } = await endless();
    const pages = readNumberedPages(
      {
        pageSize: 1,
        what: 'findings',
        mostBytes: MOST_BYTES,
        idOf: ({ id }: Reply['data'][number]) => id,
        fetch: async (page, _size, signal, onBytes) => ({
          items: ((await http.send(call(`/f?page=${page}`, onBytes), signal)) as Reply).data,
        }),
      },
      never,
    );

    expect(await failure(pages)).toMatchObject(TOO_LARGE);
    expect(server.requests).toHaveLength(Math.ceil(MOST_BYTES / PAGE_BYTES));
  });

  it('is too large as well where cursors lead through it', async () => {
    const { http, server } = await endless();
    const pages = readCursorPages(
      {
        what: 'findings',
        mostBytes: MOST_BYTES,
        idOf: ({ id }: Reply['data'][number]) => id,
        fetch: async (cursor, signal, onBytes) => {
          const { data, meta } = (await http.send(call(`/f?cursor=${cursor}`, onBytes), signal)) as Reply;
          return { items: data, hasMore: true, cursor: meta.cursor };
        },
      },
      never,
    );

    expect(await failure(pages)).toMatchObject(TOO_LARGE);
    expect(server.requests).toHaveLength(Math.ceil(MOST_BYTES / PAGE_BYTES));
  });

  const ask = { onTotal: () => undefined };
  const lists: readonly [string, (http: ServiceHttp) => AsyncIterable<unknown>][] = [
    ['Aether365: scans', (http) => createAether365Client(http).scans('t', undefined, never)],
    ['Aether365: results', (http) => createAether365Client(http).results('s', undefined, never)],
    ['AIPTx: scans', (http) => createAiptxClient(http).scans({}, never)],
    ['AIPTx: findings', (http) => createAiptxClient(http).findings('s', ask, never)],
    ['Cloudgeni: repositories', (http) => createCloudgeniClient('o', http).repositories(never)],
    ['Cloudgeni: scans', (http) => createCloudgeniClient('o', http).scans('r', {}, never)],
    ['Cloudgeni: findings', (http) => createCloudgeniClient('o', http).findings('r', 's', ask, never)],
    ['Fegura: accounts', (http) => createFeguraClient(http).accounts(never, false)],
    ['Fegura: scans', (http) => createFeguraClient(http).scans('a', never)],
    ['Fegura: diagrams', (http) => createFeguraClient(http).diagrams('a', never)],
    ['S4E: scans', (http) => createS4eClient(http).scans('a', never)],
    ['S4E: results', (http) => createS4eClient(http).results('s', ask, never)],
    ['S4E: findings', (http) => createS4eClient(http).findings('s', ask, never)],
  ];

  it.each(lists)('is too large beyond 256 MiB. %s', async (_list, read) => {
    // What an answer of that size costs is not what this is about.
    const http: ServiceHttp = {
      send: async ({ onBytes }) => {
        onBytes?.(256 * 1024 * 1024 + 1);
        throw new Error('It has no limit.');
      },
    };

    expect(await failure(read(http))).toMatchObject(TOO_LARGE);
  });
});
