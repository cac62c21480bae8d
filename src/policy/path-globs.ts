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
  /** Absolute path of what the repository's files are below. */
  readonly workspace: string;
  /** The job's environment: git is looked for where its programs are. */
  readonly env: GitPlace['env'];
  readonly github: GitHubAccess;
}

/** Lists a commit's files with git where the checkout has the commit, else from GitHub. Each commit is listed once. */
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
  // GitHub takes a short hash for the name of a branch, where there is one.
  const full = commit !== undefined && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(commit) ? commit : undefined;
  const tree = await readRepositoryTree({ ...source, commit: full }, github, signal);
  if (tree === undefined) throw unlisted(commit, 'git does not have it in the workspace, and GitHub could not be asked');
  if (tree.truncated) throw unlisted(commit, 'git does not have it in the workspace, and the repository has more files than GitHub lists');
  return tree;
}

/**
 * Refuses patterns that no file of the repository matches: a misspelt one would leave every finding out of the gate.
 *
 * @throws ScanError `CONFIG`, also if the files cannot be listed; what GitHub answers
 */
export async function assertPathsMatch(
  patterns: readonly string[],
  { source, filesAt }: { readonly source: Source; readonly filesAt: FilesAt },
  signal: AbortSignal,
): Promise<void> {
  assertMatched(patterns.map(compileGlob), await filesAt(source.commit, signal));
}

function unlisted(commit: string | undefined, why: string): ScanError {
  const what = commit === undefined ? 'what is checked out' : `the commit ${commit.slice(0, 7)}`;
  return new ScanError('CONFIG', `The repository's files at ${what} could not be listed: ${why}.`, {
    hint: 'Check the repository out with git (actions/checkout) before this step; on pull requests with fetch-depth: 2, so that the head commit is there. Or leave out {paths}.',
  });
}
