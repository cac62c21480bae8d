import type { Source } from '../../domain/source.js';
import type { Note } from '../../report/report.js';
import type { GitHubAccess } from './octokit.js';
import { asRefusal } from './rate-limit.js';
import { type Attempted, explainGeneral, missingPermission, wordsOf } from './refusals.js';

const FAILED = 'The comment was not written';

/** Why GitHub did not take the comment, and what to do. */
export function explainComment(error: unknown, source: Source, { clock, permissions }: Pick<GitHubAccess, 'clock' | 'permissions'>): Note {
  const attempted: Attempted = { failed: FAILED, permission: 'pull-requests: write', permissions, source };
  const general = explainGeneral(error, attempted, clock.now());
  if (general !== undefined) return general;
  const refusal = asRefusal(error);
  if (refusal === undefined) return failed(error instanceof Error ? error.message : String(error));
  const words = wordsOf(refusal);
  if (/\blocked\b/i.test(words)) {
    return { level: 'notice', code: 'conversation-locked', text: `${FAILED}: the pull request's conversation is locked.` };
  }
  if (refusal.status === 403 || refusal.status === 404) return missingPermission(attempted, words);
  return failed(`GitHub answered ${refusal.status} ("${words}")`);
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

function failed(why: string): Note {
  return { level: 'warning', code: 'comment-failed', text: `${FAILED}: ${why}.` };
}
