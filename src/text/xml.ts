import { logText } from './log.js';
import { oneLine } from './plain.js';

/** What XML 1.0 (2.2, `Char`) forbids, escaped or not, and `plain` leaves: one of them, and no reader opens the file. */
const FORBIDDEN = /[\ufffe\uffff]/g;

/** GitLab, and Jenkins' attachments plugin, take `[[ATTACHMENT|path]]` in a test's text for a file to show. */
const ATTACHMENT = /\[\[(?=\s*ATTACHMENT)/gi;

/** `>` as well, for `]]>` ends a section that a reader may put the text into. */
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** The text of an element, over several lines. Readers copy it into logs and pages: no line of it is a command of a CI. */
export function xmlText(text: string): string {
  return escaped(logText(text));
}

/** An attribute's value, without its quotes: one line, for parsers turn line ends and tabs into blanks (XML 1.0, 3.3.3). */
export function xmlAttribute(text: string): string {
  return escaped(logText(oneLine(text)));
}

function escaped(text: string): string {
  return text
    .replaceAll(FORBIDDEN, '')
    .replaceAll(ATTACHMENT, '[ [')
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
