import { trimEnd } from './plain.js';
import { parseUrl } from './url.js';

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
