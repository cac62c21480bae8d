import { isUnmerged } from '../domain/source.js';
import { openGitHubBase } from '../github/commit-files.js';
import type { FileKind, FileOptions, FilePlace } from '../github/file-source.js';
import { openWorkspace } from '../github/workspace-files.js';
import { openGitBase } from './git-base.js';

/**
 * For unmerged code, the files come from the base commit, so that a pull request cannot change its own gate.
 *
 * @throws ScanError if the base commit is unknown
 */
export async function openFiles(options: FileOptions, kind: FileKind): Promise<FilePlace> {
  return isUnmerged(options.source) ? await openBase(options, kind) : await openWorkspace(options.workspace, kind);
}

/** The files of the base commit, from GitHub's API, or with git on every other CI. The API of another platform is opened here too. */
export async function openBase(options: FileOptions, kind: FileKind): Promise<FilePlace> {
  return await (options.source.ci === 'github' ? openGitHubBase(options, kind) : openGitBase(options, kind));
}
