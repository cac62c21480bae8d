/** The hidden first line by which a gate finds its own comment or issue again. */

/** Whether the text begins with this line. On a later line, it may be a quote. */
export function hasMarker({ body }: { readonly body: string }, marker: string): boolean {
  return (body.split('\n', 1)[0] ?? '').trimEnd() === marker;
}

/** The text with the line, which is added if it is missing. */
export function withMarker(text: string, marker: string): string {
  return text.startsWith(marker) ? text : `${marker}\n${text}`;
}

/** Compares without line endings and trailing whitespace, which platforms change. */
export function sameText(a: string, b: string): boolean {
  const normal = (text: string): string => text.replaceAll('\r\n', '\n').trimEnd();
  return normal(a) === normal(b);
}

/** Logins are case-insensitive. An unknown login equals no other. */
export function isSameUser(a: string, b: string): boolean {
  return a !== '' && a.toLowerCase() === b.toLowerCase();
}
