import { parseUrl } from '../../text/url.js';

/** A parsed target. `id` has no query and fragment, so that it may be shown. */
export type AiptxTarget = { readonly id: string } & (
  | { readonly kind: 'url'; readonly url: URL; readonly host: string; readonly address?: Address | undefined; readonly rawPath: string }
  | { readonly kind: 'host'; readonly host: string }
  | { readonly kind: 'address'; readonly address: Address }
  | { readonly kind: 'block'; readonly block: Block }
);

/** Why a text is not a valid target. `hide`: the text may contain a password. */
interface TargetFault {
  readonly fault: string;
  readonly hide?: boolean | undefined;
}

const MAX_LENGTH = 2000;
const WEB = /^https?:\/\/([^/?#]*)([^?#]*)/i;

/**
 * Parses a target strictly, because the target that we compare must be the target that AIPTx attacks. Refuses every form that two programs
 * could read differently: other notations of an address, backslashes, encoded or non-ASCII letters in the host.
 */
export function parseTarget(text: string): AiptxTarget | TargetFault {
  if (text.includes('@') && !/^https?:\/\/[^/?#@]+[/?#]/i.test(text))
    return { fault: 'without user name and password: give {scan-options} an authentication', hide: true };
  if (text.length > MAX_LENGTH) return { fault: `of at most ${MAX_LENGTH} characters` };
  if (!/^[!-~]+$/.test(text) || text.includes('\\'))
    return { fault: 'of ASCII letters, digits, and signs, without spaces and backslashes' };
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
  // If Node's own parser returns another host name, the text is another notation.
  if (!address && !isHostName(host)) return { fault: 'whose host is a plain host name or IP address' };
  const path = url.pathname === '/' ? '' : url.pathname;
  return { kind: 'url', url, host, address, rawPath, id: `${url.protocol}//${url.host}${path}` };
}

/** Labels of letters, digits, - and _, without a dot at the end. Nothing that a resolver reads as a number. */
function isHostName(host: string): boolean {
  const labels = host.split('.');
  const fits = host.length <= 253 && labels.every((label) => /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label));
  return fits && parseUrl(`http://${host}`)?.hostname === host;
}

/** The form in which targets are compared and shown: our own, and those that the service reports. */
export function targetId(text: string): string {
  const target = parseTarget(text);
  return 'id' in target ? target.id : shown(text);
}

/** The text without query, fragment, and credentials. */
export function shown(text: string): string {
  return (text.split(/[?#]/, 1)[0] ?? '').replace(/^([a-z][a-z0-9+.-]*:\/\/)?[^/]*@/i, '$1');
}

/** A message of the service, without queries, fragments, and credentials in its URLs. */
export function withoutQueries(text: string): string {
  return text.replaceAll(/https?:\/\/[^\s"'<>]+/gi, (address) => shown(address));
}

/** An IP address. An IPv4 address in IPv6 notation (`::ffff:10.0.0.1`) counts as IPv4. */
interface Address {
  readonly family: 4 | 6;
  readonly value: bigint;
  /** The canonical notation. */
  readonly text: string;
}

/** A CIDR block: all addresses that begin with the same bits. */
interface Block {
  readonly address: Address;
  readonly prefix: number;
}

const BITS = { 4: 32, 6: 128 } as const;
const MAPPED = 0xffffn;

/** The address, or undefined for any other text and for other notations of IPv4, such as `127.1` and `0x7f000001`. */
function parseAddress(text: string): Address | undefined {
  return parseIPv4(text) ?? parseIPv6(text);
}

function parseIPv4(text: string): Address | undefined {
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) || parseUrl(`http://${text}`)?.hostname !== text) return undefined;
  return { family: 4, value: toBits(text.split('.').map(Number), 8n), text };
}

function parseIPv6(text: string): Address | undefined {
  const canonical = /^[0-9a-f:.]{2,45}$/i.test(text) ? parseUrl(`http://[${text}]`)?.hostname.slice(1, -1) : undefined;
  if (canonical === undefined) return undefined;
  const value = toBits(groupsOf(canonical), 16n);
  return value >> 32n === MAPPED ? toIPv4(value & 0xffffffffn) : { family: 6, value, text: canonical };
}

/** Eight numbers; `::` stands for as many zeros as are missing. */
function groupsOf(text: string): number[] {
  const [head = '', tail] = text.split('::');
  const [before, after] = [head, tail ?? ''].map((part) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16))));
  const zeros = Array.from({ length: 8 - (before?.length ?? 0) - (after?.length ?? 0) }, () => 0);
  return [...(before ?? []), ...zeros, ...(after ?? [])];
}

function toIPv4(value: bigint): Address {
  const text = [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 0xffn)).join('.');
  return { family: 4, value, text };
}

function toBits(parts: readonly number[], width: bigint): bigint {
  return parts.reduce((bits, part) => (bits << width) | BigInt(part), 0n);
}

/** A CIDR block, or undefined. A block of IPv4 addresses in IPv6 notation is not accepted. */
function parseBlock(text: string): Block | undefined {
  const [, base = '', digits = ''] = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text) ?? [];
  const address = parseAddress(base);
  const prefix = Number(digits);
  if (address === undefined || prefix > BITS[address.family] || (address.family === 4 && base.includes(':'))) return undefined;
  return { address, prefix };
}

/** One address as a block. */
export function blockOf(address: Address): Block {
  return { address, prefix: BITS[address.family] };
}

/** Whether all addresses of `inner` are in `outer`. */
export function contains(outer: Block, inner: Block): boolean {
  if (outer.address.family !== inner.address.family || inner.prefix < outer.prefix) return false;
  const shift = BigInt(BITS[outer.address.family] - outer.prefix);
  return outer.address.value >> shift === inner.address.value >> shift;
}
