import { setTimeout as delay } from 'node:timers/promises';

/** Time, handed in: tests run the same code on a clock a thousand times as fast. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Waits; throws the signal's reason when it is aborted meanwhile. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Longer timers fire at once (nodejs.org, setTimeout); nothing here waits for more than 5 days. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** The real time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    signal?.throwIfAborted();
    try {
      await delay(Math.min(Math.max(0, ms), MAX_TIMER_MS), undefined, signal && { signal });
    } catch (error) {
      // Node rejects with an AbortError of its own; callers tell deadline from interrupt by the reason.
      signal?.throwIfAborted();
      throw error;
    }
  },
};
