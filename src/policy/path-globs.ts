import { compileGlob } from '../config/glob.js';
import { ScanError } from '../domain/errors.js';
import { assertMatched } from '../domain/file-name.js';
import type { CommitTree, FilesAt, RepositoryFiles } from '../domain/repository-files.js';
import type { Source } from '../domain/source.js';
import type { GitHubAccess } from '../github/client.js';
import { readRepositoryTree } from '../github/repository-tree.js';
import { type GitPlace, listCommit } from '../runtime/git-tree.js';

interface RepositoryPlace {
  readonly source: Source;
  /** The absolute path of the checkout. */
  readonly workspace: string;
  /** The environment of the job, whose PATH is used to find git. */
  readonly env: GitPlace['env'];
  readonly github: GitHubAccess;
}

/** Lists the files of a commit with git if the checkout has the commit, otherwise from GitHub. Each commit is listed once. */
export function createFilesAt(place: RepositoryPlace): FilesAt {
  const known = new Map<string | undefined, Promise<RepositoryFiles>>();
  return async (commit, signal) => {
    const asked = known.get(commit) ?? list(commit, place, signal);
    known.set(commit, asked);
    try {
      return await asked;
    } catch (error) {
      known.delete(commit);
      throw error;
    }
  };
}

async function list(commit: string | undefined, place: RepositoryPlace, signal: AbortSignal): Promise<RepositoryFiles> {
  const tree =
    (await listCommit(commit, { folder: place.workspace, env: place.env }, signal)) ?? (await listAtGitHub(commit, place, signal));
  return { ...tree, repository: place.source.repository };
}

async function listAtGitHub(commit: string | undefined, { source, github }: RepositoryPlace, signal: AbortSignal): Promise<CommitTree> {
  // GitHub reads a short hash as the name of a branch, if that branch exists.
  const full = commit !== undefined && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(commit) ? commit : undefined;
  const tree = await readRepositoryTree({ ...source, commit: full }, github, signal);
  if (tree === undefined) throw unlisted(commit, 'git does not find the commit in the workspace, and scan-gate could not ask GitHub');
  if (tree.truncated)
    throw unlisted(commit, 'git does not find the commit in the workspace, and the repository has more files than GitHub lists');
  return tree;
}

/**
 * Refuses patterns that no file of the repository matches, because a misspelled pattern would exclude every finding from the gate.
 *
 * @throws ScanError `CONFIG`, also if the files cannot be listed, or the error of GitHub
 */
export async function assertPathsMatch(
  patterns: readonly string[],
  { source, filesAt }: { readonly source: Source; readonly filesAt: FilesAt },
  signal: AbortSignal,
): Promise<void> {
  assertMatched(patterns.map(compileGlob), await filesAt(source.commit, signal));
}

function unlisted(commit: string | undefined, why: string): ScanError {
  const what = commit === undefined ? 'the checked-out commit' : `the commit ${commit.slice(0, 7)}`;
  return new ScanError('CONFIG', `scan-gate could not list the repository's files at ${what}: ${why}.`, {
    hint: 'Check out the repository with git before this step, so that the checkout has the commit (on GitHub with actions/checkout, on pull requests with fetch-depth: 2). Or remove {paths}.',
  });
}
