import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import type { CommitTree } from '../domain/repository-files.js';

export interface GitPlace {
  /** Absolute path of a folder of the checkout. */
  readonly folder: string;
  /** The job's environment: only where programs are is handed on. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A million files with paths of 150 characters. */
const MAX_BYTES = 200 * 1024 * 1024;
/** In milliseconds. Half a million files take about two seconds. */
const MAX_MS = 60_000;

/**
 * Asks the git of this machine for the files of a commit: of the commit itself, never of the working folder, whose files any step may
 * have changed.
 *
 * @param commit Hash, or the beginning of one; undefined: what is checked out.
 * @returns undefined if git cannot list it: not installed, no checkout, the commit is not in it
 */
export async function listCommit(commit: string | undefined, place: GitPlace, signal: AbortSignal): Promise<CommitTree | undefined> {
  const name = commit === undefined ? 'HEAD' : await fullHash(commit, place, signal);
  const listed = name === undefined ? undefined : await git(['ls-tree', '-r', '-z', '--full-tree', name], place, signal);
  return listed && treeOf(listed);
}

/** Git takes a short hash for the name of a branch, where there is one. */
async function fullHash(commit: string, place: GitPlace, signal: AbortSignal): Promise<string | undefined> {
  if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(commit)) return commit;
  if (!/^[0-9a-f]{7,63}$/i.test(commit)) return undefined;
  const [only, ...others] =
    (await git(['rev-parse', `--disambiguate=${commit}`], place, signal))?.toString('utf8').split('\n').filter(Boolean) ?? [];
  return others.length === 0 ? only : undefined;
}

/** `<mode> <type> <object>\t<path>`, each ended by a zero byte. */
function treeOf(listed: Buffer): CommitTree {
  const files: string[] = [];
  const submodules: string[] = [];
  for (const entry of listed.toString('utf8').split('\0')) {
    const path = entry.slice(entry.indexOf('\t') + 1);
    if (path !== '') (entry.startsWith('160000 ') ? submodules : files).push(path);
  }
  return { files, submodules };
}

/**
 * Runs git without a shell and without anybody's settings. It may look into a checkout that another user owns, as in containers:
 * nothing that a repository's own settings could start is used, and what is missing is not fetched.
 */
function git(words: readonly string[], { folder, env }: GitPlace, signal: AbortSignal): Promise<Buffer | undefined> {
  signal.throwIfAborted();
  const options = {
    // Not the checkout: Windows looks for programs in the current folder first.
    cwd: dirname(process.execPath),
    env: environmentOf(env),
    encoding: 'buffer',
    maxBuffer: MAX_BYTES,
    // Not the job's clock: this is a process of the machine.
    timeout: MAX_MS,
    killSignal: 'SIGKILL',
    windowsHide: true,
    signal,
  } as const;
  return new Promise((resolve, reject) => {
    execFile('git', ['-C', folder, '--no-pager', '-c', 'safe.directory=*', ...words], options, (error, stdout) => {
      if (signal.aborted) reject(signal.reason);
      else resolve(error === null ? stdout : undefined);
    }).stdin?.end();
  });
}

function environmentOf(env: GitPlace['env']): Record<string, string> {
  const kept = Object.entries(env).flatMap(([name, value]) =>
    value !== undefined && /^(?:path|pathext|systemroot|windir|temp|tmp)$/i.test(name) ? [[name, value] as const] : [],
  );
  return {
    ...Object.fromEntries(kept),
    NoDefaultCurrentDirectoryInExePath: '1',
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    // On Windows, too: git knows this name there, and refuses the one that Node gives (https://github.com/pnpm/pnpm/pull/10757).
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
  };
}
