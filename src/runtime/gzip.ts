import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { createGzip, gzip } from 'node:zlib';

const compress = promisify(gzip);

/** Level 9 takes longer and saves only about one percent. */
const LEVEL = 6;

/** Compresses a text. */
export async function gzipped(text: string): Promise<Buffer> {
  return await compress(text, { level: LEVEL });
}

/** The size of the text after gzip. If that is below the limit anyway, an upper bound; above the limit, a number that is above it, too. */
export async function gzipBytes(text: string, limit: number): Promise<number> {
  const plain = Buffer.byteLength(text);
  // Gzip enlarges a text by at most a few bytes for each 16 KiB.
  if (plain < limit * 0.99) return plain;
  let size = 0;
  // The rest of a text that is too large is not compressed: it may be many times as long as the limit.
  for await (const chunk of Readable.from(slicesOf(Buffer.from(text))).pipe(createGzip({ level: LEVEL }))) {
    size += Buffer.byteLength(chunk);
    if (size > limit) break;
  }
  return size;
}

function* slicesOf(bytes: Buffer, size = 65_536): Generator<Buffer> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}
