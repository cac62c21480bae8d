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

/** How GitHub behaves. Everything has a default: one public repository with pull request 7, and a token that may do all. */
export interface GithubScenario {
  /** `owner/name`; default `octo-org/infrastructure`. */
  readonly repository?: string;
  /** The earlier name of the repository: asked by it, GitHub redirects reads (301) and everything else (307) to the repository's number. */
  readonly renamedFrom?: string;
  /** Default `public`. */
  readonly visibility?: 'public' | 'private' | 'internal';
  readonly archived?: boolean;
  /** Default `ghs_emulated`. `ghs_…` is an installation token, which may not read `/user`. */
  readonly token?: string;
  /** Who the token writes as. Default `github-actions[bot]` for `ghs_…`, otherwise `octocat`. */
  readonly login?: string;
  /** `/api/v3`: the API is below it, as on GitHub Enterprise Server. Default: at the root. */
  readonly apiPath?: '' | '/api/v3';
  /** Versions of the API that are served; others are refused (400). Default: all that github.com serves. */
  readonly apiVersions?: readonly string[];
  /** Default: pull request 7. */
  readonly pulls?: readonly PullPlan[];
  /** Issues besides the pull requests; a number alone: an open one of `octocat`. */
  readonly issues?: readonly (number | IssuePlan)[];
  /** The repository has no issues: they are neither listed nor taken (410). */
  readonly issuesDisabled?: boolean;
  /** Comments that are there already. */
  readonly comments?: readonly CommentPlan[];
  /** Calls answered 403 "Resource not accessible by integration". */
  readonly denied?: readonly GithubCall[];
  /** The job's `permissions:`, by name as in a workflow; what they do not grant is refused as in a private repository. Default: all. */
  readonly permissions?: Readonly<Record<string, string>>;
  /** Default `enabled`; the others are answered 403 with GitHub's words (decision 0045). */
  readonly codeScanning?: 'enabled' | 'not-enabled' | 'no-licence';
  /** Commits that were pushed; default: all are known. */
  readonly commits?: readonly string[];
  /** Refs that exist; default: all do. */
  readonly refs?: readonly string[];
  /** The commits whose files can be read, with these. Default: every commit, with a README.md and nothing else. */
  readonly contents?: Readonly<Record<string, FilesPlan>>;
  /** Branches by name, with the commit of their tip. Default: every branch, with a commit that nothing else has. */
  readonly branches?: Readonly<Record<string, string>>;
  /** A recursive tree holds at most so many entries, and says where that is not all. Default 100,000, as at GitHub. */
  readonly treeEntries?: number;
  /** Runs of the one workflow. Default: 4711 on `feature/orders`, which began a minute ago. */
  readonly runs?: readonly RunPlan[];
  /** How long an upload stays `pending`, in milliseconds. Default 2,000. */
  readonly processingMs?: number;
  /** How large an upload may be, in bytes after gzip; a server's own proxy may take less than GitHub. Default: 10 MB. */
  readonly sarifMaxBytes?: number;
  /** Errors that end every processing in `failed`; default: only those of GitHub's rules that the SARIF breaks. */
  readonly sarifErrors?: readonly string[];
  readonly faults?: readonly FaultRule<GithubCall>[];
}

/** A pull request. */
export interface PullPlan {
  readonly number: number;
  readonly title?: string;
  /** Default `open`. */
  readonly state?: 'open' | 'closed';
  readonly headSha?: string;
  /** `owner/name`; default: the repository itself. Another one: a fork. */
  readonly headRepository?: string;
  readonly baseRef?: string;
  /** Of the pull request as an issue; default empty, by `octocat`. */
  readonly body?: string;
  readonly login?: string;
}

/** An issue that somebody wrote before. */
export interface IssuePlan {
  readonly number: number;
  readonly title?: string;
  readonly body?: string;
  /** Default `octocat`. */
  readonly login?: string;
  /** Default `open`. */
  readonly state?: 'open' | 'closed';
  /** Default: who opened it. */
  readonly closedBy?: string;
  /** It takes its place in a page and is not in the answer, so that the page is short. */
  readonly withheld?: boolean;
}

/** A run of the workflow, by its first attempt. */
export interface RunPlan {
  readonly id: number;
  /** Default `feature/orders`. */
  readonly branch?: string;
  /** Default `push`. */
  readonly event?: string;
  /** Absent: it is still running. */
  readonly conclusion?: 'success' | 'failure' | 'cancelled' | 'skipped' | 'timed_out';
  /** When it began, before the emulator was opened. Default: a minute. */
  readonly createdAgoMs?: number;
  /** From its beginning to its last change. Default: half a minute. */
  readonly lastedMs?: number;
  readonly attempt?: number;
  /** When its last attempt began, before the emulator was opened. Default: when the run began. */
  readonly restartedAgoMs?: number;
  /** Default: a commit that nothing else has. */
  readonly headSha?: string;
  /** `owner/name`; default: the repository itself. Another one: a fork. */
  readonly headRepository?: string;
  /** It takes its place in a page and is not in the answer, so that the page is short. */
  readonly withheld?: boolean;
}

/** The files of a commit by path from the root, such as `.github/scan-gate.yml`. */
export type FilesPlan = Readonly<Record<string, FilePlan>>;

/** A file's content; or what else Git keeps under a name. */
export type FilePlan = string | Uint8Array | { readonly symlink: string } | { readonly submodule: string };

/** A comment that somebody wrote before. */
export interface CommentPlan {
  /** Number of the issue or pull request. */
  readonly issue: number;
  readonly body: string;
  readonly login: string;
  /** Default `Bot` for a login that ends in `[bot]`, otherwise `User`. */
  readonly type?: 'User' | 'Bot';
  /** Why it is hidden, such as `outdated`; default: it is not. */
  readonly minimizedReason?: string;
  /** It takes its place in a page and is not in the answer, so that the page is short. */
  readonly withheld?: boolean;
}

/** The primary rate limit: no requests left, for `forMs` more. GitHub answers 403 or 429. */
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

/** A secondary rate limit: too much at once; with Retry-After, or without where undefined. */
export function secondaryRateLimit(retryAfterSeconds: number | undefined, status: 403 | 429 = 403): Fault {
  const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
  return {
    status,
    headers: retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) },
    body: { message, documentation_url: `${RATE_LIMIT_DOCS}#about-secondary-rate-limits`, status: String(status) },
  };
}

const RATE_LIMIT_DOCS = 'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api';
