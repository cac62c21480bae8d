import { plain } from '../../domain/plain-text.js';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/**
 * What ends a script element, begins a comment or an entity, or ends a line of JavaScript (U+2028, U+2029), as JSON's own escapes:
 * the block holds none of them, and reads back as the same text.
 */
const UNSAFE_IN_SCRIPT = /[<>&\u2028\u2029]/g;

/** Text for an element or for an attribute in quotes: nothing in it is markup, and it shows all it holds. */
export function htmlText(text: string): string {
  return plain(text).replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** Data for `<script type="application/json">`. Every text in it, names of fields too, is `plain`: who reads it has nothing left to clean. */
export function jsonBlock(value: unknown): string {
  return JSON.stringify(cleaned(value)).replaceAll(
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
