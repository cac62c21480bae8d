import { fieldsOf } from '../text/json.js';
import { isNotFound, toGitHubError } from './github-error.js';

/** What one gate keeps for people, a comment or an issue: known by its hidden first line and by its author. */
export interface MarkedContent {
  /** GitHub's id of a comment, the number of an issue. */
  readonly id: number;
  /** Login; empty where GitHub tells none. */
  readonly author: string;
  readonly body: string;
  readonly url?: string | undefined;
}

/** GitHub takes 65,536 characters; the difference is for the marker and for characters that it may count otherwise. */
export const BODY_LIMIT = 65_000;
/** After GitHub found the first text too long all the same. */
const SECOND_BODY_LIMIT = 30_000;

/** Whether the text begins with this hidden line. Further down, anybody may have quoted it. */
export function hasMarker({ body }: MarkedContent, marker: string): boolean {
  return (body.split('\n', 1)[0] ?? '').trimEnd() === marker;
}

/** The text with the hidden first line, put in front where it is lacking. */
export function withMarker(text: string, marker: string): string {
  return text.startsWith(marker) ? text : `${marker}\n${text}`;
}

/** GitHub gives back other line ends and no blanks at the end. */
export function sameText(a: string, b: string): boolean {
  const normal = (text: string): string => text.replaceAll('\r\n', '\n').trimEnd();
  return normal(a) === normal(b);
}

/** Logins are equal in any case; nobody is nobody's. */
export function isSameUser(a: string, b: string): boolean {
  return a !== '' && a.toLowerCase() === b.toLowerCase();
}

/** Writes the body, which keeps `BODY_LIMIT`; and once more, rendered shorter, when GitHub finds it too long all the same. */
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

/** "Body is too long (maximum is 65536 characters)", said of comments; of issues "body is too long". */
function isTooLong(error: unknown): boolean {
  const failure = toGitHubError(error);
  return failure?.status === 422 && /too long|maximum is/i.test(failure.message);
}

/** GitHub answers so if what is to be changed was deleted; and 404 also if the token may not see it. */
export function isGone(error: unknown): boolean {
  return isNotFound(error) || toGitHubError(error)?.status === 410;
}

/** Reads GitHub's answer without trusting its form. @param id Of the comment, or the number of the issue. */
export function markedContent(id: number, { user, body, html_url: url }: Readonly<Record<string, unknown>>): MarkedContent {
  const { login } = fieldsOf(user);
  return {
    id,
    author: typeof login === 'string' ? login : '',
    body: typeof body === 'string' ? body : '',
    url: typeof url === 'string' ? url : undefined,
  };
}
