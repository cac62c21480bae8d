import { markdownCode, markdownParagraphs, markdownProse } from '../../text/markdown.js';
import { truncate } from '../../text/plain.js';

/**
 * Ends a line within a paragraph. GitHub's comments show every line end as a break, so `<br>` would break twice there; summaries and
 * files do not.
 */
export const LINE_BREAK = '\\\n';

/** `markdownParagraphs` with `LINE_BREAK`, and code in backticks. */
export function paragraphs(text: string): string {
  return markdownParagraphs(text, markdownProse, '\\');
}

/** In characters, before escaping. */
const MAX_LABEL_LENGTH = 100;

/** The name of one of several targets. */
export function targetText(label: string): string {
  return markdownCode(truncate(label, MAX_LABEL_LENGTH)) || '_without a name_';
}

/** One row; the cells are Markdown without bare `|`. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** The head of a table of numbers; its first column may be text. */
export function tableHead(heads: readonly string[], first: 'number' | 'text' = 'number'): string {
  const rules = heads.map((_, index) => (index === 0 && first === 'text' ? ':---' : '---:'));
  return [tableRow(heads), tableRow(rules)].join('\n');
}

/** The head of a table of texts. */
export function textTableHead(heads: readonly string[]): string {
  return [tableRow(heads), tableRow(heads.map(() => '---'))].join('\n');
}
