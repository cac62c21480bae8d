import { trimEnd } from './plain.js';
import { parseUrl } from './url.js';

/** What stands in the place of a name. */
export const HIDDEN = '(not shown here)';

const ADDRESS = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>]+/giu;
/** The number of an AWS account; not the last digits of a UUID, by which scans go. */
const ACCOUNT = /(?<!\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-)\b\d{12}\b/giu;

/** In UTF-16 units. Shorter names would tear words apart. */
const SHORTEST = 3;
/** The beginning of a name by which it is found, in UTF-16 units: the rest of it is hidden as far as the text has it. */
const MAX_LOOK_LENGTH = 200;

/** From `start` to before `end`, in UTF-16 units. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Takes names out of texts that everybody may read: targets under all the spellings in which texts name them, and numbers of accounts.
 * No expression is made of the names: one of a long name is too large, and the error of it quotes the name.
 *
 * @param addresses Every address too, whosoever it is.
 */
export function hideNames(names: readonly string[], { addresses }: { readonly addresses: boolean }): (text: string) => string {
  const find = finderOf([...new Set(names.flatMap(spellings).map(folded))]);
  const forms = addresses ? [ADDRESS, ACCOUNT] : [ACCOUNT];
  return (text) => {
    const spans = [...find(text), ...forms.flatMap((form) => spansOf(text, form))].sort((a, b) => a.start - b.start || b.end - a.end);
    let rest = '';
    let from = 0;
    // All are looked for in the text as it was given, so that nothing is found in what stands in the place of a name.
    for (const { start, end } of spans) {
      if (start >= from) rest += text.slice(from, start) + HIDDEN;
      from = Math.max(from, end);
    }
    return rest + text.slice(from);
  };
}

/** What our own hints and GitHub's errors name as the fix. */
const PUBLIC_ADDRESS = /^https:\/\/(?:docs\.github\.com\/|www\.githubstatus\.com\b|api\.github\.com\b|api\.TENANT\.ghe\.com\b|HOST\/)/;

function spansOf(text: string, form: RegExp): Span[] {
  return [...text.matchAll(form)]
    .filter(([found]) => !PUBLIC_ADDRESS.test(found))
    .map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
}

/** Finds names in a text: of those that begin at one place the longest, and the next one behind its end. */
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

/** A target that is called `prod` must not tear `product` apart. */
function isAt(text: string, name: string, at: number): boolean {
  if (!text.startsWith(name.length > MAX_LOOK_LENGTH ? name.slice(0, MAX_LOOK_LENGTH) : name, at)) return false;
  if (name.length > MAX_LOOK_LENGTH || !/^\p{L}+$/u.test(name)) return true;
  return !/\p{L}$/u.test(text.slice(Math.max(0, at - 2), at)) && !/^\p{L}/u.test(text.slice(at + name.length, at + name.length + 2));
}

/** How much of the name the text has there: it may be cut off. */
function commonLength(text: string, name: string, at: number): number {
  let length = Math.min(name.length, MAX_LOOK_LENGTH);
  while (length < name.length && text.charCodeAt(at + length) === name.charCodeAt(length)) length += 1;
  return length;
}

/** In small letters, for hosts have no case; as long as before, so that places in both are the same. */
function folded(text: string): string {
  const small = text.toLowerCase();
  // Which of two small letters the Greek sigma has depends on its neighbours.
  if (small.length === text.length) return small.replaceAll('ς', 'σ');
  return Array.from(text, (character) => {
    const one = character.toLowerCase();
    return one.length === character.length ? one : character;
  })
    .join('')
    .replaceAll('ς', 'σ');
}

/**
 * A name, its parts where it is `alias (number)`, host and path where it is an address, and as the path or the query of a request has it.
 */
