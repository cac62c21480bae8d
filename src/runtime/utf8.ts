import { transcode } from 'node:buffer';

/** V8 knows without reading a text of one byte for each character that it has no match. */
const WIDE = /[^\0-\xff]/;

/** `Buffer.from(text)`, which takes several times as long for a text with other characters than Latin ones. */
export function utf8Of(text: string): Buffer {
  if (!WIDE.test(text)) return Buffer.from(text);
  try {
    return transcode(Buffer.from(text, 'utf16le'), 'utf16le', 'utf8');
  } catch {
    // A lone surrogate, or Node without ICU.
    return Buffer.from(text);
  }
}

/** The same in parts, so that a long text is not in memory twice. `size` is in UTF-16 units. */
export function* utf8Parts(text: string, size = 262_144): Generator<Buffer> {
  let end = 0;
  for (let start = 0; start < text.length; start = end) {
    end = start + size;
    // Both halves of a character are in one part.
    if ((text.codePointAt(end - 1) ?? 0) > 0xffff) end += 1;
    yield utf8Of(text.slice(start, end));
  }
}
