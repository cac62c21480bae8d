import { ScanError } from '../domain/errors.js';
import type { Clock } from '../runtime/clock.js';
import { timeLeftMs } from '../runtime/deadline.js';

/** Delays requests so that they keep the documented rate limit. */
export interface Limiter {
  /** Waits until a request may be sent. Throws the signal's reason if the signal is aborted meanwhile. */
  take(signal: AbortSignal): Promise<Sent>;
  /** The request was answered, or never will be. The service counted it by now at the latest, so its minute begins now. */
  settled(sent: Sent): void;
  /** The service asked for a pause: no request is sent until it is over. */
  pause(ms: number): void;
  /** A response reported how many requests remain. This replaces the documented limit. Responses that arrive out of order are ignored. */
  update(remaining: number, resetMs: number, sent?: Sent): void;
}

/** A request that may be sent. */
export interface Sent {
  /** Its place among the requests of the limiter. */
  readonly number: number;
  /** When the service counted it, as far as is known. */
  countedMs: number;
}

const WINDOW_MS = 60_000;
/** If there is no deadline, a longer pause is an error. */
const MAX_WAIT_MS = 10 * 60_000;
/** Our minute begins before the service's minute, by the time that a request takes to arrive. */
const MARGIN_MS = 250;

/**
 * Limits requests to `perMinute` in any 60 seconds, so also for a service that counts by fixed minutes. Requests are sent at once as long
 * as the limit allows, because even pacing would only slow down small scans. If responses report what remains (X-RateLimit-Remaining),
 * that value replaces our own count.
 *
 * @param perMinute Undefined if the service documents no limit. Then only pauses apply.
 * @param onWait Is called once for each pause, even if several requests wait for it.
 */
export function createLimiter(clock: Clock, perMinute: number | undefined, onWait: (ms: number) => void = () => undefined): Limiter {
  let taken: Sent[] = [];
  let sentSoFar = 0;
  /** The request whose response reported last what remains. */
  let reportedBy = 0;
  let pausedUntil = 0;
  let loggedUntilMs = 0;
  let inFlight = 0;
  /** How many requests the service still allows beyond our own count. */
  let credit = 0;
  const roomAt = (now: number): number => {
    taken = taken.filter(({ countedMs }) => countedMs > now - WINDOW_MS - MARGIN_MS);
    const full = credit === 0 && perMinute !== undefined && taken.length >= perMinute;
    return Math.max(pausedUntil, full ? Math.min(...taken.map(({ countedMs }) => countedMs)) + WINDOW_MS + MARGIN_MS : now);
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
      const sent = { number: (sentSoFar += 1), countedMs: clock.now() };
      taken.push(sent);
      inFlight += 1;
      credit = Math.max(0, credit - 1);
      return sent;
    },
    settled(sent) {
      inFlight -= 1;
      sent.countedMs = clock.now();
    },
    update(remaining, resetMs, { number } = { number: sentSoFar, countedMs: 0 }) {
      if (number < reportedBy) return;
      reportedBy = number;
      // Other requests that are still open were not counted yet in this response.
      credit = Math.max(0, remaining - Math.max(0, inFlight - 1));
      if (remaining <= 0) pausedUntil = Math.max(pausedUntil, clock.now() + resetMs);
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, clock.now() + ms);
    },
  };
}

function tooLong(ms: number): ScanError {
  return new ScanError('RATE_LIMITED', `The service accepts no more requests for ${Math.ceil(ms / 60_000)} minutes.`, {
    hint: 'Run the job again after that time. Run fewer jobs at once with one key, or use a separate key for CI.',
  });
}
