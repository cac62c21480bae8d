/**
 * Parses an address; undefined if it is not valid.
 * Not `URL.canParse`, because in Node 20 the optimized function refuses addresses with letters such as `ü`.
 */
export function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** Whether requests stay on this machine: 127.0.0.0/8, ::1, and localhost. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
