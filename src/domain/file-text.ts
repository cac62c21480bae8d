/** The text of a file; or what is wrong with its bytes, as a clause behind the file's name: `is UTF-16, not UTF-8`. */
type DecodedText = { readonly text: string } | { readonly fault: string };

/** What a person does about a fault. */
export const SAVE_AS_UTF_8 = 'Save it as UTF-8. PowerShell 5.1 writes UTF-16 with ">": use Set-Content -Encoding utf8.';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads bytes as UTF-8, with or without a byte order mark. Nothing is replaced: a pattern with a character that was lost would match
 * nothing. The Ctrl-Z that DOS programs end a file with is no part of the text.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const wide = wideName(bytes);
  if (wide !== undefined) return { fault: `is ${wide}, not UTF-8` };
  try {
    const text = utf8.decode(bytes);
    const zero = text.indexOf('\0');
    return zero < 0
      ? { text: text.replace(/\u001A$/, '') }
      : { fault: `holds a NUL byte in line ${text.slice(0, zero).split(LINE_END).length}` };
  } catch {
    return { fault: `is not UTF-8: line ${brokenLine(bytes)} holds other bytes` };
  }
}

const LINE_END = /\r\n?|\n/;

/** UTF-16, by its byte order mark or by a zero in every other byte; UTF-32 begins alike. */
function wideName(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'UTF-16';
  const sample = bytes.subarray(0, 1024);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  return Math.max(...zeros) * 3 > sample.length ? 'UTF-16 without a byte order mark' : undefined;
}

/** The first line that cannot be decoded. No character of UTF-8 holds the byte of a line end. */
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
    utf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
