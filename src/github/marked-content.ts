import { fieldsOf } from '../text/json.js';
import { isNotFound, toGitHubError } from './github-error.js';

/** A comment or an issue of one gate, which is found by its hidden first line and its author. */
export interface MarkedContent {
  /** GitHub's id of a comment, the number of an issue. */
  readonly id: number;
  /** Login; empty if GitHub's answer contains none. */
  readonly author: string;
  readonly body: string;
  readonly url?: string | undefined;
}

/** GitHub's limit is 65,536 characters. The difference leaves room for the marker, and for characters that GitHub may count differently. */
export const BODY_LIMIT = 65_000;
/** Used after GitHub rejected the first text as too long. */
export const SECOND_BODY_LIMIT = 30_000;

/** Writes the body. If GitHub rejects it as too long, renders a shorter one and writes that, once. */
export async function writeWithinLimits<Written>(
  body: string,
  render: (limit: number) => string,
  write: (body: string) => Promise<Written>,
): Promise<Written> {
  try {
    return await write(body);
  } catch (error) {
    if (!isTooLong(error)) throw error;
    return write(render(SECOND_BODY_LIMIT));
  }
}

/** GitHub's message is "Body is too long (maximum is 65536 characters)" for comments, and "body is too long" for issues. */
export function isTooLong(error: unknown): boolean {
  const failure = toGitHubError(error);
  return failure?.status === 422 && /too long|maximum is/i.test(failure.message);
}

/** Whether the comment or issue was deleted. GitHub also answers 404 if the token may not see it. */
export function isGone(error: unknown): boolean {
  return isNotFound(error) || toGitHubError(error)?.status === 410;
}

/** Reads GitHub's answer without trusting its form. @param id The comment's ID, or the number. */
export function markedContent(id: number, { user, body, html_url: url }: Readonly<Record<string, unknown>>): MarkedContent {
  const { login } = fieldsOf(user);
  return {
    id,
    author: typeof login === 'string' ? login : '',
    body: typeof body === 'string' ? body : '',
    url: typeof url === 'string' ? url : undefined,
  };
}
