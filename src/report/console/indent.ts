import { logText } from '../../text/log.js';
import { clip } from '../../text/plain.js';

export const INDENT = '  ';
const LONGEST_LINE = 2000;

/** All lines of a text, indented and neutralised; nothing for an empty one. */
export function* indented(text: string, indent: string): Iterable<string> {
  if (text === '') return;
  for (const line of logText(clip(text, LONGEST_LINE)).split('\n')) yield `${indent}${line}`.trimEnd();
}
