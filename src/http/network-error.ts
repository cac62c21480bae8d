import { maxHeaderSize } from 'node:http';
import { getProxyUrl } from '@actions/http-client';
import { ScanError } from '../domain/errors.js';
import { nameOfProxy } from '../runtime/proxies.js';

/** The request that failed, and what is known about the other side. */
interface Asked {
  readonly method: string;
  readonly url: URL;
  /** Whether the connection of this request was open, with TLS for an `https` URL. The request may then have been sent. */
  readonly connected: boolean;
  /** A later connection has shown that the port uses TLS. */
  readonly speaksTls?: boolean | undefined;
  /** The host has responded over HTTP before. */
  readonly speaksHttp?: boolean | undefined;
}

interface Fault {
  /** Follows the host's name. Has no full stop. */
  readonly what: string;
  readonly hint: string;
  /** Whether trying again later may help. */
  readonly transient: boolean;
  /** Whether the request was certainly not processed, although the connection was open. */
  readonly refused?: boolean;
  /** `what` names the proxy. */
  readonly atProxy?: boolean;
}

/**
 * Turns an error of Node's network layer into an error with cause and fix. The error is `unsent` only if the request was certainly
 * not processed. Otherwise, a start whose response is lost may have started a scan.
 */
export function explainFault(error: unknown, asked: Asked): ScanError {
  const { url, method, connected } = asked;
  const code = textOf(error, 'code');
  const message = textOf(error, 'message') ?? '';
  const fault =
    proxyFault(message, url) ??
    schemeFault(error, asked) ??
    clientCertificateFault(code, message) ??
    (connected ? protocolFault(error, code, asked) : (handshakeFault(code, message, url) ?? connectionFault(error, code, url)));
  const proxy = getProxyUrl(url.href);
  const host = proxy === '' || fault?.atProxy ? url.host : `${url.host} (through ${nameOfProxy(proxy)})`;
  const unsent = !connected || fault?.refused === true;
  if (fault !== undefined && (unsent || method === 'GET')) {
    const { what, hint, transient } = fault;
    return new ScanError('UNREACHABLE', `${host} could not be reached: ${what}.`, { hint, transient, unsent, cause: error });
  }
  if (code === 'HPE_HEADER_OVERFLOW') {
    const text = `${method} ${url.pathname}: the headers of the response from ${host} are larger than ${maxHeaderSize / 1024} KiB (${code}).`;
    return new ScanError('TOO_LARGE', text, {
      hint: 'No documented response has such headers. Check {api-url} and the proxies between the runner and the service.',
      cause: error,
    });
  }
  const detail = fault?.what ?? code ?? (message || String(error));
  return new ScanError(
    'NO_ANSWER',
    `${method} ${url.pathname}: the connection to ${host} broke before the response was complete (${detail}).`,
    {
      hint:
        fault?.hint ??
        'The network or the service failed for a moment. Run the job again. If it keeps happening, contact the support of the service.',
      transient: fault?.transient ?? true,
      cause: error,
    },
  );
}

/** The package `tunnel` puts the proxy's status, or the cause of a broken connection, into its message. Its code is always ECONNRESET. */
function proxyFault(message: string, url: URL): Fault | undefined {
  if (!/tunneling socket/.test(message)) return undefined;
  const proxy = nameOfProxy(getProxyUrl(url.href));
  const status = /statusCode=(\d{3})/.exec(message)?.[1];
  if (status === undefined) {
    return {
      what: `${proxy} could not be used (${/cause=(.*)/s.exec(message)?.[1] ?? message})`,
      hint: `Check https_proxy, and that the proxy is running. If ${url.host} is reachable without the proxy, add ${url.host} to no_proxy.`,
      transient: true,
      refused: true,
      atProxy: true,
    };
  }
  const hint =
    status === '407' ? PROXY_LOGIN_HINT : `Allow ${url.host} at the proxy, or add it to no_proxy if it is reachable without the proxy.`;
  // A 4xx is final: the proxy forbids the host.
  const transient = !status.startsWith('4');
  return { what: `${proxy} responded with ${status}`, hint, transient, refused: true, atProxy: true };
}

/** What to do about a 407. */
export const PROXY_LOGIN_HINT =
  'Put the user name and password of the proxy into https_proxy, from a secret, in front of the host: USER:PASSWORD@HOST. Or add the host to no_proxy.';

/** What to do about a plain HTTP request to a TLS port. */
export const USE_HTTPS_HINT = 'Write https:// instead of http:// in {api-url}, or set the port for plain HTTP.';

/** A plain HTTP request to a TLS port: trying again does not help, and the other side could not read the request. */
function schemeFault(error: unknown, { speaksTls }: Asked): Fault | undefined {
  if (!speaksTls && !isTlsRecord(error)) return undefined;
  return { what: 'the port uses TLS, and the request was plain HTTP', hint: USE_HTTPS_HINT, transient: false, refused: true };
}

/** In TLS 1.3, this alert arrives after our side considers the handshake done. It still ends the handshake (RFC 8446, 4.4.2.4). */
function clientCertificateFault(code = '', message: string): Fault | undefined {
  if (!/ALERT_CERTIFICATE_REQUIRED/.test(code) && !(code === 'EPROTO' && /alert number 116\b/.test(message))) return undefined;
  return {
    what: `the server requires a client certificate, which scan-gate cannot send (${code})`,
    hint: 'Check {api-url}: requests with an API key may have another address, or a gateway in front of the service requires mutual TLS.',
    transient: false,
    refused: true,
  };
}

