import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** Each replaced in this order; what is folded is not seen, its title is. */
const STEPS: readonly (readonly [pattern: RegExp, by: string])[] = [
  [/<!--[\s\S]*?-->\n?/g, ''],
  [/<details><summary>([\s\S]*?)<\/summary>[\s\S]*?<\/details>/g, '\n▸ $1\n'],
  [/<pre><code class="language-mermaid">(?:%%[^\n]*\n)?(\S+)[\s\S]*?<\/code><\/pre>/g, '\n[picture: $1]\n'],
  [/<pre><code[^>]*>([\s\S]*?)<\/code><\/pre>/g, '\n$1\n'],
  [/<h([1-6])>/g, '\n<mark-$1>'],
  [/<\/(?:h[1-6]|p|ul|ol|blockquote|table)>/g, '\n'],
  [/<li>/g, '• '],
  [/\s*<\/t[hd]>\s*(?=<t[hd])/g, ' | '],
  [/<t(?:r|head|body)>\s*|<\/t(?:head|body)>\s*/g, ''],
  [/<\/tr>/g, ''],
  [/<br ?\/?>\n?/g, '\n'],
  [/<a [^>]*href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g, '$2↗'],
  [/<mark-1>/g, '# '],
  [/<mark-2>/g, '## '],
  [/<mark-3>/g, '### '],
  [/<mark-4>/g, '#### '],
  [/<\/?[a-z][^>]*>/g, ''],
  [/&lt;/g, '<'],
  [/&gt;/g, '>'],
  [/&quot;/g, '"'],
  [/&amp;/g, '&'],
  [/[ \t]+\n/g, '\n'],
  [/\n{3,}/g, '\n\n'],
];

/** GitHub-flavoured Markdown as HTML, by a renderer that nobody here wrote. */
export function toHtml(markdown: string): string {
  return micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}

/** What a reader sees of a page at first, as plain text: cells are parted by bars, folds are closed, links end in an arrow, pictures are told by their kind. */
export function seen(markdown: string): string {
  return STEPS.reduce((text, [pattern, by]) => text.replaceAll(pattern, by), toHtml(markdown)).trim();
}
