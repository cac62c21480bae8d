import type { Source } from '../../domain/source.js';
import type { Note } from '../../report/report.js';
import type { GitHubAccess } from './octokit.js';
import { asRefusal } from './rate-limit.js';
import { type Attempted, explainGeneral, missingPermission, wordsOf } from './refusals.js';

export const ISSUE_FAILED = 'The tracking issue was not brought up to date';

/** Why GitHub did not take the issue, and what to do. */
export function explainIssue(error: unknown, source: Source, { clock, permissions }: Pick<GitHubAccess, 'clock' | 'permissions'>): Note {
  const attempted: Attempted = { failed: ISSUE_FAILED, permission: 'issues: write', permissions, source };
  const general = explainGeneral(error, attempted, clock.now());
  if (general !== undefined) return general;
  const refusal = asRefusal(error);
  if (refusal === undefined) return failed(error instanceof Error ? error.message : String(error));
  const words = wordsOf(refusal);
  if (refusal.status === 410) return disabled(words);
  if (refusal.status === 403 || refusal.status === 404) return missingPermission(attempted, words);
  return failed(`GitHub answered ${refusal.status} ("${words}")`);
}

/** docs.github.com/rest/issues: "If issues are disabled in the repository, the API returns a 410 Gone status." */
function disabled(words: string): Note {
  return {
    level: 'notice',
    code: 'issues-disabled',
    text: `${ISSUE_FAILED}: the repository has no issues (GitHub: "${words}").`,
    hint: 'Switch them on under Settings > General > Features > Issues, or leave {tracking-issue} out.',
  };
}

function failed(why: string): Note {
  return { level: 'warning', code: 'issue-failed', text: `${ISSUE_FAILED}: ${why}.` };
}
