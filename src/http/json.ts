import { isObject, isText } from '../text/json.js';
import { stripControlCharacters, truncate } from '../text/plain.js';

/** Takes our own secrets out of a text, and leaves everything else of it as it is. */
export type TakeSecrets = (text: string) => string;

/** JSON may write any character in another way: only its texts show whether a secret is in it. */
const ESCAPES = /\\[u/]/;

/** Whether a secret may be in the texts of an answer and not be seen in the answer itself, such as one with invisible characters in it. */
function mayHide(json: string): boolean {
  return ESCAPES.test(json) || stripControlCharacters(json) !== json.replaceAll(/\r\n?/g, '\n');
}

/**
 * Parses an answer. A service may quote the key that it refuses, and its texts are cut later, to fit into a line: what is left of a
 * key that was cut would be found by nobody. So secrets go before anything else is done with a text.
 *
 * @throws SyntaxError whose message quotes no secret either
 */
export function parseRedactedJson(text: string, takeSecrets: TakeSecrets): unknown {
  const cleaned = takeSecrets(text);
  const parsed = parse(text, cleaned);
  return cleaned !== text || mayHide(text) ? cleanAll(parsed, takeSecrets) : parsed;
}

/** What was read is the text itself: without a secret that is a number, it may be no JSON. */
function parse(text: string, cleaned: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return cleaned === text ? fail(error) : JSON.parse(cleaned);
  }
}

function fail(error: unknown): never {
  throw error;
}

/** What holds no secret is given back as it is: nearly every answer, and a large one takes long to build again. */
function cleanAll(value: unknown, takeSecrets: TakeSecrets): unknown {
  if (typeof value === 'string') return takeSecrets(value);
  if (Array.isArray(value)) {
    const items: unknown[] = value.map((item) => cleanAll(item, takeSecrets));
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  const cleaned = entries.map(([key, item]) => [takeSecrets(key), cleanAll(item, takeSecrets)] as const);
  return cleaned.every(([key, item], index) => key === entries[index]?.[0] && item === entries[index]?.[1])
    ? value
    : Object.fromEntries(cleaned);
}

/** A text with something in it. */
export function asText(value: unknown): string | undefined {
  return isText(value) ? value : undefined;
}

/** A JSON object, and no list. */
export function asObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return isObject(value) ? value : undefined;
}

/** Where a stack begins, as several languages write it. */
const STACK = /\n[^\S\n]*(?:at [\w.<]|Traceback \(|File ")/;

/** Enough for a sentence; neither a page of HTML that calls itself a message is any help, nor the stack of a service. */
export function shortMessage(text: string, length = 300): string {
  // A stack beyond this is cut off anyway.
  const start = text.slice(0, 10 * length);
  const stack = start.search(STACK);
  const words = stack === -1 ? start : start.slice(0, stack).trimEnd();
  return truncate(words, length + 1);
}
