import type * as Yaml from 'yaml';

/**
 * Tokens on the parser's stack: one for a level of brackets, two or three for one of lines; no policy comes near it.
 * Some ten times more and `yaml` exhausts the stack, which can end the process without a word.
 */
const DEEPEST = 64;

/** The line where a text nests too deeply: told by the parser's stack, before anything recurses. */
export function lineOfNesting(text: string, { Lexer, Parser }: typeof Yaml): number | undefined {
  let line = 1;
  const parser = new Parser(() => (line += 1));
  for (const lexeme of new Lexer().lex(text)) {
    Array.from(parser.next(lexeme));
    if (parser.stack.length > DEEPEST) return line;
  }
  return undefined;
}

/** YAML ends a line with CR, LF or both; `yaml` takes a CR alone for a part of the line, and a comment would swallow all that follows. */
export function withLineFeeds(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}
