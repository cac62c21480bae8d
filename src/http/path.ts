import { ScanError } from '../domain/errors.js';

/**
 * Encodes a value as one segment of a URL path. An empty value and dots alone would lead to another URL.
 *
 * @param title The name of the service, for the message.
 * @throws ScanError `WIRE_FORMAT`
 */
export function pathSegment(text: string, title: string): string {
  if (/^\.{0,2}$/.test(text)) throw new ScanError('WIRE_FORMAT', `"${text}" cannot be an ID in a URL of ${title}.`);
  return encodeURIComponent(text);
}

/** A path of such segments, encoded one by one. @throws ScanError `WIRE_FORMAT` */
export function pathSegments(path: string, title: string): string {
  return path
    .split('/')
    .map((segment) => pathSegment(segment, title))
    .join('/');
}

/** A query string without the question mark. Values that are undefined are left out. */
export function queryOf(values: Readonly<Record<string, string | number | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== undefined) search.set(name, String(value));
  return search.toString();
}

/** Whether a given text can be one segment of a URL path. */
export function isSegment(text: string): boolean {
  return text.length <= 200 && !/^\.+$/.test(text) && !/[\s/\\?#%]/.test(text);
}
