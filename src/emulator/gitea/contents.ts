import type { Content } from '../hosting.js';
import { hexFrom } from '../invented.js';
import type { Answer } from '../types.js';

type Entry = Readonly<Record<string, unknown>>;

/**
 * A file or a folder, in the form of GitHub; undefined if it does not exist. The empty path is the root.
 * The fields are those of `ContentsResponse` (https://gitea.com/api/swagger#/repository/repoGetContents).
 */
export function contentsAt(content: Content, ref: string, path: string): Answer | undefined {
  const file = content.file(ref, path);
  if (file === 'no-ref') return undefined;
  if (file !== undefined) {
    const bytes = Buffer.from(file.text);
    return { status: 200, body: { ...entry(path, 'file', bytes.length), encoding: 'base64', content: bytes.toString('base64') } };
  }
  const entries = entriesOf(content.paths(ref) ?? [], path);
  return entries.length === 0 && path !== '' ? undefined : { status: 200, body: entries };
}

function entriesOf(paths: readonly string[], folder: string): readonly Entry[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const below = paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
  const names = [...new Set(below.map((path) => path.split('/', 1)[0] ?? ''))].toSorted();
  return names.map((name) => entry(prefix + name, below.includes(name) ? 'file' : 'dir', 0));
}

function entry(path: string, type: 'file' | 'dir', size: number): Entry {
  return { name: path.split('/').at(-1), path, sha: hexFrom(path), type, size, encoding: null, content: null, target: null };
}

/** Entries of one page: DEFAULT_GIT_TREES_PER_PAGE (https://docs.gitea.com/administration/config-cheat-sheet#api-api). */
const TREE_ENTRIES = 1000;

/** All files below the root of a commit (https://gitea.com/api/swagger#/repository/GetTree). */
export function treeAt(content: Content, ref: string): Answer | undefined {
  const paths = content.paths(ref);
  if (paths === undefined) return undefined;
  const tree = paths.slice(0, TREE_ENTRIES).map((path) => ({ path, mode: '100644', type: 'blob', size: 0, sha: hexFrom(path) }));
  return { status: 200, body: { sha: ref, tree, truncated: paths.length > TREE_ENTRIES, page: 1, total_count: paths.length } };
}
