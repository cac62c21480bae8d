// Reads long lists of findings under a rate limit, with the code of the product (src/http) on a simulated clock, beside other ways to read
// them. The limit is 30 requests a minute, and each response takes 0.3 s (docs/performance.md).
//
//   node bench/pages.mjs
import { virtualClock } from './pages/clock.mjs';
import { limitedServer } from './pages/server.mjs';
import { loadSource } from './source.mjs';

const SIZE = 100;
const PER_MINUTE = 30;
const LATENCY_MS = 300;
const IN_FLIGHT = 4;
const { createJsonClient, readPages, cloudgeni } = await loadSource([
  'http/json-client.ts',
  'http/pagination.ts',
  'scanners/cloudgeni/index.ts',
]);

/** Ways to read a list: (pages, server, clock) => a promise. `server` answers with whether the page was read. */
const WAYS = {
  'scan-gate': async (pages, server, clock) => {
    const quiet = () => undefined;
    const transport = { send: async () => ((await server.request()) ? ok(pages) : refused(server.untilNextMinuteMs())), close: quiet };
    const http = createJsonClient({
      service: cloudgeni,
      baseUrl: 'http://127.0.0.1/api/v1',
      apiKey: 'key',
      transport,
      clock,
      logger: { info: quiet, debug: quiet, warning: quiet },
      takeSecrets: (text) => text,
      random: () => 0.5,
    });
    const fetch = async (offset, limit, signal) => {
      const { total } = await http.send({ kind: 'findings', method: 'GET', path: `/findings?offset=${offset}&limit=${limit}` }, signal);
      return { items: Array.from({ length: SIZE }, (_none, index) => offset + index), total };
    };
    for await (const _page of readPages({ pageSize: SIZE, fetch, idOf: String, what: 'findings' }, new AbortController().signal));
  },
  'one at a time, waits after a 429': (pages, server, clock) => readWith(1, pages, server, () => clock.sleep(server.untilNextMinuteMs())),
  'one every 2 s': async (pages, server, clock) => {
    for (let page = 0; page < pages; page += 1) {
      const sentMs = clock.now();
      while (!(await server.request())) await clock.sleep(2_000);
      await clock.sleep(Math.max(0, sentMs + 2_000 - clock.now()));
    }
  },
  '8 at a time, repeats after 1 s': (pages, server, clock) => readWith(8, pages, server, () => clock.sleep(1_000)),
};

async function readWith(workers, pages, server, pause) {
  let left = pages;
  const work = async () => {
    while (left > 0) {
      left -= 1;
      while (!(await server.request())) await pause();
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
}

const ok = (pages) => ({ status: 200, headers: {}, text: JSON.stringify({ total: pages * SIZE }) });
const refused = (ms) => ({
  status: 429,
  headers: { 'retry-after': String(Math.ceil(ms / 1000)) },
  text: '{"error":"rate_limited","message":"wait"}',
});

/** The time that no way can beat: whole minutes, and the last pages four at a time. */
function boundMs(pages) {
  const minutes = Math.floor((pages - 1) / PER_MINUTE);
  return 60_000 * minutes + Math.ceil((pages - PER_MINUTE * minutes) / IN_FLIGHT) * LATENCY_MS;
}

const LISTS = [10, 50, 250];
const rows = [['bound', ...LISTS.map((pages) => `${(boundMs(pages) / 1000).toFixed(1)} s`)]];
for (const [name, read] of Object.entries(WAYS)) {
  const cells = [];
  for (const pages of LISTS) {
    const clock = virtualClock();
    const server = limitedServer(clock, { perMinute: PER_MINUTE, latencyMs: LATENCY_MS });
    await clock.finish(read(pages, server, clock));
    cells.push(`${(clock.now() / 1000).toFixed(1)} s; ${server.refused} x 429; at most ${server.mostOpen} open`);
  }
  rows.push([name, ...cells]);
}
console.log(
  `| ${PER_MINUTE} requests a minute | ${LISTS.map((pages) => `${pages} pages`).join(' | ')} |\n|---|${'---|'.repeat(LISTS.length)}`,
);
for (const row of rows) console.log(`| ${row.join(' | ')} |`);
