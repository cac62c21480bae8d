import { answeredAtMs, secondsOrDateMs, untilMs } from '../domain/instant.js';

/**
 * How long a service asks us to wait, in milliseconds, or undefined. Zero and a time in the past count as undefined.
 *
 * Reads Retry-After, in seconds or as a date (RFC 9110, 10.2.3). Otherwise reads X-RateLimit-Reset, which services write as seconds since
 * 1970, as seconds from now, or as a date. A reset counts only if no requests remain. Times are relative to the response's `Date`.
 *
 * @param nowMs Our own clock, for a response without a `Date`.
 */
export function retryAfterMs(headers: Readonly<Record<string, string>>, nowMs: number): number | undefined {
  const answeredMs = answeredAtMs(headers, nowMs);
  const asked = headers['retry-after'];
  const advice = asked === undefined ? undefined : secondsOrDateMs(asked, answeredMs);
  if (advice !== undefined && advice > 0) return advice;
  const { remaining, reset } = limitHeaders(headers);
  if (reset === undefined || (remaining !== undefined && Number(remaining) > 0)) return undefined;
  return resetMs(reset, answeredMs) || undefined;
}

/** How many requests remain until the limit is reset, or undefined if a header is missing. */
export function rateLimitFromHeaders(
  headers: Readonly<Record<string, string>>,
  nowMs: number,
): { remaining: number; resetMs: number } | undefined {
  const { remaining, reset } = limitHeaders(headers);
  const inMs = reset === undefined ? undefined : resetMs(reset, answeredAtMs(headers, nowMs));
  if (remaining === undefined || inMs === undefined || !/^\s*\d+\s*$/.test(remaining)) return undefined;
  return { remaining: Number(remaining), resetMs: inMs };
}

/** The usual names, and those of the IETF draft (draft-ietf-httpapi-ratelimit-headers, before version 8). */
function limitHeaders(headers: Readonly<Record<string, string>>): { remaining: string | undefined; reset: string | undefined } {
  return {
    remaining: headers['x-ratelimit-remaining'] ?? headers['ratelimit-remaining'],
    reset: headers['x-ratelimit-reset'] ?? headers['ratelimit-reset'],
  };
}

/** Larger numbers are points in time, smaller numbers are durations: no duration is 30 years, and no clock shows 1970. */
const EPOCH_FROM_SECONDS = 1_000_000_000;
const EPOCH_FROM_MILLIS = 1_000_000_000_000;

function resetMs(text: string, answeredMs: number): number | undefined {
  const value = Number(text.trim());
  if (!Number.isFinite(value) || text.trim() === '') return untilMs(text, answeredMs);
  if (value >= EPOCH_FROM_MILLIS) return Math.max(0, value - answeredMs);
  if (value >= EPOCH_FROM_SECONDS) return Math.max(0, value * 1000 - answeredMs);
  return value < 0 ? undefined : value * 1000;
}
