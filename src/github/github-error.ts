import { parseUrl } from '../text/url.js';

/** A failed request to GitHub. Without an answer, the status is 500 and there are no headers. */
export interface GitHubError {
  readonly status: number;
  /** At most `MAX_MESSAGE_LENGTH` characters, because regular expressions search it. */
  readonly message: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** False if the connection failed. */
  readonly answered: boolean;
  /** The answer is a web page. GitHub's API answers in JSON, so the page comes from another server or from GitHub's website. */
  readonly page: boolean;
  /** Host name and port of the request. */
  readonly host?: string;
  /** The proxy that the request went through, without its password. */
  readonly proxy?: string;
  /** Why a redirect was not followed. */
  readonly redirect?: Redirect;
}

/** Why a redirect was not followed: the request writes, it leads to another host, it is the second one, or it has no valid address. */
export type Redirect = 'write' | 'host' | 'again' | 'nowhere';

const MAX_MESSAGE_LENGTH = 4_000;

/** A redirect that was not followed: only a read is redirected, once, on the same host. GitHub redirects requests for a renamed repository. */
export class GitHubRedirect extends Error {
  constructor(
    readonly status: number,
    readonly redirect: Redirect,
    readonly response: object,
  ) {
    super(`GitHub answered with a redirect (${status}), which is not followed`);
  }
}

/** A successful answer that is a web page, so it is not GitHub's API. */
export class GitHubPage extends Error {
  constructor(
    readonly status: number,
    text: unknown,
    readonly response: object,
  ) {
    super(typeof text === 'string' ? text.slice(0, MAX_MESSAGE_LENGTH) : '');
  }
}

/**
 * A successful answer whose body was not read to its end: the request was processed. Has the form of Octokit's own error for a failed
 * connection, so that the retry plugin repeats the request, except where it must be sent once.
 */
export class GitHubIncompleteAnswer extends Error {
  readonly status = 500;
  constructor(
    readonly request: object,
    through: string,
    cause: unknown,
  ) {
    const why = cause instanceof Error ? ` (${cause.message})` : '';
    super(`GitHub did not send its whole answer${through}${why}`, { cause });
  }
}

/** Reads Octokit's errors and ours without trusting their form. */
export function toGitHubError(error: unknown): GitHubError | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  const response = objectAt(error, 'response');
  const headers = response === undefined ? {} : headersOf(response);
  const message = (response === undefined ? reasonOf(error) : error.message).slice(0, MAX_MESSAGE_LENGTH);
  const host = hostOf(response) ?? hostOf(objectAt(error, 'request'));
  return {
    status: error.status,
    message,
    headers,
    answered: response !== undefined,
    page: response !== undefined && isPage(headers, message),
    ...(host !== undefined && { host }),
    ...('proxy' in error && typeof error.proxy === 'string' && { proxy: error.proxy }),
    ...(error instanceof GitHubRedirect && { redirect: error.redirect }),
  };
}

/** Whether the answer with these headers is a web page. */
export function isPage({ 'content-type': type }: { readonly 'content-type'?: string | undefined }, text: string): boolean {
  return /^\s*(?:text\/html|application\/xhtml)/i.test(type ?? '') || /^\s{0,100}<(?:!doctype|html)/i.test(text);
}

/** Whether what was requested does not exist or is hidden from the token. A web page with 404 proves neither. */
export function isNotFound(error: unknown): boolean {
  const failure = toGitHubError(error);
  return failure?.status === 404 && !failure.page;
}

/** Whether a failed request may still have been processed: the answer was lost, or a proxy or GitHub answered with a server error. */
export function mayHaveWritten(error: unknown): boolean {
  const failure = toGitHubError(error);
  return failure !== undefined && (!failure.answered || failure.status >= 500);
}

/** Why a connection failed. Octokit's own message may be only "fetch failed", so the causes are searched. Our messages, which begin with "GitHub ", are complete. */
function reasonOf(error: Error): string {
  let reason = error.message;
  let cause: unknown = error.cause;
  for (let depth = 0; depth < 5 && !reason.startsWith('GitHub ') && typeof cause === 'object' && cause !== null; depth++) {
    const { message, code, cause: next }: { message?: unknown; code?: unknown; cause?: unknown } = cause;
    // If several addresses refuse the connection, the message is empty and only the code is set.
    const text = [message, code].find((candidate) => typeof candidate === 'string' && candidate !== '');
    if (typeof text === 'string') reason = text;
    cause = next;
  }
  return reason;
}

function objectAt(value: object, name: string): object | undefined {
  const found: unknown = Object.entries(value).find(([key]) => key === name)?.[1];
  return typeof found === 'object' && found !== null ? found : undefined;
}

function hostOf(value: object | undefined): string | undefined {
  const url = value !== undefined && 'url' in value && typeof value.url === 'string' ? parseUrl(value.url) : undefined;
  return url?.host || undefined;
}

function headersOf(response: object): Record<string, string> {
  const headers: Record<string, string> = {};
  if (!('headers' in response) || typeof response.headers !== 'object' || response.headers === null) return headers;
  for (const [name, value] of Object.entries(response.headers)) headers[name.toLowerCase()] = String(value);
  return headers;
}
