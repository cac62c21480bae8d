import { maxHeaderSize } from 'node:http';
import { getProxyUrl } from '@actions/http-client';
import { ScanError } from '../domain/errors.js';
import { nameOfProxy } from '../runtime/proxies.js';

/** What was asked of whom when the network failed. */
interface Asked {
  readonly method: string;
  readonly url: URL;
  /** The connection of this very request stood, with TLS where it was asked for: the request may have left. */
  readonly connected: boolean;
  /** A look afterwards has shown that the other side speaks TLS. */
  readonly speaksTls?: boolean | undefined;
  /** The host has answered over HTTP before. */
  readonly speaksHttp?: boolean | undefined;
}

interface Fault {
  /** After the host's name, without a full stop. */
  readonly what: string;
  readonly hint: string;
  /** Waiting may end it. */
  readonly transient: boolean;
  /** Whether the request surely was not processed, although its connection stood. */
  readonly refused?: boolean;
  /** `what` names the proxy. */
  readonly atProxy?: boolean;
}

/**
 * Turns an error of Node's network layer into one that names the cause and the fix. It is `unsent` only where the request surely was not
 * processed: once it may have left, a start whose answer is lost has to be looked for.
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
    const text = `${method} ${url.pathname}: the headers of the answer of ${host} are larger than ${maxHeaderSize / 1024} KiB (${code}).`;
    return new ScanError('TOO_LARGE', text, {
      hint: 'No documented answer has such headers: check {api-url} and the proxies on the way.',
      cause: error,
    });
  }
  const detail = fault?.what ?? code ?? (message || String(error));
  return new ScanError(
    'NO_ANSWER',
    `${method} ${url.pathname}: the connection to ${host} broke before the answer was complete (${detail}).`,
    {
      hint:
        fault?.hint ??
        'The network or the service failed for a moment: run the job again. If it keeps happening, contact the support of the service.',
      transient: fault?.transient ?? true,
      cause: error,
    },
  );
}

/** The package `tunnel` keeps the proxy's status, or what broke the connection to the proxy, in its message; its code is ECONNRESET. */
function proxyFault(message: string, url: URL): Fault | undefined {
  if (!/tunneling socket/.test(message)) return undefined;
  const proxy = nameOfProxy(getProxyUrl(url.href));
  const status = /statusCode=(\d{3})/.exec(message)?.[1];
  if (status === undefined) {
    return {
      what: `${proxy} could not be used (${/cause=(.*)/s.exec(message)?.[1] ?? message})`,
      hint: `Check https_proxy, and that the proxy is running. If ${url.host} can be reached without it, add ${url.host} to no_proxy.`,
      transient: true,
      refused: true,
      atProxy: true,
    };
  }
  const hint =
    status === '407'
      ? PROXY_LOGIN_HINT
      : `Have ${url.host} allowed at the proxy, or add it to no_proxy if it can be reached without the proxy.`;
  // A refusal is as final as one of the service: the proxy forbids the host.
  const transient = !status.startsWith('4');
  return { what: `${proxy} answered with status ${status}`, hint, transient, refused: true, atProxy: true };
}

/** What a person does about a 407. */
export const PROXY_LOGIN_HINT =
  'Write the user name and password of the proxy into https_proxy, from a secret: both before the host, a colon between them and an at sign after them. Or add the host to no_proxy.';

/** What a person does about a plain request to a port of TLS. */
export const USE_HTTPS_HINT = 'Write https:// instead of http:// in {api-url}, or give the port that takes plain HTTP.';

/** Plain HTTP was asked for, and the other side speaks TLS: no waiting ends that, and it could read nothing of the request. */
function schemeFault(error: unknown, { speaksTls }: Asked): Fault | undefined {
  if (!speaksTls && !isTlsRecord(error)) return undefined;
  return { what: 'it speaks TLS, and the request was plain HTTP', hint: USE_HTTPS_HINT, transient: false, refused: true };
}

