import * as http from 'node:http';
import * as https from 'node:https';
import { pipeline } from 'node:stream';
import * as zlib from 'node:zlib';
import { parseUrl } from '../text/url.js';
import type { Fetch, FetchOptions, OpenAnswer } from './response-limit.js';

/** As long as in the fetch of Node. Otherwise, a host that drops packets would use the whole time of an attempt. */
const CONNECT_MS = 10_000;

/**
 * A fetch for Octokit that uses `node:http`. The fetch of Node takes longer to load than `node -e 0` takes to run, and requests to the
 * service use `node:http` anyway. It has no proxy, and never follows a redirect.
 *
 * @throws TypeError like the fetch of Node, with the reason as its cause; the signal's reason
 */
export const nodeFetch: Fetch = async (url, options = {}) => {
  const { signal } = options;
  signal?.throwIfAborted();
  try {
    const message = await send(addressOf(url), options);
    const { statusCode: status = 0, statusMessage: statusText = '' } = message;
    return { status, statusText, url, headers: headersOf(message), body: bodyOf(message) };
  } catch (cause) {
    signal?.throwIfAborted();
    throw new TypeError('fetch failed', { cause });
  }
};

function addressOf(text: string): URL {
  const url = parseUrl(text);
  if (url === undefined) throw new Error('Failed to parse URL');
  if (!/^https?:$/.test(url.protocol)) throw new Error('unknown scheme');
  if (url.username !== '' || url.password !== '') throw new Error('Request cannot be constructed from a URL that includes credentials');
  return url;
}

async function send(url: URL, { method = 'GET', headers, body, signal, onSent }: FetchOptions): Promise<http.IncomingMessage> {
  const secure = url.protocol === 'https:';
  return await new Promise((resolve, reject) => {
    const request = (secure ? https : http).request(url, {
      method,
      headers: { 'accept-encoding': 'gzip', ...headers },
      ...(signal && { signal }),
    });
    request.on('socket', (socket) => {
      if (!socket.connecting) return;
      const onTimeout = (): void => void request.destroy(new Error('Connect Timeout Error'));
      socket.setTimeout(CONNECT_MS, onTimeout);
      socket.once(secure ? 'secureConnect' : 'connect', () => socket.setTimeout(0, onTimeout));
    });
    // After a 101, Node only closes the socket. Without this, the promise would stay open, and the process would end as if all was well.
    const onClose = (): void => reject(new Error('The connection was closed without an answer'));
    request.on('response', resolve).on('error', reject).on('close', onClose).end(body, onSent);
  });
}

function headersOf({ headers }: http.IncomingMessage): Map<string, string> {
  return new Map(Object.entries(headers).map(([name, value = '']) => [name, Array.isArray(value) ? value.join(', ') : value]));
}

function bodyOf(message: http.IncomingMessage): OpenAnswer['body'] {
  // Nobody reads the body of these, and the connection is free only after its end.
  if (message.statusCode === 204 || message.statusCode === 205) return message.resume() && null;
  if (!/^(?:x-)?gzip$/i.test(message.headers['content-encoding'] ?? '')) return message;
  // An error reaches whoever reads the unpacked body.
  return pipeline(message, zlib.createGunzip(), () => undefined);
}
