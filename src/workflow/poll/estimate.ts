import type { Progress } from '../../domain/scan.js';
import type { Estimate } from './durations.js';

/** The remaining time is between these, in milliseconds. */
interface Interval {
  readonly atMs: number;
  readonly lowMs: number;
  readonly highMs: number;
}

/** The spread of an estimate that has not moved yet, and how many movements it counts for. */
const SPREAD = { first: 0.1, counts: 4, least: 0.03 };
/** An estimate with this spread is believed half as much as one that has proven exact. */
const DOUBTFUL_SPREAD = 0.4;
const MOST_WEIGHT = 0.97;
/** A shorter remaining time than this counts as this time. */
const LEAST_MS = 250;
/** The end of a scan may be this much later than its estimate: services report it a moment later. */
const LATE_MS = 2_000;
/** Seconds are cut, so that 5 means 5 to 6. If a service rounds them, the poll is half a second late, which costs less than one that is too early. */
const CUT_MS = 1_000;

/**
 * Learns during one wait how far the estimates of the service can be trusted: the remaining time, and the percentage. An estimate moves if
 * it is not what the one before it predicted. The more it moves, the wider is its spread, and the smaller its weight: an estimate that is
 * stuck at one minute soon has none.
 *
 * @returns a function that takes each answer of the service, with the time since the scan began, and returns the estimates
 */
export function createEstimates(): (progress: Progress | undefined, elapsedMs: number) => readonly Estimate[] {
  const ofTime = createEstimate();
  const ofPercent = createEstimate();
  return (progress, elapsedMs) => {
    const found = [ofTime(timeOf(progress, elapsedMs)), ofPercent(percentOf(progress, elapsedMs))].filter(
      (estimate) => estimate !== undefined,
    );
    return found.map((estimate) => ({ ...estimate, weight: estimate.weight / found.length }));
  };
}

function createEstimate(): (interval: Interval | undefined) => Estimate | undefined {
  let last: Interval | undefined;
  let moved = SPREAD.counts * SPREAD.first ** 2;
  let count = SPREAD.counts;
  // The first estimate after whose end the scan still ran, until the service reports a later end.
  let missed: Interval | undefined;
  return (interval) => {
    if (interval === undefined) return undefined;
    let { lowMs, highMs } = interval;
    if (last !== undefined) {
      const passedMs = interval.atMs - last.atMs;
      const predicted = { low: Math.max(LEAST_MS, last.lowMs - passedMs), high: Math.max(2 * LEAST_MS, last.highMs - passedMs) };
      count += Math.min(1, 0.25 + passedMs / last.highMs);
      const fits = predicted.low <= highMs && lowMs <= predicted.high;
      const isMissed = passedMs >= last.highMs;
      if (isMissed) missed ??= last;
      if (lowMs > predicted.high) missed = undefined;
      if (!fits) moved += Math.min(4, Math.log((lowMs * highMs) / (predicted.low * predicted.high)) ** 2 / 4) / 2;
      else if (!isMissed) {
        lowMs = Math.max(lowMs, predicted.low);
        highMs = Math.max(Math.min(highMs, predicted.high), lowMs);
      }
    }
    last = { atMs: interval.atMs, lowMs, highMs };
    const spread = Math.max(SPREAD.least, Math.sqrt(moved / count), missed === undefined ? 0 : latenessOf(missed, interval.atMs));
    // The standard deviation of a uniform distribution is its width over the root of 12.
    const rounding = Math.log(highMs / lowMs) / Math.sqrt(12);
    return {
      remainingMs: Math.sqrt(lowMs * highMs),
      spread: Math.hypot(spread, rounding),
      weight: MOST_WEIGHT / (1 + (spread / DOUBTFUL_SPREAD) ** 6),
    };
  };
}

/**
 * The spread of an estimate that was missed, from how much later the scan ends, at least. Otherwise a percentage that stays at 99 would be
 * right at every poll. Further polls do not reduce it, because they bring no better estimate.
 */
function latenessOf({ atMs, highMs }: Interval, nowMs: number): number {
  return Math.log((nowMs - atMs + LATE_MS) / (highMs + LATE_MS)) / Math.sqrt(SPREAD.counts);
}

function timeOf(progress: Progress | undefined, atMs: number): Interval | undefined {
  const remainingMs = progress?.remainingMs;
  if (remainingMs === undefined) return undefined;
  return { atMs, lowMs: Math.max(LEAST_MS, remainingMs), highMs: remainingMs + CUT_MS };
}

/** A percentage may be rounded or cut, so that 65 means 64.5 to 66; as if the work went on at the same speed. */
function percentOf(progress: Progress | undefined, atMs: number): Interval | undefined {
  const percent = progress?.percent;
  if (percent === undefined || percent <= 0 || percent > 100) return undefined;
  const remainingAt = (share: number): number => (atMs * (100 - share)) / share;
  const highMs = Math.max(2 * LEAST_MS, remainingAt(Math.max(0.5, percent - 0.5)));
  return { atMs, lowMs: Math.min(highMs, Math.max(LEAST_MS, remainingAt(Math.min(100, percent + 1)))), highMs };
}
