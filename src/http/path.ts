import { ScanError } from '../domain/errors.js';

/**
 * A value between two slashes of an address; nothing, and dots alone, would make it another address.
 *
 * @param title Of the service, for the message.
 * @throws ScanError `WIRE_FORMAT`
 */
export function pathSegment(text: string, title: string): string {
  if (/^\.{0,2}$/.test(text)) throw new ScanError('WIRE_FORMAT', `"${text}" cannot be an ID in an address of ${title}.`);
  return encodeURIComponent(text);
}

/** What follows the question mark; a value that is undefined is left out. */
export function queryOf(values: Readonly<Record<string, string | number | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== undefined) search.set(name, String(value));
  return search.toString();
}

/** Whether a person's text may stand between two slashes once it is percent-encoded. */
export function isSegment(text: string): boolean {
  return text.length <= 200 && !/^\.+$/.test(text) && !/[\s/\\?#%]/.test(text);
}
