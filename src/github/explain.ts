import type { Note } from '../domain/note.js';
import { type Hint, joinHints } from '../text/hint.js';
import { truncateLine } from '../text/plain.js';
import { GENERAL } from './causes.js';
import { type Attempted, answeredWith, type Cause, type CauseFacts, OWN_TOKEN, permissionHint } from './error-notes.js';
import { type GitHubError, toGitHubError } from './github-error.js';
import { rateLimitWaitMs } from './rate-limit.js';

/** Why a request failed, and what to do. */
export interface Explained extends Pick<Cause, 'code' | 'level' | 'lasts'> {
  /** The end of a sentence, with GitHub's status and message. */
  readonly why: string;
  readonly hint?: Hint;
  /** Absent if GitHub did not answer. */
  readonly status?: number;
}

/** What a surface adds to the shared causes. */
interface OwnCauses {
  readonly causes?: readonly Cause[];
  /** Used if no cause matches. */
  readonly otherwise?: Pick<Cause, 'code' | 'level' | 'hint'> & { readonly why?: string };
}

/** Finds the cause of a failed request to GitHub; undefined for any other error. */
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

/** The cause as the note of a surface. */
export function noteOf(error: unknown, attempted: Attempted, nowMs: number, own: OwnCauses): Note {
  const explained = explain(error, attempted, nowMs, own);
  const { code = 'github-failed', level = 'warning' } = explained ?? own.otherwise ?? {};
  const why = explained?.why ?? truncateLine(error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
  return { level, code, text: `${attempted.failed}: ${why}.`, ...(explained?.hint !== undefined && { hint: explained.hint }) };
}

const UNKNOWN: Omit<Cause, 'when'> = { code: 'github-refused', level: 'warning', lasts: 'settled', traced: true, why: '' };

/** GitHub's message, without the link to its documentation. */
function messageOf({ message }: GitHubError): string {
  return truncateLine(message.replace(/ - https?:\/\/\S+$/, ''), 300);
}

function withAnswer(why: string, failure: GitHubError, traced: boolean): string {
  const { answered, page, status, headers } = failure;
  // The causes of these already contain everything.
  if (!answered || page || status < 400) return why;
  const message = messageOf(failure);
  const id = /^[\w:.-]{1,64}$/.exec(headers['x-github-request-id'] ?? '')?.[0];
  const answer = `GitHub answered ${status}${message === '' ? '' : ` "${message}"`}${traced && id !== undefined ? `, request ID ${id}` : ''}`;
  return why === '' ? answer : `${why} (${answer})`;
}

/** Causes of a missing permission. They come after a surface's own causes, because a 404 can have other causes. */
const PERMISSION: readonly Cause[] = [
  {
    code: 'missing-permission',
    level: 'notice',
    lasts: 'settled',
    when: answeredWith(/not accessible by personal access token/i, 403),
    why: ({ attempted: { permission } }) => `the token lacks the permission ${permission}`,
    hint: ({ attempted: { permission } }) =>
      `Give the personal access token in {github-token} access to this repository and the permission ${permission}, or ${OWN_TOKEN}.`,
  },
  {
    code: 'missing-permission',
    level: 'notice',
    lasts: 'settled',
    when: answeredWith(/\b(?:admin|push|write|maintain) (?:rights|access|permission)/i, 403),
    why: "the token's user lacks the required role in this repository",
    hint: `Give the user the role Write or higher, or ${OWN_TOKEN}.`,
  },
  {
    code: 'missing-permission',
    level: 'notice',
    lasts: 'settled',
    when: answeredWith(/not accessible by integration/i, 403),
    why: ({ attempted: { permission } }) => `the token lacks the permission ${permission}`,
    hint: ({ attempted: { permissions, source } }) => permissionHint(permissions, source),
  },
  {
    // GitHub answers 404 both for what the token may not see and for what does not exist.
    code: 'missing-permission',
    level: 'notice',
    lasts: 'settled',
    when: ({ failure: { status } }) => status === 404,
    why: ({ attempted: { permission } }) => `the token probably lacks the permission ${permission}`,
    hint: ({ attempted: { permissions, source } }) => permissionHint(permissions, source),
  },
  {
    code: 'github-refused',
    level: 'warning',
    lasts: 'settled',
    traced: true,
    when: ({ failure: { status } }) => status === 403,
    why: 'GitHub refused the request, and scan-gate does not recognize the reason',
    hint: ({ attempted: { permission, permissions, source } }) =>
      joinHints("See GitHub's message.", permissionHint(permissions, source, `If the token lacks ${permission}: `)),
  },
];
