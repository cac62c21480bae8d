import type { Problem } from '../domain/errors.js';
import type { Service } from '../scanners/scanner.js';
import { trimEnd } from '../text/plain.js';
import { isLoopback, parseUrl } from '../text/url.js';

/** Where requests go. */
export interface ApiAddress {
  /** With the service's documented path, without a slash at the end. */
  readonly baseUrl: string;
  /** The host, where it is not the service's own: named in log and summary. */
  readonly otherHost?: string | undefined;
}

/** Reads `api-url`: the service's own when empty; the documented path is added once, whether the user gave it or not. */
export function parseApiUrl(given: string, service: Service): { address: ApiAddress } | { problem: Problem } {
  const text = given === '' ? service.apiUrl : given;
  const url = parseUrl(text);
  // The value is not repeated when it may hold a password; `user:password@host` without a scheme is a URL of the scheme `user`.
  const shown = given.includes('@') ? '(an address with a user name)' : given;
  const fault = url ? faultOf(url) : 'an address such as';
  if (url === undefined || fault !== undefined) {
    return { problem: { input: 'api-url', given: shown, allowed: `${fault ?? 'an address such as'} ${service.apiUrl}` } };
  }
  const path = trimEnd(url.pathname, '/');
  const prefixed = path.endsWith(service.apiPrefix) ? path : `${path}${service.apiPrefix}`;
  const other = url.host !== new URL(service.apiUrl).host;
  return { address: { baseUrl: `${url.origin}${prefixed}`, ...(other && { otherHost: url.host }) } };
}

function faultOf(url: URL): string | undefined {
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url))) return 'https (http on loopback only), such as';
  if (url.username !== '' || url.password !== '') return 'an address without a user name or password, such as';
  if (url.search !== '' || url.hash !== '') return 'an address without ? and #, such as';
  return undefined;
}
