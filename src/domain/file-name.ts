import { ScanError } from './errors.js';
import type { CommitTree } from './repository-files.js';
import type { Glob } from './waiver.js';

/** Longer names are never unquoted: no file system allows 4,096 characters (PATH_MAX on Linux), and git writes four for a byte. */
const MAX_QUOTED_LENGTH = 4 * 4096;

/** A file's name, spelt in one way whatever the service's way is. */
export interface FileName {
  /** NFC, `/` between folders, without `.`, empty folders, leading or trailing slashes; git's quotes and `file:` are gone. */
  readonly text: string;
  /** The name began at the root of a file system: `/`, a drive, or `file:///`. */
  readonly absolute: boolean;
}

/**
 * Spells a file's name in the canonical way, by its text alone: fingerprints depend on it, and must not depend on a checkout.
 * Percent-encoding stays: only the repository's files can tell whether `a%20b.tf` is one name or another.
 */
export function fileNameOf(given: string): FileName {
  const spelt = unquoted(given.trim())
    .replace(/^file:(?:\/\/localhost(?=\/))?/i, '')
    .replaceAll('\\', '/');
  return { text: segmentsOf(spelt).join('/').normalize('NFC'), absolute: /^(?:\/+)?[a-z]:\/|^\/(?!\/*$)/i.test(spelt) };
}

/** The same name with its percent-encoding decoded; undefined if it has none, or none that is UTF-8. */
export function percentDecoded(text: string): string | undefined {
  if (!/%[0-9a-f]{2}/i.test(text)) return undefined;
  try {
    return segmentsOf(decodeURIComponent(text).replaceAll('\\', '/')).join('/').normalize('NFC');
  } catch {
    return undefined;
  }
}

/** The folders and the name of a path, without those that say nothing: `./a//b` is `a`, `b`. */
function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '' && segment !== '.');
}

const ESCAPES: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, '"': 34, '\\': 92 };

/** Undoes git's quoting of unusual names, `"m\303\263dulo/main.tf"` (git-config, core.quotePath). Broken quoting is no quoting. */
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
 * Refuses patterns that match no file of the commit.
 *
 * @throws ScanError `CONFIG`, naming all of them
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
    hint: 'Check {paths}: patterns begin at the root of the repository, and a folder is meant with all that is in it by terraform/**.',
  });
}
