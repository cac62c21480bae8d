import * as http from 'node:http';
import * as https from 'node:https';
import { HttpClient } from '@actions/http-client';
import { ScanError } from '../domain/errors.js';
import { orAborted } from '../runtime/deadline.js';
import { codeOf } from '../runtime/folders.js';
import { explainFault } from './network-error.js';
import type { HttpMethod } from './types.js';

/** One HTTP request. */
export interface HttpRequest {
  readonly method: HttpMethod;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** An HTTP proxy that gets the whole request, only for `http` URLs. Default: the proxy of the environment, if there is one. */
  readonly proxy?: URL | undefined;
}

/** One response, read in full. */
export interface HttpResponse {
  readonly status: number;
  /** Lower-case names; repeated headers joined. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Sends one request. Throws `UNREACHABLE`, `NO_ANSWER`, `TOO_LARGE`, or the signal's reason. Never follows a redirect. */
export interface Transport {
  send(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse>;
  /** Closes the connections that are kept open. */
  close(): void;
}

/** The client's own limit of 3 minutes without data would end a start that is answered when the scan is over. The caller's signal limits every request. */
const NEVER_MS = 2 ** 31 - 1;
/** Networks of hosted runners forget a connection after about four minutes of silence (decision 0011). */
const PROBE_AFTER_MS = 30_000;

/** For a TLS handshake on loopback. */
const PROBE_MS = 2_000;

/** Documented responses are much smaller: a page contains 100 findings of a few kB each. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/**
 * Sends requests with the agents of `@actions/http-client`, which use the proxies of the runner (`https_proxy`, `no_proxy`).
 * Its own `request` cannot be aborted, and its `readBody` never ends if a body is cut short.
 */
export function createTransport(userAgent: string): Transport {
  const keeping = (): HttpClient =>
    new HttpClient(userAgent, [], { allowRedirects: false, allowRetries: false, keepAlive: true, maxSockets: 4 });
  let kept = keeping();
  // A request that changes something gets a new connection. The server may be closing a kept one, and it would be unknown whether the request was processed.
  const single = new HttpClient(userAgent, [], { allowRedirects: false, allowRetries: false, keepAlive: false, socketTimeout: NEVER_MS });
  /** Hosts that have responded over HTTP. */
  const answered = new Set<string>();
  return {
    async send(request, signal) {
      signal.throwIfAborted();
      // Whom the connection is opened to.
      const peer = request.proxy ?? request.url;
      const { host } = peer;
      let connected = false;
      const onConnected = (): void => void (connected = true);
      try {
        // If a proxy never opens its tunnel, Node does not end the request that waits for the socket, and the agent counts it forever.
        const opening = open(request.method === 'GET' ? kept : single, userAgent, request, { signal, onConnected });
        const message = await orAborted(opening, signal, () => (kept = keeping()));
        answered.add(host);
        return { status: message.statusCode ?? 0, headers: flatten(message.headers), text: await readText(message) };
      } catch (error) {
        const speaksHttp = answered.has(host);
        const speaksTls = !signal.aborted && !speaksHttp && isHangUp(error) && (await takesTls(peer, signal));
        signal.throwIfAborted();
        throw error instanceof ScanError ? error : explainFault(error, { ...request, url: peer, connected, speaksTls, speaksHttp });
      }
    },
    close: () => kept.dispose(),
  };
}

interface Opening {
  readonly signal: AbortSignal;
  /** Is called when the connection is open, with TLS for an `https` URL. The request may be sent from then on. */
  readonly onConnected: () => void;
}

async function open(
  client: HttpClient,
  userAgent: string,
  request: HttpRequest,
  { signal, onConnected }: Opening,
): Promise<http.IncomingMessage> {
  const { url, proxy } = request;
  const peer = proxy ?? url;
  const secure = peer.protocol === 'https:';
  const options: http.RequestOptions = {
    method: request.method,
    host: peer.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: peer.port || (secure ? 443 : 80),
    // A proxy needs the whole address (RFC 9112, 3.2.2).
    path: proxy === undefined ? `${url.pathname}${url.search}` : `${url.origin}${url.pathname}${url.search}`,
    headers: { ...request.headers, ...(proxy !== undefined && { host: url.host }), 'user-agent': userAgent },
    agent: client.getAgent(peer.href),
    signal,
  };
  const info = { options, parsedUrl: peer, httpModule: observed(secure ? https : http, onConnected) };
  // Null is what http-client's own `get` passes; an empty string would send Content-Length with a GET (RFC 9110, 8.6).
  const response = await client.requestRaw(info, request.body ?? null);
  return response.message;
}

function isHangUp(error: unknown): boolean {
  return codeOf(error) === 'ECONNRESET';
}

/**
 * Whether a port that closes a plain HTTP connection uses TLS: many servers close such a connection without a response. Only loopback URLs
 * may use plain HTTP. This sends nothing but the handshake.
 */
async function takesTls({ protocol, hostname, port }: URL, signal: AbortSignal): Promise<boolean> {
  if (protocol !== 'http:') return false;
  // Any certificate is accepted, because nothing confidential is sent. Loopback addresses have no server name.
  const options = { host: hostname.replace(/^\[(.*)\]$/, '$1'), port: port || 80, rejectUnauthorized: false, agent: false, signal };
  return await new Promise<boolean>((resolve) => {
    const probe = https.request(options);
    const end = (takes: boolean) => (): void => {
      resolve(takes);
      probe.destroy();
    };
    probe.on('socket', (socket) => socket.once('secureConnect', end(true)));
    probe.setTimeout(PROBE_MS, end(false));
    probe.on('error', end(false));
    probe.on('close', end(false));
  });
}

/** The module with TCP keep-alive on every connection, and with a callback when it is open. `HttpClient` has options for neither. */
function observed<Module extends typeof http | typeof https>(module: Module, onConnected: () => void): Module {
  const request = (options: http.RequestOptions, onAnswer: (message: http.IncomingMessage) => void): http.ClientRequest =>
    module.request(options, onAnswer).on('socket', (socket) => {
      socket.setKeepAlive(true, PROBE_AFTER_MS);
      const handshakes = 'secureConnecting' in socket && socket.secureConnecting === true;
      if (handshakes) socket.once('secureConnect', onConnected);
      else if (socket.connecting) socket.once('connect', onConnected);
      else onConnected();
    });
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
      throw new ScanError('TOO_LARGE', `The response is larger than ${MAX_ANSWER_BYTES / 1024 / 1024} MiB.`, {
        hint: 'No documented response is that large. Check {api-url}.',
      });
    }
    chunks.push(part);
  }
  // A byte order mark may be skipped (RFC 8259, 8.1).
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}

function flatten(headers: http.IncomingHttpHeaders): Record<string, string> {
  const entries = Object.entries(headers).filter((entry): entry is [string, string | string[]] => entry[1] !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]));
}
