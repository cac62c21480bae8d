import { type ErrorDetails, ScanError } from '../domain/errors.js';
import { asBranch } from '../domain/refs.js';
import { isOfPullRequest, type Source } from '../domain/source.js';
import type { Hint } from '../text/hint.js';
import { capital } from '../text/plain.js';
import { type GitHubAccess, repositoryOf } from './client.js';
import { explain } from './explain.js';

/** The branches of a pull request, of which the event tells nothing. */
interface NamedBranches {
  readonly branch: string;
  readonly baseBranch: string | undefined;
}

/** A pull request that the input `ref` names on another's event, which tells neither whose code it is nor whether it is open. */
export function isUnverifiedPullRequest(source: Source): boolean {
  // Every event of a pull request tells its base.
  return source.ci === 'github' && isOfPullRequest(source) && source.baseBranch === undefined;
}

/**
 * Asks GitHub whether a pull request that was only named may be scanned: its code must be the repository's own, for a fork's branch
 * and commit are other code to a service that scans the repository, and the commit must be its head (or its merge).
 *
 * @returns The branches of the pull request: without its own, the service would take the default branch for it.
 * @throws ScanError `FORK` for a fork's; `ORIGIN_UNKNOWN` if GitHub does not say whose it is; `CLOSED`
 */
export async function assertSameRepository(source: Source, github: GitHubAccess, signal: AbortSignal): Promise<NamedBranches> {
  const repository = repositoryOf(source);
  const number = source.pullRequest;
  if (repository === undefined || number === undefined || !github.hasToken) throw unknown(source, '', PERMISSION);
  const pull = await read(source, github, async () => {
    const octokit = await github.open();
    const { data } = await octokit.rest.pulls.get({ ...repository, pull_number: number, request: { signal } });
    // GitHub answers null once a fork is deleted; anything else without a name proves nothing.
    const repo = data?.head?.repo;
    const commits = [data?.head?.sha, ...(source.ref?.endsWith('/merge') ? [data?.merge_commit_sha] : [])];
    const branches = { branch: asBranch(data?.head?.ref), baseBranch: asBranch(data?.base?.ref) };
    return { head: repo === null ? null : repo?.full_name, state: data?.state, commits, ...branches };
  });
  signal.throwIfAborted();
  if (pull.head === undefined) throw unknown(source, ' GitHub does not name its repository.', 'Run the job again.');
  if (pull.head?.toLowerCase() !== source.repository?.toLowerCase()) {
    throw new ScanError(
      'FORK',
      `Pull request #${number}, which the input ref names, is not from a branch of this repository: it comes from a fork.`,
      {
        hint: 'The service scans the branches of the repository itself. Scan after the merge, or give a branch of the repository as {ref}.',
      },
    );
  }
  if (pull.state === 'closed')
    throw new ScanError('CLOSED', `Pull request #${number}, which the input ref names, is closed, so there is nothing to gate.`, {
      hint: 'Give a branch as {ref}.',
    });
  const { branch, baseBranch, commits } = pull;
  if (source.commit !== undefined && !commits.includes(source.commit)) {
    const head = commits[0]?.slice(0, 7) ?? 'not known';
    const message = `The commit ${source.commit.slice(0, 7)}, which the input sha names, is not that of ${source.ref ?? ''}: the head of the pull request is ${head}.`;
    throw new ScanError('CONFIG', message, {
      hint: 'Give the head of the pull request as {sha}. If it has moved on, run the workflow for its new head.',
    });
  }
  if (branch === undefined) throw unknown(source, ' GitHub does not name its branch.', 'Run the job again.');
  return { branch, baseBranch };
}

const PERMISSION: Hint = {
  lead: 'Add to the permissions of the job, beside those that it has:',
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
