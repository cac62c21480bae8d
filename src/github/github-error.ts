import { parseUrl } from '../text/url.js';

/** An answer of GitHub that is not a success; status 500 without headers stands for no answer at all. */
export interface GitHubError {
  readonly status: number;
  /** At most `LONGEST` characters: a page may be endless, and expressions search it. */
  readonly message: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** GitHub answered, as opposed to a connection that failed. */
  readonly answered: boolean;
  /** The answer is a web page. GitHub's API answers in JSON, so this is another server's, or GitHub's website. */
  readonly page: boolean;
  /** Name and port that were asked. */
  readonly host?: string;
  /** The proxy that the request went through, without its password. */
  readonly proxy?: string;
  /** Where a redirect led that was not followed. */
  readonly redirect?: Redirect;
}

/** Why a redirect was not followed: a request that writes, another host, the second one, or no address. */
export type Redirect = 'write' | 'host' | 'again' | 'nowhere';

const LONGEST = 4_000;

/** GitHub redirects a repository that was renamed or moved; only a read on the same host is followed. */
export class GitHubRedirect extends Error {
  constructor(
    readonly status: number,
    readonly redirect: Redirect,
    readonly response: object,
  ) {
    super(`GitHub answered with a redirect (${status}), which is not followed`);
  }
}

/** A success that is a web page: the address is not that of GitHub's API. */
export class GitHubPage extends Error {
  constructor(
    readonly status: number,
    text: unknown,
    readonly response: object,
  ) {
    super(typeof text === 'string' ? text.slice(0, LONGEST) : '');
  }
}

/** Octokit's errors, and ours, read without trusting their form. */
export function toGitHubError(error: unknown): GitHubError | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  const response = objectAt(error, 'response');
  const headers = response === undefined ? {} : headersOf(response);
  const message = (response === undefined ? reasonOf(error) : error.message).slice(0, LONGEST);
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

/** What was asked for is not there, or is hidden from the token; the website's or a proxy's page says nothing about that. */
export function isNotFound(error: unknown): boolean {
  const failure = toGitHubError(error);
  return failure?.status === 404 && !failure.page;
}

/** Why a connection failed: Octokit says so, or what it was caused by ("fetch failed"). Ours are sentences already. */
function reasonOf(error: Error): string {
  let reason = error.message;
  let cause: unknown = error.cause;
  for (let depth = 0; depth < 5 && !reason.startsWith('GitHub ') && typeof cause === 'object' && cause !== null; depth++) {
    const { message, code, cause: next }: { message?: unknown; code?: unknown; cause?: unknown } = cause;
    // Of several addresses that refuse, only the code is reported.
    const given = [message, code].find((text) => typeof text === 'string' && text !== '');
    if (typeof given === 'string') reason = given;
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
