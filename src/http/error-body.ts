/** A text with something in it. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** A JSON object, and no list. */
export function asObject(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : undefined;
}

/** The lines of a stack, as several languages write them. */
const STACK = /\n\s*(?:at [\w.<]|Traceback \(|File ")[^]*$/;

/** Enough for a sentence; neither a page of HTML that calls itself a message is any help, nor the stack of a service. */
export function clip(text: string, length = 300): string {
  const words = text.replace(STACK, '');
  return words.length > length ? `${words.slice(0, length)}…` : words;
}
