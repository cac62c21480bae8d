import type { Glob } from '../domain/waiver.js';
import { compileMatcher } from './glob-match.js';

/**
 * A pattern ready to use: `*` within a folder, `**` over folders, `?`, `[...]`, `{a,b}`; names that begin with a dot are like others.
 * Everything else stands for itself, also brackets that a folder's name has: `app/(shop)/**`. What is equal to its pattern matches.
 */
export function compileGlob(pattern: string): Glob {
  const matches = compileMatcher(pattern);
  return { pattern, matches: (text) => text === pattern || matches?.(text) === true };
}
