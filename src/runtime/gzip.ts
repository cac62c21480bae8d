import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);

/** A text as GitHub takes it. Level 6: level 9 takes longer, and saves about one percent. */
export async function gzipped(text: string): Promise<Buffer> {
  return await compress(text, { level: 6 });
}

/** Bytes of the text after gzip, or before it where that is known to be no less than what matters. */
export async function gzipBytes(text: string, limit: number): Promise<number> {
  const plain = Buffer.byteLength(text);
  // Gzip makes nothing larger by more than a few bytes in each 16 KiB.
  return plain < limit * 0.99 ? plain : (await gzipped(text)).length;
}
