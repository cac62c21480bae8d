import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A real repository with one commit, made by git. */
export interface Clone {
  readonly folder: string;
  readonly commit: string;
}

/** @param paths The files, whose names git keeps unchanged. */
export function makeClone(paths: readonly string[]): Clone {
  const folder = mkdtempSync(join(tmpdir(), 'scan-gate-clone-'));
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), '');
  }
  git(folder, 'init', '--quiet');
  return { folder, commit: commitAll(folder) };
}

/** Commits the files of the folder. @returns the hash of the commit */
export function commitAll(folder: string): string {
  git(folder, 'add', '--all', '--force');
  git(folder, '-c', 'user.name=mona', '-c', 'user.email=mona@example.com', 'commit', '--quiet', '--message', 'x');
  return git(folder, 'rev-parse', 'HEAD').trim();
}

/** Runs git in the folder, without the settings of this machine. */
export function git(folder: string, ...words: readonly string[]): string {
  const env = { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  return execFileSync('git', ['-c', 'core.precomposeUnicode=false', '-c', 'maintenance.auto=false', ...words], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
}
