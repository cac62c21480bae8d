import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { makeFolder } from '../../src/runtime/folders.js';

describe('makeFolder', () => {
  it('makes the folders above, and leaves one that is there', async () => {
    const root = mkdtempSync(join(tmpdir(), 'scan-gate-'));
    const path = join(root, 'a', 'b', 'c');

    await makeFolder(path);
    await makeFolder(path);

    expect(statSync(path).isDirectory()).toBe(true);
    rmSync(root, { recursive: true });
  });

  it('fails below a file', async () => {
    const root = mkdtempSync(join(tmpdir(), 'scan-gate-'));
    writeFileSync(join(root, 'file'), '');

    await expect(makeFolder(join(root, 'file', 'a'))).rejects.toMatchObject({ code: 'ENOTDIR' });
    rmSync(root, { recursive: true });
  });

  it('ends where no folder can be made', async () => {
    await expect(makeFolder('/proc/nowhere/a/b')).rejects.toThrow('mkdir');
  });
});
