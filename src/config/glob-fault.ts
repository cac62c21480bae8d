import { compileMatcher } from './glob-match.js';

/** What a pattern may be: longer ones are no patterns, and cost time to match. */
const MOST_CHARACTERS = 300;

/** What patterns are held against: `files` are paths from the root of the repository, `resources` the service's names and addresses. */
export type GlobKind = 'files' | 'resources';

/** What a pattern is, for people. */
export const GLOB_SAYS: Readonly<Record<GlobKind, string>> = {
  files: 'a path from the root of the repository, with / between folders, such as terraform/**',
  resources: 'the name or the address of a resource, such as aws_s3_bucket.*',
};

/** Why a pattern cannot be used, in words that fit behind "allowed: "; undefined where it can. */
export function globFault(pattern: string, kind: GlobKind): string | undefined {
  if (Array.from(pattern).length > MOST_CHARACTERS) return `at most ${MOST_CHARACTERS} characters`;
  if (pattern === '' || pattern !== pattern.trim()) return `${GLOB_SAYS[kind]}, without spaces around it`;
  if (pattern.startsWith('!')) return 'no pattern that begins with !: name what is meant, not what is not';
  if (/\p{C}/u.test(pattern)) return 'no characters that nobody sees';
  if (compileMatcher(pattern) === undefined) return 'braces that make at most 256 patterns';
  if (pattern.includes('\\') || (kind === 'files' && /^(?:\/|\.\.?\/)/.test(pattern))) return GLOB_SAYS[kind];
  return undefined;
}
