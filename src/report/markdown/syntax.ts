import { markdownParagraphs, markdownProse } from '../../text/markdown.js';

/**
 * Ends a line within a paragraph, once, wherever it is shown: comments of GitHub take every line's end for a break, and would add
 * one to a `<br>` before it; summaries and files do not.
 */
export const LINE_BREAK = '\\\n';

/** `markdownParagraphs` with such breaks. */
export function paragraphs(text: string): string {
  return markdownParagraphs(text, markdownProse, '\\');
}

/** One row; the cells are Markdown already and hold no bare bars. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** A table whose columns are all numbers, but perhaps the first. */
export function tableHead(heads: readonly string[], first: 'number' | 'text' = 'number'): string {
  const rules = heads.map((_, index) => (index === 0 && first === 'text' ? ':---' : '---:'));
  return [tableRow(heads), tableRow(rules)].join('\n');
}

/** A table whose columns are all texts. */
export function textTableHead(heads: readonly string[]): string {
  return [tableRow(heads), tableRow(heads.map(() => '---'))].join('\n');
}
