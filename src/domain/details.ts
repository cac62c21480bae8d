import type { Source } from './source.js';

/** What public logs, comments and summaries show: everything, or numbers alone. */
export type Details = 'full' | 'counts';

/**
 * Numbers alone where anybody can read them and the target is not the repository's own code: code-scanning alerts are for maintainers
 * only, the rest of a public repository's surfaces is not.
 *
 * @param asked The input `details`.
 */
export function detailsFor(asked: Details | 'auto', { ci, visibility }: Source, ownCode: boolean): Details {
  if (asked !== 'auto') return asked;
  const worldReadable = ci === 'github' && (visibility === 'public' || visibility === 'unknown');
  return worldReadable && !ownCode ? 'counts' : 'full';
}
