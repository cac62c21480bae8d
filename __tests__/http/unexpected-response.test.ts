import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createJsonClient } from '../../src/http/json-client.js';
import { createTransport } from '../../src/http/transport.js';
import { createLogger } from '../../src/runtime/logger.js';
import { createRedactor } from '../../src/runtime/redactor.js';
import { SERVICES } from '../../src/scanners/registry.js';
import type { Service } from '../../src/scanners/scanner.js';
import { autoAdvanceClock } from '../helpers/auto-advance-clock.js';
import { httpServer } from '../helpers/raw-server.js';

const never = new AbortController().signal;
const HTML = { 'content-type': 'text/html' };

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

/** Asks a server that answers all requests in one way; a poll is sent once. */
async function refusal(service: Service, answer: (response: ServerResponse) => void): Promise<unknown> {
  const server = await httpServer(answer);
  const clock = autoAdvanceClock();
  const transport = createTransport('scan-gate/test');
  endings.push(() => server.close(), clock.release, transport.close);
  const redactor = createRedactor(['S3cr+t/k&y-of-the-test']);
  const logger = createLogger({ write: () => undefined, redactor, style: 'plain', debug: true });
  const http = createJsonClient({
    service,
    baseUrl: server.url,
    apiKey: 'S3cr+t/k&y-of-the-test',
    transport,
    clock,
    logger,
    takeSecrets: redactor.takeSecrets,
    random: () => 0,
  });
  return await http.send({ kind: 'status', method: 'GET', path: '/scans/s?x=1' }, never).catch((error: unknown) => error);
}

const page =
  (status: number, title: string, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(status, { ...HTML, ...headers }).end(`<!doctype html><html><head><title>\n ${title}</title></head></html>`);

describe.each(SERVICES)('what answers in the place of $id', (service) => {
  it.each([
    [
      'a firewall',
      page(403, 'Access denied'),
      'BLOCKED',
      'an HTML page ("Access denied"): a firewall or proxy',
      'API key is probably not the cause',
      false,
    ],
    ['a gateway with a login', page(401, 'Sign in'), 'AUTH_REJECTED', 'an HTML page ("Sign in")', '{api-url}', false],
    ['a proxy with a login', page(407, 'Proxy'), 'UNREACHABLE', 'a proxy requires a login', 'https_proxy', false],
    [
      'a gateway that fails',
      page(504, '504 Time-out'),
      'SERVICE_FAILED',
      'an HTML page ("504 Time-out"): a gateway or proxy',
      'support',
      true,
    ],
    [
      'a captive portal (511)',
      page(511, 'Welcome'),
      'UNREACHABLE',
      'the network of the runner requires a login',
      'Log the runner in',
      false,
    ],
    ['a captive portal (200)', page(200, 'Hotel WiFi'), 'NOT_JSON', 'an HTML page ("Hotel WiFi")', 'a login page', true],
    ['a port of TLS', page(400, 'The plain HTTP request was sent to HTTPS port'), 'UNREACHABLE', 'the port uses TLS', 'https://', false],
    [
      'single sign-on',
      page(302, 'Found', { location: 'https://login.example.com/saml?token=t0k3n' }),
      'REDIRECTED',
      'a redirect to login.example.com that seems to lead to a login page. scan-gate never follows redirects',
      'requires a login',
      false,
    ],
    [
      'another host',
      page(308, 'Moved', { location: 'https://api.example.org/v2' }),
      'REDIRECTED',
      'a redirect to api.example.org. scan-gate never follows redirects',
      '{api-url}',
      false,
    ],
  ])('is named: %s', async (_what, answer, code, message, hint, transient) => {
    const error = await refusal(service, answer);

    expect(error).toMatchObject({
      code,
      message: expect.stringContaining(message),
      details: { transient, hint: expect.stringContaining(hint) },
    });
    expect(String((error as Error).message)).not.toContain('t0k3n');
  });
});

describe('a body that is not plain JSON', () => {
  const [service] = SERVICES as [Service];
  const bytes =
    (body: Buffer, headers: Record<string, string> = {}) =>
    (response: ServerResponse) =>
      void response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(body);
  const utf16 = Buffer.from('\uFEFF{"id":"s"}', 'utf16le');

  it('may begin with a byte order mark, which is skipped', async () => {
    expect(await refusal(service, bytes(Buffer.from('\uFEFF{"id":"s"}')))).toEqual({ id: 's' });
  });

  it('is asked for without compression', async () => {
    const answer = (response: ServerResponse) => void response.end(JSON.stringify({ asked: response.req.headers['accept-encoding'] }));

    expect(await refusal(service, answer)).toEqual({ asked: 'identity' });
  });

  it.each([
    ['UTF-16 with a byte order mark', utf16, {}, 'a body in UTF-16', false],
    ['UTF-16 the other way round', Buffer.from(utf16).swap16(), {}, 'a body in UTF-16', false],
    ['UTF-16 without one', utf16.subarray(2), {}, 'a body in UTF-16', false],
    ['gzip', Buffer.from('H4sIAAAAAAAAA6tWykxRslIqVqoFAH6tmNgKAAAA', 'base64'), { 'content-encoding': 'gzip' }, 'compressed (gzip)', false],
    ['gzip that no header names', Buffer.from('H4sIAAAAAAAAA6tWykxRslIqVqoFAH6tmNgKAAAA', 'base64'), {}, 'compressed (gzip)', false],
    ['Brotli', Buffer.from('iwSAeyJpZCI6InMifQM=', 'base64'), { 'content-encoding': 'br' }, 'compressed (br)', false],
    ['Zstandard', Buffer.from('KLUv/SAKUQAAeyJpZCI6InMifQ==', 'base64'), {}, 'compressed (zstd)', false],
    ['NaN', Buffer.from('{"NaN": "\\"NaN", "score": NaN}'), {}, 'NaN at character 27, which JSON does not allow', true],
    ['an infinity', Buffer.from('[1, -Infinity]'), {}, '-Infinity at character 5,', true],
    [
      'an XML document',
      Buffer.from('<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>'),
      {},
      'an XML document ("AccessDenied")',
      true,
    ],
    ['an empty body', Buffer.from(' '), {}, 'an empty body', true],
    ['a torn answer', Buffer.from('{"id":'), {}, 'a body that is not JSON (application/json)', true],
  ])('is named: %s', async (_what, body, headers, message, transient) => {
    expect(await refusal(service, bytes(body, headers))).toMatchObject({
      code: 'NOT_JSON',
      message: expect.stringMatching(
        new RegExp(`^\\S+ responded to GET /scans/s with .*${message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`),
      ),
      details: { transient },
    });
  });
});
