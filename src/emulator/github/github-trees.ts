import { blobHash, bytesOf, type Entry, entriesOf, type Place } from './github-content-objects.js';
import type { FilesPlan } from './scenario.js';
import { hexFrom, type Json } from './users.js';

/** All files and folders, each folder before what it holds. */
export function allBelow(files: FilesPlan, folder = ''): readonly Entry[] {
  return entriesOf(files, folder).flatMap((entry) => (entry.file === undefined ? [entry, ...allBelow(files, entry.path)] : [entry]));
}

/** GitHub's "git tree". */
export function treeObject({ links, repository }: Omit<Place, 'ref'>, name: string, entries: readonly Entry[], most: number): Json {
  const git = `${links.api}/repos/${repository}/git`;
  const sha = hexFrom(`tree of ${name}`);
  return {
    sha,
    url: `${git}/trees/${sha}`,
    tree: entries.slice(0, most).map((entry) => itemOf(entry, name, git)),
    truncated: entries.length > most,
  };
}

function itemOf({ path, file }: Entry, name: string, git: string): Json {
  if (file === undefined) {
    const sha = hexFrom(`tree ${path} at ${name}`);
    return { path, mode: '040000', type: 'tree', sha, url: `${git}/trees/${sha}` };
  }
  if (typeof file === 'object' && 'submodule' in file) return { path, mode: '160000', type: 'commit', sha: hexFrom(`commit ${path}`) };
  const link = typeof file === 'object' && 'symlink' in file;
  const bytes = bytesOf(link ? file.symlink : file);
  const sha = blobHash(bytes);
  return { path, mode: link ? '120000' : '100644', type: 'blob', sha, size: bytes.length, url: `${git}/blobs/${sha}` };
}
