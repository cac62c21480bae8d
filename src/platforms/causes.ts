import { asScanError } from '../domain/errors.js';
import type { Note } from '../domain/note.js';
import type { Hint } from '../text/hint.js';

/** One known reason why a platform refuses a request. */
export interface Cause {
  readonly code: string;
  readonly level: Note['level'];
  /** Default: any. */
  readonly statuses?: readonly number[];
  /** Matches the message of the error, which contains the platform's own words. */
  readonly words?: RegExp;
  /** The end of a sentence, such as `the token may only read`. */
  readonly why: string;
  /** Names the token and the permission to add. */
  readonly hint: Hint;
}

/**
 * Why a platform refused a request, and what to do: the first cause that fits.
 *
 * @param failed The start of the sentence, such as `The note was not written`.
 */
export function explainRefusal(error: unknown, failed: string, causes: readonly Cause[]): Note {
  const { message, hint, details } = asScanError(error);
  const cause = causes.find(
    ({ statuses, words }) =>
      details.status !== undefined && (statuses?.includes(details.status) ?? true) && (words === undefined || words.test(message)),
  );
  const answer = message.replace(/\.$/, '');
  if (cause === undefined) return { level: 'warning', code: 'platform-failed', text: `${failed}: ${answer}.`, ...(hint && { hint }) };
  return { level: cause.level, code: cause.code, text: `${failed}: ${cause.why} (${answer}).`, hint: cause.hint };
}
