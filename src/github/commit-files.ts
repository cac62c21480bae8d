import { failWith } from '../domain/errors.js';
import type { Source } from '../domain/source.js';
import { type GitHub, type Repository, repositoryOf } from './client.js';
import {
  asFileError,
  failed,
  listedOnly,
  MAX_CONTENT_BYTES,
  noSuchBase,
  noSuchRef,
  readFileText,
  tooLarge,
  unreadableRoot,
} from './file-errors.js';
import { type FileKind, type FileOptions, type FilePlace, type Listing } from './file-source.js';
import { isNotFound, toGitHubError } from './github-error.js';

/** The files of the base commit, read with GitHub's API, because the workspace contains the files of the unmerged code. */
export async function openGitHubBase(options: FileOptions, kind: FileKind): Promise<FilePlace> {
  const asking = askingOf(options, kind);
  const commit = options.source.baseCommit ?? (await tipOf(options.source, asking));
  const advice =
    'For pull requests and merge queues, the file is read at the commit that they are merged into: a file that they add counts after the merge.';
  return placeAt(commit, { where: 'at the base commit', advice }, asking);
}

/** The files of a merged commit, for a job without a checkout. */
export function openCommit(commit: string, options: FileOptions, kind: FileKind): FilePlace {
  const advice = 'The job has no checkout of the repository (actions/checkout), so the file is read at the commit of the event.';
  return placeAt(commit, { where: 'at the commit', advice }, askingOf(options, kind));
}

/**
 * The files of a repository at a branch, a tag, or a commit, which is looked up once.
 *
 * @param name `owner/repository`.
 */
export async function openRepositoryAt(name: string, ref: string, options: FileOptions, kind: FileKind): Promise<FilePlace> {
  const asking = askingOf(options, kind, name);
  const commit = isCommit(ref) ? ref.toLowerCase() : await commitOf(ref, options.source, asking);
  return placeAt(commit, { where: `in ${name} at the commit`, advice: `The file is read in ${name} at ${ref}.` }, asking);
}

function isCommit(text: unknown): text is string {
  return typeof text === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(text);
}

/**
 * The commit of a branch or a tag (docs.github.com/rest/commits/commits#get-a-commit). Gitea and Forgejo have it at another path
 * (https://docs.gitea.com/api/, `repoGetSingleCommit`).
 */
