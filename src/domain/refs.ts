import { trimEnd } from '../text/plain.js';
import { parseUrl } from '../text/url.js';

/**
 * The forms that Git and GitHub allow. Callers ignore other texts, because refs, commits and repositories are put into paths, requests
 * and links.
 */

/** A commit, or why it is not known. */
export type Resolved = { readonly commit: string } | { readonly why: string };

/** The commits of the checkout. No answer needs the network. */
export interface Git {
  /** The full hash of a commit: of the beginning of a hash, of a ref, of `HEAD`. */
  commitOf(revision: string): Promise<Resolved>;
  parentsOf(commit: string): Promise<{ readonly parents: readonly string[] } | { readonly why: string }>;
  /** Whether the commit is in the history of another one; false if that is not known. */
  isIn(commit: string, history: string): Promise<boolean>;
}

/** A whole commit hash in lower case (SHA-1, or SHA-256), or undefined. The hash of zeros stands for "no commit" in push events. */
export function asCommit(text: string | undefined): string | undefined {
  const lower = text?.trim().toLowerCase();
  if (lower === undefined || !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(lower)) return undefined;
  return /^0+$/.test(lower) ? undefined : lower;
}

/** A full ref such as `refs/heads/main`, or undefined (https://git-scm.com/docs/git-check-ref-format). */
export function asRef(text: string | undefined): string | undefined {
  if (text === undefined || text.length > 1024 || !/^refs\/[^/]+\/./.test(text)) return undefined;
  return isRefName(text) ? text : undefined;
}

/** A branch name such as `feature/x`, or undefined. */
export function asBranch(text: string | undefined): string | undefined {
  if (text === undefined || text.length > 1024 || text.startsWith('-')) return undefined;
  return isRefName(text) ? text : undefined;
}

/** The branch that a ref names; undefined for tags and pull requests. */
export function branchOf(ref: string | undefined): string | undefined {
  return ref?.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : undefined;
}

/** The pull request that a ref such as `refs/pull/7/merge` belongs to. */
export function pullRequestOf(ref: string | undefined): number | undefined {
  const digits = /^refs\/pull\/([1-9][0-9]{0,14})\/(?:head|merge)$/.exec(ref ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Whether the ref is a temporary branch of a merge queue. */
export function isMergeQueueRef(ref: string | undefined): boolean {
  return ref?.startsWith('refs/heads/gh-readonly-queue/') ?? false;
}

/** `owner/name`, or undefined. */
export function asRepository(text: string | undefined): string | undefined {
  return text !== undefined && /^[A-Za-z0-9_.-]{1,100}\/(?!\.{1,2}$)[A-Za-z0-9_.-]{1,100}$/.test(text) ? text : undefined;
}

/** Scheme, host and path of a web address without a slash at its end, or undefined. */
export function asServerUrl(text: string | undefined): string | undefined {
  const url = text === undefined ? undefined : parseUrl(text);
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return undefined;
  return trimEnd(`${url.origin}${url.pathname}`, '/');
}

function isRefName(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Git forbids them
  if (/[\u0000- \u007F~^:?*[\\]/.test(name) || name.includes('..') || name.includes('@{') || name === '@') return false;
  if (name.endsWith('.') || name.endsWith('/')) return false;
  return name.split('/').every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'));
}
