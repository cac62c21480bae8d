import { answeredAtMs, secondsOrDateMs } from '../domain/instant.js';
import { toGitHubError } from './github-error.js';

/**
 * How long GitHub asks us to wait, in milliseconds; undefined for anything but a rate limit.
 * Permissions are refused with 403 as well, so that the headers and the words decide. Points in time are measured against the answer's
 * own `Date`; a `Retry-After` of 0 is no advice.
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
export function rateLimitWaitMs(error: unknown, nowMs: number): number | undefined {
  const failure = toGitHubError(error);
  if (failure === undefined || (failure.status !== 403 && failure.status !== 429)) return undefined;
  const { headers, message, page, status } = failure;
  const answeredMs = answeredAtMs(headers, nowMs);
  const advice = headers['retry-after'];
  const asked = advice === undefined ? undefined : secondsOrDateMs(advice, answeredMs);
  if (asked !== undefined && asked > 0) return asked;
  const reset = epochSeconds(headers['x-ratelimit-reset']);
  // One second more, or the new window may not have begun.
  if (headers['x-ratelimit-remaining'] === '0' && reset !== undefined) return Math.max(0, reset * 1000 - answeredMs) + 1000;
  // The page of a firewall may use the same words.
  const named = !page && /rate limit|abuse detection/i.test(message);
  return status === 429 || asked !== undefined || named ? UNTOLD_MS : undefined;
}

/**
 * Whether a limit holds for all requests of the token. Some kinds of requests have primary limits of their own, such as uploads to code
 * scanning (`code_scanning_upload`, docs.github.com/rest/rate-limit).
 */
export function isForAll(error: unknown): boolean {
  const { headers = {} } = toGitHubError(error) ?? {};
  const resource = headers['x-ratelimit-resource'] ?? 'core';
  return headers['x-ratelimit-remaining'] !== '0' || resource === 'core';
}

/** GitHub's advice for a secondary limit that names no time. */
const UNTOLD_MS = 60_000;

/** GitHub gives a reset as seconds since 1970. */
function epochSeconds(value: string | undefined): number | undefined {
  return value !== undefined && /^[0-9]{1,12}$/.test(value.trim()) ? Number(value) : undefined;
}
