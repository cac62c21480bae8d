import type { getOctokit } from '@actions/github';
import type { Clock } from '../runtime/clock.js';
import { orAborted } from '../runtime/deadline.js';
import { parseUrl } from '../text/url.js';
import { GitHubPage, GitHubRedirect, isPage, type Redirect } from './github-error.js';
import { isForAll, rateLimitWaitMs } from './rate-limit.js';
import { boundedFetch } from './response-limit.js';

/** What `getOctokit` takes as a plugin. */
type Plugin = Parameters<typeof getOctokit>[2];

/** Longest total wait of one request for GitHub's rate limits, in milliseconds: a job must not hang on a comment. */
const MAX_LIMIT_WAIT_MS = 60_000;

/** Takes secrets out of a text. */
type Scrub = (text: string) => string;

interface Attempts {
  readonly timeoutMs: number;
  readonly apiVersion: string;
  readonly scrub: Scrub;
  /** Which proxy requests go through, for the words of a failure. */
  readonly proxy?: string | undefined;
}

/**
 * Every single attempt: the API version, a read's one redirect on its host, no secret in a refusal's words, a time limit, a size limit,
 * and the caller's reason when it was aborted.
 */
export function perAttemptTimeout({ timeoutMs, apiVersion, scrub, proxy }: Attempts): Plugin {
  const through = proxy === undefined ? '' : `, through ${proxy}`;
  return (octokit) => {
    octokit.hook.wrap('request', async (request, options) => {
      const settings = (options.request ??= {});
      const { signal: caller, fetch } = settings;
      const bounded = boundedFetch(fetch ?? globalThis.fetch, settings['onBytes']);
      const timeout = AbortSignal.timeout(timeoutMs);
      options.headers['x-github-api-version'] = apiVersion;
      settings.redirect = 'manual';
      settings.signal = anyOf(caller, timeout);
      settings.fetch = bounded.fetch;
      try {
        const response = await follow(await request(options), options.method, (url) => at(url, options, async () => request(options)));
        // Octokit takes an answer that breaks off for an empty one.
        timeout.throwIfAborted();
        bounded.check();
        if (isPage(response.headers, '')) throw new GitHubPage(response.status, response.data, response);
        return response;
      } catch (error) {
        caller?.throwIfAborted();
        // Of a refusal too: its words are not the ones that GitHub sent.
        bounded.check();
        if (timeout.aborted) throw unanswered(`GitHub did not answer within ${timeoutMs / 1000} s${through}`, options, error);
        // Before anybody cuts it.
        if (error instanceof Error) error.message = scrub(error.message);
        throw error instanceof Error && proxy !== undefined ? Object.assign(error, { proxy }) : error;
      } finally {
        // Hooks share one object: the next attempt must not find this one's signal and fetch in it.
        restore(settings, 'signal', caller);
        restore(settings, 'fetch', fetch);
      }
    });
    return {};
  };
}

/** What a request keeps at another address. The rest are the parameters of the first one, which Octokit would add to it. */
const KEPT: ReadonlySet<string> = new Set(['method', 'baseUrl', 'headers', 'mediaType', 'request']);

/** The same request at a whole address. Hooks share one object, and see what is in it: it is changed, and put back for a retry. */
async function at<T>(url: string, options: { url: string }, send: () => Promise<T>): Promise<T> {
  const original = { ...options };
  for (const key of Object.keys(options)) if (!KEPT.has(key)) Reflect.deleteProperty(options, key);
  // Braces would be taken for a template.
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

/** Shaped like Octokit's own error for a failed connection, so that the retry plugin repeats reads. */
function unanswered(message: string, request: object, cause: unknown): Error {
  return Object.assign(new Error(message, { cause }), { status: 500, request });
}

function anyOf(caller: AbortSignal | undefined, timeout: AbortSignal): AbortSignal {
  return caller === undefined ? timeout : AbortSignal.any([caller, timeout]);
}

/**
 * Waits for rate limits as GitHub asks, within bounds; and leaves at once when aborted, whatever the plugins inside wait for. Where the
 * bounds were not enough, no further request is sent before the limit ends: GitHub bans those who go on, and each would wait as long.
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
          // Longer each time: GitHub bans those who go on. All that the request takes counts, and not these pauses alone.
          const waitMs = Math.max(askedMs, pauseMs);
          if (clock.now() - begunMs + waitMs > MAX_LIMIT_WAIT_MS) {
            if (isForAll(error)) {
              closed = { untilMs: clock.now() + waitMs, error };
              // Others that wait would do so in vain.
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

/** What of an answer decides. */
interface Redirecting {
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
