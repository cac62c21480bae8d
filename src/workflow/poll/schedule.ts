import type { Progress } from '../../domain/scan.js';

/** How long scans of this kind last, from history or from the service's documents. */
export interface DurationWindow {
  readonly lowMs: number;
  readonly typicalMs: number;
  readonly highMs: number;
}

export interface Moment {
  /** Since the scan began, if known; otherwise since the run found it. */
  readonly elapsedMs: number;
  /** The remaining time that the service expects. */
  readonly remainingMs?: number | undefined;
  readonly window?: DurationWindow | undefined;
}

const MIN_MS = 2_000;
/** A wait may be longer with an estimate of the service, or before the earliest likely end. */
const USUAL_MAX_MS = 60_000;

/**
 * How long to wait before the next poll. Polls rarely while the scan cannot be over, and often when it is due.
 * docs/how-it-works.md explains the formula. A service's Retry-After always takes precedence.
 *
 * @param random 0 to 1; changes the wait by up to a tenth, so that jobs that began together do not poll together.
 */
export function nextWaitMs(moment: Moment, random: () => number): number {
  return plainWaitMs(moment) * (0.9 + 0.2 * random());
}

function plainWaitMs({ elapsedMs, remainingMs, window }: Moment): number {
  if (remainingMs !== undefined)
    return clamp(0.5 * remainingMs, MIN_MS, Math.max(MIN_MS, Math.min(elapsedMs, Math.max(USUAL_MAX_MS, 0.1 * elapsedMs))));
  if (window === undefined) return clamp(Math.min(0.1 * elapsedMs, 0.7 * rootMs(elapsedMs)), MIN_MS, USUAL_MAX_MS);
  const due = clamp(0.4 * rootMs(window.typicalMs), MIN_MS, USUAL_MAX_MS);
  // Waits are at most a fifth of the elapsed time, so a scan that fails early is noticed soon. A wait passes the earliest likely end by at
  // most `due`.
  if (elapsedMs < window.lowMs) return Math.max(MIN_MS, Math.min(0.2 * elapsedMs, Math.max(due, window.lowMs - elapsedMs)));
  if (elapsedMs < window.highMs) return due;
  return clamp(Math.max(due, 0.1 * (elapsedMs - window.highMs)), MIN_MS, USUAL_MAX_MS);
}

/** The formula's square roots are of seconds. */
function rootMs(ms: number): number {
  return Math.sqrt(ms / 1000) * 1000;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/**
 * The window from past durations: median and two standard deviations of their logarithms. Undefined if there are fewer than 3, or if they
 * differ so much (spread over 20 %) that the documented durations are better.
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

/** Uses a service's estimate of the remaining time as long as the estimate proves right. */
interface Estimate {
  /**
   * The remaining time that the service or its percentage reports; undefined if neither is reported, or if they have proven wrong.
   *
   * @param elapsedMs Since the scan began.
   */
  remainingMs(progress: Progress | undefined, elapsedMs: number, nowMs: number): number | undefined;
}

/** When estimates that fell too little outnumber the others by this many, the estimate is not used. */
const STRIKES = 2;
/** How much an estimate must fall, as a fraction of the time that passed. */
const MUST_FALL_BY = 0.25;

/** Create one for each wait, because it remembers the last poll. */
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
