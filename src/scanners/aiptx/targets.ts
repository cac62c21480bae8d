import { parseUrl } from '../../text/url.js';
import { type Address, type Block, parseAddress, parseBlock } from './addresses.js';

/** What AIPTx can be asked to attack, taken apart. `id`: without query and fragment, so that it may be shown. */
export type AiptxTarget = { readonly id: string } & (
  | { readonly kind: 'url'; readonly url: URL; readonly host: string; readonly address?: Address | undefined; readonly rawPath: string }
  | { readonly kind: 'host'; readonly host: string }
  | { readonly kind: 'address'; readonly address: Address }
  | { readonly kind: 'block'; readonly block: Block }
);

/** Why a text is no target. `hide`: it may hold a password. */
export interface TargetFault {
  readonly fault: string;
  readonly hide?: boolean | undefined;
}

const LONGEST = 2000;
const WEB = /^https?:\/\/([^/?#]*)([^?#]*)/i;

/**
 * Reads a target strictly: whatever two programs could read differently (other notations of an address, backslashes, encoded or foreign
 * letters in the host) is refused, for what we compare must be what is attacked.
 */
export function parseTarget(text: string): AiptxTarget | TargetFault {
  if (text.includes('@') && !/^https?:\/\/[^/?#@]+[/?#]/i.test(text))
    return { fault: 'without user name and password: give {scan-options} an authentication', hide: true };
  if (text.length > LONGEST) return { fault: `of at most ${LONGEST} characters` };
  if (!/^[!-~]+$/.test(text) || text.includes('\\')) return { fault: 'of ASCII letters, digits and signs, without spaces and backslashes' };
  if (text.includes('://')) return parseWeb(text);
  const block = parseBlock(text);
  if (block) return { kind: 'block', block, id: `${block.address.text}/${block.prefix}` };
  const address = parseAddress(text);
  if (address) return { kind: 'address', address, id: address.text };
  const host = text.toLowerCase();
  return isHostName(host) ? { kind: 'host', host, id: host } : { fault: 'in one of these forms' };
}

function parseWeb(text: string): AiptxTarget | TargetFault {
  const [, authority = '', rawPath = ''] = WEB.exec(text) ?? [];
  const url = parseUrl(text);
  if (authority === '' || url === undefined) return { fault: 'with the scheme http or https and a host' };
  const host = authority.replace(/:\d*$/, '').toLowerCase();
  const address = parseAddress(host.replace(/^\[(.*)\]$/, '$1'));
  // A host name is what Node's own parser makes of it, and so no other notation of anything.
  if (!address && !isHostName(host)) return { fault: 'whose host is written in the one usual way' };
  const path = url.pathname === '/' ? '' : url.pathname;
  return { kind: 'url', url, host, address, rawPath, id: `${url.protocol}//${url.host}${path}` };
}

/** Labels of letters, digits, - and _, without a dot at the end; nothing that a resolver takes for a number. */
function isHostName(host: string): boolean {
  const labels = host.split('.');
  const fits = host.length <= 253 && labels.every((label) => /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label));
  return fits && parseUrl(`http://${host}`)?.hostname === host;
}

/** The form in which targets are compared and shown: of ours, and of those that the service tells. */
export function targetId(text: string): string {
  const target = parseTarget(text);
  return 'id' in target ? target.id : shown(text);
}

/** The text without what may be secret in it. */
export function shown(text: string): string {
  return (text.split(/[?#]/, 1)[0] ?? '').replace(/^([a-z][a-z0-9+.-]*:\/\/)?[^/]*@/i, '$1');
}

/** A sentence of the service without queries, fragments and credentials of the addresses in it. */
export function withoutQueries(text: string): string {
  return text.replaceAll(/https?:\/\/[^\s"'<>]+/gi, (address) => shown(address));
}
