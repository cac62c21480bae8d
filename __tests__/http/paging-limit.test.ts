import { describe, expect, it } from '@jest/globals';
import { createJsonClient } from '../../src/http/json-client.js';
import { readPages } from '../../src/http/pagination.js';
import type { HttpResponse } from '../../src/http/transport.js';
import { cloudgeni } from '../../src/scanners/cloudgeni/index.js';
import { virtualClock } from '../helpers/virtual-clock.js';

const PER_MINUTE = 30;
const SIZE = 100;
const json = (status: number, body: unknown, headers: Record<string, string> = {}): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  text: JSON.stringify(body),
});

/** Reads a list of so many pages, with the real client, from a server that answers after `latencyMs` and counts by fixed minutes. */
async function readList(pages: number, latencyMs: number, { perMinute = PER_MINUTE, firstMinuteMs = 60_000 } = {}) {
  const clock = virtualClock(0);
  const seen = { requests: 0, refused: 0, mostOpen: 0, open: 0, inMinute: new Map<number, number>() };
  const send = async (request: { readonly url: URL }, signal: AbortSignal): Promise<HttpResponse> => {
    const minute = Math.floor((clock.now() + 60_000 - firstMinuteMs) / 60_000);
    const used = (seen.inMinute.get(minute) ?? 0) + 1;
    seen.inMinute.set(minute, used);
    seen.requests += 1;
    seen.open += 1;
    seen.mostOpen = Math.max(seen.mostOpen, seen.open);
    try {
      await clock.sleep(latencyMs, signal);
    } finally {
      seen.open -= 1;
    }
    if (used > perMinute) {
      seen.refused += 1;
      return json(429, { error: 'rate_limited', message: 'slow down' }, { 'retry-after': '10' });
    }
    const offset = Number(request.url.searchParams.get('offset'));
    return json(200, { items: Array.from({ length: SIZE }, (_, index) => `f${offset + index}`), total: pages * SIZE });
  };
  const quiet = (): void => undefined;
  const http = createJsonClient({
    service: cloudgeni,
    baseUrl: 'http://127.0.0.1/api/v1',
    apiKey: 'key',
    transport: { send, close: quiet },
    clock,
    logger: { info: quiet, debug: quiet, warning: quiet } as unknown as Parameters<typeof createJsonClient>[0]['logger'],
    takeSecrets: (text) => text,
    random: () => 0.5,
  });
  const fetch = async (offset: number, limit: number, signal: AbortSignal) =>
    (await http.send({ kind: 'findings', method: 'GET', path: `/findings?offset=${offset}&limit=${limit}` }, signal)) as {
      items: string[];
      total: number;
    };
  let items = 0;
  const reading = (async () => {
    for await (const page of readPages({ pageSize: SIZE, fetch, idOf: (item) => item, what: 'findings' }, new AbortController().signal))
      items += page.length;
  })();
  await clock.finish(reading);
  return { ...seen, items, tookMs: clock.now() };
}

describe('a long list under a rate limit', () => {
  // 60 s for each 30 pages but the last, and the last 10 pages four at a time.
  const BOUND_MS = 60_000 * Math.floor(249 / PER_MINUTE) + 3 * 300;

  it.each([60_000, 15_000, 500])(
    'of 250 pages draws no 429, and takes 2 %% longer than the bound at most (the minute ends after %d ms)',
    async (firstMinuteMs) => {
      const { items, requests, refused, mostOpen, tookMs } = await readList(250, 300, { firstMinuteMs });
      expect({ items, requests, refused, mostOpen }).toEqual({ items: 25_000, requests: 250, refused: 0, mostOpen: 4 });
      expect(tookMs).toBeLessThanOrEqual(1.02 * BOUND_MS);
    },
  );

  it('of a slow server is read with more time for each response, and not with more requests', async () => {
    // 30 s is not enough for the first response; after that, the client knows.
    const { items, requests, mostOpen } = await readList(40, 40_000, { perMinute: Infinity });
    expect(items).toBe(4_000);
    expect(requests).toBeLessThanOrEqual(41);
    expect(mostOpen).toBeLessThanOrEqual(4);
  });
});
