import { failWith } from '../domain/errors.js';
import type { Source } from '../domain/source.js';
import { type GitHub, type Repository, repositoryOf } from './client.js';
import { asFileError, failed, listedOnly, MAX_CONTENT_BYTES, noSuchBase, readFileText, tooLarge, unreadableRoot } from './file-errors.js';
import { type FileKind, type FileOptions, type FilePlace, type Listing } from './file-source.js';
import { isNotFound } from './github-error.js';

/** The files of the commit that the event's code is to be merged into, through GitHub's API: the workspace holds that code's own. */
export async function openBase(options: FileOptions, kind: FileKind): Promise<FilePlace> {
  const asking = askingOf(options, kind);
  const commit = options.source.baseCommit ?? (await tipOf(options.source, asking));
  const advice =
    'Pull requests and merge queues take it from the commit that they are merged into: a file that they add counts after the merge.';
  return placeAt(commit, { where: 'at the base commit', advice }, asking);
}

/** The files of a commit that needs no base, for it is merged: of a job that has no checkout. */
export function openCommit(commit: string, options: FileOptions, kind: FileKind): FilePlace {
  const advice = 'The job has no checkout of the repository (actions/checkout), so that the file is read at the commit of the event.';
  return placeAt(commit, { where: 'at the commit', advice }, askingOf(options, kind));
}

function askingOf({ source, github, signal }: FileOptions, kind: FileKind): Asking {
  const repository = repositoryOf(source);
  if (repository === undefined) {
    return failWith('CONFIG', `${failed(kind)}: GITHUB_REPOSITORY does not name a repository.`, {
      hint: 'The runner sets this variable; leave it as it is.',
    });
  }
  if (!github.hasToken) {
    return failWith('CONFIG', `${failed(kind)}: the GitHub token is empty.`, {
      hint: `Leave {github-token} out to use the job's own token: it reads the ${kind.called}.`,
    });
  }
  const ask = async <T>(what: (octokit: GitHub) => Promise<T>): Promise<T> => {
    try {
      return await what(await github.open());
    } catch (error) {
      signal.throwIfAborted();
      throw asFileError(error, kind, github, source);
    }
  };
  return { repository, kind, ask, signal, permissions: github.permissions };
}

interface Asking {
  readonly repository: Repository;
  readonly kind: FileKind;
  readonly signal: AbortSignal;
  /** All that the job needs, as YAML. */
  readonly permissions: string;
  /** What goes wrong comes back as a `ScanError`. */
  ask<T>(what: (octokit: GitHub) => Promise<T>): Promise<T>;
}

function placeAt(
  commit: string,
  { where, advice }: Pick<FilePlace, 'where' | 'advice'>,
  { repository, kind, ask, signal, permissions }: Asking,
): FilePlace {
  // A larger file comes only as it is; a smaller one with what GitHub knows of it.
  const asItIs = kind.maxBytes > MAX_CONTENT_BYTES ? { mediaType: { format: 'raw' } } : {};
  /** Undefined for a 404 only: whatever else GitHub may send is an answer to be read. */
  const contents = (path: string, form: object = asItIs): Promise<{ readonly data: unknown } | undefined> =>
    ask(async (octokit) => {
      try {
        const { data } = await octokit.rest.repos.getContent({ ...repository, path, ref: commit, ...form, request: { signal } });
        return { data };
      } catch (error) {
        if (isNotFound(error)) return undefined;
        throw error;
      }
    });
  let root: Promise<Listing> | undefined;
  /** GitHub answers 404 as well for a commit, or a repository, that the token may not see. */
  const readRoot = (): Promise<Listing> =>
    (root ??= contents('', {}).then((found) => {
      if (found === undefined) return unreadableRoot(commit, kind, permissions);
      return Array.isArray(found.data) ? listingOf(found.data, kind) : notDocumented(kind);
    }));
  const place = `${where} ${commit.slice(0, 7)}`;
  return {
    where: place,
    commit,
    advice,
    async read(path) {
      const found = await contents(path);
      if (found !== undefined) return textOf(found.data, path, kind);
      return (await readRoot()).names.includes(path) ? listedOnly(path, kind, place) : undefined;
    },
    async list(folder) {
      const { names, cut } = await readRoot();
      if (folder === '') return { names, cut };
      if (!cut && !names.includes(folder)) return undefined;
      const found = await contents(folder, {});
      if (found === undefined) return names.includes(folder) ? listedOnly(folder, kind, place) : undefined;
      return Array.isArray(found.data) ? listingOf(found.data, kind) : noFolder(found.data, folder, kind);
    },
  };
}

