import picomatch from 'picomatch';
import type { Glob } from '../domain/waiver.js';

/** What a pattern may be: longer ones are no patterns, and cost time to match. */
const MOST_CHARACTERS = 300;

/** Why a pattern cannot be used; undefined where it can. */
export function globFault(pattern: string): string | undefined {
  if (pattern.length > MOST_CHARACTERS) return `at most ${MOST_CHARACTERS} characters`;
  if (/^!/.test(pattern)) return 'no pattern that begins with !: name what is meant, not what is not';
  if (/\p{C}/u.test(pattern)) return 'no characters that nobody sees';
  if (/^(?:\/|\.\.?\/)|\\/.test(pattern)) return 'a path from the root of the repository, with / between folders, such as terraform/**';
  return undefined;
}

/** A pattern ready to use: `*` within a folder, `**` over folders, `?`, `[...]`, `{a,b}`; names that begin with a dot are like others. */
export function compileGlob(pattern: string): Glob {
  const matches = picomatch(pattern, { dot: true, nonegate: true, strictBrackets: false });
  return { pattern, matches: (text) => matches(text) };
}
