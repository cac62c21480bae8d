import { resolve } from 'node:path';
import { compileGlob } from '../config/globs.js';
import { ScanError } from '../domain/errors.js';
import type { Source } from '../domain/source.js';
import type { Glob } from '../domain/waiver.js';
import type { GitHubAccess } from '../publish/github/octokit.js';
import { readRepositoryTree } from '../publish/github/repository-tree.js';
import { openFolder } from './workspace-files.js';

export interface RepositoryPlace {
  readonly source: Source;
  /** Absolute path of what the repository's files are below. */
  readonly workspace: string;
  /** Where our own reports are written; none of the repository's files is there. */
  readonly reportDir: string;
  readonly github: GitHubAccess;
}

const CHECKOUT = 'Check the repository out (actions/checkout) before this step.';

/**
 * Refuses patterns that no file of the repository matches: a misspelt one would leave every finding out of the gate. Where there is no
 * checkout, GitHub is asked for the names of the files.
 *
 * @throws ScanError `CONFIG`; what GitHub answers
 */
export async function assertPathsMatch(patterns: readonly string[], place: RepositoryPlace, signal: AbortSignal): Promise<void> {
  const { workspace, reportDir, source, github } = place;
  const unmatched = new Set(patterns.map(compileGlob));
  const folder = await openFolder(workspace, resolve(workspace, reportDir));
  for await (const path of folder.files((inside) => [...unmatched].some((glob) => mayBeBelow(glob, inside)), signal))
    if (strike(unmatched, path)) return;
  if (!folder.empty) throw unmatchedBy(unmatched);
  const tree = await readRepositoryTree(source, github, signal);
  if (tree === undefined) throw unknown(unmatched, 'the workspace holds no files');
  for (const path of tree.files) if (strike(unmatched, path)) return;
  throw tree.truncated ? unknown(unmatched, 'the repository has more files than GitHub lists') : unmatchedBy(unmatched);
}

/** Takes out what the path matches; true when nothing is left. */
function strike(unmatched: Set<Glob>, path: string): boolean {
  for (const glob of unmatched) if (glob.matches(path)) unmatched.delete(glob);
  return unmatched.size === 0;
}

/** Whether a pattern can match anything in a folder: by the folders that it names before its first wildcard, and by its depth. */
function mayBeBelow({ pattern }: Glob, folder: string): boolean {
  const names = pattern.split('/').slice(0, -1);
  const wild = names.findIndex((name) => /[*?[\]{}]/.test(name));
  const fixed = wild < 0 ? names : names.slice(0, wild);
  const asked = folder.split('/');
  if (asked.length > names.length && !/\*\*|[[{]/.test(pattern)) return false;
  return asked.every((name, index) => index >= fixed.length || fixed[index] === name);
}

function unmatchedBy(globs: ReadonlySet<Glob>): ScanError {
  return new ScanError('CONFIG', `No file of the repository matches ${describe(globs)}.`, {
    hint: 'Check {paths}: patterns begin at the root of the repository, and a folder is meant with all that is in it by terraform/**.',
  });
}

function unknown(globs: ReadonlySet<Glob>, why: string): ScanError {
  return new ScanError('CONFIG', `Nobody knows whether a file of the repository matches ${describe(globs)}: ${why}.`, { hint: CHECKOUT });
}

function describe(globs: ReadonlySet<Glob>): string {
  return [...globs].map(({ pattern }) => `"${pattern}"`).join(', ');
}
