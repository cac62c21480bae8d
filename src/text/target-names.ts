import { trimEnd } from './plain.js';
import { parseUrl } from './url.js';

/** The replacement for a name. */
export const HIDDEN = '(not shown here)';

const ADDRESS = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>]+/giu;
/** The number of an AWS account, but not the last digits of a UUID, such as the ID of a scan. */
const ACCOUNT = /(?<!\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-)\b\d{12}\b/giu;

/** In UTF-16 units. Shorter names would match inside words. */
const SHORTEST = 3;
/** The start of a name that must match, in UTF-16 units. A text may cut off the rest of the name. */
const MAX_LOOK_LENGTH = 200;

/** From `start` to before `end`, in UTF-16 units. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Hides names in public texts: targets in all their spellings, and numbers of accounts. It uses no regular expression of the names, which
 * could be too large, and whose error would quote the name.
 *
 * @param addresses Whether to hide every URL, too.
 */
export function hideNames(names: readonly string[], { addresses }: { readonly addresses: boolean }): (text: string) => string {
  const find = finderOf([...new Set(names.flatMap(spellings).map(folded))]);
  return (text) => {
    // The quick tests avoid compiling the expressions for texts that cannot match.
    const forms = [...(addresses && text.includes('://') ? [ADDRESS] : []), ...(/\d{12}/.test(text) ? [ACCOUNT] : [])];
    const spans = [...find(text), ...forms.flatMap((form) => spansOf(text, form))].sort((a, b) => a.start - b.start || b.end - a.end);
    let rest = '';
    let from = 0;
    // All spans are from the original text, so that nothing matches inside a replacement.
    for (const { start, end } of spans) {
      if (start >= from) rest += text.slice(from, start) + HIDDEN;
      from = Math.max(from, end);
    }
    return rest + text.slice(from);
  };
}

/** Addresses in the hints of scan-gate and in the errors of GitHub. */
const PUBLIC_ADDRESS = /^https:\/\/(?:docs\.github\.com\/|www\.githubstatus\.com\b|api\.github\.com\b|api\.TENANT\.ghe\.com\b|HOST\/)/;

function spansOf(text: string, form: RegExp): Span[] {
  return [...text.matchAll(form)]
    .filter(([found]) => !PUBLIC_ADDRESS.test(found))
    .map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
}

/** Finds names in a text: the longest name at each position, and then the next name after its end. */
function finderOf(names: readonly string[]): (text: string) => Span[] {
  const byStart = new Map<string, string[]>();
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    const start = name.slice(0, SHORTEST);
    const alike = byStart.get(start);
    if (alike === undefined) byStart.set(start, [name]);
    else alike.push(name);
  }
  return (text) => {
    const given = folded(text);
    const spans: Span[] = [];
    for (let at = 0; at < given.length; ) {
      const name = byStart.get(given.slice(at, at + SHORTEST))?.find((each) => isAt(given, each, at));
      const length = name === undefined ? 0 : commonLength(given, name, at);
      if (length > 0) spans.push({ start: at, end: at + length });
      at += Math.max(1, length);
    }
    return spans;
  };
}

/** A target named `prod` must not match inside `product`. */
function isAt(text: string, name: string, at: number): boolean {
  if (!text.startsWith(name.length > MAX_LOOK_LENGTH ? name.slice(0, MAX_LOOK_LENGTH) : name, at)) return false;
  if (name.length > MAX_LOOK_LENGTH || !/^\p{L}+$/u.test(name)) return true;
  return !/\p{L}$/u.test(text.slice(Math.max(0, at - 2), at)) && !/^\p{L}/u.test(text.slice(at + name.length, at + name.length + 2));
}

/** The length of the match, because the text may cut off the name. */
function commonLength(text: string, name: string, at: number): number {
  let length = Math.min(name.length, MAX_LOOK_LENGTH);
  while (length < name.length && text.charCodeAt(at + length) === name.charCodeAt(length)) length += 1;
  return length;
}

/** The text in lowercase, because hosts ignore letter case, with the same length, so that positions are the same. */
function folded(text: string): string {
  const small = text.toLowerCase();
  // The Greek sigma has two lowercase letters, depending on its position.
  if (small.length === text.length) return small.replaceAll('ς', 'σ');
  return Array.from(text, (character) => {
    const one = character.toLowerCase();
    return one.length === character.length ? one : character;
  })
    .join('')
    .replaceAll('ς', 'σ');
}

/**
 * The spellings of a name: the name, the parts of `alias (number)`, the host and path of an address, and all of them percent-encoded.
 */
