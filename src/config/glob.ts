import type { Glob } from '../domain/waiver.js';

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

/** One character, or any number of them, within a part between slashes. */
type Token = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'one'; readonly of?: RegExp } | { readonly kind: 'any' };

/** What stands between two slashes; `folders`: any number of parts, also none. */
type Part = 'folders' | readonly Token[];

/** So many ways a pattern with braces may be written out. */
const MAX_WAYS = 256;

/**
 * Matches in time that grows with the product of both lengths, whatever the pattern: file names come from the code that is judged, and
 * a library's regular expression could be held up by one of them for good.
 *
 * @returns undefined where braces make more ways than anybody means
 */
function compileMatcher(pattern: string): ((text: string) => boolean) | undefined {
  const ways = waysOf(pattern);
  if (ways === undefined) return undefined;
  const patterns = ways.map((way) => way.split('/').map(partOf));
  return (text) => {
    const names = text.split('/').map((name) => Array.from(name));
    return patterns.some((parts) => matchParts(parts, names));
  };
}

/** Every way of `{a,b}`, also nested; braces without a comma stand for themselves. */
function waysOf(pattern: string): string[] | undefined {
  const braces = innermost(pattern);
  if (braces === undefined) return [pattern];
  const { start, end, choices } = braces;
  const ways: string[] = [];
  for (const choice of choices) {
    const more = waysOf(pattern.slice(0, start) + choice + pattern.slice(end + 1));
    if (more === undefined || ways.length + more.length > MAX_WAYS) return undefined;
    ways.push(...more);
  }
  return ways;
}

function innermost(pattern: string): { readonly start: number; readonly end: number; readonly choices: string[] } | undefined {
  const found = /\{([^{},]*,[^{}]*)\}/.exec(pattern);
  if (found === null) return undefined;
  return { start: found.index, end: found.index + found[0].length - 1, choices: (found[1] ?? '').split(',') };
}

function partOf(part: string): Part {
  return part === '**' ? 'folders' : tokensOf(part);
}

function tokensOf(part: string): Token[] {
  const tokens: Token[] = [];
  for (const [found] of part.matchAll(/\*+|\?|\[!?[^\]]+\]|[\s\S]/gu)) {
    if (found.startsWith('*')) tokens.push({ kind: 'any' });
    else if (found === '?') tokens.push({ kind: 'one' });
    else if (found.length > 1 && found.startsWith('[')) tokens.push({ kind: 'one', of: classOf(found) });
    else tokens.push({ kind: 'text', text: found });
  }
  return tokens;
}

/** `[ab]`, `[a-z]`, `[!a]`. */
function classOf(text: string): RegExp {
  const negated = text.startsWith('[!') || text.startsWith('[^');
  const inner = text.slice(negated ? 2 : 1, -1).replaceAll(/[\\\]^]/g, String.raw`\$&`);
  try {
    return new RegExp(`^[${negated ? '^' : ''}${inner}]$`, 'u');
  } catch {
    // A range that runs backwards matches nothing.
    return /^(?!)/;
  }
}

/** Which beginnings of the path the parts so far can match, part by part. */
function matchParts(parts: readonly Part[], names: readonly (readonly string[])[]): boolean {
  let reached = new Set([0]);
  for (const part of parts) {
    const next = new Set<number>();
    for (const at of reached) {
      if (part === 'folders') for (let end = at; end <= names.length; end += 1) next.add(end);
      else if (at < names.length && matchName(part, names[at] ?? [])) next.add(at + 1);
    }
    reached = next;
  }
  return reached.has(names.length);
}

/** Goes back to the last star only: what stands before it has found its earliest place already. */
function matchName(tokens: readonly Token[], name: readonly string[]): boolean {
  let token = 0;
  let at = 0;
  let star = -1;
  let from = 0;
  while (at < name.length) {
    const current = tokens[token];
    if (current?.kind === 'any') {
      star = token;
      from = at;
      token += 1;
    } else if (current !== undefined && fits(current, name[at] ?? '')) {
      token += 1;
      at += 1;
    } else if (star >= 0) {
      token = star + 1;
      from += 1;
      at = from;
    } else return false;
  }
  while (tokens[token]?.kind === 'any') token += 1;
  // A star alone stands for a name, and no name is none.
  return token === tokens.length && (name.length > 0 || tokens.length === 0);
}

function fits(token: Token, character: string): boolean {
  if (token.kind === 'text') return token.text === character;
  return token.kind === 'one' && (token.of === undefined || token.of.test(character));
}

/** What a pattern may be: longer ones are no patterns, and cost time to match. */
export const MAX_CHARACTERS = 300;

/** What patterns are compared with: `files` are paths from the root of the repository, `resources` the service's names and addresses. */
export type GlobKind = 'files' | 'resources';

/** What a pattern is, for people. */
export const GLOB_SAYS: Readonly<Record<GlobKind, string>> = {
  files: 'a path from the root of the repository, with / between folders, such as terraform/**',
  resources: 'the name or the address of a resource, such as aws_s3_bucket.*',
};

/** Why a pattern cannot be used, in words that fit behind "allowed: "; undefined where it can. */
export function globFault(pattern: string, kind: GlobKind): string | undefined {
  if (Array.from(pattern).length > MAX_CHARACTERS) return `at most ${MAX_CHARACTERS} characters`;
  if (pattern === '' || pattern !== pattern.trim()) return `${GLOB_SAYS[kind]}, without spaces around it`;
  if (pattern.startsWith('!')) return 'no pattern that begins with !: name what is meant, not what is not';
  if (/\p{C}/u.test(pattern)) return 'no characters that nobody sees';
  if (compileMatcher(pattern) === undefined) return 'braces that make at most 256 patterns';
  if (pattern.includes('\\') || (kind === 'files' && /^(?:\/|\.\.?\/)/.test(pattern))) return GLOB_SAYS[kind];
  return undefined;
}
