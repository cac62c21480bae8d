import { type ErrorDetails, ScanError } from '../domain/errors.js';
import { asBranch } from '../domain/refs.js';
import { isOfPullRequest, type Source } from '../domain/source.js';
import type { Hint } from '../text/hint.js';
import { capital } from '../text/plain.js';
import { type GitHubAccess, repositoryOf } from './client.js';
import { explain } from './explain.js';

/** The branches of a pull request that the event does not describe. */
interface NamedBranches {
  readonly branch: string;
  readonly baseBranch: string | undefined;
}

/** Whether the input `ref` names a pull request that the event does not describe: its origin and state are unknown. */
export function isUnverifiedPullRequest(source: Source): boolean {
  // Every event of a pull request contains the base branch.
  return source.ci === 'github' && isOfPullRequest(source) && source.baseBranch === undefined;
}

/**
 * Checks at GitHub whether a pull request that the input `ref` names may be scanned. It must come from the same repository, because a
 * service that scans the repository does not see the code of a fork. The commit must be its head or its merge.
 *
 * @returns The branches of the pull request. Without them, the service would scan the default branch.
 * @throws ScanError `FORK`; `ORIGIN_UNKNOWN` if GitHub's answer does not name the head repository; `CLOSED`
 */
export async function assertSameRepository(source: Source, github: GitHubAccess, signal: AbortSignal): Promise<NamedBranches> {
  const repository = repositoryOf(source);
  const number = source.pullRequest;
  if (repository === undefined || number === undefined || !github.hasToken) throw unknown(source, '', PERMISSION);
  const pull = await read(source, github, async () => {
    const octokit = await github.open();
    const { data } = await octokit.rest.pulls.get({ ...repository, pull_number: number, request: { signal } });
    // GitHub answers null for a deleted fork. Any other value without a name proves nothing.
    const repo = data?.head?.repo;
    const commits = [data?.head?.sha, ...(source.ref?.endsWith('/merge') ? [data?.merge_commit_sha] : [])];
    const branches = { branch: asBranch(data?.head?.ref), baseBranch: asBranch(data?.base?.ref) };
    return { head: repo === null ? null : repo?.full_name, state: data?.state, commits, ...branches };
  });
  signal.throwIfAborted();
  if (pull.head === undefined) throw unknown(source, " GitHub's answer does not name its repository.", 'Run the job again.');
  if (pull.head?.toLowerCase() !== source.repository?.toLowerCase()) {
    throw new ScanError(
      'FORK',
      `Pull request #${number}, which the input ref names, comes from a fork, not from a branch of this repository.`,
      {
        hint: 'The service scans only branches of this repository. Scan after the merge, or set {ref} to a branch of this repository.',
      },
    );
  }
  if (pull.state === 'closed')
    throw new ScanError('CLOSED', `Pull request #${number}, which the input ref names, is closed, so there is nothing to gate.`, {
      hint: 'Set {ref} to a branch or to an open pull request.',
    });
  const { branch, baseBranch, commits } = pull;
  if (source.commit !== undefined && !commits.includes(source.commit)) {
    const head = commits[0]?.slice(0, 7) ?? 'unknown';
    const message = `Commit ${source.commit.slice(0, 7)}, which the input sha names, is not the commit of ${source.ref ?? ''}: the head of the pull request is ${head}.`;
    throw new ScanError('CONFIG', message, {
      hint: 'Set {sha} to the head commit of the pull request. If the pull request has new commits, run the workflow for its new head.',
    });
  }
  if (branch === undefined) throw unknown(source, " GitHub's answer does not name its branch.", 'Run the job again.');
  return { branch, baseBranch };
}

const PERMISSION: Hint = {
  lead: 'Add this permission to the permissions of the job:',
  yaml: 'permissions:\n  pull-requests: read',
};

async function read<T>(source: Source, github: GitHubAccess, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const attempted = {
      failed: 'The pull request was not read',
      permission: 'pull-requests: read',
      permissions: github.permissions,
      source,
    };
    const explained = explain(error, attempted, github.clock.now());
    if (explained === undefined) throw error;
    const { code, hint, why } = explained;
    const fix = code === 'missing-permission' ? PERMISSION : (hint ?? 'Run the job again.');
    throw unknown(source, ` ${github.scrub(capital(why))}.`, fix, error);
  }
}

function unknown({ pullRequest }: Source, why: string, hint: Hint, cause?: unknown): ScanError {
  const details: ErrorDetails = { hint, ...(cause !== undefined && { cause }) };
  return new ScanError(
    'ORIGIN_UNKNOWN',
    `Could not determine whether pull request #${pullRequest ?? ''}, which the input ref names, comes from a fork, so it is not scanned.${why}`,
    details,
  );
}
