import type { Note } from '../domain/note.js';
import { type Hint, joinHints } from '../text/hint.js';
import { truncateLine } from '../text/plain.js';
import { GENERAL } from './causes.js';
import { type Attempted, type Cause, type CauseFacts, OWN_TOKEN, permissionHint, says } from './error-notes.js';
import { type GitHubError, toGitHubError } from './github-error.js';
import { rateLimitWaitMs } from './rate-limit.js';

/** Why a request failed, and what to do. */
export interface Explained extends Pick<Cause, 'code' | 'level' | 'lasts'> {
  /** The end of a sentence, with GitHub's status and words. */
  readonly why: string;
  readonly hint?: Hint;
  /** Absent: GitHub did not answer. */
  readonly status?: number;
}

/** What a surface adds to the causes that all share. */
interface OwnCauses {
  readonly causes?: readonly Cause[];
  /** For what no cause fits. */
  readonly otherwise?: Pick<Cause, 'code' | 'level' | 'hint'> & { readonly why?: string };
}

/** Names the cause; undefined for what is not an answer of GitHub, or the lack of one. */
export function explain(error: unknown, attempted: Attempted, nowMs: number, own: OwnCauses = {}): Explained | undefined {
  const failure = toGitHubError(error);
  if (failure === undefined) return undefined;
  const facts: CauseFacts = { failure, attempted, waitMs: rateLimitWaitMs(error, nowMs) };
  const found = [...GENERAL, ...(own.causes ?? []), ...PERMISSION].find(({ when }) => when(facts));
  const cause: Omit<Cause, 'when'> = found ?? { ...UNKNOWN, ...own.otherwise };
  const hint = typeof cause.hint === 'function' ? cause.hint(facts) : cause.hint;
  return {
    code: cause.code,
    level: cause.level,
    lasts: cause.lasts,
    why: withAnswer(typeof cause.why === 'string' ? cause.why : cause.why(facts), failure, cause.traced === true),
    ...(hint !== undefined && { hint }),
    ...(failure.answered && { status: failure.status }),
  };
}

/** The cause as a note of a surface. */
export function noteOf(error: unknown, attempted: Attempted, nowMs: number, own: OwnCauses): Note {
  const explained = explain(error, attempted, nowMs, own);
  const { code = 'github-failed', level = 'warning' } = explained ?? own.otherwise ?? {};
  const why = explained?.why ?? truncateLine(error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
  return { level, code, text: `${attempted.failed}: ${why}.`, ...(explained?.hint !== undefined && { hint: explained.hint }) };
}

const UNKNOWN: Omit<Cause, 'when'> = { code: 'github-refused', level: 'warning', lasts: 'settled', traced: true, why: '' };

/** GitHub's own words, without the link to its documentation. */
function wordsOf({ message }: GitHubError): string {
  return truncateLine(message.replace(/ - https?:\/\/\S+$/, ''), 300);
}

function withAnswer(why: string, failure: GitHubError, traced: boolean): string {
  const { answered, page, status, headers } = failure;
  // The causes of those say all that there is.
  if (!answered || page || status < 400) return why;
  const words = wordsOf(failure);
  const id = /^[\w:.-]{1,64}$/.exec(headers['x-github-request-id'] ?? '')?.[0];
  const said = `GitHub answered ${status}${words === '' ? '' : ` "${words}"`}${traced && id !== undefined ? `, request ID ${id}` : ''}`;
  return why === '' ? said : `${why} (${said})`;
}

/** The token is not allowed to do it. After a surface's own causes, since 404 hides others as well. */
const PERMISSION: readonly Cause[] = [
  {
    code: 'missing-permission',
    level: 'notice',
    lasts: 'settled',
    when: says(/not accessible by personal access token/i, 403),
    why: ({ attempted: { permission } }) => `the token may not do it, because it lacks ${permission}`,
    hint: ({ attempted: { permission } }) =>
      `Give the personal access token behind {github-token} this repository and the permission ${permission}, or ${OWN_TOKEN}.`,
  },
  {
    code: 'missing-permission',
    level: 'notice',
    lasts: 'settled',
    when: says(/\b(?:admin|push|write|maintain) (?:rights|access|permission)/i, 403),
    why: "the token may not do it, because the token's user lacks the role for it in this repository",
    hint: `Give the user the role (Write or more), or ${OWN_TOKEN}.`,
  },
  {
    code: 'missing-permission',
    level: 'notice',
    lasts: 'settled',
    when: says(/not accessible by integration/i, 403),
    why: ({ attempted: { permission } }) => `the token may not do it, because it lacks ${permission}`,
    hint: ({ attempted: { permissions, source } }) => permissionHint(permissions, source),
  },
  {
    // GitHub hides behind 404 what a token may not see; and what is not there.
    code: 'missing-permission',
    level: 'notice',
    lasts: 'settled',
    when: ({ failure: { status } }) => status === 404,
    why: ({ attempted: { permission } }) => `the token may not do it, because it probably lacks ${permission}`,
    hint: ({ attempted: { permissions, source } }) => permissionHint(permissions, source),
  },
  {
    code: 'github-refused',
    level: 'warning',
    lasts: 'settled',
    traced: true,
    when: ({ failure: { status } }) => status === 403,
    why: 'GitHub refused it for a reason that scan-gate does not know',
    hint: ({ attempted: { permission, permissions, source } }) =>
      joinHints("See GitHub's words.", permissionHint(permissions, source, `If the token lacks ${permission}: `)),
  },
];
