import { clip } from '../text/plain.js';

/** A text with something in it. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** A JSON object, and no list. */
export function asObject(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : undefined;
}

/** Where a stack begins, as several languages write it. */
const STACK = /\n[^\S\n]*(?:at [\w.<]|Traceback \(|File ")/;

/** Enough for a sentence; neither a page of HTML that calls itself a message is any help, nor the stack of a service. */
export function shortMessage(text: string, length = 300): string {
  // A stack beyond this is cut off anyway.
  const start = text.slice(0, 10 * length);
  const stack = start.search(STACK);
  const words = stack === -1 ? start : start.slice(0, stack).trimEnd();
  return clip(words, length + 1);
}
