import type { Source } from '../domain/source.js';

/** A terminal, or a CI that we do not know: nothing is taken from its environment, the inputs `ref` and `sha` tell what is scanned. */
export function readNoSource(): Source {
  return { ci: 'none', visibility: 'unknown', mergeQueue: false, boundToCommit: false, overridden: false };
}
