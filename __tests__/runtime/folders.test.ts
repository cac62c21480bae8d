import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { makeFolder } from '../../src/runtime/folders.js';

describe('makeFolder', () => {
  it('makes the folders above, and leaves one that is there', () => {
    const root = mkdtempSync(join(tmpdir(), 'scan-gate-'));
    const path = join(root, 'a', 'b', 'c');

    makeFolder(path);
    makeFolder(path);

    expect(statSync(path).isDirectory()).toBe(true);
    rmSync(root, { recursive: true });
  });

  it('fails below a file', () => {
    const root = mkdtempSync(join(tmpdir(), 'scan-gate-'));
    writeFileSync(join(root, 'file'), '');

    expect(() => makeFolder(join(root, 'file', 'a'))).toThrow(expect.objectContaining({ code: 'ENOTDIR' }));
    rmSync(root, { recursive: true });
  });

  it('ends where no folder can be made', () => {
    expect(() => makeFolder('/proc/nowhere/a/b')).toThrow('mkdir');
  });
});
