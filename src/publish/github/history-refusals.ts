import type { Source } from '../../domain/source.js';
import { asRefusal, rateLimitWaitMs } from './rate-limit.js';
import { permissionHint, wordsOf } from './refusals.js';

/** Why the history of the workflow is not known, as a clause, and what to do about it. */
export interface Unknown {
  readonly why: string;
  readonly hint: string;
  /** It may go by: asking again may tell. */
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

/** What kept us from reading it. @param permissions All that the job needs, as YAML. */
export function explainHistory(error: unknown, source: Source, permissions: string): Unknown {
  const refusal = asRefusal(error);
  if (refusal === undefined) return passing(error instanceof Error ? error.message : String(error));
  const { status, answered } = refusal;
  if (!answered || rateLimitWaitMs(error, 0) !== undefined || status >= 500) return passing(`GitHub answered "${wordsOf(refusal)}"`);
  if (status === 401) {
    const hint = "Leave {github-token} out to use the job's own token, or give one that has not expired.";
    return { why: `GitHub rejected the token ("${wordsOf(refusal)}")`, hint };
  }
  const why = `the token may not read the runs of the workflow, for it lacks actions: read (GitHub answered ${status}, "${wordsOf(refusal)}")`;
  return { why, hint: permissionHint(permissions, source) };
}

function passing(why: string): Unknown {
  return { why, hint: `Run the job again. ${ANCHOR}, which asks nobody.`, passing: true };
}
