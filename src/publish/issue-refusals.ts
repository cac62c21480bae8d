import type { Source } from '../domain/source.js';
import type { Note } from '../report/report.js';
import { type Cause, noteOf } from '../github/explain.js';
import type { GitHubAccess } from '../github/client.js';

export const ISSUE_FAILED = 'The tracking issue was not brought up to date';

const CAUSES: readonly Cause[] = [
  {
    // docs.github.com/rest/issues: "If issues are disabled in the repository, the API returns a 410 Gone status."
    code: 'issues-disabled',
    level: 'notice',
    lasts: 'settled',
    when: ({ refusal: { status } }) => status === 410,
    why: 'the repository has no issues',
    hint: 'Switch them on under Settings > General > Features > Issues, or leave {tracking-issue} out.',
  },
];

/** Why GitHub did not take the issue, and what to do. */
export function explainIssue(error: unknown, source: Source, { clock, permissions }: Pick<GitHubAccess, 'clock' | 'permissions'>): Note {
  const attempted = { failed: ISSUE_FAILED, permission: 'issues: write', permissions, source };
  return noteOf(error, attempted, clock.now(), { causes: CAUSES, otherwise: { code: 'issue-failed', level: 'warning' } });
}
