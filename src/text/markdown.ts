import { COMMAND_AT_START, commandAnywhere } from './log.js';
import { stripControlCharacters, toSingleLine } from './plain.js';
import { MAX_UNITS, readUnits, units } from './units.js';
import { parseUrl } from './url.js';

/** Characters to escape with a backslash anywhere in a line. `_` only where it could start or end emphasis. */
const INLINE = /[\\`*~[\]]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;

/** Characters to write as entities. Parsers differ on whether `\|` ends a cell. */
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '|': '&#124;' };

/**
 * The start of a heading, list, rule, underline, quick action of GitLab, or command of the GitHub runner, at the start of a line. `:-`
 * would turn the previous line into the head of a table.
 */
const BLOCK_START = /^(?:[#+\-=/]|:(?=[:-])|(\d{1,9})(?=[.)]))/;

/** Escapes text for one line of a paragraph or table cell. Nothing in it is markup, a mention, a reference, or a link. */
export function markdownText(text: string): string {
  // GitHub reads `\$...$` as mathematics despite the backslash, but not with an element around the sign (GitHub: writing mathematical expressions).
  return markdownTextWithoutHtml(text).replaceAll('\\$', '<span>$</span>');
}

/** `markdownText` without HTML, which SARIF messages SHALL NOT contain (SARIF 2.1.0, 3.11.4). */
export function markdownTextWithoutHtml(text: string): string {
  const line = toSingleLine(text);
  const signs = signsIn(line);
  let escaped = withoutReferences(line, signs);
  if ((signs & ENTITY) !== 0) escaped = escaped.replaceAll(/[&<>|]/g, (character) => ENTITIES[character] ?? '');
  if ((signs & MARKUP) !== 0) escaped = escaped.replaceAll(INLINE, '\\$&');
  return escaped
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

/** `markdownText` of a part of a line, which keeps a single space at its start and end. */
function withSpaces(part: string): string {
  const [before, after] = [part.startsWith(' ') ? ' ' : '', part.length > 1 && part.endsWith(' ') ? ' ' : ''];
  return before + markdownText(part) + after;
}

/** Escapes several paragraphs, and keeps line ends. `escapeLine` escapes one line. */
export function markdownParagraphs(text: string, escapeLine = markdownText, lineBreak = '<br>'): string {
  return stripControlCharacters(text)
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.split('\n').map(escapeLine).filter(Boolean).join(`${lineBreak}\n`))
    .filter(Boolean)
    .join('\n\n');
}

/** A code span that also works in tables; empty for an empty text. */
export function markdownCode(text: string): string {
  const line = withoutCommands(withoutMentions(withoutMarker(toSingleLine(text))));
  if (line === '') return '';
  // Parsers read a bar as the end of a cell, and `[...]:` as a definition, before they look for code.
  if (/\||\]:/.test(line)) return `<code>${markdownText(line)}</code>`;
  const ticks = '`'.repeat(longestRun(line) + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${ticks}${pad}${line}${pad}${ticks}`;
}

/** A fenced block. The fence is longer than any run of backticks in the code, so that the code cannot end it. */
export function codeFence(code: string, language = ''): string {
  const body = withoutCommands(withoutMentions(withoutMarker(stripControlCharacters(code))))
    .replace(/^\n+/, '')
    .trimEnd();
  const fence = '`'.repeat(Math.max(3, longestRun(body) + 1));
  return `${fence}${language}\n${body}\n${fence}`;
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}

/** Signs that the expressions of this file look for. Most texts have few of them, and most expressions need not run. */
const [MENTION, NUMBER, NAME, COLON, DOT, ENTITY, MARKUP] = [1, 2, 4, 8, 16, 32, 64];

/** For each ASCII character, the kinds of signs that it is. */
const SIGNS = tableOfSigns([
  ['@', MENTION],
  ['#!&$', NUMBER],
  ['~%[*-', NAME],
  [':', COLON],
  ['.', DOT],
  ['&<>|', ENTITY],
  ['\\`*~[]_', MARKUP],
]);

function tableOfSigns(kinds: readonly (readonly [signs: string, kind: number])[]): Uint8Array {
  const table = new Uint8Array(128);
  for (const [signs, kind] of kinds) for (const sign of signs) table[sign.charCodeAt(0)] = (table[sign.charCodeAt(0)] ?? 0) | kind;
  return table;
}

const FULL_WIDTH_AT = '\uff20';

/** The kinds of all signs in a text. */
function signsIn(text: string): number {
  let kinds = text.includes(FULL_WIDTH_AT) ? MENTION : 0;
  for (let from = 0; from < text.length; from += MAX_UNITS) {
    const end = readUnits(text, from);
    for (let at = 0; at < end; at += 2) kinds |= SIGNS[units.getUint16(at, true)] ?? 0;
  }
  return kinds;
}

/** U+200B breaks references. A backslash does not, because GitHub looks for references in the rendered text. */
const ZERO_WIDTH_SPACE = '\u200b';

/** Full hashes only, because many other texts look like a short hash. */
const HASH_OF_COMMIT = /(?<!\w)[0-9a-f]{7}(?=[0-9a-f]{33}(?!\w))/gi;
const HASH_LENGTH = 40;

/** Whether a text has as many hex digits in a row as a hash. Almost no text has, and the expression tries to match at every character. */
function mayHaveHash(text: string): boolean {
  for (let at = HASH_LENGTH - 1; at < text.length; at += HASH_LENGTH) {
    let [start, end] = [at, at];
    while (start >= 0 && isHexDigit(text.charCodeAt(start))) start -= 1;
    while (isHexDigit(text.charCodeAt(end))) end += 1;
    if (end - start > HASH_LENGTH) return true;
  }
  return false;
}

