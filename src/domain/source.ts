/** The CIs whose variables are read, and `none` for a terminal: the words that the input `ci` takes. */
export const CI_NAMES = [
  'github',
  'gitlab',
  'azure',
  'bitbucket',
  'circleci',
  'buildkite',
  'teamcity',
  'woodpecker',
  'drone',
  'codebuild',
  'jenkins',
  'none',
] as const;

/** `other`: a CI whose variables are not read. */
export type CiName = (typeof CI_NAMES)[number] | 'other';

/** What people call them. */
export const CI_TITLES: Readonly<Record<CiName, string>> = {
  github: 'GitHub Actions',
  gitlab: 'GitLab',
  azure: 'Azure Pipelines',
  bitbucket: 'Bitbucket Pipelines',
  circleci: 'CircleCI',
  buildkite: 'Buildkite',
  teamcity: 'TeamCity',
  woodpecker: 'Woodpecker CI',
  drone: 'Drone',
  codebuild: 'AWS CodeBuild',
  jenkins: 'Jenkins',
  other: 'a CI that scan-gate does not know',
  none: 'a terminal',
};

/** What people call a server that is compatible with GitHub. */
export const FLAVOUR_TITLES: Readonly<Record<NonNullable<Source['flavour']>, string>> = { gitea: 'Gitea', forgejo: 'Forgejo' };

/** Which code the job is about. `ci/` reads it from the event or the variables of the CI, and from the inputs `ref` and `sha`. */
export interface Source {
  /** The CI that the job runs in. */
  readonly ci: CiName;
  /**
   * A server that is compatible with GitHub: Gitea or Forgejo. It decides wording and what is published, never where the policy or the
   * baseline is read.
   */
  readonly flavour?: 'gitea' | 'forgejo' | undefined;
  /** For example `pull_request`, `push`, `schedule`. */
  readonly event?: string | undefined;
  /** The full name of the repository that runs the job: `owner/name`, on other platforms also `group/subgroup/name`. */
  readonly repository?: string | undefined;
  /** `unknown` is treated as public. */
  readonly visibility: 'public' | 'private' | 'internal' | 'unknown';
  /**
   * The ref for which results are reported, together with `commit`: `refs/heads/x`, `refs/tags/x`, or `refs/pull/N/head` on pull
   * requests, never `refs/pull/N/merge` (decision 0045).
   */
  readonly ref?: string | undefined;
  /** The full commit hash of `ref`; on pull requests the head commit, never the merge commit. */
  readonly commit?: string | undefined;
  /** The branch to scan: the head branch on pull requests; absent on tags. */
  readonly branch?: string | undefined;
  /** The pull request's base branch. */
  readonly baseBranch?: string | undefined;
  /**
   * The ref of the branch into which the event's code will be merged, and its commit if the event contains it. Present on pull requests
   * and in merge queues, whose own files must not decide over their gate. The inputs `ref` and `sha` do not change it.
   */
  readonly baseRef?: string | undefined;
  readonly baseCommit?: string | undefined;
  readonly pullRequest?: number | undefined;
  /** A `closed` pull request gets no comment and no scan. A merge event is about the base branch instead. */
  readonly pullRequestState?: 'open' | 'closed' | undefined;
  /**
   * `fork`: the event proves that the code is in another repository. `dependabot`: GitHub withholds secrets. `unknown`: the event does
   * not show which repository the code is in.
   */
  readonly untrusted?: 'fork' | 'dependabot' | 'unknown' | undefined;
  /** Whether the ref is a temporary branch of a merge queue, on `merge_group` and on the `push` that belongs to it. */
  readonly mergeQueue: boolean;
  /** GitHub's server: `https://github.com`, or an own one. */
  readonly serverUrl?: string | undefined;
  /** Where the platform shows the job's repository; absent if that is not known. */
  readonly pages?: RepositoryPages | undefined;
  /** Link to this job; on GitHub, to the workflow run. */
  readonly runUrl?: string | undefined;
  /** The documentation of the running version; absent if the runner does not report which repository the action comes from. */
  readonly docsUrl?: string | undefined;
  /** Whether the runner is hosted by GitHub, which ends jobs after 6 hours. */
  readonly hostedRunner?: boolean | undefined;
  /** ID of the workflow run, with the attempt: `4711.1`. */
  readonly run?: string | undefined;
  /** Whether the event is about this commit only, so that a scan of another commit must not be used. */
  readonly boundToCommit: boolean;
  /** Whether the inputs `ref` or `sha` replaced those of the event. */
  readonly overridden: boolean;
}

