import { COMMAND_ANYWHERE } from './log.js';

/** What JSON may hold as it is, and a terminal obeys or an eye does not see: C1 controls, zero-width letters, what turns text round. */
const UNSEEN = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * JSON that means the same, and does nothing where somebody prints the file to a terminal or to the log of a CI. No line of JSON begins
 * with `::`.
 */
export function quietJson(json: string): string {
  return json.replaceAll(COMMAND_ANYWHERE, '#\\u0023').replaceAll(UNSEEN, escapeOf);
}

function escapeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
