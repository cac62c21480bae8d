import type { Fault, FaultRule } from '../faults.js';

/** Kinds of call at GitHub. */
export type GithubCall =
  | 'sarif-upload'
  | 'sarif-status'
  | 'analyses'
  | 'issues-list'
  | 'comments-list'
  | 'comment-create'
  | 'comment-read'
  | 'comment-update'
  | 'comment-delete'
  | 'issue-create'
  | 'issue-update'
  | 'pull'
  | 'commit'
  | 'contents'
  | 'ref'
  | 'tree'
  | 'run'
  | 'runs'
  | 'repository'
  | 'user'
  | 'viewer'
  | 'moved'
  | 'undocumented';

/** How GitHub behaves. The default is one public repository with pull request 7, and a token with all permissions. */
export interface GithubScenario {
  /** `owner/name`; default `octo-org/infrastructure`. */
  readonly repository?: string;
  /** The earlier name of the repository. GitHub redirects its reads (301) and all other requests (307) to the repository's ID. */
  readonly renamedFrom?: string;
  /** Default `public`. */
  readonly visibility?: 'public' | 'private' | 'internal';
  readonly archived?: boolean;
  /** Default `ghs_emulated`. `ghs_…` is an installation token, which may not read `/user`. */
  readonly token?: string;
  /** The login of the token. Default `github-actions[bot]` for `ghs_…`, otherwise `octocat`. */
  readonly login?: string;
  /** The path of the API, such as `/api/v3` on GitHub Enterprise Server. Default: the root. */
  readonly apiPath?: '' | '/api/v3';
  /** Supported API versions; others are refused (400). Default: those of github.com. */
  readonly apiVersions?: readonly string[];
  /** Default: pull request 7. */
  readonly pulls?: readonly PullPlan[];
  /** Issues besides the pull requests. A number is an open issue of `octocat`. */
  readonly issues?: readonly (number | IssuePlan)[];
  /** Issues are disabled: requests are answered 410. */
  readonly issuesDisabled?: boolean;
  /** Existing comments. */
  readonly comments?: readonly CommentPlan[];
  /** Calls answered 403 "Resource not accessible by integration". */
  readonly denied?: readonly GithubCall[];
  /** The job's `permissions:`, with the names of a workflow. Everything else is refused, as in a private repository. Default: all. */
  readonly permissions?: Readonly<Record<string, string>>;
  /** Default `enabled`; for other values, GitHub answers 403 with its own message (decision 0045). */
  readonly codeScanning?: 'enabled' | 'not-enabled' | 'no-licence';
  /** Existing commits. Default: all. */
  readonly commits?: readonly string[];
  /** Existing refs. Default: all. */
  readonly refs?: readonly string[];
  /** The files of commits. Default: every commit has only a README.md. */
  readonly contents?: Readonly<Record<string, FilesPlan>>;
  /** Branches by name, with their tip commits. Default: every branch, each with its own commit. */
  readonly branches?: Readonly<Record<string, string>>;
  /** Other repositories by their full names, such as one with a central policy. Only their files can be read. */
  readonly others?: Readonly<Record<string, OtherRepositoryPlan>>;
  /** The most entries of a recursive tree; more are reported as truncated. Default 100,000, as at GitHub. */
  readonly treeEntries?: number;
  /** Runs of the workflow. Default: run 4711 on `feature/orders`, which began a minute ago. */
  readonly runs?: readonly RunPlan[];
  /** How long an upload stays `pending`, in milliseconds. Default 2,000. */
  readonly processingMs?: number;
  /** The largest upload, in bytes after gzip. A proxy may accept less than GitHub. Default: 10 MB. */
  readonly sarifMaxBytes?: number;
  /** Errors with which all processing fails. Default: only violations of GitHub's rules. */
  readonly sarifErrors?: readonly string[];
  readonly faults?: readonly FaultRule<GithubCall>[];
}

