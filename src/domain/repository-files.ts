import { type FileName, fileNameOf, percentDecoded } from './file-name.js';

/** The names of all that a commit holds. */
export interface CommitTree {
  /** Paths from the root; also of links, but not of folders. */
  readonly files: readonly string[];
  /** Paths of submodules: what is below them is in another repository. */
  readonly submodules: readonly string[];
}

/** The files of a commit, ready to be looked up. */
export interface RepositoryFiles extends CommitTree {
  /** `owner/name`. */
  readonly repository?: string | undefined;
}

/** The repository's own spelling of the file that a service names; undefined: it is provably no file of the repository. */
export type Locate = (name: string) => string | undefined;

/** Longer and deeper names are only looked up as they are: no repository has such (PATH_MAX on Linux). */
const LONGEST = 4096;
const MOST_FOLDERS = 64;

/** Tools put other repositories' code there: below such a folder, `main.tf` is not the `main.tf` of this repository. */
const DEPENDENCIES = /(?:^|\/)(?:\.terraform|\.terragrunt-cache|node_modules)(?:\/|$)/;

/**
 * Finds the files that the findings of one scan name: as named, else percent-decoded, else without the folders in front (those of a
 * checkout, of the repository's name, of a service's clone).
 *
 * Folders in front are a guess, and a wrong one would take a finding out of the gate. So they are only taken off where nothing speaks
 * against it: see `isBelieved`.
 *
 * @param names All names of the scan, in the service's spelling: together they tell where the service's checkout begins.
 */
export function locateAll(names: Iterable<string>, files: RepositoryFiles): Locate {
  const find = finderIn(files);
  const located = new Map<string, string>();
  const guesses: Guess[] = [];
  const literal = { absolute: false, relative: false };
  for (const name of new Set(names)) {
    const { text, absolute } = fileNameOf(name);
    const spellings = [text, percentDecoded(text)].filter((spelling) => spelling !== undefined);
    const found = firstOf(spellings, find);
    if (found !== undefined) {
      located.set(name, found);
      literal[absolute ? 'absolute' : 'relative'] = true;
    } else guesses.push(...guessOf({ name, spellings, absolute, find }));
  }
  const roots = entriesOf(files);
  const own = files.repository?.split('/').at(-1)?.normalize('NFC').toLowerCase();
  const believed = guesses.filter((guess) => isBelieved(guess, { literal, roots, own }));
  const checkouts = new Set(believed.map(keyOf));
  for (const guess of believed) if (!isInside(guess, checkouts)) located.set(guess.name, guess.path);
  return (name) => located.get(name);
}

/** A file that a name may mean without the folders in front. */
interface Guess extends Pick<FileName, 'absolute'> {
  readonly name: string;
  readonly path: string;
  /** Never empty. */
  readonly folders: readonly string[];
}

/** The guess that takes off the fewest folders. */
function guessOf({
  name,
  spellings,
  absolute,
  find,
}: Pick<Guess, 'name' | 'absolute'> & { readonly spellings: readonly string[]; readonly find: Locate }): Guess[] {
  const guesses = spellings.flatMap((spelling) => {
    if (spelling.length > LONGEST) return [];
    const segments = spelling.split('/');
    let rest = spelling;
    for (let off = 1; off < Math.min(segments.length, MOST_FOLDERS); off += 1) {
      rest = rest.slice(rest.indexOf('/') + 1);
      const path = find(rest);
      if (path !== undefined) return [{ name, path, absolute, folders: segments.slice(0, off) }];
    }
    return [];
  });
  return guesses.sort((a, b) => a.folders.length - b.folders.length).slice(0, 1);
}

/**
 * A name that begins with a folder of the repository is one of the repository: of a file that it does not have. Otherwise the
 * repository's own name is believed, and other folders are if the scan names no file as it is.
 */
function isBelieved(
  { folders, absolute }: Guess,
  { literal, roots, own }: { literal: Record<'absolute' | 'relative', boolean>; roots: ReadonlySet<string>; own: string | undefined },
): boolean {
  if (roots.has(folders[0] ?? '') || folders.includes('..') || DEPENDENCIES.test(folders.join('/'))) return false;
  if (own !== undefined && folders.at(-1)?.toLowerCase() === own) return true;
  return !literal[absolute ? 'absolute' : 'relative'];
}

/** Whether it lies below another checkout: then it names a file there that the repository does not have. */
function isInside({ folders, absolute }: Guess, checkouts: ReadonlySet<string>): boolean {
  return folders.some((_folder, index) => index > 0 && checkouts.has(keyOf({ folders: folders.slice(0, index), absolute })));
}

function keyOf({ folders, absolute }: Pick<Guess, 'folders' | 'absolute'>): string {
  return `${absolute ? '/' : ''}${folders.join('/')}`;
}

/** Looks names up in NFC: git lists names in the form that they were added in, which is NFD for some files from macOS. */
function finderIn({ files, submodules }: CommitTree): Locate {
  const byName = new Map<string, string>();
  for (const path of files) {
    const name = path.normalize('NFC');
    if (name === path || !byName.has(name)) byName.set(name, path);
  }
  const modules = new Set(submodules.map((path) => path.normalize('NFC')));
  return (name) => byName.get(name) ?? (modules.size > 0 && name.length <= LONGEST && isBelow(name, modules) ? name : undefined);
}

function isBelow(name: string, folders: ReadonlySet<string>): boolean {
  for (let end = name.indexOf('/'); end >= 0; end = name.indexOf('/', end + 1)) if (folders.has(name.slice(0, end))) return true;
  return false;
}

/** What the root holds, in NFC. */
function entriesOf({ files, submodules }: CommitTree): Set<string> {
  return new Set([...files, ...submodules].map((path) => path.slice(0, endOfFirst(path)).normalize('NFC')));
}

function endOfFirst(path: string): number {
  const end = path.indexOf('/');
  return end < 0 ? path.length : end;
}

function firstOf(spellings: readonly string[], find: Locate): string | undefined {
  for (const spelling of spellings) {
    const found = find(spelling);
    if (found !== undefined) return found;
  }
  return undefined;
}
