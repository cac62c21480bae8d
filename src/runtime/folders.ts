import { mkdirSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { cwd } from 'node:process';
import { failWith } from '../domain/errors.js';

/** The code of a file system error, such as `ENOENT`. */
export function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

/**
 * Creates a folder and its parents. The `recursive` option of Node never ends on file systems that report ENOENT below an existing
 * folder, such as /proc (Node 20 and 24).
 *
 * @param path An absolute path.
 */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if (isFolder(path)) return;
    if (codeOf(error) !== 'ENOENT' || dirname(path) === path) throw error;
    makeFolder(dirname(path));
    try {
      mkdirSync(path);
    } catch (again) {
      // Another process may have made it meanwhile.
      if (!isFolder(path)) throw again;
    }
  }
}

/** The home directory; undefined if the user has none, such as a numeric user in a container without HOME. */
export function homeFolder(): string | undefined {
  try {
    return homedir() || undefined;
  } catch {
    return undefined;
  }
}

/**
 * The working directory.
 *
 * @param otherwise The folder to use if the working directory was removed, such as GITHUB_WORKSPACE.
 * @throws ScanError `CONFIG` if there is neither
 */
export function workingFolder(otherwise?: string): string {
  try {
    return cwd();
  } catch (error) {
    if (otherwise) return otherwise;
    return failWith('CONFIG', 'The working directory of this process no longer exists.', {
      hint: 'Start scan-gate in a directory that exists.',
      cause: error,
    });
  }
}

/** Whether there is a folder at the path, also through a link. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** The path without symbolic links, as far as it exists. */
export function realPathOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPathOf(parent), path.slice(parent.length));
  }
}

/** Whether `inner` is `outer` or is inside it. */
export function contains(outer: string, inner: string): boolean {
  const way = relative(outer, inner);
  return way === '' || (!isAbsolute(way) && way !== '..' && !/^\.\.[\\/]/.test(way));
}
