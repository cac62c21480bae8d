import { createHash } from 'node:crypto';
import type { FilePlan, FilesPlan } from './scenario.js';
import { hexFrom, type Json, type Links, WEB } from './users.js';

/** Whose content it is, and at which ref it was asked for. */
export interface Place {
  readonly links: Links;
  /** `owner/name`. */
  readonly repository: string;
  readonly ref: string;
}

/** What a folder holds directly. */
export interface Entry {
  readonly path: string;
  /** Absent: a folder. */
  readonly file?: FilePlan;
}

/** Larger files come without their content, unless as `raw` or `object` (docs.github.com/rest/repos/contents). */
const MAX_CONTENT_BYTES = 1024 * 1024;

export function isLink(file: FilePlan): file is { readonly symlink: string } {
  return typeof file === 'object' && 'symlink' in file;
}

/** The files and folders of a folder, by name. */
export function entriesOf(files: FilesPlan, folder: string): readonly Entry[] {
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
export function fileObject(place: Place, path: string, file: FilePlan): Json {
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
export function directoryObject(place: Place, entries: readonly Entry[]): readonly Json[] {
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

export function bytesOf(file: string | Uint8Array): Uint8Array {
  return typeof file === 'string' ? Buffer.from(file, 'utf8') : file;
}

export function blobHash(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** Base64 in lines of 60 characters, as GitHub sends it. */
function inLines(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('base64')
    .replaceAll(/.{1,60}/g, '$&\n');
}
