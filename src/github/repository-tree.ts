import { failWith } from '../domain/errors.js';
import type { CommitTree } from '../domain/repository-files.js';
import type { Source } from '../domain/source.js';
import { joinHints } from '../text/hint.js';
import { type GitHubAccess, repositoryOf } from './client.js';
import { permissionHint } from './error-notes.js';
import { asFileError, failed, type Refused } from './file-errors.js';
import { isNotFound } from './github-error.js';

/** The files of a commit. */
interface RepositoryTree extends CommitTree {
  /** The list is incomplete: GitHub returns at most 100,000 entries (docs.github.com/rest/git/trees). */
  readonly truncated: boolean;
}

const TREE: Refused = { called: "list of the repository's files", unreadable: 'POLICY_UNREADABLE' };

/**
 * Requests the files of the job's commit from GitHub, once.
 *
 * @returns undefined without a token or a commit
 * @throws ScanError
 */
export async function readRepositoryTree(
  { repository: name, commit, ...source }: Source,
  github: GitHubAccess,
  signal: AbortSignal,
): Promise<RepositoryTree | undefined> {
  const repository = repositoryOf({ ...source, repository: name });
  if (repository === undefined || commit === undefined || !github.hasToken || source.ci !== 'github') return undefined;
  try {
    const octokit = await github.open();
    const { data } = await octokit.rest.git.getTree({ ...repository, tree_sha: commit, recursive: '1', request: { signal } });
    return filesOf(data) ?? notDocumented();
  } catch (error) {
    signal.throwIfAborted();
    if (isNotFound(error)) return noSuchCommit(commit, github.permissions);
    throw asFileError(error, TREE, github, { ...source, repository: name });
  }
}

function filesOf(data: unknown): RepositoryTree | undefined {
  if (typeof data !== 'object' || data === null || !('tree' in data) || !Array.isArray(data.tree)) return undefined;
  if (!('truncated' in data) || typeof data.truncated !== 'boolean') return undefined;
  const entries: readonly unknown[] = data.tree;
  const files: string[] = [];
  const submodules: string[] = [];
  for (const entry of entries) {
    if (typeof entry !== 'object' || entry === null) continue;
    const { path, type }: { readonly path?: unknown; readonly type?: unknown } = entry;
    if (typeof path === 'string' && type !== 'tree') (type === 'commit' ? submodules : files).push(path);
  }
  return { files, submodules, truncated: data.truncated };
}

function noSuchCommit(commit: string, permissions: string): never {
  return failWith('CONFIG', `${failed(TREE)}: GitHub shows the token no files of commit ${commit.slice(0, 7)}.`, {
    hint: joinHints(
      'Check out the repository (actions/checkout) before this step, or let the token in {github-token} read the repository.',
      permissionHint(permissions, {}),
    ),
  });
}

function notDocumented(): never {
  return failWith(TREE.unreadable, `${failed(TREE)}: GitHub's answer is incomplete or does not have the documented form.`, {
    hint: 'Run the job again.',
  });
}
