import { COMMAND_AT_START, commandAnywhere, escapeForLog, escapeJsonForLog, GROUP_AT_START, mayHaveCommand } from './log.js';
import { stripControlCharacters, toSingleLine } from './plain.js';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/**
 * Escapes text for an element or a quoted attribute. Also escapes CI commands, in case the page is printed to a log; a browser shows the
 * same text.
 */
export function htmlText(text: string): string {
  const escaped = stripControlCharacters(text).replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
  if (!mayHaveCommand(escaped)) return escaped;
  return escaped
    .replaceAll(commandAnywhere(), '#&#35;')
    .replaceAll(COMMAND_AT_START, '$1&#58;')
    .replaceAll(GROUP_AT_START, (sign) => `&#${sign.charCodeAt(0)};`);
}

/**
 * Data for `<script type="application/json">`. Control characters are removed from all texts and names of fields. Characters that could end
 * the element, or start a comment or an entity, are escaped.
 */
export function jsonBlock(value: unknown): string {
  return escapeJsonForLog(JSON.stringify(cleaned(value)))
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026');
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return stripControlCharacters(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [stripControlCharacters(name), cleaned(part)]));
}

/** Characters that XML 1.0 (2.2, `Char`) forbids even escaped, and that `stripControlCharacters` keeps. Parsers would reject the file. */
const FORBIDDEN = /[\ufffe\uffff]/g;

/** GitLab, and the attachments plugin of Jenkins, read `[[ATTACHMENT|path]]` in the text of a test as a file to show. */
const ATTACHMENT = /\[\[(?=\s*ATTACHMENT)/gi;

/** Includes `>`, because a tool may put the text into a CDATA section, which `]]>` ends. */
const XML_ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Escapes the text of an element. No line of it is a CI command, because tools copy the text into logs. */
export function xmlText(text: string): string {
  return escaped(escapeForLog(text));
}

/** Escapes the value of an attribute, on one line, because parsers turn line ends and tabs into blanks (XML 1.0, 3.3.3). */
export function xmlAttribute(text: string): string {
  return escaped(escapeForLog(toSingleLine(text)));
}

/** What `escaped` changes. Almost no text contains it. */
const NOT_PLAIN_XML = /[&<>"'\ufffe\uffff]|\[\[/;

function escaped(text: string): string {
  if (!NOT_PLAIN_XML.test(text)) return text;
  return text
    .replaceAll(FORBIDDEN, '')
    .replaceAll(ATTACHMENT, '[ [')
    .replaceAll(/[&<>"']/g, (character) => XML_ENTITIES[character] ?? '');
}

/**
 * Escapes the `message.text` of a result. Braces are doubled, because `{0}` would be a placeholder (SARIF 2.1.0, 3.11.5). Brackets and
 * backslashes are escaped, because `[text](1)` would be a link (3.11.6).
 */
export function sarifMessageText(text: string): string {
  const visible = stripControlCharacters(text);
  if (!/[\\[\]{}]/.test(visible)) return visible;
  return visible.replaceAll(/[\\[\]]/g, '\\$&').replaceAll(/[{}]/g, '$&$&');
}

/** The title of a web page, or the code of an XML error, on one line; empty if the start of the page has none. */
export function pageTitle(page: string): string {
  const [, title = ''] = /<(?:title[^>]{0,200}|Code)>([^<]{1,200})/i.exec(page.slice(0, TITLE_WITHIN)) ?? [];
  return title.replaceAll(/\s+/g, ' ').trim();
}

const TITLE_WITHIN = 5_000;
