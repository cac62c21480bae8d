import { ScanError } from './errors.js';
import { isPlainPath } from './finding.js';
import type { CommitTree } from './repository-files.js';
import type { Glob } from './waiver.js';

/** Longer names are not unquoted: a path has at most 4,096 bytes (PATH_MAX on Linux), and git writes a byte as up to 4 characters. */
const MAX_QUOTED_LENGTH = 4 * 4096;

/** A file's name in its canonical spelling. */
export interface FileName {
  /** NFC, `/` between folders, without `.`, empty folders, leading or trailing slashes, git's quotes, and `file:`. */
  readonly text: string;
  /** The name began at the root of a file system: `/`, a drive, or `file:///`. */
  readonly absolute: boolean;
}

/**
 * Converts a file's name to its canonical spelling. The result depends on the text alone, because fingerprints contain it and must not
 * depend on a checkout. Percent-encoding stays, because only the repository's files show whether `a%20b.tf` is encoded.
 */
export function fileNameOf(given: string): FileName {
  if (isPlainPath(given)) return { text: given, absolute: false };
  const spelt = unquoted(given.trim())
    .replace(/^file:(?:\/\/localhost(?=\/))?/i, '')
    .replaceAll('\\', '/');
  return { text: segmentsOf(spelt).join('/').normalize('NFC'), absolute: /^(?:\/+)?[a-z]:\/|^\/(?!\/*$)/i.test(spelt) };
}

/** The percent-decoded name; undefined if the name has no percent-encoding, or if it does not decode to UTF-8. */
export function percentDecoded(text: string): string | undefined {
  if (!/%[0-9a-f]{2}/i.test(text)) return undefined;
  try {
    return segmentsOf(decodeURIComponent(text).replaceAll('\\', '/')).join('/').normalize('NFC');
  } catch {
    return undefined;
  }
}

/** The segments of a path without `.` and empty ones: `./a//b` is `a`, `b`. */
function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '' && segment !== '.');
}

const ESCAPES: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, '"': 34, '\\': 92 };

/** Undoes git's quoting of unusual names, `"m\303\263dulo/main.tf"` (git-config, core.quotePath). Invalid quoting stays. */
function unquoted(text: string): string {
  if (text.length > MAX_QUOTED_LENGTH) return text;
  const inner = /^"((?:[^"\\]|\\(?:[abtnvfr"\\]|[0-3][0-7]{2}))*)"$/.exec(text)?.[1];
  if (inner === undefined) return text;
  if (!inner.includes('\\')) return inner;
  const encoder = new TextEncoder();
  const bytes: number[] = [];
  for (const [part, escape] of inner.matchAll(/\\([0-7]{3}|.)|[^\\]+/g)) {
    if (escape === undefined) for (const byte of encoder.encode(part)) bytes.push(byte);
    else bytes.push(ESCAPES[escape] ?? Number.parseInt(escape, 8));
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
  } catch {
    return text;
  }
}

/**
 * Rejects patterns that match no file of the commit.
 *
 * @throws ScanError `CONFIG` that names all such patterns
 */
export function assertMatched(globs: readonly Glob[], { files, submodules }: CommitTree): void {
  const unmatched = new Set(globs);
  for (const paths of [files, submodules]) {
    for (const path of paths) {
      if (unmatched.size === 0) return;
      for (const glob of unmatched) if (glob.matches(path)) unmatched.delete(glob);
    }
  }
  if (unmatched.size === 0) return;
  const patterns = [...unmatched].map(({ pattern }) => `"${pattern}"`).join(', ');
  throw new ScanError('CONFIG', `No file of the repository matches ${patterns}.`, {
    hint: 'Check {paths}: patterns begin at the root of the repository. To match everything in a folder, write terraform/**.',
  });
}
