import type { Progress } from '../../domain/scan.js';

/** How long scans of this kind last, from history or from the service's documents. */
export interface DurationWindow {
  readonly lowMs: number;
  readonly typicalMs: number;
  readonly highMs: number;
}

export interface Moment {
  /** Since the scan began, as far as we know. */
  readonly elapsedMs: number;
  /** What the service expects to remain. */
  readonly remainingMs?: number | undefined;
  readonly window?: DurationWindow | undefined;
}

const MIN_MS = 2_000;
const MAX_MS = 60_000;

/**
 * How long to wait before the next look at a scan: few requests while it cannot be over, many when it is due.
 * The formula is explained in docs/how-it-works.md. A service's Retry-After always takes precedence.
 *
 * @param random 0 to 1; spreads jobs that began together by a tenth to either side.
 */
export function nextWaitMs(moment: Moment, random: () => number): number {
  return plainWaitMs(moment) * (0.9 + 0.2 * random());
}

function plainWaitMs({ elapsedMs, remainingMs, window }: Moment): number {
  if (remainingMs !== undefined)
    return clamp(0.5 * remainingMs, MIN_MS, Math.max(MIN_MS, Math.min(elapsedMs, Math.max(MAX_MS, 0.1 * elapsedMs))));
  if (window === undefined) return clamp(Math.min(0.1 * elapsedMs, 0.7 * rootMs(elapsedMs)), MIN_MS, MAX_MS);
  const due = clamp(0.4 * rootMs(window.typicalMs), MIN_MS, MAX_MS);
  // A scan that fails early is noticed within a fifth of its life, and nobody sleeps past the first time it may be over.
  if (elapsedMs < window.lowMs) return Math.max(MIN_MS, Math.min(0.2 * elapsedMs, Math.max(due, window.lowMs - elapsedMs)));
  if (elapsedMs < window.highMs) return due;
  return clamp(Math.max(due, 0.1 * (elapsedMs - window.highMs)), MIN_MS, MAX_MS);
}

/** The formula's square roots are of seconds. */
function rootMs(ms: number): number {
  return Math.sqrt(ms / 1000) * 1000;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/**
 * The window that past durations give: median and two standard deviations of their logarithms. Undefined where there are too few,
 * or where they differ so much that the service's documents know better (spread over 20 %).
 */
export function windowOf(durationsMs: readonly number[]): DurationWindow | undefined {
  const logs = durationsMs
    .filter((ms) => ms > 0)
    .slice(0, 5)
    .map(Math.log)
    .sort((a, b) => a - b);
  if (logs.length < 3) return undefined;
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const sigma = Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / logs.length);
  if (sigma > 0.2) return undefined;
  const median = logs[Math.floor(logs.length / 2)] ?? mean;
  return { lowMs: Math.exp(median - 2 * sigma), typicalMs: Math.exp(median), highMs: Math.exp(median + 2 * sigma) };
}

/** What a service's own estimate of the time that remains is worth, from look to look. */
interface Estimate {
  /**
   * The time that remains as the service tells it, or as its percentage shows; undefined where it tells nothing, or has proven wrong.
   *
   * @param elapsedMs Since the scan began.
   */
  remainingMs(progress: Progress | undefined, elapsedMs: number, nowMs: number): number | undefined;
}

/** An estimate that does not fall while time passes is not used. */
const STRIKES = 2;
/** Of the time that has passed. */
const MUST_FALL_BY = 0.25;

/** One for each wait: it remembers the last look. */
export function createEstimate(): Estimate {
  let strikes = 0;
  let last: { readonly remainingMs: number; readonly atMs: number } | undefined;
  return {
    remainingMs(progress, elapsedMs, nowMs) {
      const remainingMs = remainingFrom(progress, elapsedMs);
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

function remainingFrom(progress: Progress | undefined, elapsedMs: number): number | undefined {
  if (progress?.remainingMs !== undefined) return progress.remainingMs;
  const percent = progress?.percent;
  return percent === undefined || percent <= 0 || percent > 100 ? undefined : (elapsedMs * (100 - percent)) / percent;
}
