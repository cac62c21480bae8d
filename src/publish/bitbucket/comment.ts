import { bitbucket } from '../../ci/bitbucket.js';
import { valueOf } from '../../ci/job.js';
import type { Note } from '../../domain/note.js';
import { apiWithToken } from '../../platforms/bitbucket/api.js';
import { commentsOf } from '../../platforms/bitbucket/comments.js';
import { type Cause, explainRefusal } from '../../platforms/causes.js';
import { commentMarker } from '../../report/markdown/markdown.js';
import { commentPublisher } from '../comment.js';
import type { Publisher } from '../publisher.js';
import type { SurfaceOptions } from '../surfaces.js';

/** The comment of this gate on the pull request. Only a token can write it: the proxy of Pipelines does not sign such requests. */
export function bitbucketCommentPublisher({ env, settings, pages, redactor, ...context }: SurfaceOptions): Publisher {
  const marker = commentMarker(settings.name, 'plain');
  return commentPublisher({
    mode: settings.comment,
    marker,
    render: (what, limit) => pages.comment(what, limit, 'plain'),
    scrub: redactor.redact,
    explain: (error) => explainRefusal(error, FAILED, COMMENT_CAUSES),
    explainOthers: () => OTHERS,
    async open({ repository, pullRequest: number }, signal) {
      const token = valueOf(env, ...(bitbucket.tokenVariables ?? []));
      if (token === undefined) return { note: NO_TOKEN };
      if (repository === undefined || number === undefined) return {};
      const api = apiWithToken({ ...context, scrub: redactor.takeSecrets }, token);
      return commentsOf({ api, token, repository, number, marker }, signal);
    },
  });
}

const FAILED = 'The comment was not written';

/** https://support.atlassian.com/bitbucket-cloud/docs/create-a-repository-access-token/ */
const TOKEN =
  'Create a repository access token with the scope pullrequest:write (Repository settings > Access tokens), and add it as the secured repository variable SCAN_GATE_BITBUCKET_TOKEN.';

/** The Code Insights report shows the results without a token. */
const NO_TOKEN: Note = {
  level: 'notice',
  code: 'missing-token',
  text: `${FAILED}: SCAN_GATE_BITBUCKET_TOKEN is empty. The Code Insights report has the results.`,
  hint: `${TOKEN} To do without the comment, set {comment} to never.`,
};

/** About the comment of an earlier token. */
export const OTHERS: Note = {
  level: 'notice',
  code: 'note-of-another-user',
  text: 'Another user, or an earlier token, has written a comment with the marker of this gate. scan-gate wrote a new comment, because a token can only change its own.',
  hint: 'If an earlier token wrote the other comment, delete that comment.',
};

/** Why Bitbucket refused a comment. */
export const COMMENT_CAUSES: readonly Cause[] = [
  {
    code: 'bad-token',
    level: 'warning',
    statuses: [401],
    why: 'Bitbucket does not accept SCAN_GATE_BITBUCKET_TOKEN, which may have expired or been revoked',
    hint: TOKEN,
  },
  {
    code: 'missing-scope',
    level: 'warning',
    statuses: [403],
    why: 'SCAN_GATE_BITBUCKET_TOKEN does not have the scope pullrequest:write',
    hint: TOKEN,
  },
  {
    code: 'not-visible',
    level: 'warning',
    statuses: [404],
    why: 'SCAN_GATE_BITBUCKET_TOKEN does not give access to the pull request, for example because it belongs to another repository',
    hint: TOKEN,
  },
];
