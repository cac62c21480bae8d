import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import { expect, it } from '@jest/globals';
import { Octokit } from '@octokit/rest';
import { perAttemptTimeout } from '../../src/github/request-hooks.js';

it('a proxy that wants a password is named, and not GitHub', async () => {
  const proxy = createServer().listen(0, '127.0.0.1');
  proxy.on('connect', (_request, socket) => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n'));
  await once(proxy, 'listening');
  const env = { ...process.env, https_proxy: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` };
  const worker = new Worker(new URL('./behind-proxy.js', import.meta.url), { env });
  try {
    expect((await once(worker, 'message'))[0]).toEqual({
      level: 'warning',
      code: 'github-proxy',
      text: expect.stringMatching(
        /^The comment was not written: the proxy http:\/\/127\.0\.0\.1:\d+ refused the request to api\.acme\.ghe\.com \(.*407/,
      ),
      hint: expect.stringMatching(/https_proxy.*no_proxy/),
    });
  } finally {
    await worker.terminate();
    proxy.closeAllConnections();
    proxy.close();
  }
});

it('does not hold up what follows a request: its fetch cannot report when the request was sent', async () => {
  const log: string[] = [];
  const fetch = async (): Promise<Response> => {
    log.push('fetch');
    return Response.json({});
  };
  const Client = Octokit.plugin(perAttemptTimeout({ timeoutMs: 60_000, apiVersion: '2022-11-28', scrub: (text) => text }));
  await new Client({ request: { fetch } }).request('GET /user', { request: { onSent: () => log.push('sent') } });
  expect(log).toEqual(['sent', 'fetch']);
});
