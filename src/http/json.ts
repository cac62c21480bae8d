import { isAsciiJson, isObject, isText, mapStrings } from '../text/json.js';
import { stripControlCharacters, truncate } from '../text/plain.js';

/** Removes our own secrets from a text and changes nothing else. */
export type TakeSecrets = (text: string) => string;

/**
 * Whether a parsed text may contain a secret that the JSON does not show: JSON can escape any character, and a text may have invisible
 * characters in it.
 */
function mayHide(json: string): boolean {
  if (json.includes('\\u') || json.includes('\\/')) return true;
  return !isAsciiJson(json) && stripControlCharacters(json) !== json.replaceAll(/\r\n?/g, '\n');
}

/**
 * Parses a response. Secrets are removed first: a service may quote the key that it rejects, and texts are truncated later.
 * The rest of a truncated key would not be recognized as a secret.
 *
 * @throws SyntaxError whose message contains no secret
 */
export function parseRedactedJson(text: string, takeSecrets: TakeSecrets): unknown {
  const cleaned = takeSecrets(text);
  const parsed = parse(text, cleaned);
  return cleaned !== text || mayHide(text) ? mapStrings(parsed, takeSecrets, { mapKeys: takeSecrets }) : parsed;
}

/** Parses the original text if possible: without a secret that is a number, the text may not be valid JSON. */
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

/** The value, if it is a text that is not empty. */
export function asText(value: unknown): string | undefined {
  return isText(value) ? value : undefined;
}

/** The value, if it is a JSON object and not a list. */
export function asObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return isObject(value) ? value : undefined;
}

/** The start of a stack trace, in the forms of several languages. */
const STACK = /\n[^\S\n]*(?:at [\w.<]|Traceback \(|File ")/;

/** Shortens a message to about a sentence, and drops a stack trace. */
export function shortMessage(text: string, length = 300): string {
  // A stack trace further back is truncated anyway.
  const start = text.slice(0, 10 * length);
  const stack = start.search(STACK);
  const message = stack === -1 ? start : start.slice(0, stack).trimEnd();
  return truncate(message, length + 1);
}
