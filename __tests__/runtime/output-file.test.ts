import { execFileSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { writeOutput } from '../../src/runtime/atomic-write.js';

describe('a file that a command writes', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'scan-gate-output-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('takes the place of a link, and does not go through it', async () => {
    const other = join(folder, 'other.txt');
    writeFileSync(other, 'kept');
    symlinkSync(other, join(folder, 'baseline.json'));

    await writeOutput(join(folder, 'baseline.json'), 'text');

    expect(readFileSync(join(folder, 'baseline.json'), 'utf8')).toBe('text');
    expect(readFileSync(other, 'utf8')).toBe('kept');
  });

  it('is never put in the place of a device or pipe: root could replace /dev/null', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const read = import('node:fs/promises').then(({ readFile }) => readFile(pipe, 'utf8'));

    await writeOutput(pipe, 'text');

    expect(await read).toBe('text');
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });
});
