import type { FaultRule } from '../faults.js';
import type { ContentPlan } from '../hosting.js';

/** Kinds of call at Azure DevOps. */
export type AzureCall =
  | 'connection-data'
  | 'threads-list'
  | 'thread-read'
  | 'thread-create'
  | 'thread-update'
  | 'comment-create'
  | 'comment-update'
  | 'comment-delete'
  | 'pull'
  | 'status-create'
  | 'statuses-list'
  | 'item'
  | 'commit'
  | 'refs'
  | 'undocumented';

/** How Azure DevOps behaves. The default is one repository with pull request 7, and a job's token that may contribute to pull requests. */
export interface AzureScenario extends ContentPlan {
  /** Default `octo-org`. */
  readonly organization?: string;
  /** Default `Orders`. */
  readonly project?: string;
  /** Name of the repository; default `infrastructure`. Its ID is `repositoryId(name)`. */
  readonly repository?: string;
  /** Default `ado-emulated`. */
  readonly token?: string;
  /** Display name of the token's user; default the build service of the project. */
  readonly user?: string;
  /** Whether the user has the permission "Contribute to pull requests". Without it, requests that write are answered 403. Default true. */
  readonly contributes?: boolean;
  /** Existing threads. */
  readonly threads?: readonly ThreadPlan[];
  readonly faults?: readonly FaultRule<AzureCall>[];
}

/** An existing thread. */
export interface ThreadPlan {
  /** Number of the pull request. */
  readonly pull: number;
  /** The text of its only comment. */
  readonly content: string;
  /** Display name of the author. */
  readonly author: string;
  readonly status?: ThreadStatus;
  readonly properties?: Readonly<Record<string, string | number>>;
  /** Written by Azure DevOps itself, such as "joined as a reviewer". Those threads have no status. */
  readonly system?: boolean;
}

/** The values of `CommentThreadStatus` by their numbers, which requests may use as well. */
export const THREAD_STATUSES = ['unknown', 'active', 'fixed', 'wontFix', 'closed', 'byDesign', 'pending'] as const;

/** A status of a thread. */
export type ThreadStatus = (typeof THREAD_STATUSES)[number];
