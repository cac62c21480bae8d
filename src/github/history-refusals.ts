import type { Source } from '../domain/source.js';
import { explain } from './explain.js';
import type { GitHubAccess } from './client.js';

/** Why the history of the workflow is not known, as a clause, and what to do about it. */
export interface Unknown {
  readonly why: string;
  readonly hint: string;
  /** GitHub has not refused for good: another request may be answered. */
  readonly passing?: boolean | undefined;
}

const ANCHOR = 'Give {baseline} the ID of a scan, or a file of `scan-gate baseline`';

export const UNKNOWN_CI: Unknown = {
  why: 'only GitHub Actions tells which runs of a workflow have succeeded',
  hint: `${ANCHOR}.`,
};

export const WITHOUT_TOKEN: Unknown = {
  why: 'the GitHub token is empty, so that nobody knows which runs of the workflow have succeeded',
  hint: "Leave {github-token} out to use the job's own token.",
};

/** What kept us from reading it. */
export function explainHistory(
  error: unknown,
  source: Source,
  { clock, permissions }: Pick<GitHubAccess, 'clock' | 'permissions'>,
): Unknown {
  const attempted = { failed: 'The runs of the workflow were not read', permission: 'actions: read', permissions, source };
  const explained = explain(error, attempted, clock.now());
  if (explained === undefined) return passing(error instanceof Error ? error.message : String(error));
  const { why, hint = `${ANCHOR}.`, lasts } = explained;
  if (lasts === 'settled') return { why, hint };
  // A firewall or proxy that answers in GitHub's place has not refused the token: GitHub may know the runs.
  return lasts === 'passing' ? passing(why) : { why, hint: `${hint} Or: ${ANCHOR}.`, passing: true };
}

function passing(why: string): Unknown {
  return { why, hint: `Run the job again. ${ANCHOR}, which asks nobody.`, passing: true };
}
