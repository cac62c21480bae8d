import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import type { CommitTree } from '../domain/repository-files.js';

export interface GitPlace {
  /** The absolute path of a folder in the checkout. */
  readonly folder: string;
  /** The environment of the job. Only its search paths are passed to git. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A million files with paths of 150 characters. */
const MAX_BYTES = 200 * 1024 * 1024;
/** In milliseconds. Half a million files take about two seconds. */
const MAX_MS = 60_000;

/**
 * Lists the files of a commit with git. The files in the working folder do not matter, because any step may have changed them.
 *
 * @param commit A full or short hash; undefined for the checked-out commit.
 * @returns undefined if git is not installed, there is no checkout, or it does not have the commit
 */
export async function listCommit(commit: string | undefined, place: GitPlace, signal: AbortSignal): Promise<CommitTree | undefined> {
  const name = commit === undefined ? 'HEAD' : await fullHash(commit, place, signal);
  const listed = name === undefined ? undefined : await git(['ls-tree', '-r', '-z', '--full-tree', name], place, signal);
  return listed && treeOf(listed);
}

/** Resolves a short hash, because git would read it as the name of a branch if that branch exists. */
export async function fullHash(commit: string, place: GitPlace, signal: AbortSignal): Promise<string | undefined> {
  if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(commit)) return commit;
  if (!/^[0-9a-f]{7,63}$/i.test(commit)) return undefined;
  const [only, ...others] =
    (await git(['rev-parse', `--disambiguate=${commit}`], place, signal))?.toString('utf8').split('\n').filter(Boolean) ?? [];
  return others.length === 0 ? only : undefined;
}

/** Each entry is `<mode> <type> <object>\t<path>` and a zero byte. */
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
 * Runs git without a shell and without the settings of users. It may read a checkout of another user, as in containers. That is safe
 * because these commands start nothing that the settings of a repository can define, and fetch nothing.
 *
 * @param variables The environment of the process.
 */
export function git(
  words: readonly string[],
  { folder, env }: GitPlace,
  signal: AbortSignal,
  variables = environmentOf(env),
): Promise<Buffer | undefined> {
  signal.throwIfAborted();
  const options = {
    // Not the checkout, because Windows searches the current folder for programs first.
    cwd: dirname(process.execPath),
    env: variables,
    encoding: 'buffer',
    maxBuffer: MAX_BYTES,
    // In real time, also in tests, because git is a real process.
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

/** For every git: no program from the current folder, messages in English, objects as they are, and no questions. */
export const GIT_SETTINGS = {
  NoDefaultCurrentDirectoryInExePath: '1',
  LC_ALL: 'C',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_TERMINAL_PROMPT: '0',
} as const;

function environmentOf(env: GitPlace['env']): Record<string, string> {
  const kept = Object.entries(env).flatMap(([name, value]) =>
    value !== undefined && /^(?:path|pathext|systemroot|windir|temp|tmp)$/i.test(name) ? [[name, value] as const] : [],
  );
  return {
    ...Object.fromEntries(kept),
    ...GIT_SETTINGS,
    GIT_CONFIG_NOSYSTEM: '1',
    // Also on Windows, where git accepts this name but not the one from Node (https://github.com/pnpm/pnpm/pull/10757).
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_OPTIONAL_LOCKS: '0',
  };
}
