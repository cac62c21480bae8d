import { setTimeout as delay } from 'node:timers/promises';

/** Time, handed in: tests run the same code on a clock a thousand times as fast. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Waits; throws the signal's reason when it is aborted meanwhile. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The real time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    signal?.throwIfAborted();
    try {
      await delay(Math.max(0, ms), undefined, signal && { signal });
    } catch (error) {
      // Node rejects with an AbortError of its own; callers tell deadline from interrupt by the reason.
      signal?.throwIfAborted();
      throw error;
    }
  },
};
