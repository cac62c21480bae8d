/** Path characters of RFC 3986, `%` with its two digits among them. */
const REFERENCE = /^(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})+$/;

/**
 * Why code scanning would reject this `artifactLocation.uri`, in words that follow its name; undefined: it would not. GitHub rejects a
 * whole file for one of them (reference: platform 1.9).
 */
export function uriFault(uri: unknown): string | undefined {
  if (typeof uri !== 'string' || uri === '') return 'is empty';
  if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(uri)) return 'has a scheme';
  if (uri.includes('\\')) return 'has a backslash';
  if (uri.startsWith('/')) return 'begins with a slash';
  if (uri.split('/', 1)[0]?.includes(':')) return 'has a colon in its first segment';
  if (!REFERENCE.test(uri)) return 'is not percent-encoded';
  const segments = decodeURISafely(uri)?.split('/');
  if (segments === undefined) return 'is not percent-encoded UTF-8';
  if (segments.some((segment) => segment === '..' || segment === '.')) return 'has a segment "." or ".."';
  return segments.includes('') ? 'has an empty segment' : undefined;
}

function decodeURISafely(uri: string): string | undefined {
  try {
    return decodeURIComponent(uri);
  } catch {
    return undefined;
  }
}
