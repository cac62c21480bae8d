import type { FaultRule } from '../faults.js';
import type { CommentPlan, ContentPlan } from '../hosting.js';

/** Kinds of call at Bitbucket Cloud. */
export type BitbucketCall =
  | 'user'
  | 'report-write'
  | 'report-read'
  | 'report-delete'
  | 'annotations-write'
  | 'annotations-list'
  | 'comments-list'
  | 'comment-read'
  | 'comment-create'
  | 'comment-update'
  | 'comment-delete'
  | 'pull'
  | 'branch'
  | 'tag'
  | 'commit'
  | 'file'
  | 'undocumented';

/** Scopes of tokens (https://developer.atlassian.com/cloud/bitbucket/bitbucket-cloud-rest-api-scopes/). */
export type BitbucketScope = 'account' | 'repository' | 'pullrequest' | 'pullrequest:write';

/** How Bitbucket Cloud behaves. The default is one repository with pull request 7, and a repository access token that may comment. */
export interface BitbucketScenario extends ContentPlan {
  /** `workspace/slug`; default `octo-org/infrastructure`. */
  readonly repository?: string;
  /** Default `ATCTT-emulated`. */
  readonly token?: string;
  /** Display name of the token's user. */
  readonly user?: string;
  /** Default `['repository', 'pullrequest', 'pullrequest:write']`. Repository access tokens cannot have `account`, so `GET /user` is refused. */
  readonly scopes?: readonly BitbucketScope[];
  /** Existing comments. */
  readonly comments?: readonly CommentPlan[];
  readonly faults?: readonly FaultRule<BitbucketCall>[];
}
