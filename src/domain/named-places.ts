import { parseUrl } from './url.js';

const LABEL = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?';
/** Addresses, hosts, numbers of hosts and networks, and paths, as services put them into sentences. */
const PLACES = [
  String.raw`[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>]+`,
  String.raw`(?<![\w:.])(?=[:]*[0-9a-f])(?:[0-9a-f]{0,4}:){2,8}(?:(?:\d{1,3}\.){3}\d{1,3}|[0-9a-f]{0,4})(?:\/\d{1,3})?(?![\w:])`,
  String.raw`(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?(?![\w.]*\w)`,
  String.raw`(?<![\w.-])(?:${LABEL}\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]{1,59})(?![\w-])`,
  String.raw`(?<![\w/.])\/[\w.~%{}-]+(?:\/[\w.~%{}-]*)*`,
].join('|');

/**
 * The places that a text of a service names: what it scanned, under whatever name, and what it found there.
 *
 * @param known Hosts that everybody knows, such as the service's own.
 */
export function placesIn(text: string, known: readonly string[]): string[] {
  const found = text.match(new RegExp(PLACES, 'giu')) ?? [];
  return found
    .map((place) => place.replace(/(?:[.,;)\]]|(?<!:):)+$/, ''))
    .filter((place) => !isTime(place) && !known.includes(hostOf(place)));
}

/** `12:30:45` has the form of a network's number. */
function isTime(place: string): boolean {
  return /^\d{1,2}:\d{2}(?::\d{2})?$/.test(place);
}

function hostOf(place: string): string {
  return (parseUrl(place)?.hostname ?? place).toLowerCase();
}

const CALL = /\b(GET|HEAD|POST|PUT|PATCH|DELETE) (\/[^\s"'<>?]*?)(?:\?\S*?)?(?=[.,:;)]*(?:\s|$))/g;

/** Our own sentences about requests with the documented words of their paths alone: between these stand targets, tenants and hosts. */
export function hidePaths(text: string, hidden: string): string {
  return text.replace(CALL, (_call, method: string, path: string) => {
    const bare = path.split('/').map((part) => (part === '' || /^(?:[a-z]+|v\d{1,2})$/.test(part) ? part : hidden));
    return `${method} ${bare.join('/')}`;
  });
}
