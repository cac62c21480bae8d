import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);

/** Compresses a text. Level 6, because level 9 takes longer and saves only about one percent. */
export async function gzipped(text: string): Promise<Buffer> {
  return await compress(text, { level: 6 });
}

/** The size of the text after gzip, or an upper bound if that is below the limit anyway. */
export async function gzipBytes(text: string, limit: number): Promise<number> {
  const plain = Buffer.byteLength(text);
  // Gzip enlarges a text by at most a few bytes for each 16 KiB.
  return plain < limit * 0.99 ? plain : (await gzipped(text)).length;
}
