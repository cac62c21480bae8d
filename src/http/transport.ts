import * as http from 'node:http';
import * as https from 'node:https';
import { HttpClient } from '@actions/http-client';
import { ScanError } from '../domain/errors.js';
import type { HttpMethod } from '../scanners/scanner.js';

/** One request, as it goes over the wire. */
export interface Exchange {
  readonly method: HttpMethod;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** One answer, read in full. */
export interface Answer {
  readonly status: number;
  /** Lower-case names; repeated headers joined. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Sends one request. Throws `UNREACHABLE`, `NO_ANSWER` or `TOO_LARGE`, or the signal's reason. Never follows a redirect. */
export interface Transport {
  exchange(request: Exchange, signal: AbortSignal): Promise<Answer>;
  /** Closes the kept connections. */
  close(): void;
}

/** Its own limit of 3 minutes of silence would end a start that is answered when the scan is over; the caller's signal bounds every request. */
const NEVER_MS = 2 ** 31 - 1;
/** Networks of hosted runners forget a connection after about four minutes of silence (reference: field, 3.1). */
const PROBE_AFTER_MS = 30_000;

/** No answer of the documented services comes near: a page holds 100 findings of a few kB each. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/**
 * Requests over `@actions/http-client`, for its agents: proxies as the runner has them (`https_proxy`, `no_proxy`).
 * Its own `request` is not used: it cannot be aborted, and its `readBody` hangs for ever on a body that is cut short.
 */
export function createTransport(userAgent: string): Transport {
  const kept = new HttpClient(userAgent, [], { allowRedirects: false, allowRetries: false, keepAlive: true, maxSockets: 4 });
  // What changes something never rides on a kept connection: the server may be closing it just then, and whether it was processed would be unknown.
  const single = new HttpClient(userAgent, [], { allowRedirects: false, allowRetries: false, keepAlive: false, socketTimeout: NEVER_MS });
  return {
    async exchange(request, signal) {
      signal.throwIfAborted();
      try {
        const message = await open(request.method === 'GET' ? kept : single, userAgent, request, signal);
        return { status: message.statusCode ?? 0, headers: flatten(message.headers), text: await readText(message) };
      } catch (error) {
        signal.throwIfAborted();
        throw error instanceof ScanError ? error : explain(error, request);
      }
    },
    close: () => kept.dispose(),
  };
}

async function open(client: HttpClient, userAgent: string, request: Exchange, signal: AbortSignal): Promise<http.IncomingMessage> {
  const { url } = request;
  const secure = url.protocol === 'https:';
  const options: http.RequestOptions = {
    method: request.method,
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port || (secure ? 443 : 80),
    path: `${url.pathname}${url.search}`,
    headers: { ...request.headers, 'user-agent': userAgent },
    agent: client.getAgent(url.href),
    signal,
  };
  const info = { options, parsedUrl: url, httpModule: probing(secure ? https : http) };
  // Null is what http-client's own `get` passes; an empty string would send Content-Length with a GET (RFC 9110, 8.6).
  const response = await client.requestRaw(info, request.body ?? null);
  return response.message;
}

/** The same module, with TCP keep-alive on every connection: `HttpClient` has no way to ask for it. */
function probing<Module extends typeof http | typeof https>(module: Module): Module {
  const request = (options: http.RequestOptions, onAnswer: (message: http.IncomingMessage) => void): http.ClientRequest =>
    module.request(options, onAnswer).on('socket', (socket) => socket.setKeepAlive(true, PROBE_AFTER_MS));
  return { ...module, request };
}

async function readText(message: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message) {
    const part: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    bytes += part.length;
    if (bytes > MAX_ANSWER_BYTES) {
      message.destroy();
      throw new ScanError('TOO_LARGE', `The answer is larger than ${MAX_ANSWER_BYTES / 1024 / 1024} MiB.`, {
        hint: 'No documented answer is that large: check {api-url}.',
      });
    }
    chunks.push(part);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function flatten(headers: http.IncomingHttpHeaders): Record<string, string> {
  const entries = Object.entries(headers).filter((entry): entry is [string, string | string[]] => entry[1] !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]));
}

/** Errors that come before a byte of the request has left. */
const BEFORE_SENDING = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL']);

/** Codes of OpenSSL and of Node's checks of a certificate (nodejs.org, tls: X509 certificate error codes): no waiting ends them. */
const TLS_FAULTS =
  /^(?:ERR_TLS|ERR_SSL|EPROTO|CERT_|CRL_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_|HOSTNAME_MISMATCH)/;

function explain(error: unknown, { url, method }: Exchange): ScanError {
  const code = textOf(error, 'code');
  const message = textOf(error, 'message');
  const tunnel = /tunneling socket/.test(message ?? '');
  // A proxy's refusal comes with the code ECONNRESET; its status is in the message.
  const detail = (tunnel ? undefined : code) ?? message ?? String(error);
  const insecure = code !== undefined && TLS_FAULTS.test(code);
  // Of a proxy, a refusal is as final as one of the service: it wants a password, or forbids the host.
  const refused = tunnel && /statusCode=4\d\d/.test(message ?? '');
  const unsent = tunnel || insecure || textOf(error, 'syscall') === 'connect' || (code !== undefined && BEFORE_SENDING.has(code));
  if (!unsent) {
    return new ScanError(
      'NO_ANSWER',
      `${method} ${url.pathname}: the connection to ${url.host} broke before the answer was complete (${detail}).`,
      {
        hint: 'A passing fault of the network or of the service; run the job again. If it lasts, ask the service.',
        transient: true,
        cause: error,
      },
    );
  }
  return new ScanError('UNREACHABLE', `${url.host} could not be reached (${detail}).`, {
    hint: insecure
      ? /^(?:EPROTO|ERR_SSL)/.test(code)
        ? `${url.host} does not speak TLS as it is spoken here: check {api-url}, above all its port.`
        : `The certificate of ${url.host} is not trusted here: check {api-url}, or give the runner your certificate authority by NODE_EXTRA_CA_CERTS.`
      : 'Check {api-url}, the name resolution and firewall of the runner, and https_proxy / no_proxy if there is a proxy.',
    transient: !insecure && !refused,
    unsent: true,
    cause: error,
  });
}

function textOf(error: unknown, key: 'code' | 'message' | 'syscall'): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
