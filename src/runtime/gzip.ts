import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { createGzip, gzip } from 'node:zlib';
import { utf8Of, utf8Parts } from './utf8.js';

const compress = promisify(gzip);

/** Level 9 takes longer and saves only about one percent. */
const LEVEL = 6;

/** Compresses a text. */
export async function gzipped(text: string): Promise<Buffer> {
  return await compress(utf8Of(text), { level: LEVEL });
}

/** Whether the text has at most `limit` bytes after gzip, and if it had to be compressed to find out, the compressed text. */
export async function fitsInGzip(text: string, limit: number): Promise<{ readonly fits: boolean; readonly gzip?: Buffer }> {
  // Gzip enlarges a text by at most a few bytes for each 16 KiB.
  if (text.length < limit && Buffer.byteLength(text) < limit * 0.99) return { fits: true };
  const chunks: Buffer[] = [];
  let size = 0;
  // The rest of a text that is too large is not compressed: it may be many times as long as the limit.
  for await (const chunk of Readable.from(utf8Parts(text)).pipe(createGzip({ level: LEVEL }))) {
    size += chunk.length;
    if (size > limit) return { fits: false };
    chunks.push(chunk);
  }
  return { fits: true, gzip: Buffer.concat(chunks) };
}
