import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { standardOutput } from '../../src/runtime/standard-output.js';

let folder = '';
let descriptor = -1;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scan-gate-output-'));
});

afterEach(() => {
  closeSync(descriptor);
  rmSync(folder, { recursive: true });
});

function streamed(): {
  readonly chunks: Uint8Array[];
  stream(): { write(text: string | Uint8Array, done?: () => void): void; on(): void };
} {
  const chunks: Uint8Array[] = [];
  const write = (text: string | Uint8Array, done?: () => void): void => {
    chunks.push(Buffer.from(text));
    done?.();
  };
  return { chunks, stream: () => ({ write, on: () => undefined }) };
}

it('writes to a file without the stream', async () => {
  descriptor = openSync(join(folder, 'log'), 'w');
  const output = standardOutput(() => {
    throw new Error('no stream is needed');
  }, descriptor);

  output.write('größer\n');
  output.write('next\n');
  await output.ended();

  expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('größer\nnext\n');
});

it('leaves a terminal, or another device, to the stream', async () => {
  descriptor = openSync('/dev/null', 'w');
  const { chunks, stream } = streamed();
  const output = standardOutput(stream, descriptor);

  output.write('a\n');
  await output.ended();

  expect(Buffer.concat(chunks).toString()).toBe('a\n');
});

it('leaves the rest to the stream where a pipe is full, in the order of the lines', async () => {
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  descriptor = openSync(join(folder, 'pipe'), constants.O_RDWR | constants.O_NONBLOCK);
  const { chunks, stream } = streamed();
  const output = standardOutput(stream, descriptor);
  const long = `${'ü'.repeat(100_000)}\n`;

  output.write(long);
  output.write('end\n');
  await output.ended();

  const piped = Buffer.alloc(300_000);
  const length = readSync(descriptor, piped, 0, piped.length, null);
  expect(length).toBeLessThan(long.length);
  expect(Buffer.concat([piped.subarray(0, length), ...chunks]).toString()).toBe(`${long}end\n`);
});

it('ignores a closed output', async () => {
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  const reader = openSync(join(folder, 'pipe'), constants.O_RDONLY | constants.O_NONBLOCK);
  descriptor = openSync(join(folder, 'pipe'), constants.O_WRONLY);
  const output = standardOutput(streamed().stream, descriptor);
  closeSync(reader);

  expect(() => output.write('nobody reads this\n')).not.toThrow();
  await output.ended();
});
