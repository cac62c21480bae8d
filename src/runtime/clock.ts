import { setTimeout as delay } from 'node:timers/promises';

/** Time as a parameter, so that tests can use a faster clock. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Waits; throws the reason of the signal if it is aborted meanwhile. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Longer timers fire at once (nodejs.org, setTimeout). */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** The real time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    signal?.throwIfAborted();
    try {
      await delay(Math.min(Math.max(0, ms), MAX_TIMER_MS), undefined, signal && { signal });
    } catch (error) {
      // Node rejects with its own AbortError, but callers need the reason of the signal.
      signal?.throwIfAborted();
      throw error;
    }
  },
};
