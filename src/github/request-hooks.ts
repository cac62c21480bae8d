import type { getOctokit } from '@actions/github';
import type { Clock } from '../runtime/clock.js';
import { orAborted } from '../runtime/deadline.js';
import { parseUrl } from '../text/url.js';
import { GitHubIncompleteAnswer, GitHubPage, GitHubRedirect, isPage, type Redirect } from './github-error.js';
import { nodeFetch } from './node-fetch.js';
import { isForAll, rateLimitWaitMs } from './rate-limit.js';
import { boundedFetch } from './response-limit.js';

/** A plugin of `getOctokit`. */
type Plugin = Parameters<typeof getOctokit>[2];

/** The longest that one request waits in total for GitHub's rate limits, in milliseconds: a job must not hang because of a comment. */
const MAX_LIMIT_WAIT_MS = 60_000;

/** Removes secrets from a text. */
type Scrub = (text: string) => string;

interface Attempts {
  readonly timeoutMs: number;
  readonly apiVersion: string;
  readonly scrub: Scrub;
  /** The proxy of the requests, for error messages. */
  readonly proxy?: string | undefined;
}

/**
 * Wraps every attempt of a request: sets the API version, limits time and size, follows one redirect of a read on the same host, and
 * removes secrets from error messages. If the caller aborts, it throws the caller's reason.
 */
export function perAttemptTimeout({ timeoutMs, apiVersion, scrub, proxy }: Attempts): Plugin {
  const through = proxy === undefined ? '' : `, through ${proxy}`;
  return (octokit) => {
    octokit.hook.wrap('request', async (request, options) => {
      const settings = (options.request ??= {});
      const { signal: caller, fetch } = settings;
      const bounded = boundedFetch(fetch ?? nodeFetch, settings['onBytes'], settings['onSent']);
      // Behind a proxy, undici does not report when it has sent a request.
      if (fetch !== undefined && fetch !== nodeFetch) settings['onSent']?.();
      const timeout = AbortSignal.timeout(timeoutMs);
      options.headers['x-github-api-version'] = apiVersion;
      settings.redirect = 'manual';
      settings.signal = anyOf(caller, timeout);
      settings.fetch = bounded.fetch;
      try {
        const response = await follow(await request(options), options.method, (url) => at(url, options, async () => request(options)));
        // Octokit treats a truncated answer as an empty one.
        timeout.throwIfAborted();
        bounded.check();
        if (bounded.cutBy !== undefined) throw new GitHubIncompleteAnswer(options, through, bounded.cutBy);
        if (isPage(response.headers, '')) throw new GitHubPage(response.status, response.data, response);
        return response;
      } catch (error) {
        caller?.throwIfAborted();
        // Octokit's error for a truncated answer does not have GitHub's message.
        bounded.check();
        if (timeout.aborted) throw unanswered(`GitHub did not answer within ${timeoutMs / 1000} s${through}`, options, error);
        // Before the message is truncated: a part of a secret would remain.
        if (error instanceof Error) error.message = scrub(error.message);
        throw error instanceof Error && proxy !== undefined ? Object.assign(error, { proxy }) : error;
      } finally {
        // All attempts share this object, so the next one must not get this attempt's signal and fetch.
        restore(settings, 'signal', caller);
        restore(settings, 'fetch', fetch);
      }
    });
    return {};
  };
}

/** The options that a redirected request keeps. The others are parameters of the first URL, which Octokit would append to the new one. */
const KEPT: ReadonlySet<string> = new Set(['method', 'baseUrl', 'headers', 'mediaType', 'request']);

/** Sends the same request to another URL. All attempts share `options`, so it is changed for this request and then restored. */
async function at<T>(url: string, options: { url: string }, send: () => Promise<T>): Promise<T> {
  const original = { ...options };
  for (const key of Object.keys(options)) if (!KEPT.has(key)) Reflect.deleteProperty(options, key);
  // Octokit would expand braces as a URL template.
  options.url = url.replaceAll('{', '%7B').replaceAll('}', '%7D');
  try {
    return await send();
  } finally {
    Object.assign(options, original);
  }
}

function restore<Settings extends object, Key extends keyof Settings>(
  settings: Settings,
  key: Key,
  value: Settings[Key] | undefined,
): void {
  if (value === undefined) delete settings[key];
  else settings[key] = value;
}

/** Has the form of Octokit's own error for a failed connection, so that the retry plugin repeats reads. */
function unanswered(message: string, request: object, cause: unknown): Error {
  return Object.assign(new Error(message, { cause }), { status: 500, request });
}

function anyOf(caller: AbortSignal | undefined, timeout: AbortSignal): AbortSignal {
  return caller === undefined ? timeout : AbortSignal.any([caller, timeout]);
}

/**
 * Waits for rate limits as GitHub asks, up to `MAX_LIMIT_WAIT_MS`. An abort ends the wait at once, also inside of other plugins. If the
 * limit lasts longer, no request is sent until it ends, because GitHub may ban clients that continue
 * (docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api).
 */
export function waitForRateLimit({ clock, debug }: { clock: Clock; debug: (text: string) => void }): Plugin {
  return (octokit) => {
    let closed: { readonly untilMs: number; readonly error: unknown } | undefined;
    let shut = new AbortController();
    octokit.hook.wrap('request', async (request, options) => {
      const signal = options.request?.signal;
      if (closed !== undefined && clock.now() < closed.untilMs) throw closed.error;
      const begunMs = clock.now();
      for (let pauseMs = 1_000; ; pauseMs *= 2) {
        try {
          const sent = Promise.resolve(request(options));
          return await (signal === undefined ? sent : orAborted(sent, signal));
        } catch (error) {
          signal?.throwIfAborted();
          const askedMs = rateLimitWaitMs(error, clock.now());
          if (askedMs === undefined) throw error;
          // Each pause is longer, as GitHub recommends. The time of the requests counts as well.
          const waitMs = Math.max(askedMs, pauseMs);
          if (clock.now() - begunMs + waitMs > MAX_LIMIT_WAIT_MS) {
            if (isForAll(error)) {
              closed = { untilMs: clock.now() + waitMs, error };
              // Requests that are waiting now would be refused as well.
              shut.abort(error);
              shut = new AbortController();
            }
            throw error;
          }
          debug(`GitHub's rate limit: waiting ${Math.ceil(waitMs / 1000)} s`);
          await clock.sleep(waitMs, anyOf(signal, shut.signal));
        }
      }
    });
    return {};
  };
}

/** The parts of an answer that decide about a redirect. */
interface Redirecting {
  readonly status: number;
  /** The URL of the request. */
  readonly url: string;
  readonly headers: { readonly location?: string | undefined };
}

/**
 * GitHub redirects reads of a repository that was renamed or moved. One redirect is followed, with the token, if scheme, host, and port
 * stay the same. No other redirect is followed: HTTP lets a POST become a GET, and the token must not reach another host.
 *
 * @throws GitHubRedirect for a redirect that is not followed
 */
async function follow<Answer extends Redirecting>(
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

/** 300 and 304 are included: they have no target, so they are refused. */
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
