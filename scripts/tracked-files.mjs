import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');

/** The files of the repository that match one of the patterns: tracked files, and new files that git does not ignore. */
export function filesMatching(patterns) {
  const specs = patterns.map((pattern) => `:(glob)${pattern}`);
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...specs], {
    cwd: root,
    encoding: 'utf8',
  });
  return [...new Set(listed.split('\0'))].filter((name) => name !== '' && exists(name)).toSorted();
}

/** Whether the file or folder exists. */
export function exists(path) {
  return existsSync(join(root, path));
}

export function textOf(file) {
  return readFileSync(join(root, file), 'utf8');
}
