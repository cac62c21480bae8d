import { parseUrl } from '../text/url.js';
import { GitHubRedirect, type Redirect } from './github-error.js';

/** What of an answer decides. */
export interface Redirecting {
  readonly status: number;
  /** Of the request. */
  readonly url: string;
  readonly headers: { readonly location?: string | undefined };
}

/**
 * GitHub redirects reads of a repository that was renamed or moved. One is followed, with the token, if scheme, host and port stay the
 * same. Nothing else is: by the rules of HTTP a POST may become a GET, and the token must not reach another host.
 *
 * @throws GitHubRedirect for a redirect that is not followed
 */
export async function follow<Answer extends Redirecting>(
  response: Answer,
  method: string,
  read: (url: string) => Promise<Answer>,
): Promise<Answer> {
  if (!isRedirect(response)) return response;
  const target = targetOf(response);
  if (method !== 'GET') return refuse('write', response);
  if (target === undefined) return refuse('nowhere', response);
  if (target.origin !== parseUrl(response.url)?.origin) return refuse('host', response);
  const second = await read(target.href);
  return isRedirect(second) ? refuse('again', second) : second;
}

function refuse(why: Redirect, answer: Redirecting): never {
  throw new GitHubRedirect(answer.status, why, answer);
}

/** 300 and 304 name no other place. */
function isRedirect({ status }: Redirecting): boolean {
  return status >= 300 && status < 400;
}

function targetOf({ status, url, headers: { location } }: Redirecting): URL | undefined {
  if (![301, 302, 307, 308].includes(status) || location === undefined) return undefined;
  const base = parseUrl(url);
  const target = base && resolved(location, base);
  return target !== undefined && target.username === '' && target.password === '' ? target : undefined;
}

function resolved(location: string, base: URL): URL | undefined {
  try {
    return new URL(location, base);
  } catch {
    return undefined;
  }
}
