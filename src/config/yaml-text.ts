import type * as Yaml from 'yaml';

/**
 * Tokens on the parser's stack: one for a level of brackets, two or three for one of lines; no policy comes near it.
 * Some ten times more and `yaml` exhausts the stack, which can end the process without a word.
 */
const DEEPEST = 64;

/** The line where a text nests too deeply: found by the parser's stack, before anything recurses. */
export function lineOfNesting(text: string, { Lexer, Parser }: typeof Yaml): number | undefined {
  let line = 1;
  const parser = new Parser(() => (line += 1));
  for (const lexeme of new Lexer().lex(text)) {
    Array.from(parser.next(lexeme));
    if (parser.stack.length > DEEPEST) return line;
  }
  return undefined;
}

/**
 * The first character that YAML 1.2 does not allow (`c-printable`) and that `yaml` takes for a part of a text, and U+0085, which is
 * allowed and ends a line in some editors: a comment would swallow what follows it there.
 *
 * @param text With line feeds alone at the ends of its lines.
 */
export function foreignSign(text: string): { readonly line: number; readonly code: string } | undefined {
  const found = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F]/.exec(text);
  if (found === null) return undefined;
  const hex = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return { line: text.slice(0, found.index).split('\n').length, code: `U+${hex}` };
}

/** YAML ends a line with CR, LF or both; `yaml` takes a CR alone for a part of the line, and a comment would swallow all that follows. */
export function withLineFeeds(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}
