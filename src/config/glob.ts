import type { Glob } from '../domain/waiver.js';

/**
 * Compiles a pattern: `*` within a folder, `**` across folders, `?`, `[...]`, `{a,b}`. Names that begin with a dot match like other names.
 * Everything else is literal, such as the parentheses of `app/(shop)/**`. A text that equals its pattern always matches.
 * `ó` matches in both Unicode forms (NFC and NFD).
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

/** One character, or any number of characters, between two slashes. */
type Token = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'one'; readonly of?: RegExp } | { readonly kind: 'any' };

/** The part between two slashes; `folders`: any number of parts, including zero. */
type Part = 'folders' | readonly Token[];

/** The most patterns that the braces of one pattern may expand to. */
const MAX_WAYS = 256;

/**
 * The time to match grows with the product of both lengths. A regular expression could take forever on a crafted file name, and file
 * names come from the code that is scanned.
 *
 * @returns undefined if the braces expand to too many patterns
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

/** Expands `{a,b}`, also nested. Braces without a comma are literal. */
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
    // A reversed range, such as `[z-a]`, matches nothing.
    return /^(?!)/;
  }
}

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

/** Backtracks only to the last star, because everything before it already matched at the earliest place. */
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
  // A star alone matches a name, but not an empty one.
  return token === tokens.length && (name.length > 0 || tokens.length === 0);
}

function fits(token: Token, character: string): boolean {
  if (token.kind === 'text') return token.text === character;
  return token.kind === 'one' && (token.of === undefined || token.of.test(character));
}

/** The longest pattern, because longer patterns cost time to match. */
export const MAX_CHARACTERS = 300;

/** What patterns match: `files` are paths from the root of the repository, `resources` the service's names and addresses of resources. */
export type GlobKind = 'files' | 'resources';

/** What a pattern is, for messages. */
export const GLOB_FORMS: Readonly<Record<GlobKind, string>> = {
  files: 'a path from the root of the repository, with / between folders, such as terraform/**',
  resources: 'the name or the address of a resource, such as aws_s3_bucket.*',
};

/** Why a pattern cannot be used, as a phrase that fits after "allowed: "; undefined if it can. */
export function globFault(pattern: string, kind: GlobKind): string | undefined {
  if (Array.from(pattern).length > MAX_CHARACTERS) return `at most ${MAX_CHARACTERS} characters`;
  if (pattern === '' || pattern !== pattern.trim()) return `${GLOB_FORMS[kind]}, without spaces around it`;
  if (pattern.startsWith('!')) return 'a pattern without a leading !, because patterns cannot exclude. Name the files that you want';
  if (/\p{C}/u.test(pattern)) return 'only visible characters';
  if (compileMatcher(pattern) === undefined) return 'braces that expand to at most 256 patterns';
  if (pattern.includes('\\') || (kind === 'files' && /^(?:\/|\.\.?\/)/.test(pattern))) return GLOB_FORMS[kind];
  return undefined;
}
