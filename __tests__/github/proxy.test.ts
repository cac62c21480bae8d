import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from '@jest/globals';
import { githubAccess } from '../../src/github/client.js';
import { gitHubCommentPublisher } from '../../src/publish/github/comment.js';
import { proxyFor } from '../../src/runtime/proxies.js';
import { ALL, never, publishable, sleepingClock } from '../publish/harness.js';

const before = process.env['https_proxy'];

afterEach(() => {
  if (before === undefined) delete process.env['https_proxy'];
  else process.env['https_proxy'] = before;
});

// In a file of its own: @actions/github chooses its proxy when it is imported.
it('a proxy that wants a password is named, and not GitHub', async () => {
  const proxy = createServer().listen(0, '127.0.0.1');
  proxy.on('connect', (_request, socket) => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n'));
  await once(proxy, 'listening');
  try {
    process.env['https_proxy'] = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const apiUrl = 'https://api.acme.ghe.com/';
    const proxied = { proxy: proxyFor(process.env, apiUrl), clock: sleepingClock(), retryUnitMs: 1 };
    const github = githubAccess({ token: 'ghs_emulated', apiUrl, ...proxied });
    const publisher = gitHubCommentPublisher({ github, allows: ALL, mode: 'always', marker: '<!-- m -->', render: () => 'x' });
    expect((await publisher.publish(publishable(), never())).note).toEqual({
      level: 'warning',
      code: 'github-proxy',
      text: expect.stringMatching(
        /^The comment was not written: the proxy http:\/\/127\.0\.0\.1:\d+ refused the request to api\.acme\.ghe\.com \(.*407/,
      ),
      hint: expect.stringMatching(/https_proxy.*no_proxy/),
    });
  } finally {
    proxy.closeAllConnections();
    proxy.close();
  }
});
