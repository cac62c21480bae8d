import type { Clock } from './clock.js';

/** How rate limits are enforced and told. */
export interface LimitsPlan<Kind extends string> {
  /** Default true: the documented numbers hold. */
  readonly enforced?: boolean;
  /** Requests per minute by kind of call, instead of the documented ones. */
  readonly perMinute?: Readonly<Partial<Record<Kind, number>>>;
  /** How a 429 says when to come back. Default `seconds`. */
  readonly retryAfter?: 'seconds' | 'date' | 'absent';
  /** Whether answers carry `X-RateLimit-Limit`, `-Remaining` and `-Reset` (seconds since the epoch). Default false: not documented. */
  readonly headers?: boolean;
}

const MINUTE_MS = 60_000;

/** A sliding window of one minute for one kind of call. */
interface Window {
  /** Takes a place, or tells how many milliseconds from now one is free. */
  take(): { readonly waitMs: number; readonly remaining: number; readonly resetMs: number };
}

/** A window with room for `perMinute` requests. Refused requests take no place. */
function slidingWindow(perMinute: number, clock: Clock): Window {
  const taken: number[] = [];
  return {
    take() {
      const nowMs = clock.now();
      while (taken[0] !== undefined && taken[0] <= nowMs - MINUTE_MS) taken.shift();
      const full = taken.length >= perMinute;
      if (!full) taken.push(nowMs);
      const resetMs = (taken[0] ?? nowMs) + MINUTE_MS;
      return { waitMs: full ? Math.max(1, resetMs - nowMs) : 0, remaining: perMinute - taken.length, resetMs };
    },
  };
}

/** What a request met at its limit: the headers to send, and whether it is over it. */
interface Admission {
  readonly over: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** The gate in front of all kinds of call. */
export function rateLimits<Kind extends string>(
  documented: Readonly<Partial<Record<Kind, number>>>,
  plan: LimitsPlan<Kind>,
  clock: Clock,
): (kind: Kind) => Admission {
  const perMinute = plan.enforced === false ? {} : { ...documented, ...plan.perMinute };
  const windows = new Map<string, Window>();
  for (const [kind, count] of Object.entries<number | undefined>(perMinute)) windows.set(kind, slidingWindow(count ?? Infinity, clock));
  return (kind) => {
    const taken = windows.get(kind)?.take();
    if (taken === undefined) return { over: false, headers: {} };
    const over = taken.waitMs > 0;
    const limit = plan.perMinute?.[kind] ?? documented[kind];
    const headers = plan.headers
      ? {
          'x-ratelimit-limit': String(limit),
          'x-ratelimit-remaining': String(taken.remaining),
          'x-ratelimit-reset': String(Math.ceil(taken.resetMs / 1000)),
        }
      : {};
    return { over, headers: over ? { ...headers, ...retryAfter(plan.retryAfter ?? 'seconds', taken.waitMs, clock) } : headers };
  };
}

function retryAfter(form: 'seconds' | 'date' | 'absent', waitMs: number, clock: Clock): Record<string, string> {
  if (form === 'absent') return {};
  if (form === 'seconds') return { 'retry-after': String(Math.ceil(waitMs / 1000)) };
  return { 'retry-after': new Date(Math.ceil((clock.now() + waitMs) / 1000) * 1000).toUTCString() };
}
