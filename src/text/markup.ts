import { COMMAND_ANYWHERE, COMMAND_AT_START, escapeForLog, escapeJsonForLog, GROUP_AT_START } from './log.js';
import { stripControlCharacters, toSingleLine } from './plain.js';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** What ends a script element, or begins a comment or an entity, as JSON's own escapes: the block holds none of them, and reads back as the same text. */
const UNSAFE_IN_SCRIPT = /[<>&]/g;

/**
 * Text for an element or for an attribute in quotes: nothing in it is markup, and it shows all it holds. It reads the same in a browser
 * where it is written so that no CI obeys it when somebody prints the page to a log.
 */
export function htmlText(text: string): string {
  return stripControlCharacters(text)
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
    .replaceAll(COMMAND_ANYWHERE, '#&#35;')
    .replaceAll(COMMAND_AT_START, '$1&#58;')
    .replaceAll(GROUP_AT_START, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Data for `<script type="application/json">`. Every text in it, names of fields too, is `plain`: who reads it has nothing left to clean. */
export function jsonBlock(value: unknown): string {
  return escapeJsonForLog(JSON.stringify(cleaned(value))).replaceAll(
    UNSAFE_IN_SCRIPT,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return stripControlCharacters(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [stripControlCharacters(name), cleaned(part)]));
}

/** What XML 1.0 (2.2, `Char`) forbids, escaped or not, and `plain` leaves: one of them, and no reader opens the file. */
const FORBIDDEN = /[\ufffe\uffff]/g;

/** GitLab, and Jenkins' attachments plugin, take `[[ATTACHMENT|path]]` in a test's text for a file to show. */
const ATTACHMENT = /\[\[(?=\s*ATTACHMENT)/gi;

/** `>` as well, for `]]>` ends a section that a reader may put the text into. */
const XML_ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** The text of an element, over several lines. Readers copy it into logs and pages: no line of it is a command of a CI. */
export function xmlText(text: string): string {
  return escaped(escapeForLog(text));
}

/** An attribute's value, without its quotes: one line, for parsers turn line ends and tabs into blanks (XML 1.0, 3.3.3). */
export function xmlAttribute(text: string): string {
  return escaped(escapeForLog(toSingleLine(text)));
}

function escaped(text: string): string {
  return text
    .replaceAll(FORBIDDEN, '')
    .replaceAll(ATTACHMENT, '[ [')
    .replaceAll(/[&<>"']/g, (character) => XML_ENTITIES[character] ?? '');
}

/**
 * `message.text` of a result. Braces are doubled, or `{0}` would be a placeholder (SARIF 2.1.0, 3.11.5); brackets and backslashes
 * are escaped, or `[text](1)` would be a link (3.11.6).
 */
export function sarifMessageText(text: string): string {
  return stripControlCharacters(text)
    .replaceAll(/[\\[\]]/g, '\\$&')
    .replaceAll(/[{}]/g, '$&$&');
}

/** The title of a web page, or the code of an XML error, on one line; empty where its beginning has none. */
export function pageTitle(page: string): string {
  const [, title = ''] = /<(?:title[^>]{0,200}|Code)>([^<]{1,200})/i.exec(page.slice(0, TITLE_WITHIN)) ?? [];
  return title.replaceAll(/\s+/g, ' ').trim();
}

const TITLE_WITHIN = 5_000;
