import type { Note } from '../domain/note.js';
import { shorten } from '../text/plain.js';
import { GENERAL } from './causes.js';
import type { Attempted } from './error-notes.js';
import { type GitHubError, toGitHubError } from './github-error.js';
import { PERMISSION } from './permission-causes.js';
import { rateLimitWaitMs } from './rate-limit.js';

/** Why a request failed, and what to do. */
export interface Explained extends Pick<Cause, 'code' | 'level' | 'lasts'> {
  /** The end of a sentence, with GitHub's status and words. */
  readonly why: string;
  readonly hint?: string;
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
  const refusal = toGitHubError(error);
  if (refusal === undefined) return undefined;
  const about: About = { refusal, attempted, waitMs: rateLimitWaitMs(error, nowMs) };
  const found = [...GENERAL, ...(own.causes ?? []), ...PERMISSION].find(({ when }) => when(about));
  const cause: Omit<Cause, 'when'> = found ?? { ...UNKNOWN, ...own.otherwise };
  const text = (given: Cause['why']): string => (typeof given === 'string' ? given : given(about));
  const hint = cause.hint === undefined ? undefined : text(cause.hint);
  return {
    code: cause.code,
    level: cause.level,
    lasts: cause.lasts,
    why: withAnswer(text(cause.why), refusal, cause.traced === true),
    ...(hint !== undefined && { hint }),
    ...(refusal.answered && { status: refusal.status }),
  };
}

/** The cause as a note of a surface. */
export function noteOf(error: unknown, attempted: Attempted, nowMs: number, own: OwnCauses): Note {
  const explained = explain(error, attempted, nowMs, own);
  const { code = 'github-failed', level = 'warning' } = explained ?? own.otherwise ?? {};
  const why = explained?.why ?? shorten(error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
  return { level, code, text: `${attempted.failed}: ${why}.`, ...(explained?.hint !== undefined && { hint: explained.hint }) };
}

const UNKNOWN: Omit<Cause, 'when'> = { code: 'github-refused', level: 'warning', lasts: 'settled', traced: true, why: '' };

/** GitHub's own words, without the link to its documentation. */
function wordsOf({ message }: GitHubError): string {
  return shorten(message.replace(/ - https?:\/\/\S+$/, ''), 300);
}

function withAnswer(why: string, refusal: GitHubError, traced: boolean): string {
  const { answered, page, status, headers } = refusal;
  // The causes of those say all that there is.
  if (!answered || page || status < 400) return why;
  const words = wordsOf(refusal);
  const id = /^[\w:.-]{1,64}$/.exec(headers['x-github-request-id'] ?? '')?.[0];
  const said = `GitHub answered ${status}${words === '' ? '' : ` "${words}"`}${traced && id !== undefined ? `, request ID ${id}` : ''}`;
  return why === '' ? said : `${why} (${said})`;
}

/** What a cause looks at, and what its words need. */
export interface About {
  readonly refusal: GitHubError;
  readonly attempted: Attempted;
  /** Of a rate limit. */
  readonly waitMs: number | undefined;
}

type Text = string | ((about: About) => string);

/** One thing that a request to GitHub can end in. GitHub's status and words follow `why` by themselves. */
export interface Cause {
  readonly code: string;
  readonly level: Note['level'];
  readonly when: (about: About) => boolean;
  /** The end of a sentence, such as `the repository is archived`. */
  readonly why: Text;
  readonly hint?: Text;
  /**
   * `settled`: GitHub has decided, and decides the same again. `passing`: the same request may succeed later. `unknown`: whoever answered
   * says nothing about the repository, so that nothing may be concluded from it.
   */
  readonly lasts: 'settled' | 'passing' | 'unknown';
  /** GitHub Support, or the administrators of the server, can look the request up: its ID is shown. */
  readonly traced?: true;
}

/** A cause by GitHub's words. */
export function says(pattern: RegExp, ...statuses: readonly number[]): Cause['when'] {
  return ({ refusal: { answered, message, status } }) =>
    answered && (statuses.length === 0 ? status >= 400 : statuses.includes(status)) && pattern.test(message);
}

/** A cause by the words of a connection that failed. */
export function unanswered(pattern: RegExp): Cause['when'] {
  return ({ refusal: { answered, message } }) => !answered && pattern.test(message);
}

/** What to do about a token that GitHub does not accept, as part of a sentence. */
export const OWN_TOKEN = "leave {github-token} out to use the job's own token";
