import type { Note } from '../../domain/note.js';
import type { PublishPermissions, Source } from '../../domain/source.js';
import { type GitHubAccess, repositoryOf } from '../../github/client.js';
import { commentsOf } from '../../github/comments.js';
import { answeredWith, type Cause, missingToken } from '../../github/error-notes.js';
import { noteOf } from '../../github/explain.js';
import { type CommentOptions, commentPublisher } from '../comment.js';
import type { Publisher } from '../publisher.js';

/** What the comment at GitHub needs. */
export interface GitHubCommentOptions extends Pick<CommentOptions, 'mode' | 'marker' | 'render'> {
  readonly github: GitHubAccess;
  readonly allows: PublishPermissions;
}

/** The comment on a pull request at GitHub. */
export function gitHubCommentPublisher({ github, allows, ...options }: GitHubCommentOptions): Publisher {
  return commentPublisher({
    ...options,
    allowed: allows.comment,
    scrub: github.scrub,
    explain: (error, source) => explainComment(error, source, github),
    async open(source, signal) {
      const [repository, number] = [repositoryOf(source), source.pullRequest];
      if (repository === undefined || number === undefined) return {};
      if (!github.hasToken) return { note: missingToken({ failed: FAILED }) };
      return commentsOf({ github, octokit: await github.open(), repository, number, marker: options.marker }, signal);
    },
  });
}

const FAILED = 'The comment was not written';

/** GitHub's messages as of 2026, each sent with 403. */
const CAUSES: readonly Cause[] = [
  {
    code: 'comment-limit',
    level: 'notice',
    lasts: 'settled',
    when: answeredWith(/more than 2,?500 comments/i),
    why: 'the pull request has 2,500 comments, which is the most that GitHub allows',
    hint: 'Delete comments that are no longer needed, or continue in a new pull request.',
  },
  {
    code: 'conversation-locked',
    level: 'notice',
    lasts: 'settled',
    when: answeredWith(/\blocked\b/i),
    why: "the pull request's conversation is locked",
    hint: 'Unlock the conversation, or set {comment} to never.',
  },
  {
    code: 'interaction-limit',
    level: 'notice',
    lasts: 'settled',
    when: answeredWith(/limited the ability to|interaction limit|user is blocked/i, 403, 422),
    why: 'the repository limits who may comment',
    hint: 'Change the limit under Settings > Moderation options of the repository or organization, or set {comment} to never.',
  },
];

/** Why GitHub refused the comment, and what to do. */
function explainComment(error: unknown, source: Source, { clock, permissions }: Pick<GitHubAccess, 'clock' | 'permissions'>): Note {
  const attempted = { failed: FAILED, permission: 'pull-requests: write', permissions, source };
  return noteOf(error, attempted, clock.now(), { causes: CAUSES, otherwise: { code: 'comment-failed', level: 'warning' } });
}
