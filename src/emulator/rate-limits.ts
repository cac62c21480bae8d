import type { Clock } from './clock.js';

/** How rate limits are enforced, and which headers report them. */
export interface LimitsPlan<Kind extends string> {
  /** Default true: the documented limits apply. */
  readonly enforced?: boolean;
  /** Requests per minute by kind of call, instead of the documented limits. */
  readonly perMinute?: Readonly<Partial<Record<Kind, number>>>;
  /** The form of a 429's `Retry-After`. Default `seconds`. */
  readonly retryAfter?: 'seconds' | 'date' | 'absent';
  /** Whether answers have `X-RateLimit-Limit`, `-Remaining`, and `-Reset` (seconds since the epoch). Default false, because they are not documented. */
  readonly headers?: boolean;
}

const MINUTE_MS = 60_000;

/** A sliding window of one minute for one kind of call. */
interface Window {
  /** Counts a request, or returns after how many milliseconds one is allowed again. */
  take(): { readonly waitMs: number; readonly remaining: number; readonly resetMs: number };
}

/** A window for `perMinute` requests. Refused requests do not count. */
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

/** The result of a rate limit check: the headers to send, and whether the request is over the limit. */
interface Admission {
  readonly over: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** The rate limits of all kinds of calls. */
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
