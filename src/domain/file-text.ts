/** The text of a file; or what is wrong with its bytes, as a phrase to follow the file's name: `is UTF-16, not UTF-8`. */
type DecodedText = { readonly text: string } | { readonly fault: string };

/** The hint for a fault. */
export const SAVE_AS_UTF_8 = 'Save it as UTF-8. PowerShell 5.1 writes UTF-16 with ">": use Set-Content -Encoding utf8.';

/**
 * Reads bytes as UTF-8, with or without a byte order mark. Invalid bytes are a fault and are not replaced, because a pattern with a
 * replaced character would match nothing. A Ctrl-Z at the end, which DOS programs write, is removed.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const wide = wideName(bytes);
  if (wide !== undefined) return { fault: `is ${wide}, not UTF-8` };
  try {
    const text = decode(bytes);
    const zero = text.indexOf('\0');
    return zero < 0
      ? { text: text.replace(/\u001A$/, '') }
      : { fault: `contains a NUL byte in line ${text.slice(0, zero).split(LINE_END).length}` };
  } catch {
    return { fault: `is not UTF-8: line ${brokenLine(bytes)} contains invalid bytes` };
  }
}

/** The decoder is created here, because Node loads it at its first use. @throws TypeError for invalid bytes */
function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

const LINE_END = /\r\n?|\n/;

/** Detects UTF-16 by its byte order mark or by many zeros at every other byte; UTF-32 is detected the same way. */
function wideName(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'UTF-16';
  const sample = bytes.subarray(0, 1024);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  return Math.max(...zeros) * 3 > sample.length ? 'UTF-16 without a byte order mark' : undefined;
}

/** The number of the first line that cannot be decoded. Lines can be split as bytes, because no UTF-8 character contains a line end. */
function brokenLine(bytes: Uint8Array): number {
  let line = 1;
  let from = 0;
  for (const [index, byte] of bytes.entries()) {
    if (byte !== 10 && (byte !== 13 || bytes[index + 1] === 10)) continue;
    if (!decodes(bytes.subarray(from, index))) return line;
    line += 1;
    from = index + 1;
  }
  return line;
}

function decodes(bytes: Uint8Array): boolean {
  try {
    decode(bytes);
    return true;
  } catch {
    return false;
  }
}
