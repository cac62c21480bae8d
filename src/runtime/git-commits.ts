import type { Git } from '../domain/refs.js';
import { fullHash, type GitPlace, git } from './git-tree.js';

export function createGit(place: GitPlace, signal: AbortSignal): Git {
  return {
    async commitOf(revision) {
      const isHash = /^[0-9a-f]{7,63}$/i.test(revision);
      const name = isHash ? await fullHash(revision, place, signal) : revision;
      const commit = name === undefined ? undefined : await verify(name, place, signal);
      return commit === undefined ? { why: await whyUnknown(revision, place, signal) } : { commit };
    },
    async parentsOf(commit) {
      // The object itself: in a shallow clone, `commit^2` has no parent to lead to.
      const text = (await git(['cat-file', 'commit', commit], place, signal))?.toString('utf8');
      if (text === undefined) return { why: await whyUnknown(commit, place, signal) };
      const header = text.slice(0, text.indexOf('\n\n'));
      return { parents: [...header.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map(([, parent = '']) => parent) };
    },
    async isIn(commit, history) {
      const tip = await verify(history, place, signal);
      return tip !== undefined && (await git(['merge-base', '--is-ancestor', commit, tip], place, signal)) !== undefined;
    },
  };
}

/**
 * @param revision A full ref is that ref only. `rev-parse` would also take the tag `refs/remotes/origin/main`, which anyone who can push
 * tags can make, for a branch that the checkout lacks (https://git-scm.com/docs/gitrevisions).
 * @returns the hash of the commit that the revision names
 */
export async function verify(revision: string, place: GitPlace, signal: AbortSignal): Promise<string | undefined> {
  const isRef = revision.startsWith('refs/');
  const name = isRef ? hashIn(await git(['show-ref', '--verify', '--hash', revision], place, signal)) : revision;
  return name === undefined ? undefined : hashIn(await git(['rev-parse', '--verify', '--quiet', `${name}^0`], place, signal));
}

/** Why git does not know a commit, as a clause. */
async function whyUnknown(revision: string, place: GitPlace, signal: AbortSignal): Promise<string> {
  return (await whyNoGit(place, signal)) ?? `the checkout does not have ${revision}`;
}

/** Why git can say nothing at all; undefined if it can. */
export async function whyNoGit(place: GitPlace, signal: AbortSignal): Promise<string | undefined> {
  if ((await git(['--version'], place, signal)) === undefined) return 'git is not installed';
  return (await git(['rev-parse', '--git-dir'], place, signal)) === undefined ? 'the current folder is not in a git checkout' : undefined;
}

/** The one hash that git printed. */
export function hashIn(printed: Buffer | undefined): string | undefined {
  return /^[0-9a-f]{40,64}$/.exec(printed?.toString('utf8').trim() ?? '')?.[0];
}
