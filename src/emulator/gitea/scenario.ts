import type { FaultRule } from '../faults.js';
import type { CommentPlan, ContentPlan } from '../hosting.js';

/** Kinds of call at Gitea and Forgejo. */
export type GiteaCall =
  | 'user'
  | 'comments-list'
  | 'comment-read'
  | 'comment-create'
  | 'comment-update'
  | 'comment-delete'
  | 'status-create'
  | 'pull'
  | 'commit'
  | 'contents'
  | 'tree'
  | 'file'
  | 'undocumented';

/** How Gitea or Forgejo behaves. The default is one repository with pull request 7, and the token of a job that may write. */
export interface GiteaScenario extends ContentPlan {
  /** `owner/name`; default `octo-org/infrastructure`. */
  readonly repository?: string;
  /** Default `gitea-emulated`. */
  readonly token?: string;
  /** Login of the token's user; default `gitea-actions`, the user of all jobs. */
  readonly login?: string;
  /** Whether the token may write to the repository. The tokens of jobs for forks may not: they can comment, but not set a status. Default true. */
  readonly writes?: boolean;
  /** Whether the token may read its own user. Default false, because the tokens of jobs belong to no account. */
  readonly readsUser?: boolean;
  /** Existing comments. */
  readonly comments?: readonly CommentPlan[];
  /** Calls answered 403, because the token has no scope for them. */
  readonly denied?: readonly GiteaCall[];
  readonly faults?: readonly FaultRule<GiteaCall>[];
}
