import * as http from 'node:http';
import * as https from 'node:https';
import { HttpClient } from '@actions/http-client';
import { ScanError } from '../domain/errors.js';
import { orAborted } from '../runtime/deadline.js';
import { codeOf } from '../runtime/folders.js';
import { explainFault } from './network-error.js';
import type { HttpMethod } from './types.js';

/** One request, as it goes over the wire. */
export interface HttpRequest {
  readonly method: HttpMethod;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** One answer, read in full. */
export interface HttpResponse {
  readonly status: number;
  /** Lower-case names; repeated headers joined. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Sends one request. Throws `UNREACHABLE`, `NO_ANSWER` or `TOO_LARGE`, or the signal's reason. Never follows a redirect. */
export interface Transport {
  send(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse>;
  /** Closes the kept connections. */
  close(): void;
}

/** Its own limit of 3 minutes of silence would end a start that is answered when the scan is over; the caller's signal bounds every request. */
const NEVER_MS = 2 ** 31 - 1;
/** Networks of hosted runners forget a connection after about four minutes of silence (decision 0011). */
const PROBE_AFTER_MS = 30_000;

/** For a handshake on loopback. */
const PROBE_MS = 2_000;

/** No answer of the documented services comes near: a page holds 100 findings of a few kB each. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/**
 * Requests over `@actions/http-client`, for its agents: proxies as the runner has them (`https_proxy`, `no_proxy`).
 * Its own `request` is not used: it cannot be aborted, and its `readBody` hangs for ever on a body that is cut short.
 */
export function createTransport(userAgent: string): Transport {
  const keeping = (): HttpClient =>
    new HttpClient(userAgent, [], { allowRedirects: false, allowRetries: false, keepAlive: true, maxSockets: 4 });
  let kept = keeping();
  // What changes something never rides on a kept connection: the server may be closing it just then, and whether it was processed would be unknown.
  const single = new HttpClient(userAgent, [], { allowRedirects: false, allowRetries: false, keepAlive: false, socketTimeout: NEVER_MS });
  /** Hosts that have answered: what they speak is known. */
  const answered = new Set<string>();
  return {
    async send(request, signal) {
      signal.throwIfAborted();
      const { host } = request.url;
      let connected = false;
      const onConnected = (): void => void (connected = true);
      try {
        // A proxy that never opens its tunnel: Node ends no request that waits for its socket, and the agent counts it for ever.
        const opening = open(request.method === 'GET' ? kept : single, userAgent, request, { signal, onConnected });
        const message = await orAborted(opening, signal, () => (kept = keeping()));
        answered.add(host);
        return { status: message.statusCode ?? 0, headers: flatten(message.headers), text: await readText(message) };
      } catch (error) {
        const speaksHttp = answered.has(host);
        const speaksTls = !signal.aborted && !speaksHttp && isHangUp(error) && (await takesTls(request.url, signal));
        signal.throwIfAborted();
        throw error instanceof ScanError ? error : explainFault(error, { ...request, connected, speaksTls, speaksHttp });
      }
    },
    close: () => kept.dispose(),
  };
}

interface Opening {
  readonly signal: AbortSignal;
  /** Called when the connection stands, with TLS where it is asked for: from then on the request may leave. */
  readonly onConnected: () => void;
}

async function open(
  client: HttpClient,
  userAgent: string,
  request: HttpRequest,
  { signal, onConnected }: Opening,
): Promise<http.IncomingMessage> {
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
  const info = { options, parsedUrl: url, httpModule: observed(secure ? https : http, onConnected) };
  // Null is what http-client's own `get` passes; an empty string would send Content-Length with a GET (RFC 9110, 8.6).
  const response = await client.requestRaw(info, request.body ?? null);
  return response.message;
}

function isHangUp(error: unknown): boolean {
  return codeOf(error) === 'ECONNRESET';
}

/**
 * Whether a port that hangs up on a plain request takes TLS: many servers end such a connection without a word. Only loopback may be
 * asked without TLS. Nothing is sent but the handshake.
 */
async function takesTls({ protocol, hostname, port }: URL, signal: AbortSignal): Promise<boolean> {
  if (protocol !== 'http:') return false;
  // Nothing is entrusted to the connection, so that any certificate does. Loopback addresses have no name to ask for.
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

/** The same module, with TCP keep-alive on every connection, and with a call when it stands: `HttpClient` has no way to ask for them. */
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
      throw new ScanError('TOO_LARGE', `The answer is larger than ${MAX_ANSWER_BYTES / 1024 / 1024} MiB.`, {
        hint: 'No documented answer is that large: check {api-url}.',
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
