import { oneLine, plain } from './plain.js';
import { withoutCommands, withoutMarker, withoutReferences } from './references.js';

/** Backslash-escaped anywhere: code, emphasis, strikethrough, links and images, and the backslash itself. `_` only where it could open or close. */
const INLINE = /[\\`*~[\]]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;

/** HTML and table borders, as entities: whether `\|` ends a cell differs between parsers. */
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '|': '&#124;' };

/**
 * What would begin a heading, list, rule, underline, a quick action of GitLab, or a command of GitHub's runner, at the start of a line;
 * `:-` makes a table's head of the line before it.
 */
const BLOCK_START = /^(?:[#+\-=/]|:(?=[:-])|(\d{1,9})(?=[.)]))/;

/** One line of a paragraph or table cell: shows `text`, and nothing in it is markup, a mention, a reference or a link. */
export function markdownText(text: string): string {
  // A backslash does not keep GitHub from reading `$...$` as mathematics; an element around the sign does (GitHub: writing mathematical expressions).
  return markdownTextWithoutHtml(text).replaceAll('\\$', '<span>$</span>');
}

/** `markdownText` where elements are not allowed: SARIF messages SHALL NOT contain HTML (SARIF 2.1.0, 3.11.4). */
export function markdownTextWithoutHtml(text: string): string {
  return withoutReferences(oneLine(text))
    .replaceAll(/[&<>|]/g, (character) => ENTITIES[character] ?? '')
    .replaceAll(INLINE, '\\$&')
    .replaceAll('$', '\\$')
    .replace(BLOCK_START, (start, digits: string | undefined) => (digits === undefined ? `\\${start}` : `${digits}\\`));
}

/** Paragraphs: blank lines part them, other line ends are kept. `escapeLine` neutralises one line. */
export function markdownParagraphs(text: string, escapeLine = markdownText, lineBreak = '<br>'): string {
  return plain(text)
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.split('\n').map(escapeLine).filter(Boolean).join(`${lineBreak}\n`))
    .filter(Boolean)
    .join('\n\n');
}

/** A code span that is whole in tables too. Empty text gives an empty string, since an empty span does not exist. */
export function markdownCode(text: string): string {
  const line = withoutCommands(withoutMarker(oneLine(text)));
  if (line === '') return '';
  // A cell ends at a bar, and a line that begins with `[...]:` is a definition, before anyone looks for code.
  if (/\||\]:/.test(line)) return `<code>${markdownText(line)}</code>`;
  const ticks = '`'.repeat(longestRun(line) + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${ticks}${pad}${line}${pad}${ticks}`;
}

/** A fenced block; the fence is longer than any run of backticks inside, so that the code cannot end it. */
export function codeFence(code: string, language = ''): string {
  const body = withoutCommands(withoutMarker(plain(code)))
    .replace(/^\n+/, '')
    .trimEnd();
  const fence = '`'.repeat(Math.max(3, longestRun(body) + 1));
  return `${fence}${language}\n${body}\n${fence}`;
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
