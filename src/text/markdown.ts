import { COMMAND_ANYWHERE, COMMAND_AT_START } from './log.js';
import { stripControlCharacters, toSingleLine } from './plain.js';
import { parseUrl } from './url.js';

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
  return withoutReferences(toSingleLine(text))
    .replaceAll(/[&<>|]/g, (character) => ENTITIES[character] ?? '')
    .replaceAll(INLINE, '\\$&')
    .replaceAll('$', '\\$')
    .replace(BLOCK_START, (start, digits: string | undefined) => (digits === undefined ? `\\${start}` : `${digits}\\`));
}

/**
 * `markdownText`, except that what the author put in single backticks is shown as code. If backticks are unpaired or adjacent, all of them
 * are text, because it is unclear which of them begin code.
 */
export function markdownProse(text: string): string {
  const line = toSingleLine(text);
  const parts = line.split('`');
  const isEmpty = (part: string, index: number): boolean => (index % 2 === 0 ? part : part.trim()) === '';
  if (parts.length % 2 === 0 || parts.slice(1, -1).some((part, index) => isEmpty(part, index + 1))) return markdownText(line);
  return parts.map((part, index) => (index % 2 === 0 ? withSpaces(part) : markdownCode(part))).join('');
}

/** `markdownText` of a part of a line, with the single spaces around it. */
function withSpaces(part: string): string {
  const [before, after] = [part.startsWith(' ') ? ' ' : '', part.length > 1 && part.endsWith(' ') ? ' ' : ''];
  return before + markdownText(part) + after;
}

/** Paragraphs: blank lines part them, other line ends are kept. `escapeLine` neutralises one line. */
export function markdownParagraphs(text: string, escapeLine = markdownText, lineBreak = '<br>'): string {
  return stripControlCharacters(text)
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.split('\n').map(escapeLine).filter(Boolean).join(`${lineBreak}\n`))
    .filter(Boolean)
    .join('\n\n');
}

/** A code span that is whole in tables too. Empty text gives an empty string, since an empty span does not exist. */
export function markdownCode(text: string): string {
  const line = withoutCommands(withoutMarker(toSingleLine(text)));
  if (line === '') return '';
  // A cell ends at a bar, and a line that begins with `[...]:` is a definition, before anyone looks for code.
  if (/\||\]:/.test(line)) return `<code>${markdownText(line)}</code>`;
  const ticks = '`'.repeat(longestRun(line) + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${ticks}${pad}${line}${pad}${ticks}`;
}

/** A fenced block; the fence is longer than any run of backticks inside, so that the code cannot end it. */
export function codeFence(code: string, language = ''): string {
  const body = withoutCommands(withoutMarker(stripControlCharacters(code)))
    .replace(/^\n+/, '')
    .trimEnd();
  const fence = '`'.repeat(Math.max(3, longestRun(body) + 1));
  return `${fence}${language}\n${body}\n${fence}`;
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}

/** U+200B. GitHub's filters look for references in the rendered text, where a backslash is gone and this is not (Renovate does the same). */
const ZERO_WIDTH_SPACE = '\u200b';

/** Whole ones only: the first digits of one are the digits of many other things. */
const HASH_OF_COMMIT = /(?<!\w)[0-9a-f]{7}(?=[0-9a-f]{33}(?!\w))/gi;

/** Not within names such as `arn:aws:s3:eu-1`, which people copy. What comes after the text may begin with a colon; a port does not matter. */
const EMOJI = /(?<!\w):(?=[\w+-]+:|(?=[\w+-]*[a-z])[\w+-]*$)/gi;

/**
 * Breaks what GitHub or GitLab would turn into a ping, a back-link or a link: `@name`, `#123`, `!123`, `&123`, `GH-1`, hashes of
 * commits, e-mail addresses, `http://`, `www.`, and emoji by name. The text still reads the same. A cross-reference from a finding's
 * text would also notify people in other repositories.
 */
function withoutReferences(text: string): string {
  return text
    .replaceAll(/[@\uff20]/g, `$&${ZERO_WIDTH_SPACE}`)
    .replaceAll(/[#!&](?=\d)/g, `$&${ZERO_WIDTH_SPACE}`)
    .replaceAll(/(?<![a-z\d])GH-(?=\d)/gi, `$&${ZERO_WIDTH_SPACE}`)
    .replaceAll(HASH_OF_COMMIT, `$&${ZERO_WIDTH_SPACE}`)
    .replaceAll(/:(?=\/\/)/g, `:${ZERO_WIDTH_SPACE}`)
    .replaceAll(/www(?=\.)/gi, `$&${ZERO_WIDTH_SPACE}`)
    .replaceAll(EMOJI, `:${ZERO_WIDTH_SPACE}`);
}

/** Breaks our comment's hidden marker where it is quoted in code, which cannot be escaped: a forged one must not be found. */
function withoutMarker(code: string): string {
  return code.replaceAll(/<!--(?=\s*scan-gate)/gi, `<!-${ZERO_WIDTH_SPACE}-`);
}

/** Breaks what a CI reads as a command where somebody prints our file to its log: in code, which cannot be escaped. */
function withoutCommands(code: string): string {
  return code.replaceAll(COMMAND_AT_START, `$1:${ZERO_WIDTH_SPACE}`).replaceAll(COMMAND_ANYWHERE, `#${ZERO_WIDTH_SPACE}#`);
}

/** Characters that a URL may hold and a Markdown link, table or attribute may not. */
const UNSAFE_IN_MARKDOWN = /[|()[\]'"`<>\\*~{}^@]/g;

/** Pages whose mention leaves a trace on them and notifies their people. */
const LEAVES_A_TRACE = /\/(?:issues|pull|pulls|discussions|commit)\//;

/** The address as an absolute http or https URL without user name and password; undefined where it is anything else, such as `javascript:`. */
export function webUrl(address: string | undefined): string | undefined {
  if (address === undefined || stripControlCharacters(address) !== address || /\s/.test(address)) return undefined;
  const url = parseUrl(address);
  if (url === undefined) return undefined;
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  if (!isWeb || url.username !== '' || url.password !== '') return undefined;
  return url.href.replaceAll(UNSAFE_IN_MARKDOWN, percentEncoded);
}

/** A link to a page that we name ourselves; `label` is Markdown already. Where the address is no web address, the label alone. */
export function markdownLink(label: string, address: string | undefined): string {
  const url = webUrl(address);
  return url === undefined ? label : `[${label}](${url})`;
}

/** A link to an address that a service gave; undefined where following or even mentioning it could do harm. */
export function foreignLink(label: string, address: string | undefined): string | undefined {
  const url = webUrl(address);
  if (url === undefined || LEAVES_A_TRACE.test(new URL(url).pathname)) return undefined;
  return `[${label}](${url})`;
}

function percentEncoded(character: string): string {
  return [...new TextEncoder().encode(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
