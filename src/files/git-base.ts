import { failWith } from '../domain/errors.js';
import { branchOf, type Resolved } from '../domain/refs.js';
import type { Source } from '../domain/source.js';
import { readFileText, tooLarge } from '../github/file-errors.js';
import type { FileKind, FileOptions, FilePlace, Listing } from '../github/file-source.js';
import { defaultBranch, type Entry, entryAt, fetchBranch, mergeBase, namesIn, readBlob, treeAt } from '../runtime/git-base.js';
import { verify, whyNoGit } from '../runtime/git-commits.js';
import type { GitPlace } from '../runtime/git-tree.js';

/**
 * The files of the base of a pull request, as git has them: never those of the workspace, which the pull request has changed
 * (decision 0046).
 *
 * @returns why git does not have the base, if it does not
 * @throws ScanError if git has the base, and cannot read its files
 */
export async function openGitBase(
  { source, workspace, env = {}, signal }: FileOptions,
  kind: FileKind,
): Promise<FilePlace | { readonly why: string }> {
  const place = { folder: workspace, env };
  const noGit = await whyNoGit(place, signal);
  if (noGit !== undefined) return { why: noGit };
  const base = await findBase(source, place, signal);
  return 'why' in base ? base : await placeAt(base.commit, kind, place, signal);
}

/**
 * The base commit that the CI names. Without one, the commit where the change left the target branch. If the checkout lacks the base, the
 * target branch is fetched once: its tip is also safe, because it contains only merged code.
 */
async function findBase(source: Source, place: GitPlace, signal: AbortSignal): Promise<Resolved> {
  const { baseCommit, commit } = source;
  const given = baseCommit === undefined ? undefined : await verify(baseCommit, place, signal);
  if (given !== undefined) return { commit: given };
  const target = await targetOf(source, place, signal);
  if (target === undefined) {
    const missing = baseCommit === undefined ? '' : `the checkout does not have the base commit ${baseCommit.slice(0, 12)}, and `;
    return { why: `${missing}it could not be determined which branch the change is to be merged into` };
  }
  const known = baseCommit === undefined ? await verify(`refs/remotes/origin/${target}`, place, signal) : undefined;
  const tip = known ?? (await fetchBranch(target, place, signal));
  if (tip === undefined) return { why: `the checkout does not have the branch ${target}, and it could not be fetched from origin` };
  if (baseCommit !== undefined) return { commit: (await verify(baseCommit, place, signal)) ?? tip };
  return { commit: (await mergeBase(tip, commit ?? 'HEAD', place, signal)) ?? tip };
}

/** CircleCI does not name the target branch, so the default branch is used: its code has been merged. In a clone of a fork, this is not certain. */
async function targetOf({ baseRef, untrusted, ci }: Source, place: GitPlace, signal: AbortSignal): Promise<string | undefined> {
  const named = branchOf(baseRef);
  if (named !== undefined || untrusted !== undefined || ci !== 'circleci') return named;
  return await defaultBranch(place, signal);
}

async function placeAt(commit: string, kind: FileKind, place: GitPlace, signal: AbortSignal): Promise<FilePlace> {
  // Paths begin in the folder that the command was given in, as in the workspace.
  const root = await treeAt(commit, place, signal);
  const list = async (tree: string, folder: string): Promise<Listing> => {
    const names = await namesIn(tree, place, signal);
    return names === undefined ? unreadable(folder, kind) : { names, cut: false };
  };
  const entryOf = async (path: string): Promise<Entry | undefined> => {
    const entry = root === undefined ? 'none' : await entryAt(root, path, place, signal);
    if (entry === undefined) return unreadable(path, kind);
    return entry === 'none' ? undefined : entry;
  };
  return {
    ...atBase(commit),
    async read(path) {
      const entry = await entryOf(path);
      if (entry === undefined) return undefined;
      if (entry.type !== 'file') return notAFile(path, kind);
      const content = await readBlob(entry.object, kind.maxBytes, place, signal);
      if (content === 'too large') return tooLarge(path, kind);
      return content === undefined ? unreadable(path, kind) : readFileText(content, path, kind);
    },
    async list(folder) {
      if (folder === '') return root === undefined ? undefined : await list(root, '.');
      const entry = await entryOf(folder);
      if (entry === undefined || entry.type === 'file') return undefined;
      return entry.type === 'folder' ? await list(entry.object, folder) : notAFolder(folder, kind);
    },
  };
}

/** What messages say about files of the base. */
export function atBase(commit: string): Pick<FilePlace, 'where' | 'commit' | 'advice'> {
  return {
    where: `at the base commit ${commit.slice(0, 7)}`,
    commit,
    advice:
      'For a pull request, scan-gate reads this file at the base commit. If the pull request adds the file, the file takes effect after the merge.',
  };
}

function notAFile(path: string, { called, input }: FileKind): never {
  return failWith('CONFIG', `The ${called} ${path} is not a file at the base of the pull request.`, {
    hint: `Put the file itself into the repository (no folder, no link, no submodule), or name another one with {${input}}.`,
  });
}

function notAFolder(folder: string, { called, input }: FileKind): never {
  return failWith('CONFIG', `The ${called} could not be looked for: ${folder} is a link or a submodule, and not a folder.`, {
    hint: `Put the folder itself into the repository, or name a ${called} elsewhere with {${input}}.`,
  });
}

/** A partial clone can list a file without having its content. */
function unreadable(path: string, { called }: FileKind): never {
  return failWith('POLICY_BASE_UNKNOWN', `The ${called} was not read at the base of the pull request: git could not read ${path}.`, {
    hint: 'Fetch the repository without --filter (no partial clone), and clear the cached checkout if it is damaged.',
  });
}
