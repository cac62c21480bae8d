import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { hashIn, verify } from './git-commits.js';
import { GIT_SETTINGS, type GitPlace, git } from './git-tree.js';

/** The commit where two histories have parted; undefined if git has none of it, as in a shallow clone. */
export async function mergeBase(one: string, other: string, place: GitPlace, signal: AbortSignal): Promise<string | undefined> {
  return hashIn(await git(['merge-base', one, other], place, signal));
}

/** The default branch of `origin`, as the clone has noted it. */
export async function defaultBranch(place: GitPlace, signal: AbortSignal): Promise<string | undefined> {
  const name = (await git(['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD'], place, signal))?.toString('utf8').trim();
  return name?.startsWith('refs/remotes/origin/') ? name.slice('refs/remotes/origin/'.length) : undefined;
}

/**
 * Fetches one branch of `origin`, without its history where the clone is shallow, and with the settings of the checkout: the CI's own
 * step has fetched with them. Nothing is checked out.
 *
 * @returns its commit; undefined if it could not be fetched
 */
export async function fetchBranch(branch: string, place: GitPlace, signal: AbortSignal): Promise<string | undefined> {
  const isShallow = (await git(['rev-parse', '--is-shallow-repository'], place, signal))?.toString('utf8').trim() === 'true';
  const words = ['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false', '-c', 'gc.auto=0', '-c', 'maintenance.auto=false'];
  const depth = isShallow ? ['--depth', '1'] : [];
  const fetch = ['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', ...depth, 'origin', `refs/heads/${branch}`];
  const fetched = await git([...words, ...fetch], place, signal, fetchEnvironment(place.env));
  return fetched === undefined ? undefined : await fetchedBranch(place, signal);
}

/** The commit that was fetched. If the branch does not exist, git fetches a tag with the name `refs/heads/…`, which anyone can make. */
async function fetchedBranch(place: GitPlace, signal: AbortSignal): Promise<string | undefined> {
  const path = (await git(['rev-parse', '--git-path', 'FETCH_HEAD'], place, signal))?.toString('utf8').trim();
  const text = path === undefined ? '' : await readFile(resolve(place.folder, path), 'utf8').catch(() => '');
  // `<hash>\t\tbranch 'main' of <address>` (https://git-scm.com/docs/git-fetch, FETCH_HEAD; builtin/fetch.c).
  const [, commit] = /^([0-9a-f]{40,64})\t[^\t\n]*\tbranch '[^\n]*\n?$/.exec(text) ?? [];
  return commit === undefined ? undefined : await verify(commit, place, signal);
}

/** The job's environment without our own secrets: credentials for `origin` come from helpers, variables, or an agent for SSH. */
function fetchEnvironment(env: GitPlace['env']): Record<string, string> {
  const kept = Object.entries(env).flatMap(([name, value]) =>
    value === undefined ||
    /API_KEY$|^(?:SCAN_GATE|INPUT|PLUGIN)_|^GIT_(?:DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|OBJECT_DIRECTORY)$/i.test(name)
      ? []
      : [[name, value] as const],
  );
  return { ...Object.fromEntries(kept), ...GIT_SETTINGS };
}

/** What a path of a tree is. */
export interface Entry {
  readonly type: 'file' | 'folder' | 'link' | 'submodule';
  readonly object: string;
}

/** The tree of the folder that git runs in, at a commit; undefined if the commit does not have the folder. */
export async function treeAt(commit: string, place: GitPlace, signal: AbortSignal): Promise<string | undefined> {
  return hashIn(await git(['rev-parse', '--verify', '--quiet', `${commit}:./`], place, signal));
}

const TYPES: Readonly<Record<string, Entry['type']>> = { '040000': 'folder', '120000': 'link', '160000': 'submodule' };

/** @returns undefined where git could not look; `none` where the tree does not have the path */
export async function entryAt(tree: string, path: string, place: GitPlace, signal: AbortSignal): Promise<Entry | 'none' | undefined> {
  const listed = await git(['--literal-pathspecs', 'ls-tree', '-z', '--full-tree', tree, '--', path], place, signal);
  if (listed === undefined) return undefined;
  const [mode, , object] = /^([0-7]{6}) ([a-z]+) ([0-9a-f]{40,64})\t/.exec(listed.toString('utf8'))?.slice(1) ?? [];
  return mode === undefined || object === undefined ? 'none' : { type: TYPES[mode] ?? 'file', object };
}

/** The names in a tree. */
export async function namesIn(tree: string, place: GitPlace, signal: AbortSignal): Promise<readonly string[] | undefined> {
  const listed = await git(['ls-tree', '-z', '--full-tree', '--name-only', tree], place, signal);
  return listed?.toString('utf8').split('\0').filter(Boolean);
}

/** The content of a file, without the filters of a checkout; `too large` above the limit. */
export async function readBlob(
  object: string,
  maxBytes: number,
  place: GitPlace,
  signal: AbortSignal,
): Promise<Buffer | 'too large' | undefined> {
  const size = Number((await git(['cat-file', '-s', object], place, signal))?.toString('utf8') ?? 'unknown');
  if (size > maxBytes) return 'too large';
  return await git(['cat-file', 'blob', object], place, signal);
}