function spellings(name: string): string[] {
  const bare = name.split(/[?#]/, 1)[0] ?? '';
  // Half a character has no percent-encoding.
  const plain = [name, bare, withoutEnd(bare), ...addressParts(name), ...aliasAndNumber(name)].map((text) =>
    text.replaceAll(/\p{Surrogate}/gu, '\ufffd'),
  );
  const encoded = plain.flatMap((text) => [encodeURIComponent(text), new URLSearchParams([['', text]]).toString().slice(1)]);
  return [...plain, ...encoded].filter((spelling) => spelling.length >= SHORTEST);
}

/** The host as addresses have it, an IPv6 number in its shortest notation, and the path. */
function addressParts(name: string): string[] {
  const url = parseUrl(name)?.hostname ? parseUrl(name) : parseUrl(`http://${name}`);
  const number = /^[0-9a-f:.]{2,45}/i.exec(name)?.[0] ?? '';
  const host = url?.hostname ?? (number.includes(':') ? parseUrl(`http://[${number}]`)?.hostname : undefined) ?? '';
  const path = withoutEnd(url?.pathname ?? '');
  // Without its slash, a path of one part is a word.
  return [withoutEnd(host.replace(/^\[(.*)\]$/, '$1')), path, path.lastIndexOf('/') > 0 ? path.slice(1) : ''];
}

/** A slash or a dot at the end makes no difference. */
function withoutEnd(text: string): string {
  return /[^/][/.]$/.test(text) ? text.slice(0, -1) : text;
}

/** The parts of `alias (number)`; none where the name has another form. */
function aliasAndNumber(name: string): string[] {
  const open = name.search(/\s\(/);
  return open < 1 || !name.endsWith(')') ? [] : [name.slice(0, open).trimEnd(), name.slice(open + 2, -1)];
}

// Letters of every language: a service may show `xn--bcher-kva.example` as `bücher.example`.
const LETTER = String.raw`[\p{L}\p{M}\p{N}_]`;
const LABEL = String.raw`${LETTER}(?:[\p{L}\p{M}\p{N}_-]{0,61}${LETTER})?`;
/** Addresses, hosts, numbers of hosts and networks, and paths, as services put them into sentences. */
const PLACES = [
  String.raw`[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>]+`,
  String.raw`(?<![\w:.])(?=[:]*[0-9a-f])(?:[0-9a-f]{0,4}:){2,8}(?:(?:\d{1,3}\.){3}\d{1,3}|[0-9a-f]{0,4})(?:\/\d{1,3})?(?![\w:])`,
  String.raw`(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?(?![\w.]*\w)`,
  String.raw`(?<![\p{L}\p{M}\p{N}_.-])(?:${LABEL}\.)+(?:\p{L}[\p{L}\p{M}]{1,23}|xn--[a-z0-9-]{1,59})(?![\p{L}\p{M}\p{N}_-])`,
  String.raw`(?<![\w/.])\/[\w.~%{}-]+(?:\/[\w.~%{}-]*)*`,
  // An ID of what was scanned: a word with a digit behind the word for what it is.
  String.raw`(?<=\b(?:tenant|account|connection|asset|target)(?: id)?[ :="']{1,3})[a-z_-]*\d[\w-]*`,
].join('|');

/**
 * The places that a text of a service names: what it scanned, under whatever name, and what it found there.
 *
 * @param known Hosts that everybody knows, such as the service's own.
 */
export function placesIn(text: string, known: readonly string[]): string[] {
  // Each form has one of these. The expression takes 9 ms to compile, which most starts do without.
  if (!/[:./\d]/.test(text)) return [];
  const found = text.match(new RegExp(PLACES, 'giu')) ?? [];
  return found.map(withoutPunctuation).filter((place) => !isTime(place) && !known.includes(hostOf(place)));
}

/** What ends a sentence ends no place, except for the two colons of an IPv6 network. */
function withoutPunctuation(place: string): string {
  let rest = trimEnd(place, '.,;)]');
  while (rest.endsWith(':') && !rest.endsWith('::')) rest = trimEnd(rest.slice(0, -1), '.,;)]');
  return rest;
}

/** `12:30:45` has the form of a network's number. */
function isTime(place: string): boolean {
  return /^\d{1,2}:\d{2}(?::\d{2})?$/.test(place);
}

function hostOf(place: string): string {
  return (parseUrl(place)?.hostname ?? place).toLowerCase();
}

const CALL = /\b(GET|HEAD|POST|PUT|PATCH|DELETE) (\/\S*)/g;

/** Our own sentences about requests with the documented words of their paths alone: between these stand targets, tenants and hosts. */
export function hidePaths(text: string, hidden: string): string {
  return text.replace(CALL, (call, method: string, address: string) => {
    const end = trimEnd(address, '.,:;)');
    const path = end.split('?', 1)[0] ?? '';
    if (/["'<>]/.test(path)) return call;
    const bare = path.split('/').map((part) => (part === '' || /^(?:[a-z]+|v\d{1,2})$/.test(part) ? part : hidden));
    return `${method} ${bare.join('/')}${address.slice(end.length)}`;
  });
}
