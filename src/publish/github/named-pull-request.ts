import { type ErrorDetails, ScanError } from '../../domain/errors.js';
import { isOfPullRequest, type Source } from '../../domain/source.js';
import type { GitHubAccess } from './octokit.js';
import { asRefusal, rateLimitWaitMs } from './rate-limit.js';
import { wordsOf } from './refusals.js';
import { repositoryOf } from './repository.js';

/** A pull request that the input `ref` names on another's event, which tells neither whose code it is nor whether it is open. */
export function isOnlyNamed(source: Source): boolean {
  // Every event of a pull request tells its base.
  return source.ci === 'github' && isOfPullRequest(source) && source.baseBranch === undefined;
}

/**
 * Asks GitHub whether a pull request that was only named may be scanned: its code must be the repository's own, for a fork's branch
 * and commit are other code to a service that scans the repository.
 *
 * @throws ScanError `FORK` for a fork's; `ORIGIN_UNKNOWN` if GitHub does not say whose it is; `CLOSED`
 */
export async function permitNamed(source: Source, github: GitHubAccess, signal: AbortSignal): Promise<void> {
  const repository = repositoryOf(source);
  const number = source.pullRequest;
  if (repository === undefined || number === undefined || !github.hasToken) throw unknown(source, '', PERMISSION);
  const pull = await read(source, github, async () => {
    const octokit = await github.open();
    const { data } = await octokit.rest.pulls.get({ ...repository, pull_number: number, request: { signal } });
    // GitHub answers null once a fork is deleted; anything else without a name proves nothing.
    const repo = data?.head?.repo;
    return { head: repo === null ? null : repo?.full_name, state: data?.state };
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
}

const PERMISSION = 'Add to the permissions of the job, beside those that it has:\npermissions:\n  pull-requests: read';

async function read<T>(source: Source, github: GitHubAccess, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const refusal = asRefusal(error);
    if (refusal === undefined) throw error;
    const { answered, status } = refusal;
    const why = answered ? ` GitHub answered ${status} ("${wordsOf(refusal)}").` : ` ${wordsOf(refusal)}.`;
    const passing = !answered || status >= 500 || rateLimitWaitMs(error, github.clock.now()) !== undefined;
    throw unknown(source, github.scrub(why), passing ? 'Run the job again.' : PERMISSION, error);
  }
}

function unknown({ pullRequest }: Source, why: string, hint: string, cause?: unknown): ScanError {
  const details: ErrorDetails = { hint, ...(cause !== undefined && { cause }) };
  return new ScanError(
    'ORIGIN_UNKNOWN',
    `Could not determine whether pull request #${pullRequest ?? ''}, which the input ref names, comes from a fork, so it is not scanned.${why}`,
    details,
  );
}