/** The first bytes of the response are not HTTP, for example because the port belongs to SSH or mail. */
function protocolFault(error: unknown, code = '', { speaksHttp }: Asked): Fault | undefined {
  const reason = textOf(error, 'reason') ?? '';
  if (speaksHttp || code !== 'HPE_INVALID_CONSTANT' || !/^Expected HTTP\//.test(reason)) return undefined;
  return { what: `the port does not use HTTP (${code})`, hint: 'Check {api-url}, especially its port.', transient: false };
}

/** A TLS alert (21) or handshake (22), where the HTTP parser expected a response (RFC 8446, 5.1). */
function isTlsRecord(error: unknown): boolean {
  const packet: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'rawPacket') : undefined;
  return Buffer.isBuffer(packet) && (packet[0] === 0x15 || packet[0] === 0x16) && packet[1] === 0x03;
}

/** Codes of OpenSSL and of Node's checks of a certificate (nodejs.org, tls: X509 certificate error codes). */
const CERTIFICATE_FAULTS =
  /^(?:ERR_TLS|CERT_|CRL_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_|HOSTNAME_MISMATCH)/;

function handshakeFault(code: string | undefined, message: string, { host }: URL): Fault | undefined {
  if (/before secure TLS connection was established/.test(message)) {
    return {
      what: 'the server closed the connection before TLS was established',
      hint: `Check the port of {api-url}, which may be a port for plain HTTP, and whether a firewall blocks TLS to ${host}.`,
      transient: true,
    };
  }
  if (code === undefined) return undefined;
  if (/^(?:EPROTO|ERR_SSL)/.test(code)) return { ...protocolOfTls(code, message), transient: false };
  return CERTIFICATE_FAULTS.test(code) ? { ...certificateFault(code, host), transient: false } : undefined;
}

/** An alert comes from a server that uses TLS. Alert 70 means that the TLS versions do not match. */
function protocolOfTls(code: string, message: string): Omit<Fault, 'transient'> {
  const alert = /alert number (\d+)/.exec(message)?.[1];
  if ((alert !== undefined || /ALERT/.test(code)) && alert !== '70' && !/PROTOCOL_VERSION/.test(code)) {
    return {
      what: `the server refused the TLS handshake (${alert === undefined ? code : `${code}, alert ${alert}`})`,
      hint: 'Check {api-url}. The server may require a client certificate, which scan-gate cannot send, or may not accept this host name or these ciphers.',
    };
  }
  return {
    what: `the server does not use TLS, or no version of TLS that this machine accepts (${code})`,
    hint: 'Check {api-url}, especially its port: https:// does not work with a port for plain HTTP.',
  };
}

function certificateFault(code: string, host: string): Omit<Fault, 'transient'> {
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return {
        what: `its certificate has expired (${code})`,
        hint: `The operator of ${host} must renew the certificate. Also check the clock of the runner.`,
      };
    case 'CERT_NOT_YET_VALID':
      return { what: `its certificate is not valid yet (${code})`, hint: 'Check the clock of the runner.' };
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'HOSTNAME_MISMATCH':
      return {
        what: `its certificate is for another host (${code})`,
        hint: 'Check the host in {api-url}: it must be one of the names in the certificate.',
      };
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return {
        what: `its certificate is self-signed (${code})`,
        hint: 'Check {api-url}. If it is right, set NODE_EXTRA_CA_CERTS to a PEM file with this certificate.',
      };
    case 'CERT_REVOKED':
      return { what: `its certificate was revoked (${code})`, hint: `The operator of ${host} must replace the certificate.` };
    default:
      return {
        what: `its certificate comes from an authority that this machine does not trust (${code})`,
        hint: 'Check {api-url}. If a proxy of your company inspects TLS, or you run the authority yourself, set NODE_EXTRA_CA_CERTS to a PEM file with its certificate.',
      };
  }
}

/** Errors that occur before a byte of the request is sent. */
const BEFORE_SENDING: ReadonlyMap<string, Omit<Fault, 'transient'>> = new Map([
  [
    'ECONNREFUSED',
    {
      what: 'no program listens on this port (ECONNREFUSED)',
      hint: 'Check the host and port of {api-url}, the firewall of the runner, and https_proxy and no_proxy if there is a proxy.',
    },
  ],
  [
    'ENOTFOUND',
    {
      what: 'DNS has no such host (ENOTFOUND)',
      hint: 'Check the host in {api-url} and the name resolution of the runner. If a proxy resolves names, set https_proxy.',
    },
  ],
  [
    'EAI_AGAIN',
    {
      what: 'DNS did not respond (EAI_AGAIN)',
      hint: 'Check the name resolution and the network of the runner, which could not reach its DNS server. If a proxy resolves names, set https_proxy.',
    },
  ],
]);

const OTHERS = new Set(['EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL']);

function connectionFault(error: unknown, code: string | undefined, { host }: URL): Fault | undefined {
  const known = code === undefined ? undefined : BEFORE_SENDING.get(code);
  if (known) return { ...known, transient: true };
  if (textOf(error, 'syscall') !== 'connect' && !OTHERS.has(code ?? '')) return undefined;
  return {
    what: `no connection could be made (${code ?? 'no code'})`,
    hint: `Check {api-url}, the network between the runner and ${host} (firewall, VPN), and https_proxy and no_proxy if there is a proxy.`,
    transient: true,
  };
}

function textOf(error: unknown, key: 'code' | 'message' | 'syscall' | 'reason'): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