/** Another repository than that of the job. */
export interface OtherRepositoryPlan extends Pick<GithubScenario, 'contents' | 'branches'> {
  /** The token may not see it: answered 404, as GitHub does for private repositories. */
  readonly hidden?: boolean;
  /** Its earlier name, whose reads are redirected (301). */
  readonly renamedFrom?: string;
}

/** A pull request. */
export interface PullPlan {
  readonly number: number;
  readonly title?: string;
  /** Default `open`. */
  readonly state?: 'open' | 'closed';
  readonly headSha?: string;
  /** `owner/name`; default: the repository itself. Another name means a fork. */
  readonly headRepository?: string;
  readonly baseRef?: string;
  /** The text of the pull request as an issue, by `octocat`. Default: empty. */
  readonly body?: string;
  readonly login?: string;
}

/** An existing issue. */
export interface IssuePlan {
  readonly number: number;
  readonly title?: string;
  readonly body?: string;
  /** Default `octocat`. */
  readonly login?: string;
  /** Default `open`. */
  readonly state?: 'open' | 'closed';
  /** Default: the author. */
  readonly closedBy?: string;
  /** Counted in a page but not returned, so that the page is short. */
  readonly withheld?: boolean;
}

/** A run of the workflow. */
export interface RunPlan {
  readonly id: number;
  /** Default `feature/orders`. */
  readonly branch?: string;
  /** Default `push`. */
  readonly event?: string;
  /** Absent while it is running. */
  readonly conclusion?: 'success' | 'failure' | 'cancelled' | 'skipped' | 'timed_out';
  /** How long before the emulator's start it began. Default: one minute. */
  readonly createdAgoMs?: number;
  /** From its start to its last change. Default: half a minute. */
  readonly lastedMs?: number;
  readonly attempt?: number;
  /** How long before the emulator's start its last attempt began. Default: the start of the run. */
  readonly restartedAgoMs?: number;
  /** Default: its own commit. */
  readonly headSha?: string;
  /** `owner/name`; default: the repository itself. Another name means a fork. */
  readonly headRepository?: string;
  /** Counted in a page but not returned, so that the page is short. */
  readonly withheld?: boolean;
}

/** The files of a commit by path from the root, such as `.github/scan-gate.yml`. */
export type FilesPlan = Readonly<Record<string, FilePlan>>;

/** A file's content, or another kind of Git entry. */
export type FilePlan = string | Uint8Array | { readonly symlink: string } | { readonly submodule: string };

/** An existing comment. */
export interface CommentPlan {
  /** Number of the issue or pull request. */
  readonly issue: number;
  readonly body: string;
  readonly login: string;
  /** Default `Bot` for a login that ends in `[bot]`, otherwise `User`. */
  readonly type?: 'User' | 'Bot';
  /** The reason why it is hidden, such as `outdated`. Default: not hidden. */
  readonly minimizedReason?: string;
  /** Counted in a page but not returned, so that the page is short. */
  readonly withheld?: boolean;
}

/** The primary rate limit: no requests left for `forMs`. GitHub answers 403 or 429. */
export function primaryRateLimit(forMs: number, status: 403 | 429 = 403): Fault {
  return (nowMs) => ({
    status,
    headers: {
      'x-ratelimit-limit': '1000',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-used': '1000',
      'x-ratelimit-resource': 'core',
      'x-ratelimit-reset': String(Math.ceil((nowMs + forMs) / 1000)),
    },
    body: { message: 'API rate limit exceeded for installation.', documentation_url: RATE_LIMIT_DOCS, status: String(status) },
  });
}

/** A secondary rate limit, for too many requests at once. Without seconds, there is no Retry-After. */
export function secondaryRateLimit(retryAfterSeconds: number | undefined, status: 403 | 429 = 403): Fault {
  const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
  return {
    status,
    headers: retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) },
    body: { message, documentation_url: `${RATE_LIMIT_DOCS}#about-secondary-rate-limits`, status: String(status) },
  };
}

const RATE_LIMIT_DOCS = 'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api';
