import type { Fault, FaultRule } from '../faults.js';
import type { CommentPlan, ContentPlan } from '../hosting.js';

/** Kinds of call at GitLab. */
export type GitlabCall =
  | 'user'
  | 'notes-list'
  | 'note-read'
  | 'note-create'
  | 'note-update'
  | 'note-delete'
  | 'merge-request'
  | 'file'
  | 'commit'
  | 'undocumented';

/** How GitLab behaves. The default is one project with merge request 7, and a project access token with the scope `api`. */
export interface GitlabScenario extends ContentPlan {
  /** `group/name`; default `octo-group/infrastructure`. */
  readonly project?: string;
  /** Default 42. */
  readonly projectId?: number;
  /** Default `glpat-emulated`. */
  readonly token?: string;
  /** The user of the token; default the bot of a project access token. */
  readonly username?: string;
  /** Default `['api']`. Without `api`, requests that write are refused (403 `insufficient_scope`). */
  readonly scopes?: readonly ('api' | 'read_api')[];
  /** The job's own token (`CI_JOB_TOKEN`), which reads only; default `glcbt-emulated`. */
  readonly jobToken?: string;
  /** Existing notes. */
  readonly notes?: readonly CommentPlan[];
  /** Calls answered 403 "403 Forbidden": the role of the token's user is too low. */
  readonly denied?: readonly GitlabCall[];
  readonly faults?: readonly FaultRule<GitlabCall>[];
}

/**
 * The rate limit of the instance, with the headers of
 * https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/#response-headers
 */
export function instanceRateLimit(retryAfterSeconds: number): Fault {
  return (nowMs) => {
    const resetMs = nowMs + retryAfterSeconds * 1000;
    return {
      status: 429,
      body: Buffer.from('Retry later\n'),
      headers: {
        'content-type': 'text/plain',
        ...rateLimitHeaders(nowMs, { observed: 7201, resetMs }),
        'ratelimit-resettime': new Date(resetMs).toUTCString(),
        'retry-after': String(retryAfterSeconds),
      },
    };
  };
}

/** The limit on creating notes. Answers to it have no headers about it (same page, "Multiple rate limiting systems"). */
export const notesRateLimit: Fault = {
  status: 429,
  body: { message: { error: 'This endpoint has been requested too many times. Try again later.' } },
};

/** The headers of every answer: the default limit of 7,200 requests per hour. */
export function rateLimitHeaders(
  nowMs: number,
  { observed = 1, resetMs = nowMs + 60_000 }: { readonly observed?: number; readonly resetMs?: number } = {},
): Readonly<Record<string, string>> {
  return {
    'ratelimit-limit': '7200',
    'ratelimit-name': 'throttle_authenticated_api',
    'ratelimit-observed': String(observed),
    'ratelimit-remaining': String(Math.max(0, 7200 - observed)),
    'ratelimit-reset': String(Math.ceil(resetMs / 1000)),
  };
}
