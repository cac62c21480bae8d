import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { compileGlob } from '../config/globs.js';
import { ScanError } from '../domain/errors.js';
import type { Source } from '../domain/source.js';
import type { Glob } from '../domain/waiver.js';
import type { GitHubAccess } from '../publish/github/octokit.js';

export interface RepositoryPlace {
  readonly source: Source;
  readonly workspace: string;
  readonly github: GitHubAccess;
}

/**
 * Refuses patterns that no file of the repository matches: a misspelt one would leave every finding out of the gate.
 *
 * @throws ScanError `CONFIG`
 */
export async function assertPathsMatch(patterns: readonly string[], { workspace }: RepositoryPlace, signal: AbortSignal): Promise<void> {
  const unmatched = new Set(patterns.map(compileGlob));
  for await (const path of filesBelow(workspace, '', signal)) {
    for (const glob of unmatched) if (glob.matches(path)) unmatched.delete(glob);
    if (unmatched.size === 0) return;
  }
  throw new ScanError('CONFIG', `No file of the repository matches ${describe([...unmatched])}.`, {
    hint: 'Check {paths}: patterns begin at the root of the repository, such as terraform/**. The job needs a checkout of the repository (actions/checkout) before this step.',
  });
}

function describe(globs: readonly Glob[]): string {
  return globs.map(({ pattern }) => `"${pattern}"`).join(', ');
}

async function* filesBelow(root: string, folder: string, signal: AbortSignal): AsyncIterable<string> {
  signal.throwIfAborted();
  let entries: Dirent[];
  try {
    entries = await readdir(join(root, folder), { withFileTypes: true });
  } catch {
    // What cannot be read matches nothing.
    return;
  }
  const path = (name: string): string => (folder === '' ? name : `${folder}/${name}`);
  for (const entry of entries) if (!entry.isDirectory()) yield path(entry.name);
  for (const entry of entries) if (entry.isDirectory() && entry.name !== '.git') yield* filesBelow(root, path(entry.name), signal);
}
