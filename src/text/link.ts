import { plain } from './plain.js';
import { parseUrl } from './url.js';

/** Characters that a URL may hold and a Markdown link, table or attribute may not. */
const UNSAFE_IN_MARKDOWN = /[|()[\]'"`<>\\*~{}^@]/g;

/** Pages whose mention leaves a trace on them and notifies their people. */
const LEAVES_A_TRACE = /\/(?:issues|pull|pulls|discussions|commit)\//;

/** The address as an absolute http or https URL without user name and password; undefined where it is anything else, such as `javascript:`. */
export function webUrl(address: string | undefined): string | undefined {
  if (address === undefined || plain(address) !== address || /\s/.test(address)) return undefined;
  const url = parseUrl(address);
  if (url === undefined) return undefined;
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  if (!isWeb || url.username !== '' || url.password !== '') return undefined;
  return url.href.replaceAll(UNSAFE_IN_MARKDOWN, percentEncoded);
}

/** A link to a page that we name ourselves; `label` is Markdown already. Where the address is no web address, the label alone. */
export function markdownLink(label: string, address: string | undefined): string {
  const url = webUrl(address);
  return url === undefined ? label : `[${label}](${url})`;
}

/** A link to an address that a service gave; undefined where following or even mentioning it could do harm. */
export function foreignLink(label: string, address: string | undefined): string | undefined {
  const url = webUrl(address);
  if (url === undefined || LEAVES_A_TRACE.test(new URL(url).pathname)) return undefined;
  return `[${label}](${url})`;
}

function percentEncoded(character: string): string {
  return [...new TextEncoder().encode(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
