/**
 * A file name of a service as a path inside the repository, or undefined when it is none.
 *
 * Forward slashes, no leading slash or `./`, no `..`, no scheme, no drive: code scanning rejects a whole file for one bad path
 * (reference: platform 1.9).
 */
export function repositoryPath(text: string | undefined | null): string | undefined {
  const clean = (text ?? '').trim().replaceAll('\\', '/');
  if (hasControl(clean) || clean.endsWith('/')) return undefined;
  const segments = clean.split('/').filter((segment) => segment !== '' && segment !== '.');
  const path = segments.join('/');
  // Asked of the result: `./C:/x` would else become `C:/x`.
  return path === '' || segments.includes('..') || /^[a-z][a-z0-9+.-]*:/i.test(path) ? undefined : path;
}

function hasControl(text: string): boolean {
  return /\p{Cc}/u.test(text);
}
