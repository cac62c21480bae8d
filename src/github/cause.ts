import type { Note } from '../domain/note.js';
import type { Hint } from '../text/hint.js';
import type { Attempted } from './error-notes.js';
import type { GitHubError } from './github-error.js';

/** What a cause looks at, and what its words need. */
export interface CauseFacts {
  readonly failure: GitHubError;
  readonly attempted: Attempted;
  /** Of a rate limit. */
  readonly waitMs: number | undefined;
}

/** One thing that a request to GitHub can end in. GitHub's status and words follow `why` by themselves. */
export interface Cause {
  readonly code: string;
  readonly level: Note['level'];
  readonly when: (facts: CauseFacts) => boolean;
  /** The end of a sentence, such as `the repository is archived`. */
  readonly why: string | ((facts: CauseFacts) => string);
  readonly hint?: Hint | ((facts: CauseFacts) => Hint);
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
  return ({ failure: { answered, message, status } }) =>
    answered && (statuses.length === 0 ? status >= 400 : statuses.includes(status)) && pattern.test(message);
}

/** A cause by the words of a connection that failed. */
export function unanswered(pattern: RegExp): Cause['when'] {
  return ({ failure: { answered, message } }) => !answered && pattern.test(message);
}

/** What to do about a token that GitHub does not accept, as part of a sentence. */
export const OWN_TOKEN = "leave {github-token} out to use the job's own token";
