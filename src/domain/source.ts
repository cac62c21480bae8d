/** What the job is about, read from the event by `ci/` and from the inputs `ref` and `sha`. */
export interface Source {
  /** `github`: a GitHub Actions job. `other`: a CI whose variables are not read. `none`: a terminal. */
  readonly ci: 'github' | 'other' | 'none';
  /**
   * A runner that is compatible with GitHub's: Gitea or Forgejo. By variables that any step can set, so it chooses words and what is
   * published, never where the policy or the baseline is read.
   */
  readonly flavour?: 'gitea' | undefined;
  /** For example `pull_request`, `push`, `schedule`. */
  readonly event?: string | undefined;
  /** `owner/name` of the repository that the job runs for. */
  readonly repository?: string | undefined;
  /** `unknown` is treated as public. */
  readonly visibility: 'public' | 'private' | 'internal' | 'unknown';
  /**
   * Where results are reported, as a pair with `commit`: `refs/heads/x`, `refs/tags/x`, or `refs/pull/N/head` on pull requests.
   * Never mixed with the merge commit (decision 0045).
   */
  readonly ref?: string | undefined;
  /** The full commit hash that `ref` stands for; on pull requests the head, never the merge commit. */
  readonly commit?: string | undefined;
  /** The branch to scan: the head branch on pull requests; absent on tags. */
  readonly branch?: string | undefined;
  /** The pull request's base branch. */
  readonly baseBranch?: string | undefined;
  /**
   * Where the event's code is to be merged: the branch's ref, and its commit where the event tells it. Present on pull requests and
   * in merge queues, whose own files have no say over their gate. The event's, whatever the inputs `ref` and `sha` are.
   */
  readonly baseRef?: string | undefined;
  readonly baseCommit?: string | undefined;
  readonly pullRequest?: number | undefined;
  /** `closed` pull requests are not commented on, and no scan is started for one; the merge itself is about the base branch. */
  readonly pullRequestState?: 'open' | 'closed' | undefined;
  /**
   * `fork`: the event proves that the code is another repository's. `dependabot`: secrets are withheld. `unknown`: the event does not
   * show which repository the code is in, which proves neither.
   */
  readonly untrusted?: 'fork' | 'dependabot' | 'unknown' | undefined;
  /** A merge queue's temporary ref, on `merge_group` and on its paired push. */
  readonly mergeQueue: boolean;
  /** For links: `https://github.com`. */
  readonly serverUrl?: string | undefined;
  /** Link to this run of the workflow. */
  readonly runUrl?: string | undefined;
  /** The pages of scan-gate's documentation, at the version that runs; absent where the runner does not report where the action is from. */
  readonly docsUrl?: string | undefined;
  /** A runner of GitHub's own: its jobs end after 6 hours. */
  readonly hostedRunner?: boolean | undefined;
  /** Number of the workflow's run, with the attempt: `4711.1`. */
  readonly run?: string | undefined;
  /** True where the event speaks for this commit alone, so that a scan of another commit may not answer for it. */
  readonly boundToCommit: boolean;
  /** The inputs `ref` or `sha` took the place of the event's. */
  readonly overridden: boolean;
}

/** Yes; or no, and why, in words for the person who wonders. */
export type Permission = { readonly allowed: true } | { readonly allowed: false; readonly why: string };

/** What this event lets us publish. */
export interface PublishPermissions {
  readonly upload: Permission;
  readonly comment: Permission;
  readonly annotate: Permission;
  /** Keep the tracking issue. */
  readonly track: Permission;
}

/** The number of the workflow's run, and which attempt of it this is, from 1. */
export function runOf({ run = '' }: Source): { readonly id: number | undefined; readonly attempt: number } {
  const [id = '', attempt = '1'] = run.split('.');
  return { id: id === '' ? undefined : Number(id), attempt: Number(attempt) };
}

/** The source is a pull request; an event that only knows one (a comment, a merge) is about a branch. */
export function isOfPullRequest({ ref }: Source): boolean {
  return ref?.startsWith('refs/pull/') ?? false;
}

/** Whether the event shows that the code is the repository's own: a branch of another repository may have the name of one of ours. */
export function isOwnCode({ untrusted }: Pick<Source, 'untrusted'>): boolean {
  return untrusted !== 'fork' && untrusted !== 'unknown';
}

/**
 * Whether GitHub gives this run neither the repository's secrets nor a token that may write, unless somebody has decided otherwise.
 * On `pull_request_target` and `workflow_run` a fork's code is foreign as well, and the run has both. An unknown repository proves nothing.
 */
export function isWithheld({ untrusted, event }: Source): boolean {
  return untrusted === 'dependabot' || (untrusted === 'fork' && event !== 'pull_request_target' && event !== 'workflow_run');
}

/** One of them is read when no other is named. */
export const POLICY_PATHS = ['.github/scan-gate.yml', '.scan-gate.yml'] as const;

/** Events whose jobs may hold a pull request's code. Should the event not tell its base, the policy cannot be read, which is an error. */
const MAY_BE_UNMERGED = /^(?:pull_request|deployment|merge_group$|workflow_run$|issue_comment$)/;

/**
 * Whether the workspace may hold code that nobody has merged, which has no say over its own gate: the policy is then the base's. By
 * the event, which no input changes.
 */
export function isUnmerged({ event = '', mergeQueue, baseRef, baseCommit }: Source): boolean {
  return MAY_BE_UNMERGED.test(event) || mergeQueue || baseRef !== undefined || baseCommit !== undefined;
}

/** What a job does at GitHub, by which it needs permissions. */
export interface JobNeeds {
  readonly upload: boolean;
  readonly comment: boolean;
  readonly trackingIssue: boolean;
  /** The baseline is chosen by the workflow's history. */
  readonly history: boolean;
}

/** The permissions of a job as YAML to paste, whole: a block that names one permission takes away all that it does not name. */
export function permissionsBlock({ upload, comment, trackingIssue, history }: JobNeeds): string {
  const lines = [
    'contents: read # checkout and policy file',
    upload && 'security-events: write # code scanning',
    comment && 'pull-requests: write # the comment',
    trackingIssue && 'issues: write # the tracking issue',
    history && "actions: read # the baseline, by the workflow's earlier runs",
  ].filter((line) => line !== false);
  return ['permissions:', ...lines.map((line) => `  ${line}`)].join('\n');
}
