import type { Clock } from '../../src/runtime/clock.js';

/** Time that a test advances. Pauses end in the order of their times. */
export interface VirtualClock extends Clock {
  /** Advances the time by `ms`. */
  pass(ms: number): Promise<void>;
  /** Advances the time as far as the work needs. Throws if the work waits for anything else. */
  finish<T>(work: Promise<T>): Promise<T>;
  /** The pauses, in the order of the calls. */
  readonly sleeps: readonly number[];
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

export function virtualClock(startMs = Date.UTC(2026, 10, 21, 9)): VirtualClock {
  let nowMs = startMs;
  const sleepers = new Set<Sleeper>();
  const sleeps: number[] = [];
  const wakeNext = async (untilMs: number): Promise<boolean> => {
    await settle();
    const next = [...sleepers].toSorted((a, b) => a.at - b.at)[0];
    if (next === undefined || next.at > untilMs) return false;
    sleepers.delete(next);
    nowMs = Math.max(nowMs, next.at);
    next.wake();
    return true;
  };
  return {
    sleeps,
    now: () => nowMs,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason as Error);
          return;
        }
        sleeps.push(ms);
        const sleeper: Sleeper = { at: nowMs + Math.max(0, ms), wake: resolve };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', () => {
          if (sleepers.delete(sleeper)) reject(signal.reason as Error);
        });
      }),
    async pass(ms) {
      const untilMs = nowMs + ms;
      while (await wakeNext(untilMs));
      nowMs = untilMs;
      await settle();
    },
    async finish(work) {
      let over = false;
      const watched = work.finally(() => {
        over = true;
      });
      watched.catch(() => undefined);
      for (let idle = 0; !over && idle < 50; ) idle = (await wakeNext(Infinity)) ? 0 : idle + 1;
      await settle();
      if (!over) throw new Error('The work waits for something else than the clock.');
      return watched;
    },
  };
}

/** Runs everything that does not wait for time. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
