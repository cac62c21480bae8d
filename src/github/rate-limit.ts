import { answeredAtMs, secondsOrDateMs } from '../domain/instant.js';
import { toGitHubError } from './github-error.js';

/**
 * How long GitHub asks to wait, in milliseconds; undefined for anything but a rate limit.
 * A missing permission is a 403 as well, so the headers and the message decide. Times are compared with the answer's own `Date`, and a
 * `Retry-After` of 0 is ignored.
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
export function rateLimitWaitMs(error: unknown, nowMs: number): number | undefined {
  const failure = toGitHubError(error);
  if (failure === undefined || (failure.status !== 403 && failure.status !== 429)) return undefined;
  const { headers, message, page, status } = failure;
  const answeredMs = answeredAtMs(headers, nowMs);
  const retryAfter = headers['retry-after'];
  const retryAfterMs = retryAfter === undefined ? undefined : secondsOrDateMs(retryAfter, answeredMs);
  if (retryAfterMs !== undefined && retryAfterMs > 0) return retryAfterMs;
  const reset = epochSeconds(headers['x-ratelimit-reset']);
  // One extra second, because the new window may begin within the reset's second.
  if (headers['x-ratelimit-remaining'] === '0' && reset !== undefined) return Math.max(0, reset * 1000 - answeredMs) + 1000;
  // A firewall's web page may contain the same text.
  const named = !page && /rate limit|abuse detection/i.test(message);
  return status === 429 || retryAfterMs !== undefined || named ? DEFAULT_WAIT_MS : undefined;
}

/**
 * Whether the limit applies to all requests of the token. Some requests have a primary limit of their own, such as uploads to code
 * scanning (`code_scanning_upload`, docs.github.com/rest/rate-limit).
 */
export function isForAll(error: unknown): boolean {
  const { headers = {} } = toGitHubError(error) ?? {};
  const resource = headers['x-ratelimit-resource'] ?? 'core';
  return headers['x-ratelimit-remaining'] !== '0' || resource === 'core';
}

/** GitHub's documented wait for a secondary limit without a time. */
const DEFAULT_WAIT_MS = 60_000;

/** Seconds since 1970. */
function epochSeconds(value: string | undefined): number | undefined {
  return value !== undefined && /^[0-9]{1,12}$/.test(value.trim()) ? Number(value) : undefined;
}