/** The addresses of a repository's pages. */
export interface RepositoryPages {
  /** The page of the repository, without a slash at the end. */
  readonly repository: string;
  /** With `{commit}` for a hash. */
  readonly commit: string;
  /** With `{commit}` for a hash, and `{path}` for a percent-encoded path. */
  readonly file: string;
  /** What is appended to `file`, with `{line}`. */
  readonly line: string;
  /** With `{number}`. */
  readonly pullRequest: string;
}

/** Whether something is allowed; if not, why, as a text for people. */
export type Permission = { readonly allowed: true } | { readonly allowed: false; readonly why: string };

/** What scan-gate may publish for this event. */
export interface PublishPermissions {
  readonly upload: Permission;
  readonly comment: Permission;
  readonly annotate: Permission;
  /** Create and update the tracking issue. */
  readonly track: Permission;
}

/** The ID of the workflow run, and the attempt, from 1. */
export function runOf({ run = '' }: Source): { readonly id: number | undefined; readonly attempt: number } {
  const [id = '', attempt = '1'] = run.split('.');
  return { id: id === '' ? undefined : Number(id), attempt: Number(attempt) };
}

/** Whether the source is a pull request. Events that only mention a pull request (a comment, a merge) are about a branch. */
export function isOfPullRequest({ ci, ref, event, pullRequest }: Source): boolean {
  if (ci !== 'github') return event === 'pull_request' && pullRequest !== undefined;
  return ref?.startsWith('refs/pull/') ?? false;
}

/** Whether the platform shows results.sarif as alerts of code scanning, which only GitHub does. */
export function hasCodeScanning({ ci, flavour }: Pick<Source, 'ci' | 'flavour'>): boolean {
  return ci === 'github' && flavour === undefined;
}

/** What the platform calls a pull request. */
export function pullRequestTerm({ ci }: Pick<Source, 'ci'>): string {
  return ci === 'gitlab' ? 'merge request' : 'pull request';
}

/** What the platform writes before its number. */
export function pullRequestSign({ ci }: Pick<Source, 'ci'>): string {
  return ci === 'gitlab' ? '!' : '#';
}

/** With its number: `pull request #7`. */
export function pullRequestName(source: Pick<Source, 'ci'>, number: number | undefined): string {
  return `${pullRequestTerm(source)} ${pullRequestSign(source)}${number}`;
}

/** Whether the event shows that the code is in the job's own repository. A fork may have a branch of the same name. */
export function isOwnCode({ untrusted }: Pick<Source, 'untrusted'>): boolean {
  return untrusted !== 'fork' && untrusted !== 'unknown';
}

/**
 * Whether GitHub by default gives this run neither the repository's secrets nor a token with write permissions. On
 * `pull_request_target` and `workflow_run`, a run for a fork has both. For an `unknown` repository this cannot be determined.
 */
export function isWithheld({ untrusted, event }: Source): boolean {
  return untrusted === 'dependabot' || (untrusted === 'fork' && event !== 'pull_request_target' && event !== 'workflow_run');
}

/** The default paths of the policy file. */
export const POLICY_PATHS = ['.github/scan-gate.yml', '.scan-gate.yml'] as const;

/** Events whose jobs may check out the code of a pull request. If the event does not contain the base, reading the policy is an error. */
const MAY_BE_UNMERGED = /^(?:pull_request|deployment|merge_group$|workflow_run$|issue_comment$)/;

/**
 * Whether the workspace may contain unmerged code, which must not decide over its own gate: the policy is then read at the base. Depends
 * only on the event, which inputs cannot change.
 */
export function isUnmerged({ event = '', mergeQueue, baseRef, baseCommit }: Source): boolean {
  return MAY_BE_UNMERGED.test(event) || mergeQueue || baseRef !== undefined || baseCommit !== undefined;
}

/** What a job does at GitHub, which decides the permissions that it needs. */
export interface JobNeeds {
  readonly upload: boolean;
  readonly comment: boolean;
  readonly trackingIssue: boolean;
  /** The workflow's history decides the baseline. */
  readonly history: boolean;
  readonly flavour?: Source['flavour'];
}

/** All permissions of a job as YAML to paste. A block that names only one permission would remove all others. */
export function permissionsBlock({ upload, comment, trackingIssue, history, flavour }: JobNeeds): string {
  const isGitHub = flavour === undefined;
  const lines = [
    isGitHub ? 'contents: read # checkout and policy file' : 'contents: write # checkout, policy file, and the commit status',
    isGitHub && upload && 'security-events: write # code scanning',
    comment && 'pull-requests: write # the comment',
    isGitHub && trackingIssue && 'issues: write # the tracking issue',
    isGitHub && history && "actions: read # the baseline, by the workflow's earlier runs",
  ].filter((line) => line !== false);
  return ['permissions:', ...lines.map((line) => `  ${line}`)].join('\n');
}
