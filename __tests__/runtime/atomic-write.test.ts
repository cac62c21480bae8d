import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Disk, removeFile, writeWhole } from '../../src/runtime/atomic-write.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scan-gate-write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A disk whose renames and removals fail a number of times with this code, and the pauses. */
function disk(code: string, times: number): Disk & { readonly waits: number[] } {
  let left = times;
  const refuse = (): void => {
    left -= 1;
    if (left >= 0) throw Object.assign(new Error(`${code}: held by another program`), { code });
  };
  const waits: number[] = [];
  return {
    waits,
    async rename(from, to) {
      refuse();
      await rename(from, to);
    },
    async remove(path) {
      refuse();
      await rm(path, { force: true });
    },
    async sleep(ms) {
      waits.push(ms);
    },
  };
}

it.each<[string, string[]]>([
  ['is empty', ['']],
  ['has no pieces', []],
  ['has short pieces', ['a', '', 'ü', '🔒']],
  ['has pieces that are longer than a part', ['x'.repeat(1_200_000), 'ü🔒設'.repeat(400_000), 'end']],
  ['has a broken character', [`${'x'.repeat(524_287)}\ud83d`, 'x']],
])('writes a text that %s', async (_case, pieces) => {
  const path = join(folder, 'text');
  await writeWhole(path, pieces);
  const text = pieces.join('').toWellFormed();
  expect(readFileSync(path, 'utf8') === text).toBe(true);
  await writeWhole(path, pieces.join(''));
  expect(readFileSync(path, 'utf8') === text).toBe(true);
});

describe('a file that another program holds', () => {
  it.each(['EPERM', 'EBUSY', 'EACCES'])('for a moment (%s) is written, and removed', async (code) => {
    const path = join(folder, 'results.json');
    const busy = disk(code, 3);

    await writeWhole(path, ['whole', ' text'], busy);

    expect(readFileSync(path, 'utf8')).toBe('whole text');
    expect(busy.waits).toEqual([50, 100, 200]);
    await removeFile(path, disk(code, 3));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('for good stays as it was: the error is the one of the rename, and no draft is left', async () => {
    const path = join(folder, 'results.json');
    writeFileSync(path, 'before');
    const busy = disk('EBUSY', 6);

    await expect(writeWhole(path, 'after', busy)).rejects.toThrow('EBUSY: held by another program');

    expect(readFileSync(path, 'utf8')).toBe('before');
    expect(readdirSync(folder)).toEqual(['results.json']);
    expect(busy.waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(2000);
  });

  it.each(['EXDEV', 'ENOSPC', 'EISDIR'])('is not asked again for what does not pass (%s)', async (code) => {
    const busy = disk(code, 1);

    await expect(writeWhole(join(folder, 'results.json'), 'x', busy)).rejects.toThrow(code);

    expect(busy.waits).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });
});
