import type { Source } from '../domain/source.js';
import type { Note } from '../report/report.js';
import { type Cause, says, noteOf } from '../github/explain.js';
import type { GitHubAccess } from '../github/client.js';

const FAILED = 'The comment was not written';

/** GitHub's words of 2026, each seen as 403. */
const CAUSES: readonly Cause[] = [
  {
    code: 'comment-limit',
    level: 'notice',
    lasts: 'settled',
    when: says(/more than 2,?500 comments/i),
    why: 'the pull request has 2,500 comments, and GitHub takes no more',
    hint: 'Delete comments that are no longer needed, or go on in a new pull request.',
  },
  {
    code: 'conversation-locked',
    level: 'notice',
    lasts: 'settled',
    when: says(/\blocked\b/i),
    why: "the pull request's conversation is locked",
    hint: 'Unlock the conversation, or set {comment} to never.',
  },
  {
    code: 'interaction-limit',
    level: 'notice',
    lasts: 'settled',
    when: says(/limited the ability to|interaction limit|user is blocked/i, 403, 422),
    why: 'the repository limits who may comment',
    hint: 'See Settings > Moderation options of the repository or organization.',
  },
];

/** Why GitHub did not take the comment, and what to do. */
export function explainComment(error: unknown, source: Source, { clock, permissions }: Pick<GitHubAccess, 'clock' | 'permissions'>): Note {
  const attempted = { failed: FAILED, permission: 'pull-requests: write', permissions, source };
  return noteOf(error, attempted, clock.now(), { causes: CAUSES, otherwise: { code: 'comment-failed', level: 'warning' } });
}

/** The pull request has another head than the commit of this run. */
export function movedOn({ commit, pullRequest }: Source, head: string): Note {
  const ours = commit === undefined ? 'another commit' : commit.slice(0, 7);
  return {
    level: 'notice',
    code: 'head-moved-on',
    text: `The comment was left as it is: this run is about ${ours}, and pull request #${pullRequest} is at ${head.slice(0, 7)}.`,
  };
}
