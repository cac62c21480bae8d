import { asScanError, failWith } from '../domain/errors.js';
import { SAVE_AS_UTF_8 } from '../domain/file-text.js';
import { branchOf, type Resolved } from '../domain/refs.js';
import type { Source } from '../domain/source.js';
import { readFileText } from '../github/file-errors.js';
import type { FileKind, FileOptions, FilePlace } from '../github/file-source.js';
import type { RepositoryApi } from '../platforms/platform.js';
import { atBase } from './git-base.js';

/** The files of the base of a pull request, as the API of the code host has them; or why it does not have the base. */
export async function openApiBase(
  { source, signal }: FileOptions,
  kind: FileKind,
  api: RepositoryApi,
): Promise<FilePlace | { readonly why: string }> {
  try {
    const base = await findBase(source, api, signal);
    return 'why' in base ? base : placeAt(base.commit, kind, api, signal);
  } catch (error) {
    signal.throwIfAborted();
    return { why: reasonIn(error) };
  }
}

/** The base commit that the CI names, or the tip of the target branch, which contains only merged code. */
async function findBase(source: Source, api: RepositoryApi, signal: AbortSignal): Promise<Resolved> {
  const { baseCommit, baseBranch, baseRef } = source;
  // The API's repository is the one that the pull request is to be merged into, also if `origin` is a fork.
  const target = branchOf(baseRef) ?? baseBranch;
  const given = baseCommit && (await api.commitOf(baseCommit, signal));
  const commit = given ?? (target && (await api.tipOf(target, signal)));
  if (commit) return { commit };
  const names = [baseCommit && `the commit ${baseCommit.slice(0, 12)}`, target && `the branch ${target}`].filter(Boolean);
  return { why: names.length === 0 ? 'the CI does not name the base' : `${api.title} does not have ${names.join(' or ')}` };
}

function placeAt(commit: string, kind: FileKind, api: RepositoryApi, signal: AbortSignal): FilePlace {
  return {
    ...atBase(commit),
    read: (path) => fileTextAt(commit, path, kind, api, signal, (error) => notRead(error, kind, api)),
    // Each file is requested by its name.
    list: () => Promise.resolve({ names: [], cut: true }),
  };
}

/**
 * The text of a file at a commit; undefined if the commit does not have it.
 *
 * @param fail Throws the error of a request that failed.
 */
export async function fileTextAt(
  commit: string,
  path: string,
  kind: FileKind,
  api: RepositoryApi,
  signal: AbortSignal,
  fail: (error: unknown) => never,
): Promise<string | undefined> {
  let text: string | undefined;
  try {
    text = await api.fileAt(commit, path, signal);
  } catch (error) {
    signal.throwIfAborted();
    return fail(error);
  }
  if (text?.includes('\ufffd')) return failWith('CONFIG', `The ${kind.called} ${path} is not UTF-8.`, { hint: SAVE_AS_UTF_8 });
  return text === undefined ? undefined : readFileText(Buffer.from(text), path, kind);
}

function notRead(error: unknown, { called }: FileKind, { title }: RepositoryApi): never {
  return failWith('POLICY_BASE_UNKNOWN', `The ${called} was not read at the base of the pull request: ${reasonIn(error)}.`, {
    hint: `Run the job again. If it keeps happening, check out the repository with git before this step, so that scan-gate does not need the API of ${title}.`,
    cause: error,
  });
}

/** As the end of a sentence. */
export function reasonIn(error: unknown): string {
  return asScanError(error).message.replace(/\.$/, '');
}
