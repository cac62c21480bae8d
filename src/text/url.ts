/**
 * The text as an address, or undefined where it is none.
 * Not `URL.canParse`: once optimised, that of Node 20 refuses addresses with letters such as `ü`.
 */
export function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** 127.0.0.0/8, ::1 and localhost: nothing sent there leaves the machine. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
