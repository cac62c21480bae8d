import { createHash } from 'node:crypto';
import { hexFrom, numberFrom } from '../invented.js';
import type { Answer } from '../types.js';
import { githubError } from './errors.js';
import type { FilePlan, FilesPlan, GithubScenario } from './scenario.js';
import { type Json, type Links, nodeId, WEB } from './users.js';

/** The repository's files, commit by commit. */
export interface Contents {
  /** The tree of a commit or of a branch: its root, or everything (recursive). */
  tree(name: string, recursive: boolean): Answer;
  /** A file or a folder; the empty path is the root. `raw`: a file's bytes instead of JSON. */
  read(path: string, ref: string | undefined, raw: boolean): Answer;
  /** The tip commit of a ref such as `heads/main`. */
  ref(name: string): Answer;
  /** The hash of the commit that a branch, a tag, or a hash names. */
  commit(name: string): Answer;
}

const DEFAULT_BRANCH = 'main';
/** For recursive trees (docs.github.com/rest/git/trees). */
const MAX_TREE_ENTRIES = 100_000;
const DEFAULT_FILES: FilesPlan = { 'README.md': '# Infrastructure\n' };

export function githubContents(
  place: Omit<Place, 'ref'>,
  { contents, branches, treeEntries = MAX_TREE_ENTRIES }: Pick<GithubScenario, 'contents' | 'branches' | 'treeEntries'>,
): Contents {
  const tipOf = (branch: string): string | undefined => (branches === undefined ? hexFrom(`tip of ${branch}`) : own(branches, branch));
  const filesOf = (commit: string): FilesPlan | undefined => (contents === undefined ? DEFAULT_FILES : own(contents, commit));
  const commitOf = (ref: string): string | undefined =>
    /^[0-9a-f]{40}$/.test(ref) ? ref : tipOf(ref.replace(/^(?:refs\/)?(?:heads|tags)\//, ''));
  return {
    read(path, ref = DEFAULT_BRANCH, raw) {
      const commit = commitOf(ref);
      const files = commit === undefined ? undefined : filesOf(commit);
      if (files === undefined) return githubError(404, `No commit found for the ref ${ref}`);
      return contentOf({ ...place, ref }, files, path, raw) ?? githubError(404, 'Not Found');
    },
    tree(name, recursive) {
      const commit = commitOf(name);
      const files = commit === undefined ? undefined : filesOf(commit);
      if (files === undefined) return githubError(404, 'Not Found');
      const entries = recursive ? allBelow(files) : entriesOf(files, '');
      return { status: 200, body: treeObject(place, name, entries, recursive ? treeEntries : entries.length) };
    },
    // Accept: application/vnd.github.sha (docs.github.com/rest/commits/commits#get-a-commit).
    commit(name) {
      const commit = commitOf(name);
      if (commit === undefined || filesOf(commit) === undefined) return githubError(422, `No commit found for SHA: ${name}`);
      return { status: 200, body: Buffer.from(commit), headers: { 'content-type': 'application/vnd.github.sha; charset=utf-8' } };
    },
    ref(name) {
      const branch = /^heads\/(.+)$/.exec(name)?.[1];
      const commit = branch === undefined ? undefined : tipOf(branch);
      return commit === undefined ? githubError(404, 'Not Found') : { status: 200, body: refObject(place, name, commit) };
    },
  };
}

function own<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function contentOf(place: Place, files: FilesPlan, path: string, raw: boolean): Answer | undefined {
  const file = own(files, path);
  if (file !== undefined) {
    // For a link to a file of the repository, GitHub returns that file.
    const target = isLink(file) ? own(files, file.symlink) : undefined;
    const followed = target !== undefined && !isLink(target) ? target : file;
    if (raw && (typeof followed === 'string' || followed instanceof Uint8Array)) return rawAnswer(followed);
    return { status: 200, body: fileObject(place, path, followed) };
  }
  const entries = entriesOf(files, path);
  return entries.length === 0 && path !== '' ? undefined : { status: 200, body: directoryObject(place, entries) };
}

function rawAnswer(file: string | Uint8Array): Answer {
  const headers = { 'content-type': 'application/vnd.github.v3.raw; charset=utf-8' };
  return { status: 200, body: typeof file === 'string' ? Buffer.from(file, 'utf8') : file, headers };
}

function refObject({ links, repository }: Omit<Place, 'ref'>, name: string, sha: string): Record<string, unknown> {
  const git = `${links.api}/repos/${repository}/git`;
  return {
    ref: `refs/${name}`,
    node_id: nodeId('Ref', numberFrom(name)),
    url: `${git}/refs/${name}`,
    object: { type: 'commit', sha, url: `${git}/commits/${sha}` },
  };
}

/** The repository of the content, and the requested ref. */
interface Place {
  readonly links: Links;
  /** `owner/name`. */
  readonly repository: string;
  readonly ref: string;
}

/** A direct entry of a folder. */
interface Entry {
  readonly path: string;
  /** Absent for a folder. */
  readonly file?: FilePlan;
}

/** Larger files have no content, unless requested as `raw` or `object` (docs.github.com/rest/repos/contents). */
const MAX_CONTENT_BYTES = 1024 * 1024;

function isLink(file: FilePlan): file is { readonly symlink: string } {
  return typeof file === 'object' && 'symlink' in file;
}

/** The files and folders of a folder, by name. */
function entriesOf(files: FilesPlan, folder: string): readonly Entry[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const entries = new Map<string, Entry>();
  for (const [path, file] of Object.entries(files)) {
    if (!path.startsWith(prefix)) continue;
    const [name = '', ...deeper] = path.slice(prefix.length).split('/');
    entries.set(name, deeper.length > 0 ? { path: prefix + name } : { path, file });
  }
  return [...entries.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** GitHub's "content file", "symlink content" and "submodule content". */
function fileObject(place: Place, path: string, file: FilePlan): Json {
  if (typeof file !== 'string' && !(file instanceof Uint8Array)) {
    if ('symlink' in file) return { ...common(place, path, 'symlink', bytesOf(file.symlink)), target: file.symlink };
    return { ...common(place, path, 'submodule', bytesOf('')), submodule_git_url: file.submodule };
  }
  const bytes = bytesOf(file);
  const small = bytes.length <= MAX_CONTENT_BYTES;
  return { ...common(place, path, 'file', bytes), encoding: small ? 'base64' : 'none', content: small ? inLines(bytes) : '' };
}

/** "This API has an upper limit of 1,000 files for a directory" (docs.github.com/rest/repos/contents). */
const MAX_LISTED = 1000;

/** GitHub's "content directory". */
function directoryObject(place: Place, entries: readonly Entry[]): readonly Json[] {
  return entries.slice(0, MAX_LISTED).map(({ path, file }) => {
    if (file === undefined) return common(place, path, 'dir', bytesOf(''));
    if (typeof file === 'string' || file instanceof Uint8Array) return common(place, path, 'file', bytesOf(file));
    return 'symlink' in file ? common(place, path, 'symlink', bytesOf(file.symlink)) : common(place, path, 'submodule', bytesOf(''));
  });
}

type Kind = 'file' | 'dir' | 'symlink' | 'submodule';

function common({ links, repository, ref }: Place, path: string, type: Kind, bytes: Uint8Array): Json {
  const isTree = type === 'dir' || type === 'submodule';
  const sha = isTree ? hexFrom(`tree ${path} at ${ref}`) : blobHash(bytes);
  const self = `${links.api}/repos/${repository}/contents/${path}?ref=${ref}`;
  const git = `${links.api}/repos/${repository}/git/${isTree ? 'trees' : 'blobs'}/${sha}`;
  const html = `${WEB}/${repository}/${isTree ? 'tree' : 'blob'}/${ref}/${path}`;
  return {
    type,
    name: path.split('/').at(-1),
    path,
    sha,
    size: bytes.length,
    url: self,
    git_url: git,
    html_url: html,
    download_url: isTree ? null : `https://raw.githubusercontent.com/${repository}/${ref}/${path}`,
    _links: { self, git, html },
  };
}

function bytesOf(file: string | Uint8Array): Uint8Array {
  return typeof file === 'string' ? Buffer.from(file, 'utf8') : file;
}

function blobHash(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** Base64 in lines of 60 characters, as GitHub sends it. */
function inLines(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('base64')
    .replaceAll(/.{1,60}/g, '$&\n');
}

/** All files and folders, each folder before its entries. */
function allBelow(files: FilesPlan, folder = ''): readonly Entry[] {
  return entriesOf(files, folder).flatMap((entry) => (entry.file === undefined ? [entry, ...allBelow(files, entry.path)] : [entry]));
}

/** GitHub's "git tree". */
function treeObject({ links, repository }: Omit<Place, 'ref'>, name: string, entries: readonly Entry[], most: number): Json {
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
