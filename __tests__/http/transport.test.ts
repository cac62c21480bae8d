import { createServer, type ServerOptions } from 'node:https';
import { type AddressInfo, connect, Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterEach, describe, expect, it } from '@jest/globals';
import { explainFault, PROXY_LOGIN_HINT } from '../../src/http/network-error.js';
import { createTransport, type HttpRequest, type Transport } from '../../src/http/transport.js';
import { withoutQuotedSecrets } from '../../src/text/secrets.js';
import { EXPIRED, KEY, NOT_YET_VALID, OF_UNKNOWN_AUTHORITY, SELF_SIGNED } from '../helpers/certificates.js';
import { closedPort, httpServer, type RawServer, socketServer } from '../helpers/raw-server.js';

const never = new AbortController().signal;
const before = { ...process.env };

const open: RawServer[] = [];
const endings: (() => void)[] = [];
let transport: Transport = createTransport('scan-gate/test');

afterEach(async () => {
  transport.close();
  transport = createTransport('scan-gate/test');
  process.env = { ...before };
  for (const end of endings.splice(0)) end();
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function http(...given: Parameters<typeof httpServer>) {
  const server = await httpServer(...given);
  open.push(server);
  return server;
}

async function sockets(...given: Parameters<typeof socketServer>) {
  const server = await socketServer(...given);
  open.push(server);
  return server;
}

/** Speaks HTTPS only. */
async function tlsPort(cert: string, more: ServerOptions = {}): Promise<number> {
  const server = createServer({ key: KEY, cert, ...more }, (_request, response) => response.end('{}'));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  endings.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}

function get(url: string, path = '/api/v1/things?limit=1'): HttpRequest {
  return { method: 'GET', url: new URL(`${url}${path}`), headers: { accept: 'application/json', 'x-cloudgeni-api-key': 'geheim' } };
}

function post(url: string, body = '{"a":1}'): HttpRequest {
  return { method: 'POST', url: new URL(`${url}/api/v1/scans`), headers: { 'content-type': 'application/json' }, body };
}

/** Once the head of a request is there. */
function onRequest(socket: Socket, then: () => void): void {
  let text = '';
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
    if (text.includes('\r\n\r\n')) then();
  });
}

describe('every connection', () => {
  it('is probed below HTTP while it is silent, so that no network forgets it', async () => {
    const probes: unknown[][] = [];
    const original = Socket.prototype.setKeepAlive;
    Socket.prototype.setKeepAlive = function (this: Socket, ...given: Parameters<typeof original>) {
      probes.push(given);
      return original.apply(this, given);
    } as typeof original;
    try {
      const server = await http((response) => response.end('{}'));
      await transport.send(post(server.url), never);
    } finally {
      Socket.prototype.setKeepAlive = original;
    }

    expect(probes).toContainEqual([true, 30_000]);
  });
});

