import { parseUrl } from '../../text/url.js';

/** An IP address. An IPv4 address that is written as IPv6 (`::ffff:10.0.0.1`) is that IPv4 address. */
export interface Address {
  readonly family: 4 | 6;
  readonly value: bigint;
  /** In its one canonical notation. */
  readonly text: string;
}

/** All addresses that begin with the same bits: CIDR. */
export interface Block {
  readonly address: Address;
  readonly prefix: number;
}

const BITS = { 4: 32, 6: 128 } as const;
const MAPPED = 0xffffn;

/** The address, or undefined for any other text, also for other notations of IPv4 such as `127.1` and `0x7f000001`. */
export function parseAddress(text: string): Address | undefined {
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

/** A CIDR block, or undefined. A block of IPv4 addresses that are written as IPv6 is none: nobody means it. */
export function parseBlock(text: string): Block | undefined {
  const [, base = '', digits = ''] = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text) ?? [];
  const address = parseAddress(base);
  const prefix = Number(digits);
  if (address === undefined || prefix > BITS[address.family] || (address.family === 4 && base.includes(':'))) return undefined;
  return { address, prefix };
}

/** One address as a block of its own. */
export function blockOf(address: Address): Block {
  return { address, prefix: BITS[address.family] };
}

/** Whether all addresses of `inner` are in `outer`. */
export function contains(outer: Block, inner: Block): boolean {
  if (outer.address.family !== inner.address.family || inner.prefix < outer.prefix) return false;
  const shift = BigInt(BITS[outer.address.family] - outer.prefix);
  return outer.address.value >> shift === inner.address.value >> shift;
}
