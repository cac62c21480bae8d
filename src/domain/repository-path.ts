import { plain } from '../text/plain.js';

/** Longer paths than any file system allows are no paths (PATH_MAX on Linux). */
const LONGEST_PATH = 4096;

/**
 * A file name of a service as a path inside the repository, or undefined when it is none.
 *
 * Forward slashes, no leading slash or `./`, no `..`, no scheme, no drive, nothing invisible: code scanning rejects a whole file for
 * one bad path (reference: platform 1.9).
 */
export function repositoryPath(text: string | undefined | null): string | undefined {
  const given = (text ?? '').trim().replaceAll('\\', '/');
  if (given.length > LONGEST_PATH || given.endsWith('/') || /[\n\t]/.test(given) || plain(given) !== given) return undefined;
  const segments = given.split('/').filter((segment) => segment !== '' && segment !== '.');
  const path = segments.join('/');
  // Asked of the result: `./C:/x` would else become `C:/x`.
  return path === '' || segments.includes('..') || /^[a-z][a-z0-9+.-]*:/i.test(path) ? undefined : path;
}
