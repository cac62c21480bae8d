import { COMMAND_ANYWHERE, COMMAND_AT_START, GROUP_AT_START } from './log.js';
import { plain } from './plain.js';
import { quietJson } from './json.js';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** What ends a script element, or begins a comment or an entity, as JSON's own escapes: the block holds none of them, and reads back as the same text. */
const UNSAFE_IN_SCRIPT = /[<>&]/g;

/**
 * Text for an element or for an attribute in quotes: nothing in it is markup, and it shows all it holds. It reads the same in a browser
 * where it is written so that no CI obeys it when somebody prints the page to a log.
 */
export function htmlText(text: string): string {
  return plain(text)
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
    .replaceAll(COMMAND_ANYWHERE, '#&#35;')
    .replaceAll(COMMAND_AT_START, '$1&#58;')
    .replaceAll(GROUP_AT_START, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Data for `<script type="application/json">`. Every text in it, names of fields too, is `plain`: who reads it has nothing left to clean. */
export function jsonBlock(value: unknown): string {
  return quietJson(JSON.stringify(cleaned(value))).replaceAll(
    UNSAFE_IN_SCRIPT,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return plain(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [plain(name), cleaned(part)]));
}