describe('a request', () => {
  it('arrives as it was asked for, each header once', async () => {
    const server = await http((response) => response.end('{}'));

    await transport.send(get(server.url), never);

    const [request] = server.requests;
    expect(request).toMatchObject({ method: 'GET', path: '/api/v1/things?limit=1', body: '' });
    const names = (request?.rawHeaders ?? []).filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    expect(request?.headers).toMatchObject({
      'x-cloudgeni-api-key': 'geheim',
      accept: 'application/json',
      'user-agent': 'scan-gate/test',
      host: `127.0.0.1:${server.port}`,
    });
    expect(names).not.toContain('content-type');
    expect(names).not.toContain('authorization');
  });

  it('with a body sends it whole, in bytes', async () => {
    const server = await http((response) => response.end('{}'));

    await transport.send(post(server.url, '{"branch":"größe/日本"}'), never);

    expect(server.requests).toMatchObject([{ method: 'POST', body: '{"branch":"größe/日本"}', headers: { 'content-length': '27' } }]);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)(
    'keeps the connection for the next GET, and takes a fresh one for every %s',
    async (method) => {
      const server = await http((response) => response.end('{}'));

      await transport.send(get(server.url), never);
      await transport.send(get(server.url), never);
      expect(server.connections).toBe(1);

      await transport.send({ ...post(server.url), method }, never);
      await transport.send({ ...post(server.url), method }, never);
      expect(server.connections).toBe(3);
      expect(server.requests.at(-1)).toMatchObject({ method, body: '{"a":1}' });
    },
  );
});

describe('an answer', () => {
  it('is read whole: status, headers in lower case, text', async () => {
    const server = await http((response) => {
      response.writeHead(418, { 'Retry-After': '5', 'X-Many': ['a', 'b'], 'Content-Type': 'text/plain' });
      response.write('größe ');
      response.end(Buffer.from('日本'));
    });

    const answer = await transport.send(get(server.url), never);

    expect(answer).toMatchObject({
      status: 418,
      text: 'größe 日本',
      headers: { 'retry-after': '5', 'x-many': 'a, b', 'content-type': 'text/plain' },
    });
  });

  it('may be torn between the bytes of one character', async () => {
    const bytes = Buffer.from('"日本"');
    const server = await http((response) => {
      response.write(bytes.subarray(0, 2));
      setImmediate(() => response.end(bytes.subarray(2)));
    });

    expect((await transport.send(get(server.url), never)).text).toBe('"日本"');
  });

  it.each([301, 302, 303, 307, 308])(
    'that is a redirect (%d) is handed back: the other host sees neither request nor key',
    async (status) => {
      const other = await http((response) => response.end('{}'));
      const server = await http((response) => response.writeHead(status, { location: `${other.url}/elsewhere` }).end());

      const answers = [await transport.send(get(server.url), never), await transport.send(post(server.url), never)];

      expect(answers.map((answer) => answer.status)).toEqual([status, status]);
      expect([other.connections, other.requests]).toEqual([0, []]);
    },
  );

  it('of more than 32 MiB is refused, and not read to its end', async () => {
    let sent = 0;
    const piece = Buffer.alloc(1024 * 1024, 0x20);
    const server = await http((response) => {
      const push = (): void => {
        while (!response.destroyed && sent < 200) {
          sent += 1;
          if (!response.write(piece)) {
            response.once('drain', push);
            return;
          }
        }
        response.end();
      };
      push();
    });

    // Not `rejects`, which would print 200 MiB where there is no error.
    const error = await transport.send(get(server.url), never).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );

    expect(error).toMatchObject({ code: 'TOO_LARGE', message: 'The response is larger than 32 MiB.' });
    expect(sent).toBeLessThan(200);
  });
});

