import { failWith } from '../domain/errors.js';
import { branchOf } from '../domain/refs.js';
import { isUnmerged, type Source } from '../domain/source.js';
import { openGitHubBase } from '../github/commit-files.js';
import type { FileKind, FileOptions, FilePlace } from '../github/file-source.js';
import { openWorkspace } from '../github/workspace-files.js';
import { openApiBase } from './api-base.js';
import { openGitBase } from './git-base.js';

/**
 * For unmerged code, the files come from the base commit, so that a pull request cannot change its own gate.
 *
 * @throws ScanError if the base commit is unknown
 */
export async function openFiles(options: FileOptions, kind: FileKind): Promise<FilePlace> {
  return isUnmerged(options.source) ? await openBase(options, kind) : await openWorkspace(options.workspace, kind);
}

/**
 * The files of the base commit: at GitHub from its API, on every other CI with git, and from the API of the code host if git does not have
 * the base.
 *
 * @throws ScanError `POLICY_BASE_UNKNOWN`, and never gives the files of the workspace instead
 */
export async function openBase(options: FileOptions, kind: FileKind): Promise<FilePlace> {
  if (options.source.ci === 'github') return await openGitHubBase(options, kind);
  const byGit = await openGitBase(options, kind);
  if (!('why' in byGit)) return byGit;
  const api = await options.repository?.();
  if (api === undefined) return unknownBase(byGit.why, options.source, kind);
  const byApi = 'why' in api ? api : await openApiBase(options, kind, api);
  return 'why' in byApi ? unknownBase(`${byGit.why}, and ${byApi.why}`, options.source, kind) : byApi;
}

function unknownBase(why: string, { baseRef }: Source, { called, input }: FileKind): never {
  const target = branchOf(baseRef) ?? 'main';
  return failWith('POLICY_BASE_UNKNOWN', `The ${called} was not read at the base of the pull request: ${why}.`, {
    hint: `Run scan-gate in a git checkout that has the target branch: install git in the image of the job, and fetch the branch before this step (git fetch origin ${target}). scan-gate never uses the ${called} of the pull request itself, even if {${input}} names it.`,
  });
}
