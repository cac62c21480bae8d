import { parseUrl } from './url.js';

/** What stands in the place of a name. */
export const HIDDEN = '(not shown here)';

const ADDRESS = String.raw`\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>]+`;
/** The number of an AWS account; not the last digits of a UUID, by which scans go. */
const ACCOUNT = String.raw`(?<!\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-)\b\d{12}\b`;

/**
 * Takes names out of texts that everybody may read: targets under all the spellings in which texts name them, and numbers of accounts.
 *
 * @param addresses Every address too, whosoever it is.
 */
export function hideNames(names: readonly string[], { addresses }: { readonly addresses: boolean }): (text: string) => string {
  const longestFirst = [...new Set(names.flatMap(spellings))].sort((a, b) => b.length - a.length).map(patternOf);
  // In one pass, so that nothing is looked for in what was put there; in any case, for hosts have none.
  const hidden = new RegExp([...(addresses ? [ADDRESS] : []), ...longestFirst, ACCOUNT].join('|'), 'giu');
  return (text) => text.replaceAll(hidden, HIDDEN);
}

/** A name, its parts where it is `alias (number)`, its host where it is an address, and as the path or the query of a request has it. */
function spellings(name: string): string[] {
  const parts = /^(.+?)\s+\((.+)\)$/.exec(name)?.slice(1) ?? [];
  const host = (parseUrl(name)?.hostname || parseUrl(`http://${name}`)?.hostname) ?? '';
  const plain = [name, name.split(/[?#]/, 1)[0] ?? '', ...parts];
  const encoded = plain.flatMap((text) => [encodeURIComponent(text), new URLSearchParams([['', text]]).toString().slice(1)]);
  return [...plain, host, ...encoded].filter((spelling) => spelling.length > 2);
}

/** A target that is called `prod` must not tear `product` apart. */
function patternOf(name: string): string {
  const pattern = name.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return /^\p{L}+$/u.test(name) ? `(?<!\\p{L})${pattern}(?!\\p{L})` : pattern;
}
