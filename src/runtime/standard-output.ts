import { fstatSync, writeSync } from 'node:fs';
import { codeOf } from './folders.js';

/** Where the lines of a run go. */
export interface StandardOutput {
  write(text: string): void;
  /** Resolves when everything is written. */
  ended(): Promise<void>;
}

/** The part of a stream that is used. */
interface Stream {
  write(text: string | Uint8Array, done?: () => void): unknown;
  on(event: 'error', listener: () => void): unknown;
}

/**
 * Standard output without Node's stream, which takes a tenth of the time to the first input error. Pipes and files are written at once, as
 * by Node itself on Linux (https://nodejs.org/api/process.html#a-note-on-process-io). A full pipe may not wait for its reader (EAGAIN): then
 * the stream writes the rest. Other errors are ignored, because a closed output must not change the exit code.
 *
 * @param stream Opens the stream, which is used for a terminal.
 */
export function standardOutput(stream: () => Stream, descriptor = 1): StandardOutput {
  let opened: Stream | undefined;
  const open = (): Stream => {
    if (opened === undefined) {
      opened = stream();
      opened.on('error', () => undefined);
    }
    return opened;
  };
  const isDirect = takesWrites(descriptor);
  return {
    write(text) {
      const rest = isDirect && opened === undefined ? writeNow(descriptor, Buffer.from(text)) : text;
      if (rest.length > 0) open().write(rest);
    },
    ended: () => new Promise((resolve) => void (opened === undefined ? resolve() : opened.write('', resolve))),
  };
}

function takesWrites(descriptor: number): boolean {
  try {
    const found = fstatSync(descriptor);
    return found.isFIFO() || found.isFile() || found.isSocket();
  } catch {
    return false;
  }
}

/** @returns what a full pipe did not take */
function writeNow(descriptor: number, bytes: Uint8Array): Uint8Array {
  let rest = bytes;
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(descriptor, rest));
    return rest;
  } catch (error) {
    return codeOf(error) === 'EAGAIN' ? rest : new Uint8Array();
  }
}
