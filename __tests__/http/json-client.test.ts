import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createJsonClient } from '../../src/http/json-client.js';
import { createTransport } from '../../src/http/transport.js';
import type { CallKind, ServiceCall, ServiceHttp } from '../../src/http/types.js';
import { createLogger } from '../../src/runtime/logger.js';
import { createRedactor } from '../../src/runtime/redactor.js';
import { cloudgeni } from '../../src/scanners/cloudgeni/index.js';
import type { Service } from '../../src/scanners/scanner.js';
import { type AutoAdvanceClock, autoAdvanceClock } from '../helpers/auto-advance-clock.js';
import { closedPort, type HttpServer, httpServer, type SeenRequest } from '../helpers/raw-server.js';

const KEY = 'cg_live_S3cr+t/k&y';
const never = new AbortController().signal;

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

interface Rig {
  readonly http: ServiceHttp;
  readonly clock: AutoAdvanceClock;
  readonly lines: readonly string[];
  /** Of every wait between two attempts, as reported. */
  waits(): number[];
}

function clientOf(url: string, service: Service = cloudgeni, takeSecrets = (text: string): string => text): Rig {
  const clock = autoAdvanceClock();
  endings.push(() => clock.release());
  const lines: string[] = [];
  // Redacts nothing: what is written here is what the client itself reports.
  const logger = createLogger({ write: (line) => lines.push(line), redactor: createRedactor([]), style: 'plain', debug: true });
  const transport = createTransport('scan-gate/test');
  endings.push(() => transport.close());
  const http = createJsonClient({
    service,
    baseUrl: `${url}/api/v1`,
    apiKey: KEY,
    transport,
    clock,
    logger,
    takeSecrets,
    random: () => 0,
  });
  const waits = (): number[] => lines.flatMap((line) => [...line.matchAll(/Trying again in ([\d.]+) s/g)].map((match) => Number(match[1])));
  return { http, clock, lines, waits };
}

type Script = (response: ServerResponse, request: SeenRequest, nth: number) => void;

async function serve(script: Script, service?: Service): Promise<Rig & { server: HttpServer }> {
  const server = await httpServer(script);
  endings.push(() => server.close());
  return { ...clientOf(server.url, service), server };
}

