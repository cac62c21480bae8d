import { markdownParagraphs, markdownText } from '../../text/markdown.js';

/**
 * Ends a line within a paragraph, once, wherever it is shown: comments of GitHub take every line's end for a break, and would add
 * one to a `<br>` before it; summaries and files do not.
 */
export const LINE_BREAK = '\\\n';

/** `markdownParagraphs` with such breaks. */
export function paragraphs(text: string): string {
  return markdownParagraphs(text, markdownText, '\\');
}
