import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OtherRepositoryPlan } from '../emulator/github/scenario.js';

/**
 * The repositories of a folder, `owner/name/files`, each with one commit, which `main` and `v1` name. Hidden folders are left out.
 *
 * @throws an error of the file system
 */
export function repositoriesIn(folder: string): Readonly<Record<string, OtherRepositoryPlan>> {
  const names = foldersIn(folder).flatMap((owner) => foldersIn(join(folder, owner)).map((name) => `${owner}/${name}`));
  return Object.fromEntries(names.map((name) => [name, repositoryIn(join(folder, name))]));
}

function repositoryIn(folder: string): OtherRepositoryPlan {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !path.startsWith('.git/'))
    .toSorted();
  const files = Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path))]));
  const hash = createHash('sha1');
  for (const [path, content] of Object.entries(files)) hash.update(`${path}\0`).update(content);
  const commit = hash.digest('hex');
  return { contents: { [commit]: files }, branches: { main: commit, v1: commit } };
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name);
}
