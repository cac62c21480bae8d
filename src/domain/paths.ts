import { ScanError } from './errors.js';
import type { CommitTree } from './repository-files.js';
import type { Glob } from './waiver.js';

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
