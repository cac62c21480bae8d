import { answeredAtMs, untilMs } from '../../domain/answer-time.js';

/**
 * How long GitHub asks us to wait, in milliseconds; undefined for anything but a rate limit.
 * Permissions are refused with 403 as well, so that the headers and the words decide. Points in time are measured against the answer's
 * own `Date`; a `Retry-After` of 0 is no advice.
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
export function rateLimitWaitMs(error: unknown, nowMs: number): number | undefined {
  const refusal = asRefusal(error);
  if (refusal === undefined || (refusal.status !== 403 && refusal.status !== 429)) return undefined;
  const { headers, message, status } = refusal;
  const answeredMs = answeredAtMs(headers, nowMs);
  const asked = retryAfterMs(headers['retry-after'], answeredMs);
  if (asked !== undefined && asked > 0) return asked;
  const reset = seconds(headers['x-ratelimit-reset']);
  // One second more, or the new window may not have begun.
  if (headers['x-ratelimit-remaining'] === '0' && reset !== undefined) return Math.max(0, reset * 1000 - answeredMs) + 1000;
  return status === 429 || asked !== undefined || /rate limit|abuse detection/i.test(message) ? UNTOLD_MS : undefined;
}

/**
 * Whether a limit holds for all requests of the token. Some kinds of requests have primary limits of their own, such as uploads to code
 * scanning (`code_scanning_upload`, docs.github.com/rest/rate-limit).
 */
export function isForAll(error: unknown): boolean {
  const { headers = {} } = asRefusal(error) ?? {};
  const resource = headers['x-ratelimit-resource'] ?? 'core';
  return headers['x-ratelimit-remaining'] !== '0' || resource === 'core';
}

/** GitHub's advice for a secondary limit that names no time. */
const UNTOLD_MS = 60_000;

/** An answer of GitHub that is not a success; status 500 without headers stands for no answer at all. */
export interface GitHubRefusal {
  readonly status: number;
  readonly message: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** GitHub answered, as opposed to a connection that failed. */
  readonly answered: boolean;
}

/** Octokit's errors, read without trusting their form. */
export function asRefusal(error: unknown): GitHubRefusal | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  const response = 'response' in error ? error.response : undefined;
  const answered = typeof response === 'object' && response !== null;
  return { status: error.status, message: error.message, headers: answered ? headersOf(response) : {}, answered };
}

function headersOf(response: object): Record<string, string> {
  const headers: Record<string, string> = {};
  if (!('headers' in response) || typeof response.headers !== 'object' || response.headers === null) return headers;
  for (const [name, value] of Object.entries(response.headers)) headers[name.toLowerCase()] = String(value);
  return headers;
}

/** Seconds, or an HTTP date. */
function retryAfterMs(value: string | undefined, answeredMs: number): number | undefined {
  if (value === undefined) return undefined;
  const given = seconds(value);
  return given === undefined ? untilMs(value, answeredMs) : given * 1000;
}

function seconds(value: string | undefined): number | undefined {
  return value !== undefined && /^[0-9]{1,12}$/.test(value.trim()) ? Number(value) : undefined;
}