/** The nth request gets the nth answer, further ones the last. */
function inTurn(...answers: Script[]): Script {
  return (response, request, nth) => answers[Math.min(nth, answers.length) - 1]?.(response, request, nth);
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): Script {
  return (response) => response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

function text(status: number, body: string, type = 'text/html'): Script {
  return (response) => response.writeHead(status, { 'content-type': type }).end(body);
}

const ok = json(200, { fine: true });
const hang: Script = () => undefined;
const reset: Script = (response) => response.socket?.resetAndDestroy();

function call(kind: CallKind): ServiceCall {
  return kind === 'start' || kind === 'cancel'
    ? { kind, method: 'POST', path: '/organizations/o/repositories/r/scans', body: { branch: 'main' } }
    : { kind, method: 'GET', path: '/organizations/o/repositories?limit=100&offset=0' };
}

describe('a call', () => {
  it('answers the parsed JSON of a request with the key and nothing twice', async () => {
    const { http, server } = await serve(ok);

    expect(await http.send(call('lookup'), never)).toEqual({ fine: true });
    const [request] = server.requests;
    const names = (request?.rawHeaders ?? []).filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
    expect(request).toMatchObject({ method: 'GET', path: '/api/v1/organizations/o/repositories?limit=100&offset=0', body: '' });
    expect(request?.headers).toMatchObject({ 'x-cloudgeni-api-key': KEY, accept: 'application/json', 'user-agent': 'scan-gate/test' });
    expect(names.toSorted()).toEqual([...new Set(names)].toSorted());
    expect(names).not.toContain('content-type');
    expect(names).not.toContain('authorization');
  });

  it('sends a body as JSON', async () => {
    const { http, server } = await serve(json(201, { id: 's' }));

    await http.send(call('start'), never);

    expect(server.requests).toMatchObject([{ method: 'POST', body: '{"branch":"main"}', headers: { 'content-type': 'application/json' } }]);
  });

  it.each([
    ['204', (response: ServerResponse) => response.writeHead(204).end()],
    ['an empty 200', text(200, '')],
  ])('that answers nothing is reported as nothing (%s)', async (_name, script) => {
    const { http, server } = await serve(script);

    expect(await http.send({ kind: 'cancel', method: 'DELETE', path: '/scans/s', answersNothing: true }, never)).toBeUndefined();
    expect(server.requests).toMatchObject([
      { method: 'DELETE', path: '/api/v1/scans/s', body: '', headers: { 'x-cloudgeni-api-key': KEY } },
    ]);
  });

  it('that answers nothing is not done when a page answers', async () => {
    const { http } = await serve(text(200, '<html>'));

    const sent = http.send({ kind: 'cancel', method: 'DELETE', path: '/scans/s', answersNothing: true }, never);

    await expect(sent).rejects.toMatchObject({ code: 'NOT_JSON' });
  });

  it('reports in debug lines what was asked and answered, and never the key', async () => {
    const { http, lines } = await serve(inTurn(json(500, { error: 'e', message: 'm' }), ok));

    await http.send(call('lookup'), never);

    const path = '/organizations/o/repositories?limit=100&offset=0';
    expect(lines.filter((line) => line.startsWith('debug:')).map((line) => line.replace(/\(\d+ ms/, '(N ms'))).toEqual([
      `debug: GET ${path} -> 500 (N ms, attempt 1)`,
      `debug: GET ${path} -> 200 (N ms, attempt 2)`,
    ]);
    expect(lines.join('\n')).not.toContain(KEY.slice(0, 10));
  });
});

describe('a read is repeated', () => {
  it.each([
    ['after 408', json(408, {})],
    ['after 425', json(425, {})],
    ['after 429', json(429, {})],
    ['after 500', json(500, {})],
    ['after an HTML page with 502', text(502, '<html><h1>502 Bad Gateway</h1></html>')],
    ['after 503', json(503, {})],
    ['after 504', text(504, '')],
    ['after a reset', reset],
    ['after an HTML page with 200', text(200, '<!doctype html><title>Log in</title>')],
    ['after an empty body', text(200, '')],
    ['after half of the JSON', text(200, '{"data":[', 'application/json')],
    ['after a time-out', hang],
  ])('%s', async (_when, first) => {
    const { http, server } = await serve(inTurn(first, ok));

    expect(await http.send(call('findings'), never)).toEqual({ fine: true });
    expect(server.requests).toHaveLength(2);
  });

  it('after three times 500, then fine', async () => {
    const { http, server } = await serve(inTurn(json(500, {}), json(500, {}), json(500, {}), ok));

    expect(await http.send(call('list'), never)).toEqual({ fine: true });
    expect(server.requests).toHaveLength(4);
  });

  it.each([
    ['lookup', 5],
    ['list', 5],
    ['findings', 20],
  ] as const)('%s: for %d minutes at a service that fails', async (kind, minutes) => {
    const { http, clock } = await serve(text(500, ''));
    const startedMs = clock.now();

    await expect(http.send(call(kind), never)).rejects.toMatchObject({ code: 'SERVICE_FAILED' });
    expect(clock.now() - startedMs).toBeGreaterThan((minutes - 0.5) * 60_000);
    expect(clock.now() - startedMs).toBeLessThanOrEqual(minutes * 60_000);
  });

  it.each(['lookup', 'list', 'findings'] as const)(
    '%s: for two minutes where the run can do without, or where somebody waits',
    async (kind) => {
      const { http, clock } = await serve(text(500, ''));
      const startedMs = clock.now();

      await expect(http.send({ ...call(kind), optional: true }, never)).rejects.toMatchObject({ code: 'SERVICE_FAILED' });
      expect(clock.now() - startedMs).toBeLessThanOrEqual(120_000);
    },
  );

  it.each(['status', 'start', 'cancel'] as const)('but not %s: one request to a service that fails', async (kind) => {
    const { http, server } = await serve(text(500, ''));

    await expect(http.send(call(kind), never)).rejects.toMatchObject({ code: 'SERVICE_FAILED' });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['reset', reset, 'NO_ANSWER'],
    ['HTML page', text(200, '<html>'), 'NOT_JSON'],
    ['502', text(502, '<html>'), 'SERVICE_FAILED'],
    ['time-out', hang, 'NO_ANSWER'],
    ['429', json(429, {}), 'RATE_LIMITED'],
  ] as const)('a poll is not: one request at a %s', async (_what, script, code) => {
    const { http, server } = await serve(script);

    await expect(http.send(call('status'), never)).rejects.toMatchObject({ code, details: { transient: true } });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    [400, 'BAD_REQUEST'],
    [401, 'AUTH_REJECTED'],
    [403, 'FORBIDDEN'],
    [404, 'NOT_FOUND'],
    [409, 'CONFLICT'],
    [413, 'BAD_REQUEST'],
    [302, 'REDIRECTED'],
  ])('never after %d', async (status, code) => {
    const { http, server } = await serve(json(status, { error: 'x', message: 'no' }));

    await expect(http.send(call('findings'), never)).rejects.toMatchObject({ code, details: { status, hint: expect.any(String) } });
    expect(server.requests).toHaveLength(1);
  });
});

describe('a cancel is repeated only when it surely was not processed', () => {
  it.each([
    ['429 by rate', json(429, { error: 'rate_limited', message: 'slow down' })],
    ['503 in the service’s own words', json(503, { error: 'unavailable', message: 'maintenance' })],
  ])('%s', async (_when, first) => {
    const { http, server } = await serve(inTurn(first, json(201, { id: 's' })));

    expect(await http.send(call('cancel'), never)).toEqual({ id: 's' });
    expect(server.requests).toHaveLength(2);
  });

  it.each([
    ['a reset', reset],
    ['500', json(500, { error: 'x', message: 'y' })],
    ['502 of a proxy', text(502, '<html>')],
    ['503 of a proxy', text(503, '<html>')],
    ['408', json(408, {})],
    ['an HTML page with 200', text(200, '<html>')],
    ['half of the JSON', text(201, '{"id":', 'application/json')],
  ])('not after %s', async (_when, script) => {
    const { http, server } = await serve(script);

    const failing = http.send(call('cancel'), never);

    await expect(failing).rejects.not.toMatchObject({ details: { unsent: true } });
    expect(server.requests).toHaveLength(1);
  });

  it('when nobody listened: for two minutes, and the error reports it', async () => {
    const { http, clock } = clientOf(`http://127.0.0.1:${await closedPort()}`);

    const startedMs = clock.now();
    await expect(http.send(call('cancel'), never)).rejects.toMatchObject({ code: 'UNREACHABLE', details: { unsent: true } });
    expect(clock.now() - startedMs).toBeGreaterThan(60_000);
    expect(clock.now() - startedMs).toBeLessThanOrEqual(2 * 60_000);
  });
});

describe('a limit that was hit', () => {
  const at = (clock: AutoAdvanceClock, ms: number): number => clock.now() + ms;

  it.each([
    ['Retry-After in seconds', () => ({ 'retry-after': '7' }), 7],
    ['Retry-After as a date', (clock: AutoAdvanceClock) => ({ 'retry-after': new Date(at(clock, 9000)).toUTCString() }), 9],
    [
      'X-RateLimit-Reset',
      (clock: AutoAdvanceClock) => ({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(at(clock, 11_000) / 1000) }),
      11,
    ],
    ['no word, for which a quarter of a minute is taken', () => ({}), 15],
  ])('is waited out by %s', async (_how, headers, seconds) => {
    let clock: AutoAdvanceClock | undefined;
    const rig = await serve((response, request, nth) => {
      const reported = nth === 1 && clock ? headers(clock) : undefined;
      (reported ? json(429, { error: 'rate_limited', message: 'slow' }, reported) : ok)(response, request, nth);
    });
    clock = rig.clock;
    const startedMs = clock.now();

    await rig.http.send(call('findings'), never);

    expect(rig.waits()).toEqual([seconds]);
    expect(clock.now() - startedMs).toBe(seconds * 1000);
  });

  it('outlasts a whole minute if no response names a pause', async () => {
    const rig = await serve((response, request, nth) =>
      (rig.clock.now() - startedMs < 60_000 ? json(429, {}) : ok)(response, request, nth),
    );
    const startedMs = rig.clock.now();

    expect(await rig.http.send(call('findings'), never)).toEqual({ fine: true });
  });

  it('holds all calls of its kind back, and no others', async () => {
    const { http, lines } = await serve(inTurn(json(429, {}, { 'retry-after': '20' }), ok));
    const order: string[] = [];
    const send = (kind: CallKind, name: string): Promise<unknown> => http.send(call(kind), never).then(() => order.push(name));

    const first = send('findings', 'first');
    while (!lines.some((line) => line.includes('Trying again'))) await new Promise(setImmediate);
    await Promise.all([first, send('findings', 'second'), send('list', 'other')]);

    expect(order[0]).toBe('other');
    expect(order).toHaveLength(3);
  });

  it('of more than the time that is left ends at once', async () => {
    const { http, server, clock } = await serve(json(429, {}, { 'retry-after': '3600' }));
    const startedMs = clock.now();

    await expect(http.send(call('findings'), never)).rejects.toMatchObject({ code: 'RATE_LIMITED', details: { retryAfterMs: 3_600_000 } });
    expect([server.requests.length, clock.now() - startedMs]).toEqual([1, 0]);
  });

  it('is kept by ourselves: 30 pages of findings at once, the next one a minute later', async () => {
    const { http, clock } = await serve(ok);
    const startedMs = clock.now();

    await Promise.all(Array.from({ length: 31 }, () => http.send(call('findings'), never)));

    expect(clock.now() - startedMs).toBeGreaterThanOrEqual(60_000);
    expect(clock.now() - startedMs).toBeLessThan(62_000);
  });
});

describe('a limit over all kinds of calls', () => {
  const service: Service = { ...cloudgeni, perMinute: { start: 2, all: 5 } };

  it('is kept beside those of single kinds', async () => {
    const { http, clock } = await serve(ok, service);
    const startedMs = clock.now();
    const times: number[] = [];
    const send = async (kind: CallKind): Promise<void> => {
      await http.send(call(kind), never);
      times.push(clock.now() - startedMs);
    };

    for (const kind of ['lookup', 'list', 'status', 'findings', 'status'] as const) await send(kind);
    expect(Math.max(...times)).toBe(0);
    await send('findings');
    expect(times.at(-1)).toBeGreaterThanOrEqual(60_000);
  });

  it('is the one that responses report: all calls wait until it is reset', async () => {
    const limited: Script = (response, request, nth) =>
      json(200, {}, { 'x-ratelimit-remaining': nth === 1 ? '0' : '9', 'x-ratelimit-reset': '40' })(response, request, nth);
    const { http, clock } = await serve(limited, service);
    const startedMs = clock.now();

    await http.send(call('lookup'), never);
    await http.send(call('status'), never);

    expect(clock.now() - startedMs).toBeGreaterThanOrEqual(40_000);
  });
});

describe('a start', () => {
  it.each([
    ['429 by rate', json(429, {})],
    ['503 in the service’s own words', json(503, { error: 'unavailable', message: 'maintenance' })],
  ])('is one request, also after what surely was not processed: %s', async (_when, script) => {
    const { http, server } = await serve(script);

    await expect(http.send(call('start'), never)).rejects.toMatchObject({ details: { unsent: true, transient: true } });
    expect(server.requests).toHaveLength(1);
  });

  it('is never cut short: it waits for its answer for minutes', async () => {
    let clock: AutoAdvanceClock | undefined;
    const rig = await serve((response, request, nth) => {
      void clock?.sleep(9 * 60_000).then(() => json(201, { id: 'scan' })(response, request, nth));
    });
    clock = rig.clock;

    expect(await rig.http.send(call('start'), never)).toEqual({ id: 'scan' });
    expect(rig.server.requests).toHaveLength(1);
  });

  it('ends by the signal, with its reason', async () => {
    const { http, clock } = await serve(hang);
    const controller = new AbortController();
    const reason = new Error('the deadline');
    void clock.sleep(20 * 60_000).then(() => controller.abort(reason));

    await expect(http.send(call('start'), controller.signal)).rejects.toBe(reason);
  });
});

describe('a slow answer', () => {
  /** Answers each request after so many seconds. */
  async function slow(seconds: number) {
    let clock: AutoAdvanceClock | undefined;
    const rig = await serve((response, request, nth) => {
      void clock?.sleep(seconds * 1000).then(() => ok(response, request, nth));
    });
    clock = rig.clock;
    return rig;
  }

  it.each([
    [29, 1],
    [59, 2],
    [119, 3],
  ])('of %d s is waited for, by try %d', async (seconds, tries) => {
    const { http, server } = await slow(seconds);

    expect(await http.send(call('list'), never)).toEqual({ fine: true });
    expect(server.requests).toHaveLength(tries);
  });

  it('to a poll is waited for longer by the next poll, and no longer after an answer', async () => {
    const { http, clock } = await serve((response, request, nth) => {
      if (nth === 3) ok(response, request, nth);
    });
    const took: number[] = [];
    for (let look = 1; look <= 4; look += 1) {
      const startedMs = clock.now();
      await http.send(call('status'), never).catch(() => undefined);
      took.push(clock.now() - startedMs);
    }

    expect(took).toEqual([30_000, 60_000, 0, 30_000]);
  });

  it('of a page does not cost the other pages their time', async () => {
    const { http, server } = await serve((response, request, nth) => {
      if (!request.path.endsWith('page=2') || server.requests.filter(({ path }) => path === request.path).length > 1)
        ok(response, request, nth);
    });
    const page = (number: number): ServiceCall => ({ kind: 'findings', method: 'GET', path: `/findings?page=${number}` });

    await expect(Promise.all([1, 2, 3].map((number) => http.send(page(number), never)))).resolves.toHaveLength(3);
    expect(server.requests).toHaveLength(4);
  });
});

describe('an end', () => {
  it('comes after 30 seconds without an answer', async () => {
    const { http, clock } = await serve(hang);
    const startedMs = clock.now();

    await expect(http.send(call('status'), never)).rejects.toMatchObject({
      code: 'NO_ANSWER',
      message: 'Cloudgeni did not respond to GET /api/v1/organizations/o/repositories within 30 s.',
    });
    expect(clock.now() - startedMs).toBe(30_000);
    expect(clock.pending).toBe(0);
  });

  it('comes after 30 seconds of a body that never ends', async () => {
    const { http } = await serve((response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"data":');
    });

    await expect(http.send(call('status'), never)).rejects.toMatchObject({ code: 'NO_ANSWER' });
  });

  it('comes at once by the signal, with its reason, while a request is open', async () => {
    const controller = new AbortController();
    const stop = new Error('interrupted');
    const { http, clock, server } = await serve(() => controller.abort(stop));
    const startedMs = clock.now();

    await expect(http.send(call('findings'), controller.signal)).rejects.toBe(stop);
    expect([clock.now() - startedMs, server.requests.length, clock.pending]).toEqual([0, 1, 0]);
  });

  it('comes by the signal between two attempts, without another request', async () => {
    const controller = new AbortController();
    const stop = new Error('deadline');
    const { http, clock, server } = await serve(json(429, {}, { 'retry-after': '300' }));
    void clock.sleep(10_000).then(() => controller.abort(stop));

    await expect(http.send(call('findings'), controller.signal)).rejects.toBe(stop);
    expect(server.requests).toHaveLength(1);
  });
});

describe('what is no JSON', () => {
  it.each([
    ['an HTML page', text(200, '\n <html>'), 'an HTML page'],
    ['an empty body', text(200, ''), 'an empty body'],
    ['blanks', text(200, ' \n'), 'an empty body'],
    ['another form', text(200, 'Service is starting up', 'text/plain'), 'a body that is not JSON (text/plain)'],
    ['no content', (response: ServerResponse) => response.writeHead(204).end(), 'an empty body'],
  ])('%s is named', async (_what, script, named) => {
    const { http } = await serve(script);

    await expect(http.send(call('status'), never)).rejects.toMatchObject({
      code: 'NOT_JSON',
      message: `Cloudgeni responded to GET /organizations/o/repositories with ${named}.`,
      details: { hint: expect.stringContaining('{api-url}') },
    });
  });

  it('is not quoted: a page may hold anything', async () => {
    const { http } = await serve(text(200, `<html>${KEY}</html>`));

    await expect(http.send(call('status'), never)).rejects.toMatchObject({ message: expect.not.stringContaining(KEY) });
  });
});

describe('an answer under a success that refuses all the same', () => {
  const service: Service = {
    ...cloudgeni,
    loadErrors: async () => ({
      explain: () => undefined,
      refusalIn: (_call, body) =>
        JSON.stringify(body).includes('busy') ? { code: 'RATE_LIMITED', message: 'busy.', status: 429, retryAfterMs: 7000 } : undefined,
    }),
  };

  it('is an error as if it had come under that status', async () => {
    const { http, server, waits } = await serve(inTurn(json(200, { busy: true }), ok), service);

    expect(await http.send(call('list'), never)).toEqual({ fine: true });
    expect(server.requests).toHaveLength(2);
    expect(waits()).toEqual([7]);
  });

  it('does not apply to a service that does not respond like this', async () => {
    const { http } = await serve(json(200, { busy: true }));

    expect(await http.send(call('start'), never)).toEqual({ busy: true });
  });
});

describe('a header that quotes the key', () => {
  it.each([
    ['location', { location: `https://${KEY.replaceAll(/[+/&]/g, 'x')}.example.org/` }, 302],
    ['content-encoding', { 'content-encoding': KEY }, 200],
    ['content-type', { 'content-type': KEY.toUpperCase() }, 200],
  ])('is cleaned before anything of it is read: %s', async (_name, headers, status) => {
    const server = await httpServer((response) => response.writeHead(status, headers).end('none'));
    endings.push(() => server.close());
    const { takeSecrets } = createRedactor([KEY, KEY.replaceAll(/[+/&]/g, 'x')]);
    const { http } = clientOf(server.url, cloudgeni, takeSecrets);

    const error: unknown = await http.send({ kind: 'start', method: 'POST', path: '/x' }, never).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(String(error).toLowerCase()).not.toContain('s3cr');
  });
});

it('a refusal by a list of IP addresses names the list, and other refusals do not', async () => {
  const listed = { error: 'ip_not_allowed', message: 'IP 192.0.2.4 is not on the allow list' };
  const { http } = await serve(inTurn(json(403, listed), json(403, { error: 'forbidden', message: 'No access to this repository.' })));
  const call: ServiceCall = { kind: 'start', method: 'POST', path: '/x' };

  await expect(http.send(call, never)).rejects.toMatchObject({
    code: 'FORBIDDEN',
    message: expect.stringContaining('does not accept requests from the IP address'),
    details: { hint: expect.stringContaining('fixed address') },
  });
  await expect(http.send(call, never)).rejects.toMatchObject({ message: expect.not.stringContaining('IP addresses') });
});