async function commitOf(ref: string, { flavour }: Source, { repository, kind, ask, signal }: Asking): Promise<string> {
  const name = ref.replace(/^refs\//, '');
  const sha: unknown = await ask(async ({ rest }) => {
    try {
      if (flavour !== undefined) return (await rest.git.getCommit({ ...repository, commit_sha: name, request: { signal } })).data.sha;
      // Only the hash, because the answer would otherwise contain all changes of the commit.
      const { data }: { data: unknown } = await rest.repos.getCommit({
        ...repository,
        ref: name,
        mediaType: { format: 'sha' },
        request: { signal },
      });
      return data instanceof ArrayBuffer ? Buffer.from(data).toString() : data;
    } catch (error) {
      // What GitHub answers for a name that does not exist; 404 is for the whole repository.
      if (toGitHubError(error)?.status === 422) return noSuchRef(`${repository.owner}/${repository.repo}`, ref, kind);
      throw error;
    }
  });
  const commit = typeof sha === 'string' ? sha.trim() : sha;
  return isCommit(commit) ? commit.toLowerCase() : notDocumented(kind);
}

function askingOf({ source, github, signal }: FileOptions, kind: FileKind, name?: string): Asking {
  const repository = repositoryOf(name === undefined ? source : { repository: name });
  if (repository === undefined) {
    return failWith('CONFIG', `${failed(kind)}: GITHUB_REPOSITORY does not name a repository.`, {
      hint: 'The runner sets this variable; leave it as it is.',
    });
  }
  if (!github.hasToken) {
    return failWith('CONFIG', `${failed(kind)}: the GitHub token is empty.`, {
      hint:
        name === undefined
          ? `Leave {github-token} out to use the job's own token, which can read the ${kind.called}.`
          : `Set {github-token} to a token that may read ${name}.`,
    });
  }
  const ask = async <T>(send: (octokit: GitHub) => Promise<T>): Promise<T> => {
    try {
      return await send(await github.open());
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
  /** All permissions that the job needs, as YAML. */
  readonly permissions: string;
  /** Sends a request. Throws every error as a `ScanError`. */
  ask<T>(send: (octokit: GitHub) => Promise<T>): Promise<T>;
}

function placeAt(
  commit: string,
  { where, advice }: Pick<FilePlace, 'where' | 'advice'>,
  { repository, kind, ask, signal, permissions }: Asking,
): FilePlace {
  // GitHub returns larger files only in the raw format.
  const format = kind.maxBytes > MAX_CONTENT_BYTES ? { mediaType: { format: 'raw' } } : {};
  /** Undefined only for a 404. */
  const contents = (path: string, form: object = format): Promise<{ readonly data: unknown } | undefined> =>
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
  /** GitHub also answers 404 if the token may not see the commit or the repository, so a missing file needs a root that can be read. */
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

/** Refuses an entry without a name, because it could be the requested file. */
function listingOf(entries: readonly unknown[], kind: FileKind): Listing {
  const names = entries.map((entry) => nameOf(entry) ?? notDocumented(kind));
  return { names, cut: entries.length >= MAX_LISTED };
}

/** A file contains no entries. What a link or a submodule contains is unknown, so it is an error. */
function noFolder(data: unknown, folder: string, kind: FileKind): undefined {
  const type = typeof data === 'object' && data !== null && 'type' in data ? data.type : undefined;
  if (type === 'file') return undefined;
  if (type !== 'symlink' && type !== 'submodule') return notDocumented(kind);
  return failWith('CONFIG', `scan-gate could not look for the ${kind.called}: ${folder} is a ${type}, not a folder.`, {
    hint: `Put the folder itself into the repository, or set {${kind.input}} to a ${kind.called} in another place.`,
  });
}

/** "This API has an upper limit of 1,000 files for a directory" (docs.github.com/rest/repos/contents). */
const MAX_LISTED = 1000;

function nameOf(entry: unknown): string | undefined {
  return typeof entry === 'object' && entry !== null && 'name' in entry && typeof entry.name === 'string' ? entry.name : undefined;
}

/** The push of a merge queue contains only the name of its base. So does an event whose file is broken. */
async function tipOf({ baseRef, event }: Source, { repository, kind, ask, signal, permissions }: Asking): Promise<string> {
  if (baseRef === undefined)
    return noSuchBase(`the event ${event ?? ''} does not name the branch that it is merged into`, kind, permissions);
  const ref = baseRef.replace(/^refs\//, '');
  const sha = await ask(async (octokit) => {
    try {
      const { data } = await octokit.rest.git.getRef({ ...repository, ref, request: { signal } });
      return data?.object?.sha;
    } catch (error) {
      if (isNotFound(error)) return noSuchBase(`GitHub does not find ${baseRef}, or the token may not read it`, kind, permissions);
      throw error;
    }
  });
  return isCommit(sha) ? sha : noSuchBase(`GitHub's answer does not contain the commit of ${baseRef}`, kind, permissions);
}

/** The text in GitHub's "content file", or the raw file. GitHub follows links inside of the repository; other links have another type. */
function textOf(data: unknown, path: string, kind: FileKind): string {
  const raw = kind.maxBytes > MAX_CONTENT_BYTES ? bytesOf(data) : undefined;
  if (raw !== undefined) return readFileText(raw, path, kind);
  if (Array.isArray(data)) return notAFile(path, kind);
  if (typeof data !== 'object' || data === null || !('type' in data)) return notDocumented(kind);
  if (data.type !== 'file') return notAFile(path, kind);
  const { encoding, content } = { encoding: undefined, content: undefined, ...data };
  // GitHub returns files above 1 MB without content, with the encoding `none`.
  if (encoding === 'none') return tooLarge(path, kind);
  return encoding === 'base64' && typeof content === 'string'
    ? readFileText(Buffer.from(content, 'base64'), path, kind)
    : notDocumented(kind);
}

/** Octokit decodes an answer whose headers declare UTF-8. */
function bytesOf(data: unknown): Uint8Array | undefined {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  return typeof data === 'string' ? Buffer.from(data, 'utf8') : undefined;
}

function notAFile(path: string, { called, input }: FileKind): never {
  return failWith('CONFIG', `The ${called} ${path} is not a file at the commit that it is read from.`, {
    hint: `Put the file itself into the repository (not a folder, a submodule, or a link that leaves the repository), or set {${input}} to another file.`,
  });
}

function notDocumented(kind: FileKind): never {
  return failWith(kind.unreadable, `${failed(kind)}: GitHub's answer is incomplete or does not have the documented form.`, {
    hint: 'Run the job again.',
  });
}
