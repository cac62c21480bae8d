import { type Durations, type Estimate, type Expected, mixtureOf, survivalOf, tailOf } from './durations.js';

export interface Moment {
  /** Since the scan began, if known; otherwise since the run found it. In milliseconds. */
  readonly elapsedMs: number;
  readonly expected: Expected;
  /** What the service reports about the remaining time. The sum of the weights is at most 1. */
  readonly estimates?: readonly Estimate[] | undefined;
  /** How much longer the steps are than usual; at least 1. Grows when the service answers that there are too many requests. */
  readonly stretch?: number | undefined;
}

/** No two polls are closer than this, except with an estimate of the service. */
export const MIN_WAIT_MS = 2_000;
/** No two polls are closer than this if the service's estimate is trusted, and the service has not limited the requests. */
const MIN_WAIT_ESTIMATED_MS = 1_000;
/** An estimate is trusted if its weight is at least this, as that of the first one. */
const TRUSTED = 0.5;
/**
 * How far the integral of the root of the hazard goes between two polls, in the root of milliseconds. Longer steps mean fewer requests and
 * a longer delay, with the same product. With the documents alone, the polls are spread over a long time, so that the steps are longer.
 * With an estimate of the service, each poll brings a better estimate.
 */
const STEP = { withHistory: 0.7 * Math.sqrt(1_000), documentsAlone: 1.2 * Math.sqrt(1_000), withEstimate: 1.1 * Math.sqrt(1_000) };
/** For longer scans, the step grows a little, because some seconds more matter less there. */
const LONG = { fromMs: 900_000, power: 0.1 };
/**
 * This part of all scans fails early, after this time on average. A second of delay counts more then, because somebody still watches the
 * job: for a long scan more than for a short one, which has fewer polls to spend.
 */
const EARLY = { part: 0.03, afterMs: 20_000, counts: { withHistory: 14, documentsAlone: 7.5, fromMs: 900_000, power: 0.9 } };
/** After each response that there are too many requests, the steps of this run are this many times longer, up to a limit. */
export const STRETCH = { by: 1.5, most: 8 };
/** The part of a step that is random, so that jobs that began together do not poll together. */
const JITTER = 0.2;
/** The probability that the scan is not over, at which the poll is sent in any case. */
const ALMOST_OVER = 0.1;
/** How exact the integral is. */
const GRID = { leastMs: 250, ofWait: 0.08, ofElapsed: 0.02 };

/**
 * How long to wait before the next poll: until the integral of the root of the hazard, from now on, reaches one step. The hazard is the
 * probability density that the scan ends now if it has not ended before. With polls placed like this, the product of requests and delay is
 * as small as possible (J. B. Keller, "Optimum checking schedules for systems subject to random failure", 1974). docs/how-it-works.md
 * explains it in plain words. A service's Retry-After always takes precedence.
 *
 * @param random 0 to 1
 * @returns milliseconds, at least 2 s, or 1 s with an estimate of the service
 */
export function nextWaitMs(moment: Moment, random: () => number): number {
  const { elapsedMs, stretch = 1, estimates = [] } = moment;
  const mixture = mixtureOf(moment.expected);
  const trust = estimates.reduce((sum, { weight }) => sum + weight, 0);
  const step = stepOf(mixture, moment.expected, trust);
  const survivalAt = survivalFrom(mixture, moment, trust);
  const early = earlyOf(mixture);
  const leastMs = trust >= TRUSTED && stretch === 1 ? MIN_WAIT_ESTIMATED_MS : MIN_WAIT_MS;
  const target = step * stretch * (1 + JITTER * (random() - 0.5));
  let waitMs = 0;
  let reached = 0;
  for (let before = 1; ; ) {
    const gridMs = Math.max(GRID.leastMs, Math.min(GRID.ofWait * waitMs, GRID.ofElapsed * (elapsedMs + waitMs)));
    const atMs = elapsedMs + waitMs + gridMs / 2;
    const after = survivalAt(waitMs + gridMs);
    // The integral of the hazard is the difference of the logarithms of the survival.
    const hazard = after > 0 ? Math.max(0, Math.log(before / after)) + early * Math.exp(-atMs / EARLY.afterMs) * gridMs : 0;
    const longest = longestMs(atMs, mixture.overdueMs, trust);
    const increment = Math.max(Math.sqrt(hazard * gridMs), (step * stretch * gridMs) / longest);
    if (reached + increment >= target) return Math.max(leastMs, waitMs + (gridMs * (target - reached)) / increment);
    // An end that is known to a second has a short integral. The poll is when the scan is almost certainly over.
    if (after < ALMOST_OVER) return Math.max(leastMs, waitMs + (gridMs * (before - ALMOST_OVER)) / (before - after));
    reached += increment;
    waitMs += gridMs;
    before = after;
  }
}

/** A target that takes longer than its kind gets longer steps, so that the number of polls stays within that of its kind. */
function stepOf({ fromHistory, middleMs }: Durations, { typicalMs }: Expected, trust: number): number {
  const length = (middleMs / LONG.fromMs) ** LONG.power;
  const target = Math.min(1.6, Math.max(0.75, Math.sqrt(middleMs / Math.max(1, typicalMs))));
  const usual = fromHistory ? STEP.withHistory : STEP.documentsAlone;
  return trust * STEP.withEstimate + (1 - trust) * usual * length * target;
}

/** The probability that the scan is not over after a wait from now on, of the mixture and of the service's estimates together. */
function survivalFrom({ components }: Durations, { elapsedMs, estimates = [] }: Moment, trust: number): (waitMs: number) => number {
  const others = (1 - trust) / Math.max(Number.MIN_VALUE, survivalOf(components, elapsedMs));
  return (waitMs) =>
    estimates.reduce(
      (sum, { weight, remainingMs, spread }) => sum + weight * tailOf(Math.log(waitMs / remainingMs) / spread),
      others * survivalOf(components, elapsedMs + waitMs),
    );
}

/** The hazard of an early failure at the beginning, for each millisecond, times how much its delay counts. */
function earlyOf({ fromHistory, middleMs }: Durations): number {
  const { withHistory, documentsAlone, fromMs, power } = EARLY.counts;
  return (EARLY.part / EARLY.afterMs) * (fromHistory ? withHistory : documentsAlone) * (middleMs / fromMs) ** power;
}

/**
 * The longest wait. An overdue scan is polled at least every tenth of its time, at least every minute in the first hour, and later at
 * least every 60th of its time. With an estimate, a wait is at most a minute or a quarter of the time, because the scan may fail.
 */
function longestMs(atMs: number, overdueMs: number, trust: number): number {
  if (atMs > overdueMs) return Math.max(MIN_WAIT_MS, Math.min(atMs / 10, Math.max(60_000, atMs / 60)));
  return trust > 0 ? Math.max(60_000, atMs / 4) / trust : Number.POSITIVE_INFINITY;
}
