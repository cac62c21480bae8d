import { plain } from '../../domain/plain-text.js';
import { quietJson } from './json.js';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/**
 * The last sign of what a CI reads as a command, or as the head of a group, where somebody prints the page to its log: within a line,
 * and at the start of one.
 */
const COMMAND = /(?<=#)#(?=[\p{L}\p{N}_.-]{0,64}\[)|(?<=^[^\S\n]*):(?=:)|(?<=^(?:--|\+\+|~~|\^\^))[-+~^](?=\s|$)/gmu;

/** What ends a script element, or begins a comment or an entity, as JSON's own escapes: the block reads back as the same text. */
const UNSAFE_IN_SCRIPT = /[<>&]/g;

/** Text for an element or for an attribute in quotes: nothing in it is markup, and it shows all it holds. */
export function htmlText(text: string): string {
  return plain(text)
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
    .replaceAll(COMMAND, (sign) => `&#${sign.charCodeAt(0)};`);
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