/** In uppercase or lowercase. False for `NaN`, the code after the end of a text. */
function isHexDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);
}

/** An emoji by name, but not inside names such as `arn:aws:s3:eu-1`, which people copy. The text after this one may start with a colon. */
const EMOJI = /(?<!\w):(?=[\w+-]+:|(?=[\w+-]*[a-z])[\w+-]*$)/gi;

/** `~bug`, `%1.2`, `[issue:1]`, `*iteration:1`, `GL-1`, `GH-1` (https://docs.gitlab.com/user/markdown/#gitlab-specific-references). */
const NAMED_REFERENCE = /(?<!\w)[~%](?=[\w".?&-])|\[(?=[a-z_]+:)|\*(?=iteration:)|(?<![a-z\d])G[HL]-(?=\d)/gi;

/** The other references, in this order, with the kind of sign that each contains. */
const REFERENCES: readonly (readonly [sign: number, reference: RegExp])[] = [
  [MENTION, /[@\uff20]/g],
  [NUMBER, /[#!&$](?=\d)/g],
  [NAME, NAMED_REFERENCE],
  [COLON, /:(?=\/\/)/g],
  [DOT, /www(?=\.)/gi],
  [COLON, EMOJI],
];

/**
 * Breaks everything that GitHub or GitLab would turn into a mention, a reference, or a link: `@name`, `#123`, `!123`, `&123`, `$123`,
 * labels, milestones, and other things by name, hashes of commits, email addresses, `http://`, `www.`, and emoji by name. A reference
 * would also notify people in other repositories.
 */
function withoutReferences(text: string, signs = signsIn(text)): string {
  let safe = mayHaveHash(text) ? text.replaceAll(HASH_OF_COMMIT, `$&${ZERO_WIDTH_SPACE}`) : text;
  for (const [sign, reference] of REFERENCES) if ((signs & sign) !== 0) safe = safe.replaceAll(reference, `$&${ZERO_WIDTH_SPACE}`);
  return safe;
}

/** What begins a link, an image, or an element. */
const LINK_OR_ELEMENT = /\](?=[([:])|<(?=[a-z/!?])/gi;

/**
 * One line for a page that shows text as it is, or perhaps as Markdown: in either case, nothing in it is a mention, a reference, a link, an
 * image, an element, or the start of a block.
 */
export function inertText(text: string): string {
  const line = withoutReferences(toSingleLine(text)).replaceAll(LINK_OR_ELEMENT, `$&${ZERO_WIDTH_SPACE}`);
  return /^[^\p{L}\p{N}]|^\d+[.)]/u.test(line) ? ZERO_WIDTH_SPACE + line : line;
}

/** Breaks the hidden marker of comments in code, which cannot be escaped, so that nobody can forge a comment of scan-gate. */
function withoutMarker(code: string): string {
  return !code.includes('<!--') ? code : code.replaceAll(/<!--(?=\s*scan-gate)/gi, `<!-${ZERO_WIDTH_SPACE}-`);
}

/** Breaks the form in which Azure DevOps stores a mention, `@<GUID>`, in case it looks for mentions in code too. */
function withoutMentions(code: string): string {
  return !code.includes('@<') ? code : code.replaceAll(/@(?=<[0-9a-f-]{36}>)/gi, `@${ZERO_WIDTH_SPACE}`);
}

/** Breaks CI commands in code, which cannot be escaped, in case the file is printed to a CI log. */
function withoutCommands(code: string): string {
  if (!code.includes('::') && !code.includes('##')) return code;
  return code.replaceAll(COMMAND_AT_START, `$1:${ZERO_WIDTH_SPACE}`).replaceAll(commandAnywhere(), `#${ZERO_WIDTH_SPACE}#`);
}

/** Characters that are valid in a URL but not in a Markdown link, table, or attribute. */
const UNSAFE_IN_MARKDOWN = /[|()[\]'"`<>\\*~{}^@]/g;

/** Pages on which a mention leaves a trace and notifies people. */
const LEAVES_A_TRACE = /\/(?:issues|pull|pulls|discussions|commit)\//;

/** The address as an absolute http or https URL without user name and password; undefined for anything else, such as `javascript:`. */
export function webUrl(address: string | undefined): string | undefined {
  if (address === undefined || stripControlCharacters(address) !== address || /\s/.test(address)) return undefined;
  const url = parseUrl(address);
  if (url === undefined) return undefined;
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  if (!isWeb || url.username !== '' || url.password !== '') return undefined;
  return url.href.replaceAll(UNSAFE_IN_MARKDOWN, percentEncoded);
}

/** A link to a trusted address; `label` is Markdown. Returns the label alone if the address is not a web address. */
export function markdownLink(label: string, address: string | undefined): string {
  const url = webUrl(address);
  return url === undefined ? label : `[${label}](${url})`;
}

/** A link to an address from a service; undefined if following or mentioning the address could do harm. */
export function foreignLink(label: string, address: string | undefined): string | undefined {
  const url = webUrl(address);
  if (url === undefined || LEAVES_A_TRACE.test(new URL(url).pathname)) return undefined;
  return `[${label}](${url})`;
}

function percentEncoded(character: string): string {
  return [...new TextEncoder().encode(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
