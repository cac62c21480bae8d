/** The only source of time in the emulator, also for scan durations, delays, and rate limits. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  sleep(ms: number): Promise<void>;
}

/** The wall clock. A pending sleep does not keep the process alive; the listening socket does. */
export function realClock(): Clock {
  return scaledClock(1);
}

/** A clock that runs `speed` times as fast as the wall clock: with 1,000, a second takes a millisecond. */
export function scaledClock(speed: number, startMs: number = Date.now()): Clock {
  const startedMs = performance.now();
  return {
    now: () => Math.round(startMs + (performance.now() - startedMs) * speed),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms / speed).unref()),
  };
}

export const DAY_MS = 24 * 60 * 60 * 1000;

/** Whole seconds, as GitHub and four services document. */
export function instant(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
