import type { Progress } from '../../domain/scan.js';

/** What a service's own estimate of the time that remains is worth, from look to look. */
export interface Estimate {
  /**
   * The time that remains as the service tells it, or as its percentage shows; undefined where it tells nothing, or has proven wrong.
   *
   * @param elapsedMs Since the scan began.
   */
  remainingMs(progress: Progress | undefined, elapsedMs: number, nowMs: number): number | undefined;
}

/** An estimate that does not fall while time passes is not believed (reference: performance, section 2). */
const STRIKES = 2;
/** Of the time that has passed. */
const MUST_FALL_BY = 0.25;

/** One for each wait: it remembers the last look. */
export function createEstimate(): Estimate {
  let strikes = 0;
  let last: { readonly remainingMs: number; readonly atMs: number } | undefined;
  return {
    remainingMs(progress, elapsedMs, nowMs) {
      const remainingMs = toldBy(progress, elapsedMs);
      if (remainingMs === undefined) return undefined;
      if (last !== undefined && nowMs > last.atMs) {
        const fell = last.remainingMs - remainingMs;
        strikes = Math.min(STRIKES, Math.max(0, strikes + (fell < MUST_FALL_BY * (nowMs - last.atMs) ? 1 : -1)));
      }
      last = { remainingMs, atMs: nowMs };
      return strikes < STRIKES ? remainingMs : undefined;
    },
  };
}

function toldBy(progress: Progress | undefined, elapsedMs: number): number | undefined {
  if (progress?.remainingMs !== undefined) return progress.remainingMs;
  const percent = progress?.percent;
  return percent === undefined || percent <= 0 || percent > 100 ? undefined : (elapsedMs * (100 - percent)) / percent;
}
