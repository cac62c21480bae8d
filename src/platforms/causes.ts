import { asScanError } from '../domain/errors.js';
import type { Note } from '../domain/note.js';
import type { Hint } from '../text/hint.js';
import { mayHaveWritten } from './http.js';
import type { PullRequestComments } from './platform.js';

/** Which answers of a platform are meant. */
interface Answers {
  /** Default: any. */
  readonly statuses?: readonly number[];
  /** Matches the message of the error, which contains the platform's own words. Default: any. */
  readonly words?: RegExp;
}

/** Whether a platform refused a request with such an answer. */
export function isRefusal(error: unknown, { statuses, words }: Answers): boolean {
  const { message, details } = asScanError(error);
  return details.status !== undefined && (statuses?.includes(details.status) ?? true) && (words?.test(message) ?? true);
}

/**
 * The answer to a request; undefined only if the platform answers in these words that exactly this does not exist. Without access, platforms
 * answer 404 for the whole repository.
 */
export async function unlessMissing<Answer>(words: RegExp, answer: Promise<Answer>): Promise<Answer | undefined> {
  return await unlessRefused({ statuses: [404], words }, answer);
}

/** The answer to a request; undefined if the platform refuses it with one of these answers. */
export async function unlessRefused<Answer>(answers: Answers, answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isRefusal(error, answers)) return undefined;
    throw error;
  }
}

/**
 * What a failed request about a comment means.
 *
 * @param tooLong How the platform refuses a text for its length.
 * @param gone How it answers that the comment does not exist.
 */
export function meaningIn(tooLong: readonly Answers[], gone: Answers = { statuses: [404] }): PullRequestComments['meaningOf'] {
  return (error) => {
    if (tooLong.some((answers) => isRefusal(error, answers))) return 'too-long';
    if (isRefusal(error, gone)) return 'gone';
    return mayHaveWritten(error) ? 'lost' : undefined;
  };
}

/** One known reason why a platform refuses a request. */
export interface Cause extends Answers {
  readonly code: string;
  readonly level: Note['level'];
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
  const { message, hint } = asScanError(error);
  const cause = causes.find((each) => isRefusal(error, each));
  const answer = message.replace(/\.$/, '');
  if (cause === undefined) return { level: 'warning', code: 'platform-failed', text: `${failed}: ${answer}.`, ...(hint && { hint }) };
  return { level: cause.level, code: cause.code, text: `${failed}: ${cause.why} (${answer}).`, hint: cause.hint };
}
