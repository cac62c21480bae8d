import type { Note } from '../../domain/note.js';
import type { Source } from '../../domain/source.js';
import { type Cause, explainRefusal } from '../../platforms/causes.js';

/** The input `github-token` is set to an empty text. */
export const MISSING_TOKEN: Note = {
  level: 'notice',
  code: 'missing-token',
  text: 'The comment and the commit status were not written: the token is empty.',
  hint: "Leave {github-token} out to use the job's own token.",
};

/**
 * Why Gitea or Forgejo refused a request, and what to do.
 *
 * @param failed The start of the sentence, such as `The comment was not written`.
 * @param permission The permission that the request needs, such as `contents: write`.
 */
export function explainGitea(error: unknown, failed: string, permission: string, { untrusted }: Pick<Source, 'untrusted'>): Note {
  return explainRefusal(error, failed, untrusted === 'fork' ? [OF_FORK, ...causes(permission)] : causes(permission));
}

/** https://github.com/go-gitea/gitea/blob/main/services/actions/token_permission_design.md, "Fork Pull Requests". */
const OF_FORK: Cause = {
  code: 'missing-permission',
  level: 'notice',
  statuses: [403, 404],
  why: 'pull requests from forks get a read-only token',
  hint: 'This is expected. The log and the files have the same content.',
};

function causes(permission: string): readonly Cause[] {
  return [
    {
      code: 'bad-token',
      level: 'warning',
      statuses: [401],
      why: 'the server rejected the token',
      hint: "Leave {github-token} out to use the job's own token, which is valid while the job runs.",
    },
    {
      code: 'conversation-locked',
      level: 'notice',
      statuses: [403],
      words: /\blocked\b/i,
      why: "the pull request's conversation is locked",
      hint: 'Unlock the conversation, or set {comment} to never.',
    },
    {
      code: 'repository-archived',
      level: 'notice',
      statuses: [423],
      why: 'the repository is archived',
      hint: 'Restore the repository from the archive to have results written to it.',
    },
    {
      code: 'missing-permission',
      level: 'notice',
      statuses: [403, 404],
      why: `the token may not write here: it needs ${permission}`,
      hint: `Add "${permission}" to the permissions of the job (Gitea 1.26 and later), allow it under Settings > Actions > General of the repository, or set {github-token} to the token of a user who may write to the repository.`,
    },
  ];
}
