import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { afterAll, expect, it } from '@jest/globals';
import { listCommit } from '../../src/runtime/git-tree.js';
import { makeClone } from '../helpers/clone.js';

const clone = makeClone(['.github/x.yml', 'módulo/main.tf']);
afterAll(() => rmSync(clone.folder, { recursive: true, force: true }));

it('the git of this machine lists the files of a commit', async () => {
  const place = { folder: clone.folder, env: process.env };

  expect(await listCommit(clone.commit, place, new AbortController().signal)).toEqual({
    files: ['.github/x.yml', 'módulo/main.tf'],
    submodules: [],
  });
});

it('a checkout on Windows keeps the line ends of dist, of goldens and of the source', () => {
  const files = execFileSync('git', ['ls-files', '-z', 'dist', '__tests__/golden', '__tests__/fixtures', 'src', 'scripts'], {
    encoding: 'utf8',
  });
  const attributes = execFileSync('git', ['check-attr', '-z', '--stdin', 'text', 'eol'], { input: files, encoding: 'utf8' }).split('\0');

  const kept = new Map<string, string>();
  for (let at = 0; at + 2 < attributes.length; at += 3)
    kept.set(attributes[at] ?? '', `${kept.get(attributes[at] ?? '') ?? ''} ${attributes[at + 2]}`);
  // Never converted, or converted to LF.
  expect([...kept].filter(([, is]) => !is.includes('unset') && !is.includes(' lf'))).toEqual([]);
  expect(kept.size).toBeGreaterThan(500);
});