describe('a connection that breaks', () => {
  it.each([
    ['before the head', ''],
    ['within the head', 'HTTP/1.1 200 OK\r\nContent-Type: applic'],
    ['within the body', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"data":['],
    ['within a chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\n{"data":['],
  ])('by a reset %s is no answer, and may have arrived', async (_when, sent) => {
    const server = await sockets((socket) => {
      onRequest(socket, () => socket.write(sent, () => setImmediate(() => socket.resetAndDestroy())));
    });

    const failing = transport.send(post(server.url), never);

    await expect(failing).rejects.toMatchObject({ code: 'NO_ANSWER', details: { transient: true } });
    await expect(failing).rejects.not.toMatchObject({ details: { unsent: true } });
  });

  it.each([
    ['before the head', ''],
    ['within the body', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"data":['],
    ['within a chunked body', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{"data":[\r\n'],
  ])('by an orderly end %s is no answer and does not hang', async (_when, sent) => {
    const server = await sockets((socket) => onRequest(socket, () => socket.end(sent)));

    await expect(transport.send(get(server.url), never)).rejects.toMatchObject({ code: 'NO_ANSWER', details: { transient: true } });
  });

  it.each(['EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'EPROTO', 'ERR_SSL_BAD_RECORD_TYPE'])(
    'by %s after the request has left is no answer, and the start may have arrived',
    async (code) => {
      const ours: Socket[] = [];
      const original = Socket.prototype.setKeepAlive;
      Socket.prototype.setKeepAlive = function (this: Socket, ...given: Parameters<typeof original>) {
        ours.push(this);
        return original.apply(this, given);
      } as typeof original;
      try {
        const server = await http(() => ours.at(-1)?.destroy(Object.assign(new Error(`read ${code}`), { code, syscall: 'read' })));
        const failing = transport.send(post(server.url), never);

        await expect(failing).rejects.toMatchObject({ code: 'NO_ANSWER', details: { transient: true } });
        await expect(failing).rejects.not.toMatchObject({ details: { unsent: true } });
      } finally {
        Socket.prototype.setKeepAlive = original;
      }
    },
  );

  it('because of headers that are too large has that cause', async () => {
    const server = await sockets((socket) => onRequest(socket, () => socket.write(`HTTP/1.1 200 OK\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`)));

    await expect(transport.send(get(server.url), never)).rejects.toMatchObject({
      code: 'TOO_LARGE',
      message: expect.stringContaining('the headers of the response from 127.0.0.1'),
    });
  });
});

describe('a service that cannot be reached', () => {
  it('because nobody listens has surely not got the request', async () => {
    const port = await closedPort();

    await expect(transport.send(post(`http://127.0.0.1:${port}`), never)).rejects.toMatchObject({
      code: 'UNREACHABLE',
      message: `127.0.0.1:${port} could not be reached: no program listens on this port (ECONNREFUSED).`,
      details: { unsent: true, transient: true, hint: expect.stringContaining('https_proxy') },
    });
  });

  it('because its name means nothing has surely not got the request', async () => {
    await expect(transport.send(post('http://scan-gate.invalid'), never)).rejects.toMatchObject({
      code: 'UNREACHABLE',
      message: expect.stringMatching(
        /^scan-gate\.invalid could not be reached: DNS (?:has no such host \(ENOTFOUND\)|did not respond \(EAI_AGAIN\))\.$/,
      ),
      details: { unsent: true, transient: true },
    });
  });
});

describe('a port that speaks another protocol', () => {
  it('than HTTP is named at once; only a request that changes something may have been read', async () => {
    const server = await sockets((socket) => onRequest(socket, () => socket.end('SSH-2.0-OpenSSH_9.6\r\n')));
    const what = expect.stringContaining('the port does not use HTTP (HPE_INVALID_CONSTANT)');

    await expect(transport.send(get(server.url), never)).rejects.toMatchObject({
      code: 'UNREACHABLE',
      message: what,
      details: { transient: false, unsent: false },
    });
    await expect(transport.send(post(server.url), never)).rejects.toMatchObject({ code: 'NO_ANSWER', message: what });
  });

  it('or requires a client certificate, names the reason', async () => {
    const port = await tlsPort(SELF_SIGNED, { requestCert: true, rejectUnauthorized: true });
    const error = await new Promise((resolve) => {
      connectTls({ host: '127.0.0.1', port, rejectUnauthorized: false }).on('error', resolve).resume();
    });

    expect(explainFault(error, { ...post('https://scanner.example.com'), connected: true })).toMatchObject({
      code: 'UNREACHABLE',
      message: expect.stringContaining('the server requires a client certificate'),
      details: { transient: false, unsent: true },
    });
    const refused = await sockets((socket) => socket.once('data', () => socket.end(Buffer.from([0x15, 3, 3, 0, 2, 2, 40]))));
    await expect(transport.send(get(refused.url.replace('http:', 'https:')), never)).rejects.toMatchObject({
      message: expect.stringContaining('the server refused the TLS handshake'),
      details: { transient: false, unsent: true },
    });
  });

  it('is named at once: TLS was asked for, and it speaks plain HTTP', async () => {
    const server = await http((response) => response.end('{}'));

    await expect(transport.send(get(server.url.replace('http:', 'https:')), never)).rejects.toMatchObject({
      code: 'UNREACHABLE',
      message: expect.stringContaining('the server does not use TLS'),
      details: { transient: false, unsent: true, hint: expect.stringContaining('its port') },
    });
  });

  it.each(['GET', 'POST'] as const)(
    'is named at once: plain HTTP was asked for by %s, and it hangs up, because it speaks TLS',
    async (method) => {
      const port = await tlsPort(SELF_SIGNED);
      const request = method === 'GET' ? get(`http://127.0.0.1:${port}`) : post(`http://127.0.0.1:${port}`);

      await expect(transport.send(request, never)).rejects.toMatchObject({
        code: 'UNREACHABLE',
        message: `127.0.0.1:${port} could not be reached: the port uses TLS, and the request was plain HTTP.`,
        details: { transient: false, unsent: true, hint: expect.stringContaining('https://') },
      });
    },
  );

  it('is named at once: plain HTTP was asked for, and an alert of TLS came', async () => {
    const server = await sockets((socket) => onRequest(socket, () => socket.end(Buffer.from([0x15, 3, 1, 0, 2, 2, 22]))));

    await expect(transport.send(get(server.url), never)).rejects.toMatchObject({
      message: expect.stringContaining('the port uses TLS'),
      details: { transient: false, unsent: true },
    });
  });

  it('may have closed before TLS was there: the request was not sent, and another try may help', async () => {
    const server = await sockets((socket) => socket.on('data', () => socket.end()));

    await expect(transport.send(post(server.url.replace('http:', 'https:')), never)).rejects.toMatchObject({
      code: 'UNREACHABLE',
      message: expect.stringContaining('before TLS was established'),
      details: { transient: true, unsent: true },
    });
  });
});

describe('a certificate', () => {
  it.each([
    ['is self-signed', SELF_SIGNED, 'localhost', 'self-signed (DEPTH_ZERO_SELF_SIGNED_CERT)', 'NODE_EXTRA_CA_CERTS'],
    [
      'comes from an unknown authority',
      OF_UNKNOWN_AUTHORITY,
      'localhost',
      'does not trust (UNABLE_TO_VERIFY_LEAF_SIGNATURE)',
      'NODE_EXTRA_CA_CERTS',
    ],
    ['has expired', EXPIRED, 'localhost', 'has expired (CERT_HAS_EXPIRED)', 'renew'],
    ['is not valid yet', NOT_YET_VALID, 'localhost', 'is not valid yet (CERT_NOT_YET_VALID)', 'clock'],
    ['is of another host', SELF_SIGNED, 'scanner.example.com', 'is for another host (ERR_TLS_CERT_ALTNAME_INVALID)', 'names'],
  ])('that %s is named, and no waiting helps', async (_what, cert, servername, what, hint) => {
    const port = await tlsPort(cert);
    // Where the certificate is its own authority, what else is wrong with it is seen.
    const ca = what.startsWith('self-signed') ? undefined : cert;
    const error = await new Promise((resolve) => {
      connectTls({ host: '127.0.0.1', port, servername, ...(ca !== undefined && cert !== OF_UNKNOWN_AUTHORITY && { ca }) }).on(
        'error',
        resolve,
      );
    });

    expect(explainFault(error, { ...get('https://scanner.example.com'), connected: false })).toMatchObject({
      code: 'UNREACHABLE',
      message: expect.stringContaining(what),
      details: { transient: false, unsent: true, hint: expect.stringContaining(hint) },
    });
  });

  it('ends a request', async () => {
    const port = await tlsPort(SELF_SIGNED);

    await expect(transport.send(get(`https://127.0.0.1:${port}`), never)).rejects.toMatchObject({
      message: expect.stringContaining('self-signed'),
      details: { transient: false, hint: expect.stringContaining('NODE_EXTRA_CA_CERTS') },
    });
  });
});

describe('a signal', () => {
  const stop = new Error('interrupted');

  it('that has ended lets nothing out', async () => {
    const server = await http((response) => response.end('{}'));

    await expect(transport.send(get(server.url), AbortSignal.abort(stop))).rejects.toBe(stop);
    expect(server.requests).toEqual([]);
  });

  it.each([
    ['before the answer', ''],
    ['within the body', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"data":['],
  ])('ends the request %s, with its own reason, and closes the connection', async (_when, sent) => {
    const controller = new AbortController();
    let closed: Promise<void> | undefined;
    const server = await sockets((socket) => {
      closed = new Promise((resolve) => {
        socket.once('close', () => resolve());
      });
      onRequest(socket, () => {
        socket.write(sent || 'HTTP/1.1', () => setImmediate(() => controller.abort(stop)));
      });
    });

    await expect(transport.send(get(server.url), controller.signal)).rejects.toBe(stop);
    await closed;
  });
});

describe('a proxy', () => {
  /** Opens tunnels to a server of ours, whatever host they are for; keeps what was asked. */
  async function proxy(target: number, status = 200) {
    const asked: string[] = [];
    const server = await sockets((socket) => {
      socket.once('data', (chunk: Buffer) => {
        asked.push(chunk.toString('latin1'));
        if (status !== 200) {
          socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
          return;
        }
        const through = connect(target, '127.0.0.1', () => {
          socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
          through.pipe(socket).pipe(through);
        });
        through.on('error', () => socket.destroy());
        socket.on('close', () => through.destroy());
      });
    });
    return { ...server, port: server.port, asked };
  }

  function use(port: number, noProxy = ''): void {
    for (const name of ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'no_proxy', 'NO_PROXY']) delete process.env[name];
    process.env['http_proxy'] = `http://127.0.0.1:${port}`;
    process.env['no_proxy'] = noProxy;
  }

  it.each([
    ['GET', get],
    ['POST', post],
  ] as const)('is asked for a tunnel for %s; the key goes through it only', async (_method, make) => {
    const server = await http((response) => response.end('{"via":"tunnel"}'));
    const { asked, port } = await proxy(server.port);
    use(port);

    const answer = await transport.send(make('http://service.scan-gate.invalid'), never);

    expect(answer.text).toBe('{"via":"tunnel"}');
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatch(/^CONNECT service\.scan-gate\.invalid:80 HTTP\/1\.1\r\n/);
    expect(asked[0]).not.toContain('geheim');
    expect(server.requests).toHaveLength(1);
  });

  it('is not asked for hosts of no_proxy', async () => {
    const { asked, port } = await proxy(1);
    use(port, 'other.example,service.scan-gate.invalid');

    await expect(transport.send(get('http://service.scan-gate.invalid'), never)).rejects.toMatchObject({ code: 'UNREACHABLE' });
    expect(asked).toEqual([]);
  });

  it.each([
    [407, false],
    [403, false],
    [502, true],
  ])(
    'that refuses is named with its status; the request was surely not sent (%d, trying again may help: %s)',
    async (status, transient) => {
      const { port } = await proxy(1, status);
      use(port);

      await expect(transport.send(post('http://service.scan-gate.invalid'), never)).rejects.toMatchObject({
        code: 'UNREACHABLE',
        message: `service.scan-gate.invalid could not be reached: the proxy http://127.0.0.1:${port} responded with ${status}.`,
        details: { unsent: true, transient, hint: expect.stringContaining(status === 407 ? 'user name and password' : 'no_proxy') },
      });
    },
  );

  it('that is not there is unreachable', async () => {
    const port = await closedPort();
    use(port);
    process.env['http_proxy'] = `http://user:geheim@127.0.0.1:${port}`;

    await expect(transport.send(post('http://service.scan-gate.invalid'), never)).rejects.toMatchObject({
      code: 'UNREACHABLE',
      message: `service.scan-gate.invalid could not be reached: the proxy http://127.0.0.1:${port} could not be used (connect ECONNREFUSED 127.0.0.1:${port}).`,
      details: { unsent: true, transient: true },
    });
  });

  it('is named where the other side of its tunnel fails, and its own hint is no secret', async () => {
    const port = await tlsPort(SELF_SIGNED);
    const { port: proxyPort } = await proxy(port);
    use(proxyPort);
    process.env['https_proxy'] = `http://127.0.0.1:${proxyPort}`;

    await expect(transport.send(post('https://service.scan-gate.invalid'), never)).rejects.toMatchObject({
      message: expect.stringContaining(`service.scan-gate.invalid (through the proxy http://127.0.0.1:${proxyPort}) could not be reached`),
      details: { unsent: true },
    });
    expect(withoutQuotedSecrets(PROXY_LOGIN_HINT)).toBe(PROXY_LOGIN_HINT);
  });

  it('of a request gets its whole address, also where the environment has another proxy', async () => {
    const signing = await http((response) => response.end('{}'));
    process.env['http_proxy'] = 'http://127.0.0.1:1';
    const request = { ...post('http://api.scan-gate.invalid'), proxy: new URL(signing.url) };

    expect(await transport.send(request, never)).toMatchObject({ status: 200 });
    expect(signing.requests).toMatchObject([
      { method: 'POST', path: 'http://api.scan-gate.invalid/api/v1/scans', body: '{"a":1}', headers: { host: 'api.scan-gate.invalid' } },
    ]);
    const closed = new URL(`http://127.0.0.1:${await closedPort()}`);
    await expect(transport.send({ ...request, proxy: closed }, never)).rejects.toMatchObject({
      message: expect.stringContaining(`${closed.host} could not be reached`),
      details: { unsent: true },
    });
  });

  it('that never opens its tunnel ends with the signal, and later requests do not wait for it', async () => {
    const stop = new Error('interrupted');
    const silent = await sockets(() => undefined);
    use(silent.port);
    for (let nth = 0; nth < 5; nth += 1) {
      const failing = transport.send(get('http://service.scan-gate.invalid'), AbortSignal.timeout(100));
      await expect(failing).rejects.toMatchObject({ name: 'TimeoutError' });
    }
    const controller = new AbortController();
    setTimeout(() => controller.abort(stop), 100);

    await expect(transport.send(post('http://service.scan-gate.invalid'), controller.signal)).rejects.toBe(stop);
    // An agent has four places: each of the stalled requests would keep one.
    expect(silent.connections).toBe(6);
  });
});
