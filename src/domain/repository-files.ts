import { type FileName, fileNameOf, percentDecoded } from './file-name.js';

/** The names of all files and submodules of a commit. */
export interface CommitTree {
  /** Paths from the root; with links, without folders. */
  readonly files: readonly string[];
  /** Paths of submodules: files below them are in another repository. */
  readonly submodules: readonly string[];
}

/** The files of a commit, and its repository. */
export interface RepositoryFiles extends CommitTree {
  /** `owner/name`. */
  readonly repository?: string | undefined;
}

/** Finds the repository's own spelling of a file that a service names; undefined: the repository certainly has no such file. */
export type Locate = (name: string) => string | undefined;

/** Longer and deeper names are only looked up as they are, because no checkout has such paths (PATH_MAX on Linux). */
const MAX_LENGTH = 4096;
const MAX_SEGMENTS = 64;

/** Folders into which tools copy other repositories' code: `main.tf` in such a folder is not the `main.tf` of this repository. */
const DEPENDENCIES = /(?:^|\/)(?:\.terraform|\.terragrunt-cache|node_modules)(?:\/|$)/;

/**
 * Finds the files that the findings of one scan name: as named, else percent-decoded, else without leading folders, such as the folders
 * of a checkout or of a service's clone.
 *
 * Which leading folders to remove is a guess, and a wrong guess could exclude a finding from the gate. `isPlausible` decides which guesses
 * are used.
 *
 * @param names All names of the scan, in the service's spelling. Together they show where the service's checkout begins.
 */
export function locateAll(names: Iterable<string>, files: RepositoryFiles): Locate {
  const index = indexOf(files);
  const located = new Map<string, string>();
  const guesses: Guess[] = [];
  const literal = { absolute: false, relative: false };
  for (const name of new Set(names)) {
    const { text, absolute } = fileNameOf(name);
    const spellings = [text, percentDecoded(text)].filter((spelling) => spelling !== undefined);
    const found = firstOf(spellings, index.find);
    if (found !== undefined) {
      located.set(name, found);
      literal[absolute ? 'absolute' : 'relative'] = true;
    } else guesses.push(...guessOf({ name, spellings, absolute }, index));
  }
  const own = files.repository?.split('/').at(-1)?.normalize('NFC').toLowerCase();
  const plausible = guesses.filter((guess) => isPlausible(guess, { literal, roots: index.roots, own }));
  const checkouts = new Set(plausible.map(keyOf));
  for (const guess of plausible) if (!isInside(guess, checkouts)) located.set(guess.name, guess.path);
  return (name) => located.get(name);
}

/** A file that a name without its leading folders may mean. */
interface Guess extends Pick<FileName, 'absolute'> {
  readonly name: string;
  readonly path: string;
  /** The leading folders; never empty. */
  readonly folders: readonly string[];
}

/** The guess that removes the fewest folders. */
function guessOf(
  { name, spellings, absolute }: Pick<Guess, 'name' | 'absolute'> & { readonly spellings: readonly string[] },
  { find, names, deepest }: Index,
): Guess[] {
  const guesses = spellings.flatMap((spelling) => {
    const segments = spelling.split('/');
    if (spelling.length > MAX_LENGTH || segments.length > MAX_SEGMENTS || !names.has(segments.at(-1) ?? '')) return [];
    for (let off = Math.max(1, segments.length - deepest); off < segments.length; off += 1) {
      const path = find(segments.slice(off).join('/'));
      if (path !== undefined) return [{ name, path, absolute, folders: segments.slice(0, off) }];
    }
    return [];
  });
  return guesses.sort((a, b) => a.folders.length - b.folders.length).slice(0, 1);
}

/**
 * A name that begins with a folder of the repository already starts at the root, so it names a file that does not exist. Other leading
 * folders are removed if the last one is the repository's name, or if no name of the scan is an exact path.
 */
function isPlausible(
  { folders, absolute }: Guess,
  { literal, roots, own }: { literal: Record<'absolute' | 'relative', boolean>; roots: ReadonlySet<string>; own: string | undefined },
): boolean {
  if (roots.has(folders[0] ?? '') || folders.includes('..') || DEPENDENCIES.test(folders.join('/'))) return false;
  if (own !== undefined && folders.at(-1)?.toLowerCase() === own) return true;
  return !literal[absolute ? 'absolute' : 'relative'];
}

/** Whether the file is inside another checkout: then it names a file that the repository does not have. */
function isInside({ folders, absolute }: Guess, checkouts: ReadonlySet<string>): boolean {
  return folders.some((_folder, index) => index > 0 && checkouts.has(keyOf({ folders: folders.slice(0, index), absolute })));
}

function keyOf({ folders, absolute }: Pick<Guess, 'folders' | 'absolute'>): string {
  return `${absolute ? '/' : ''}${folders.join('/')}`;
}

/** An index of a commit's files. All names are in NFC. */
interface Index {
  readonly find: Locate;
  /** The files and folders at the root. */
  readonly roots: ReadonlySet<string>;
  /** File names without folders. */
  readonly names: { has(name: string): boolean };
  /** How many segments the longest path has. */
  readonly deepest: number;
}

/** Git keeps names in the form in which they were added, which is NFD for some files from macOS. */
function indexOf({ files, submodules }: CommitTree): Index {
  const byPath = new Map<string, string>();
  const roots = new Set<string>();
  const names = new Set<string>();
  let deepest = 0;
  for (const path of files) {
    const key = path.normalize('NFC');
    if (key === path || !byPath.has(key)) byPath.set(key, path);
    const segments = key.split('/');
    roots.add(segments[0] ?? '');
    names.add(segments.at(-1) ?? '');
    deepest = Math.max(deepest, segments.length);
  }
  if (submodules.length === 0) return { find: (path) => byPath.get(path), roots, names, deepest };
  // The files of submodules are not listed, so every name below a submodule counts as an existing file.
  const modules = new Set(submodules.map((path) => path.normalize('NFC')));
  for (const path of modules) roots.add(path.split('/', 1)[0] ?? '');
  const find = (path: string): string | undefined =>
    byPath.get(path) ?? (path.length <= MAX_LENGTH && isBelow(path, modules) ? path : undefined);
  return { find, roots, names: { has: () => true }, deepest: Number.POSITIVE_INFINITY };
}

function isBelow(name: string, folders: ReadonlySet<string>): boolean {
  for (let end = name.indexOf('/'); end >= 0; end = name.indexOf('/', end + 1)) if (folders.has(name.slice(0, end))) return true;
  return false;
}

function firstOf(spellings: readonly string[], find: Locate): string | undefined {
  for (const spelling of spellings) {
    const found = find(spelling);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Lists the files of a commit of the job's repository, whatever the working folder contains.
 *
 * @param commit A full or shortened hash; undefined: the commit that is checked out.
 * @throws ScanError `CONFIG` if the files cannot be listed, or GitHub's error
 */
export type FilesAt = (commit: string | undefined, signal: AbortSignal) => Promise<RepositoryFiles>;
