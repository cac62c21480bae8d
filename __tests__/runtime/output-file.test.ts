import { execFileSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { writeOutput } from '../../src/runtime/atomic-write.js';
import { unwritableFile } from '../../src/runtime/file-fault.js';

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

  const flag = { flag: '--output', example: 'results.json' };
  const unwritable = async (path: string): Promise<{ readonly message: string; readonly hint: string }> => {
    const error: unknown = await writeOutput(path, 'text').then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(Error);
    return unwritableFile(path, error, flag);
  };

  it('cannot be a folder, which is explained', async () => {
    expect(await unwritable(folder)).toEqual({
      message: `The file ${folder} could not be written: there is a folder of this name.`,
      hint: `Set --output to a file, such as ${join(folder, 'results.json')}.`,
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('cannot be below a file, which is explained', async () => {
    writeFileSync(join(folder, 'file'), '');
    for (const path of [join(folder, 'file', 'out.json'), join(folder, 'file', 'more', 'out.json')])
      expect(await unwritable(path)).toEqual({
        message: expect.stringMatching(/^The file \S+ could not be written: a part of the path is a file and not a folder \(E[A-Z]+\)\.$/),
        hint: 'Set --output to a file in a folder that you can write to.',
      });
  });

  it.each([
    ['EACCES', 'this user has no permission to write there (EACCES)'],
    ['EPERM', 'this user has no permission to write there (EPERM)'],
    ['EROFS', 'the file system is read-only (EROFS)'],
    ['ENOSPC', 'the disk is full (ENOSPC)'],
    ['EIO', 'i/o error, write'],
  ])('that the operating system refuses with %s is explained', (code, why) => {
    const error = Object.assign(new Error('i/o error, write'), { code, syscall: 'write' });
    expect(unwritableFile(join(folder, 'x', 'out.json'), error, flag).message).toBe(
      `The file ${join(folder, 'x', 'out.json')} could not be written: ${why}.`,
    );
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
