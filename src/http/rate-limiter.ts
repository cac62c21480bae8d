import { ScanError } from '../domain/errors.js';
import type { Clock } from '../runtime/clock.js';
import { timeLeftMs } from '../runtime/deadline.js';

/** Lets requests through at the documented rate: at once while there is room, then as room comes. */
export interface Limiter {
  /** Waits for a place; throws the signal's reason when it is aborted meanwhile. */
  take(signal: AbortSignal): Promise<void>;
  /** The service asked for a pause: nobody is let through before it is over. */
  pause(ms: number): void;
  /** The service told with an answer how many more it takes: that wins over the documented number. */
  update(remaining: number, resetMs: number): void;
}

const WINDOW_MS = 60_000;
/** Without a deadline, a longer pause is reported instead of being slept through. */
const MAX_WAIT_MS = 10 * 60_000;
/** Our minute begins before the service's does: by the time that the request travels. */
const MARGIN_MS = 250;

/**
 * A sliding window: never more than `perMinute` requests within any 60 seconds, which also holds for a service that counts by
 * fixed minutes. A burst first, for pacing from the start only slows down small scans.
 *
 * A service that tells its limit with every answer (X-RateLimit-Remaining) is believed instead.
 *
 * @param onWait Told of each pause once, however many requests wait for its end.
 * @param perMinute Undefined: the service documents no limit, and only pauses hold.
 */
export function createLimiter(clock: Clock, perMinute: number | undefined, onWait: (ms: number) => void = () => undefined): Limiter {
  const taken: number[] = [];
  let pausedUntil = 0;
  let loggedUntilMs = 0;
  let inFlight = 0;
  /** What the service has promised beyond our own count. */
  let credit = 0;
  const roomAt = (now: number): number => {
    while (taken[0] !== undefined && taken[0] <= now - WINDOW_MS - MARGIN_MS) taken.shift();
    const oldest = taken[0];
    const full = credit === 0 && perMinute !== undefined && taken.length >= perMinute && oldest !== undefined;
    return Math.max(pausedUntil, full ? oldest + WINDOW_MS + MARGIN_MS : now);
  };
  return {
    async take(signal) {
      for (;;) {
        signal.throwIfAborted();
        const now = clock.now();
        const at = roomAt(now);
        if (at <= now) break;
        const leftMs = timeLeftMs(signal, clock);
        if (at - now > (Number.isFinite(leftMs) ? leftMs : MAX_WAIT_MS)) throw tooLong(at - now);
        if (at > loggedUntilMs) onWait(at - now);
        loggedUntilMs = Math.max(loggedUntilMs, at);
        await clock.sleep(at - now, signal);
      }
      taken.push(clock.now());
      inFlight += 1;
      credit = Math.max(0, credit - 1);
    },
    update(remaining, resetMs) {
      inFlight = Math.max(0, inFlight - 1);
      // Those that are on their way were not yet counted when this was told.
      credit = Math.max(0, remaining - inFlight);
      if (remaining <= 0) pausedUntil = Math.max(pausedUntil, clock.now() + resetMs);
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, clock.now() + ms);
    },
  };
}

function tooLong(ms: number): ScanError {
  return new ScanError('RATE_LIMITED', `The service takes no more requests for ${Math.ceil(ms / 60_000)} minutes.`, {
    hint: 'Fewer jobs at once with one key, or a key of its own for CI. Run the job again after that time.',
  });
}
