import type * as Yaml from 'yaml';

/**
 * Tokens on the parser's stack: one for each level of brackets, two or three for each level of indentation. At about ten times as many,
 * `yaml` overflows the call stack, which can end the process without a message.
 */
const DEEPEST = 64;

/** The line where a text nests too deeply, found without recursion. */
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
 * The first control character that YAML 1.2 does not allow (`c-printable`) but `yaml` accepts. Also U+0085, because some editors show it
 * as a line end, so that a comment would hide what follows.
 *
 * @param text With line feeds as its only line ends.
 */
export function foreignSign(text: string): { readonly line: number; readonly code: string } | undefined {
  const found = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F]/.exec(text);
  if (found === null) return undefined;
  const hex = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return { line: text.slice(0, found.index).split('\n').length, code: `U+${hex}` };
}

/** YAML ends a line with CR, LF, or both. `yaml` does not end a line at a CR alone, so that a comment would hide what follows. */
export function withLineFeeds(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}
