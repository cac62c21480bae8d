import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listCommit } from '../../src/runtime/git-tree.js';
import { type Clone, commitAll, git, makeClone } from '../helpers/clone.js';

const PATHS = ['.github/x.yml', 'a b/ü\n"x".tf', 'main.tf', 'módulo/main.tf'];
const env = { PATH: process.env['PATH'] };
let clone: Clone;
let root: string;

beforeAll(() => {
  clone = makeClone(PATHS);
  root = mkdtempSync(join(tmpdir(), 'scan-gate-git-'));
});
afterAll(() => {
  for (const folder of [clone.folder, root]) rmSync(folder, { recursive: true, force: true });
});

const list = (
  commit: string | undefined,
  folder = clone.folder,
  more: Record<string, string> = {},
  signal = new AbortController().signal,
) => listCommit(commit, { folder, env: { ...env, ...more } }, signal);

describe('the files of a commit', () => {
  it('are those of the commit, in their own spelling', async () => {
    expect((await list(clone.commit))?.files.toSorted()).toEqual(PATHS);
    expect((await list(undefined))?.files.toSorted()).toEqual(PATHS);
    expect((await list(clone.commit.slice(0, 12)))?.files.toSorted()).toEqual(PATHS);
  });

  it('are listed from a folder below, and in a clone without files or history', async () => {
    expect((await list(clone.commit, join(clone.folder, 'módulo')))?.files).toHaveLength(PATHS.length);
    const [shallow, sparse] = [join(root, 'shallow'), join(root, 'sparse')];
    git(root, 'clone', '--quiet', '--depth', '1', `file://${clone.folder}`, shallow);
    expect((await list(clone.commit, shallow))?.files).toHaveLength(PATHS.length);
    git(root, 'clone', '--quiet', '--sparse', `file://${clone.folder}`, sparse);
    git(sparse, 'sparse-checkout', 'set', 'a b');
    expect((await list(clone.commit, sparse))?.files).toHaveLength(PATHS.length);
  });

  // In containers, the user is not the owner of the checkout. Only root can simulate that.
  (process.getuid?.() === 0 ? it : it.skip)('are listed in a checkout that another user owns', async () => {
    const other = join(root, 'other');
    git(root, 'clone', '--quiet', `file://${clone.folder}`, other);
    chownSync(other, 12_345, 12_345);
    expect(() => git(other, 'log')).toThrow('dubious ownership');
    expect((await list(clone.commit, other))?.files).toHaveLength(PATHS.length);
  });

  it('hold links and submodules, whose own files are elsewhere', async () => {
    const folder = join(root, 'outer');
    mkdirSync(folder);
    git(folder, 'init', '--quiet');
    git(folder, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', clone.folder, 'modules/sub');
    expect(await list(commitAll(folder), folder)).toEqual({ files: ['.gitmodules'], submodules: ['modules/sub'] });
  });

  it.each<[string, string | undefined, Record<string, string>]>([
    ['an unknown commit', 'f'.repeat(40), {}],
    ['a part of one', 'ffffffff', {}],
    ['what is no commit', '--output=/tmp/x', {}],
    ['the name of a branch', 'deadbeef', {}],
    ['no git', undefined, { PATH: '/nowhere' }],
  ])('are not known with %s', async (_what, commit, more) => {
    git(clone.folder, 'branch', '--force', 'deadbeef');
    expect(await list(commit, clone.folder, more)).toBeUndefined();
  });

  it('are not known without a checkout', async () => {
    expect(await list(undefined, join(root, 'none'))).toBeUndefined();
    mkdirSync(join(root, 'empty'), { recursive: true });
    expect(await list(undefined, join(root, 'empty'))).toBeUndefined();
  });

  it('are not looked for when the job has ended', async () => {
    const stopped = new Error('stopped');
    await expect(list(clone.commit, clone.folder, {}, AbortSignal.abort(stopped))).rejects.toBe(stopped);
  });
});

describe('git', () => {
  it('gets nothing of the environment but where programs are', async () => {
    const [bin, record] = [join(root, 'bin'), join(root, 'record')];
    mkdirSync(bin);
    writeFileSync(join(bin, 'git'), `#!/bin/sh\n{ pwd; echo "$@"; env; } > ${record}\n`);
    chmodSync(join(bin, 'git'), 0o755);
    await list(clone.commit, clone.folder, {
      PATH: `${bin}:/bin:/usr/bin`,
      GIT_DIR: '/elsewhere',
      INPUT_API_KEY: 'secret',
      HOME: '/home/mona',
    });
    const text = readFileSync(record, 'utf8');
    expect(text).not.toMatch(/elsewhere|secret|mona|^PWD=.*scan-gate-clone/m);
    // Git on Windows accepts this name, but not the device name of Node.
    expect(text).toContain('\nGIT_CONFIG_GLOBAL=/dev/null\n');
    expect(text).toContain(`-C ${clone.folder} --no-pager -c safe.directory=* ls-tree -r -z --full-tree ${clone.commit}`);
  });

  it('runs nothing that the repository names', async () => {
    const record = join(root, 'ran');
    const script = join(root, 'script');
    writeFileSync(script, `#!/bin/sh\ntouch ${record}\n`);
    chmodSync(script, 0o755);
    for (const [name, value] of [
      ['core.fsmonitor', script],
      ['core.pager', script],
      ['core.sshCommand', script],
      ['alias.ls-tree', `!${script}`],
      ['remote.origin.url', `ext::${script}`],
      ['remote.origin.promisor', 'true'],
      ['extensions.partialClone', 'origin'],
    ] as const)
      git(clone.folder, 'config', name, value);
    expect((await list(clone.commit))?.files).toHaveLength(PATHS.length);
    expect(await list('f'.repeat(40))).toBeUndefined();
    expect(existsSync(record)).toBe(false);
  });
});
