import { escapeForLog } from '../../text/log.js';
import { truncate } from '../../text/plain.js';

export const INDENT = '  ';
const LONGEST_LINE = 2000;

/** All lines of a text, indented and neutralised; nothing for an empty one. */
export function* indented(text: string, indent: string): Iterable<string> {
  if (text === '') return;
  for (const line of escapeForLog(truncate(text, LONGEST_LINE)).split('\n')) yield `${indent}${line}`.trimEnd();
}
