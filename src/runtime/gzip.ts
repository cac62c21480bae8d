import { pipeline, Readable } from 'node:stream';
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

/** In bytes: what the thread that compresses returns at once. */
const CHUNK = 65_536;

/**
 * Compresses a text in pieces. Each piece is made while another thread compresses the piece before it. The rest of a text that is too
 * large is neither made nor compressed: it may be many times as long as the limit.
 *
 * @returns undefined if the text has more than `limit` bytes after gzip
 */
export async function gzippedWithin(pieces: Iterable<string>, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  const compressor = createGzip({ level: LEVEL, chunkSize: CHUNK });
  // With `pipe`, a piece that cannot be made would be an uncaught error. With `pipeline`, the loop throws it.
  for await (const chunk of pipeline(Readable.from(encoded(pieces)), compressor, () => undefined)) {
    size += chunk.length;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function* encoded(pieces: Iterable<string>): Generator<Buffer> {
  for (const piece of pieces) yield* utf8Parts(piece);
}