/** An entry without a name could be the file that is looked for. */
function listingOf(entries: readonly unknown[], kind: FileKind): Listing {
  const names = entries.map((entry) => nameOf(entry) ?? notDocumented(kind));
  return { names, cut: entries.length >= MAX_LISTED };
}

/** A file holds nothing. What is behind a link or in a submodule is not known. */
function noFolder(data: unknown, folder: string, kind: FileKind): undefined {
  const type = typeof data === 'object' && data !== null && 'type' in data ? data.type : undefined;
  if (type === 'file') return undefined;
  if (type !== 'symlink' && type !== 'submodule') return notDocumented(kind);
  return failWith('CONFIG', `The ${kind.called} could not be looked for: ${folder} is a ${type} and not a folder.`, {
    hint: `Put the folder itself into the repository, or name a ${kind.called} elsewhere with {${kind.input}}.`,
  });
}

/** "This API has an upper limit of 1,000 files for a directory" (docs.github.com/rest/repos/contents). */
const MAX_LISTED = 1000;

function nameOf(entry: unknown): string | undefined {
  return typeof entry === 'object' && entry !== null && 'name' in entry && typeof entry.name === 'string' ? entry.name : undefined;
}

/** The push of a merge queue tells its base by name only (and so does an event whose file is broken). */
async function tipOf({ baseRef, event }: Source, { repository, kind, ask, signal, permissions }: Asking): Promise<string> {
  if (baseRef === undefined) return noSuchBase(`the event ${event ?? ''} does not tell what it is merged into`, kind, permissions);
  const ref = baseRef.replace(/^refs\//, '');
  const sha = await ask(async (octokit) => {
    try {
      const { data } = await octokit.rest.git.getRef({ ...repository, ref, request: { signal } });
      return data?.object?.sha;
    } catch (error) {
      if (isNotFound(error)) return noSuchBase(`GitHub does not know ${baseRef}, or the token may not see it`, kind, permissions);
      throw error;
    }
  });
  return typeof sha === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(sha)
    ? sha
    : noSuchBase(`GitHub does not tell the commit of ${baseRef}`, kind, permissions);
}

/**
 * GitHub's "content file", or the file as it is. It follows links inside of the repository itself; those that lead elsewhere have another
 * type.
 */
function textOf(data: unknown, path: string, kind: FileKind): string {
  const raw = kind.maxBytes > MAX_CONTENT_BYTES ? bytesOf(data) : undefined;
  if (raw !== undefined) return readFileText(raw, path, kind);
  if (Array.isArray(data)) return notAFile(path, kind);
  if (typeof data !== 'object' || data === null || !('type' in data)) return notDocumented(kind);
  if (data.type !== 'file') return notAFile(path, kind);
  const { encoding, content } = { encoding: undefined, content: undefined, ...data };
  // Above 1 MB: no content, and the encoding `none`.
  if (encoding === 'none') return tooLarge(path, kind);
  return encoding === 'base64' && typeof content === 'string'
    ? readFileText(Buffer.from(content, 'base64'), path, kind)
    : notDocumented(kind);
}

/** Octokit takes what is UTF-8 by its own word for a text. */
function bytesOf(data: unknown): Uint8Array | undefined {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  return typeof data === 'string' ? Buffer.from(data, 'utf8') : undefined;
}

function notAFile(path: string, { called, input }: FileKind): never {
  return failWith('CONFIG', `The ${called} ${path} is not a file at the commit that it is read from.`, {
    hint: `Put the file itself into the repository (no folder, no submodule, no link that leaves it), or name another one with {${input}}.`,
  });
}

function notDocumented(kind: FileKind): never {
  return failWith(kind.unreadable, `${failed(kind)}: GitHub's answer does not have the documented form, or is torn.`, {
    hint: 'Run the job again.',
  });
}
