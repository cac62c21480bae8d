import type { Source } from '../../domain/source.js';
import { parseUrl } from '../../domain/url.js';
import type { Note } from '../../report/report.js';
import { shorten } from '../guard.js';
import { asRefusal, type GitHubRefusal, rateLimitWaitMs } from './rate-limit.js';

/** What was asked of GitHub, for the words of a note. */
export interface Attempted {
  /** For example `The SARIF was not uploaded`. */
  readonly failed: string;
  /** The permission that this needs, such as `security-events: write`. */
  readonly permission: string;
  /** All that the job needs, as YAML. */
  readonly permissions: string;
  readonly source: Source;
}

/** A permission that is missing: expected on forks and for Dependabot, so a notice. The hint is the same for all that the job lacks. */
export function missingPermission({ failed, permission, permissions, source }: Attempted, words: string): Note {
  // GitHub hides behind 404 what a token may not see; and what is not there.
  const lacks = /not found/i.test(words) ? 'probably lacks' : 'lacks';
  return {
    level: 'notice',
    code: 'missing-permission',
    text: `${failed}: the token may not do it, for it ${lacks} ${permission} (GitHub: "${words}").`,
    hint: permissionHint(permissions, source),
  };
}

/** What to do about a permission that is missing. @param permissions All that the job needs, as YAML. */
export function permissionHint(permissions: string, { untrusted }: Pick<Source, 'untrusted'>): string {
  if (untrusted === 'fork') {
    return `Pull requests from forks get a read-only token, so this is expected; the job summary tells the same. On a private repository, "Send write tokens to workflows from pull requests" in the Actions settings changes it.`;
  }
  if (untrusted === 'dependabot') {
    return `Dependabot's runs get a read-only token unless the job names its permissions, all of them:\n${permissions}`;
  }
  return `Give the job all that it needs; a block that names one permission takes away all that it does not name:\n${permissions}`;
}

/** GitHub Enterprise Server, which its owners run: not github.com, and not GitHub's own clouds at ghe.com. */
export function isOwnServer({ serverUrl }: Pick<Source, 'serverUrl'>): boolean {
  const host = parseUrl(serverUrl ?? 'https://github.com')?.hostname ?? '';
  return host !== 'github.com' && !host.endsWith('.ghe.com');
}

/** No token at all. */
export function missingToken({ failed }: Pick<Attempted, 'failed'>): Note {
  return {
    level: 'notice',
    code: 'missing-token',
    text: `${failed}: the GitHub token is empty.`,
    hint: `Leave {github-token} out to use the job's own token.`,
  };
}

/** What every request to GitHub can end in; undefined where the surface has its own words. */
export function explainGeneral(error: unknown, attempted: Attempted, nowMs: number): Note | undefined {
  const refusal = asRefusal(error);
  if (refusal === undefined) return undefined;
  const waitMs = rateLimitWaitMs(error, nowMs);
  if (waitMs !== undefined) return rateLimited(attempted, refusal, waitMs);
  if (!refusal.answered && refusal.status === 500) return unreachable(attempted, refusal);
  if (refusal.status === 401) return rejectedToken(attempted, refusal);
  if (refusal.status >= 300 && refusal.status < 400) return redirected(attempted);
  if (refusal.status === 403 && /archived/i.test(refusal.message)) return archived(attempted);
  if (refusal.status >= 500) return unavailable(attempted, refusal);
  return undefined;
}

/** GitHub's own words, without the link to its documentation. */
export function wordsOf({ message, status }: GitHubRefusal): string {
  const words = shorten(message.replace(/ - https?:\/\/\S+$/, ''), 300);
  return /^\s*<(?:!doctype|html)/i.test(words) || words === '' ? `HTTP ${status}` : words;
}

function rateLimited({ failed }: Attempted, refusal: GitHubRefusal, waitMs: number): Note {
  return {
    level: 'warning',
    code: 'github-rate-limit',
    text: `${failed}: GitHub's rate limit asks to wait ${Math.ceil(waitMs / 1000)} s more, which is longer than this job waits (GitHub: "${wordsOf(refusal)}").`,
    hint: 'The limit is shared by all jobs that use the same token. Run again later, or run fewer jobs at the same time.',
  };
}

function unreachable({ failed }: Attempted, refusal: GitHubRefusal): Note {
  return {
    level: 'warning',
    code: 'github-unreachable',
    text: `${failed}: ${wordsOf(refusal)}.`,
    hint: 'Run the job again; the verdict is not affected.',
  };
}

function unavailable({ failed, source }: Attempted, refusal: GitHubRefusal): Note {
  return {
    level: 'warning',
    code: 'github-unavailable',
    text: `${failed}: GitHub failed with ${refusal.status} (GitHub: "${wordsOf(refusal)}").`,
    hint: isOwnServer(source)
      ? 'Run the job again; those who run the GitHub server know about its outages.'
      : 'Run the job again; https://www.githubstatus.com tells about outages.',
  };
}

function rejectedToken({ failed }: Attempted, refusal: GitHubRefusal): Note {
  return {
    level: 'warning',
    code: 'github-token-rejected',
    text: `${failed}: GitHub rejected the token (GitHub: "${wordsOf(refusal)}").`,
    hint: "Leave {github-token} out to use the job's own token, or give one that has not expired.",
  };
}

function redirected({ failed }: Attempted): Note {
  return {
    level: 'warning',
    code: 'github-redirect',
    text: `${failed}: GitHub answered with a redirect, which is not followed.`,
    hint: 'The repository was probably renamed while the job ran: run it again.',
  };
}

function archived({ failed }: Attempted): Note {
  return { level: 'notice', code: 'repository-archived', text: `${failed}: the repository is archived, and read-only.` };
}
