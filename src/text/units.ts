/** How many UTF-16 units `units` holds. */
export const MAX_UNITS = 4096;

const memory = new ArrayBuffer(2 * MAX_UNITS);

/** UTF-16 units, little-endian on every machine. */
export const units = new DataView(memory);

interface Bytes {
  write(text: string, encoding: 'utf16le'): number;
}

/** Browsers, which run the script of report.html, have no Buffer. */
const { Buffer } = globalThis as { readonly Buffer?: { readonly from: (memory: ArrayBuffer) => Bytes } };
const bytes = Buffer?.from(memory);

/**
 * Copies the next `MAX_UNITS` UTF-16 units of a text into `units`, or fewer at its end. A loop over `units` takes half the time of one that
 * calls `charCodeAt`, which finds out for each unit how V8 stores the text.
 *
 * @returns how many bytes of `units` they take
 */
export function readUnits(text: string, from: number): number {
  const part = text.length <= MAX_UNITS ? text : text.slice(from, from + MAX_UNITS);
  if (bytes !== undefined) return bytes.write(part, 'utf16le');
  for (let index = 0; index < part.length; index += 1) units.setUint16(2 * index, part.charCodeAt(index), true);
  return 2 * part.length;
}