/** In TLS 1.3 this alert comes when our side has taken the handshake for done; it ends the handshake all the same (RFC 8446, 4.4.2.4). */
function clientCertificateFault(code = '', message: string): Fault | undefined {
  if (!/ALERT_CERTIFICATE_REQUIRED/.test(code) && !(code === 'EPROTO' && /alert number 116\b/.test(message))) return undefined;
  return {
    what: `it wants a client certificate, which scan-gate cannot show (${code})`,
    hint: 'Check {api-url}: the address for requests with an API key is another one, or a gateway before it wants mutual TLS.',
    transient: false,
    refused: true,
  };
}

/** What answers is no HTTP from its first byte on, as a port of SSH or of mail. */
function protocolFault(error: unknown, code = '', { speaksHttp }: Asked): Fault | undefined {
  const reason = textOf(error, 'reason') ?? '';
  if (speaksHttp || code !== 'HPE_INVALID_CONSTANT' || !/^Expected HTTP\//.test(reason)) return undefined;
  return { what: `the port does not speak HTTP (${code})`, hint: 'Check {api-url}, above all its port.', transient: false };
}

/** An alert (21) or a handshake (22) of TLS, where the parser of HTTP expected an answer (RFC 8446, 5.1). */
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
      what: 'it closed the connection before TLS was established',
      hint: `Check the port of {api-url}, which may be one of plain HTTP, and whether a firewall stops TLS to ${host}.`,
      transient: true,
    };
  }
  if (code === undefined) return undefined;
  if (/^(?:EPROTO|ERR_SSL)/.test(code)) return { ...protocolOfTls(code, message), transient: false };
  return CERTIFICATE_FAULTS.test(code) ? { ...certificateFault(code, host), transient: false } : undefined;
}

/** An alert comes from a side that speaks TLS; that of the version (70) says what it lacks. */
function protocolOfTls(code: string, message: string): Omit<Fault, 'transient'> {
  const alert = /alert number (\d+)/.exec(message)?.[1];
  if ((alert !== undefined || /ALERT/.test(code)) && alert !== '70' && !/PROTOCOL_VERSION/.test(code)) {
    return {
      what: `it refused the handshake of TLS (${alert === undefined ? code : `${code}, alert ${alert}`})`,
      hint: 'Check {api-url}. The server may want a client certificate, which scan-gate cannot show, or may not know this name or these ciphers.',
    };
  }
  return {
    what: `it does not speak TLS, or no version of TLS that this machine accepts (${code})`,
    hint: 'Check {api-url}, above all its port: a port of plain HTTP cannot be asked by https://.',
  };
}

function certificateFault(code: string, host: string): Omit<Fault, 'transient'> {
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return {
        what: `its certificate has expired (${code})`,
        hint: `Whoever runs ${host} must renew the certificate. Check the clock of the runner, too.`,
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
      return { what: `its certificate was revoked (${code})`, hint: `Whoever runs ${host} must replace the certificate.` };
    default:
      return {
        what: `its certificate comes from an authority that this machine does not trust (${code})`,
        hint: 'Check {api-url}. If a proxy of your company inspects TLS, or the authority is your own, set NODE_EXTRA_CA_CERTS to a PEM file with its certificate.',
      };
  }
}

/** Errors that come before a byte of the request has left. */
const BEFORE_SENDING: ReadonlyMap<string, Omit<Fault, 'transient'>> = new Map([
  [
    'ECONNREFUSED',
    {
      what: 'no program listens on this port (ECONNREFUSED)',
      hint: 'Check the host and port of {api-url}, the firewall of the runner, and https_proxy / no_proxy if there is a proxy.',
    },
  ],
  [
    'ENOTFOUND',
    {
      what: 'DNS knows no such host (ENOTFOUND)',
      hint: 'Check the host in {api-url} and the name resolution of the runner. Where a proxy resolves names, set https_proxy.',
    },
  ],
  [
    'EAI_AGAIN',
    {
      what: 'DNS does not answer (EAI_AGAIN)',
      hint: 'Check the name resolution and the network of the runner: its DNS server could not be asked. Where a proxy resolves names, set https_proxy.',
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
    hint: `Check {api-url}, the network between the runner and ${host} (firewall, VPN), and https_proxy / no_proxy if there is a proxy.`,
    transient: true,
  };
}

function textOf(error: unknown, key: 'code' | 'message' | 'syscall' | 'reason'): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