function spellings(name: string): string[] {
  const bare = name.split(/[?#]/, 1)[0] ?? '';
  // A lone surrogate has no percent-encoding.
  const plain = [name, bare, withoutEnd(bare), ...addressParts(name), ...aliasAndNumber(name)].map((text) =>
    text.replaceAll(/\p{Surrogate}/gu, '\ufffd'),
  );
  const encoded = plain.flatMap((text) => [encodeURIComponent(text), new URLSearchParams([['', text]]).toString().slice(1)]);
  return [...plain, ...encoded].filter((spelling) => spelling.length >= SHORTEST);
}

/** The host (an IPv6 address in its shortest form) and the path. */
function addressParts(name: string): string[] {
  const url = parseUrl(name)?.hostname ? parseUrl(name) : parseUrl(`http://${name}`);
  const number = /^[0-9a-f:.]{2,45}/i.exec(name)?.[0] ?? '';
  const host = url?.hostname ?? (number.includes(':') ? parseUrl(`http://[${number}]`)?.hostname : undefined) ?? '';
  const path = withoutEnd(url?.pathname ?? '');
  // A path of one part without its slash is an ordinary word, so it is left out.
  return [withoutEnd(host.replace(/^\[(.*)\]$/, '$1')), path, path.lastIndexOf('/') > 0 ? path.slice(1) : ''];
}

/** The text without a slash or a dot at its end. */
function withoutEnd(text: string): string {
  return /[^/][/.]$/.test(text) ? text.slice(0, -1) : text;
}

/** The parts of `alias (number)`; empty for other names. */
function aliasAndNumber(name: string): string[] {
  const open = name.search(/\s\(/);
  return open < 1 || !name.endsWith(')') ? [] : [name.slice(0, open).trimEnd(), name.slice(open + 2, -1)];
}

// Letters of all languages, because a service may show `xn--bcher-kva.example` as `bücher.example`.
const LETTER = String.raw`[\p{L}\p{M}\p{N}_]`;
const LABEL = String.raw`${LETTER}(?:[\p{L}\p{M}\p{N}_-]{0,61}${LETTER})?`;
/** URLs, hosts, IP addresses, networks, and paths, as they appear in sentences of services. */
const PLACES = [
  String.raw`[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>]+`,
  String.raw`(?<![\w:.])(?=[:]*[0-9a-f])(?:[0-9a-f]{0,4}:){2,8}(?:(?:\d{1,3}\.){3}\d{1,3}|[0-9a-f]{0,4})(?:\/\d{1,3})?(?![\w:])`,
  String.raw`(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?(?![\w.]*\w)`,
  String.raw`(?<![\p{L}\p{M}\p{N}_.-])(?:${LABEL}\.)+(?:\p{L}[\p{L}\p{M}]{1,23}|xn--[a-z0-9-]{1,59})(?![\p{L}\p{M}\p{N}_-])`,
  String.raw`(?<![\w/.])\/[\w.~%{}-]+(?:\/[\w.~%{}-]*)*`,
  // The ID of a target: a word with a digit after a word such as `tenant`.
  String.raw`(?<=\b(?:tenant|account|connection|asset|target)(?: id)?[ :="']{1,3})[a-z_-]*\d[\w-]*`,
].join('|');

/**
 * The places in a text of a service, such as the target and what was found there.
 *
 * @param known Hosts that are public, such as the host of the service.
 */
export function placesIn(text: string, known: readonly string[]): string[] {
  // Every place contains one of these. The check avoids compiling the expression, which takes 9 ms.
  if (!/[:./\d]/.test(text)) return [];
  const found = text.match(new RegExp(PLACES, 'giu')) ?? [];
  return found.map(withoutPunctuation).filter((place) => !isTime(place) && !known.includes(hostOf(place)));
}

/** The place without punctuation at its end, except for the two colons of an IPv6 network. */
function withoutPunctuation(place: string): string {
  let rest = trimEnd(place, '.,;)]');
  while (rest.endsWith(':') && !rest.endsWith('::')) rest = trimEnd(rest.slice(0, -1), '.,;)]');
  return rest;
}

/** A time such as `12:30:45` looks like an IPv6 address. */
function isTime(place: string): boolean {
  return /^\d{1,2}:\d{2}(?::\d{2})?$/.test(place);
}

function hostOf(place: string): string {
  return (parseUrl(place)?.hostname ?? place).toLowerCase();
}

/** What is hidden already contains spaces, and must not be hidden again. */
const CALL = /\b(GET|HEAD|POST|PUT|PATCH|DELETE) (\/(?:\(not shown here\)|\S)*)/g;

/** Hides the parameters of paths in scan-gate's sentences about requests, because they may be targets, tenants, and hosts. */
export function hidePaths(text: string, hidden: string): string {
  if (!text.includes(' /')) return text;
  return text.replace(CALL, (call, method: string, address: string) => {
    const end = trimEnd(address, '.,:;)');
    const path = end.split('?', 1)[0] ?? '';
    if (/["'<>]/.test(path)) return call;
    const bare = path.split('/').map((part) => (part === '' || part === hidden || /^(?:[a-z]+|v\d{1,2})$/.test(part) ? part : hidden));
    return `${method} ${bare.join('/')}${address.slice(end.length)}`;
  });
}
