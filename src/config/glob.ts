import type { Glob } from '../domain/waiver.js';
import { compileMatcher } from './glob-match.js';

/**
 * A pattern ready to use: `*` within a folder, `**` over folders, `?`, `[...]`, `{a,b}`; names that begin with a dot are like others.
 * Everything else stands for itself, also brackets that a folder's name has: `app/(shop)/**`. What is equal to its pattern matches.
 * `ó` is one letter, whether it is written as one character or as two (NFC and NFD).
 */
export function compileGlob(pattern: string): Glob {
  const composed = pattern.normalize('NFC');
  const matches = compileMatcher(composed);
  return {
    pattern,
    matches(text) {
      const name = text.normalize('NFC');
      return name === composed || matches?.(name) === true;
    },
  };
}
