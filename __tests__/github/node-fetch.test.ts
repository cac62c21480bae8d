import { gzipSync } from 'node:zlib';
import { afterEach, expect, it } from '@jest/globals';
import { nodeFetch } from '../../src/github/node-fetch.js';
import { boundedFetch, type FetchOptions } from '../../src/github/response-limit.js';
import { httpServer, socketServer } from '../helpers/raw-server.js';

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

const serve: typeof httpServer = async (answer) => {
  const server = await httpServer(answer);
  endings.push(() => server.close());
  return server;
};

const ask = async (url: string, options?: FetchOptions) => await boundedFetch(nodeFetch).fetch(url, options);

it('sends a body with its length, asks for gzip, and unpacks the answer', async () => {
  const server = await serve((response) => {
    response.writeHead(201, 'Made', { 'Content-Encoding': 'gzip', 'X-Two': ['a', 'b'] }).end(gzipSync('grün'));
  });

  const answer = await ask(`${server.url}/a?b=c`, { method: 'POST', headers: { accept: 'text/plain' }, body: '{"ü":1}' });

  expect(answer).toMatchObject({ status: 201, statusText: 'Made', url: `${server.url}/a?b=c` });
  expect(answer.headers.get('x-two')).toBe('a, b');
  expect(await answer.text()).toBe('grün');
  const { method, path, headers, body } = server.requests[0] ?? {};
  expect([method, path, body]).toEqual(['POST', '/a?b=c', '{"ü":1}']);
  expect(headers).toMatchObject({ accept: 'text/plain', 'accept-encoding': 'gzip', 'content-length': '8' });
});

it('uses the connection again, also after an answer without a body', async () => {
  const server = await serve((response) => void response.writeHead(204).end());
  for (let nth = 0; nth < 3; nth += 1) {
    expect((await ask(server.url, { method: 'DELETE' })).status).toBe(204);
    // The agent frees the connection after the end of the answer.
    await new Promise((next) => setImmediate(next));
  }
  expect(server.connections).toBe(1);
});

it('does not follow a redirect, which would take the token to another host', async () => {
  const server = await serve((response) => void response.writeHead(301, { location: 'https://example.com/' }).end());
  expect(await ask(server.url)).toMatchObject({ status: 301 });
  expect(server.requests).toHaveLength(1);
});

it.each([
  ['plain', {}],
  ['packed', { 'content-encoding': 'gzip' }],
])('fails when a %s answer is cut short', async (_kind, headers) => {
  const server = await serve((response) => {
    response.writeHead(200, { 'content-length': '100', ...headers }).write(gzipSync('whole').subarray(0, 15), () => response.destroy());
  });
  const answer = await ask(server.url);
  await expect(answer.text()).rejects.toThrow(/aborted|unexpected end of file/);
});

it('reports a closed connection as the cause, like the fetch of Node', async () => {
  const server = await socketServer((socket) => socket.destroy());
  endings.push(() => server.close());
  await expect(ask(server.url)).rejects.toMatchObject({ name: 'TypeError', cause: { code: 'ECONNRESET' } });
});

it('throws if the server only switches protocols, after which Node reports neither an answer nor an error', async () => {
  const server = await socketServer((socket) => {
    socket.once('data', () => socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n'));
  });
  endings.push(() => server.close());
  await expect(ask(server.url)).rejects.toMatchObject({ name: 'TypeError', message: 'fetch failed' });
});

it.each(['before', 'while'])('throws the reason of a signal that is aborted %s it waits', async (when) => {
  const stop = new AbortController();
  const server = await serve(() => stop.abort(new Error('enough')));
  if (when === 'before') stop.abort(new Error('enough'));
  await expect(ask(server.url, { signal: stop.signal })).rejects.toThrow('enough');
  expect(server.requests).toHaveLength(when === 'before' ? 0 : 1);
});
