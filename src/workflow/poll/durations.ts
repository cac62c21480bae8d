/** What is known about how long a scan takes, before the scan reports anything itself. */
export interface Expected {
  /** How long such scans usually take, from the service's documents, in milliseconds. */
  readonly typicalMs: number;
  /** How long earlier scans of this kind took, in milliseconds, in any order. Values that are not positive are ignored. */
  readonly pastMs: readonly number[];
}

/** What the service reports about the remaining time, with how far that can be trusted (`estimate.ts`). */
export interface Estimate {
  /** The remaining time from now on, in milliseconds. Positive. */
  readonly remainingMs: number;
  /** The standard deviation of the logarithm of the remaining time. */
  readonly spread: number;
  /** The probability that the estimate describes this scan, 0 to 1. */
  readonly weight: number;
}

/** One guess: the logarithm of the time is spread around `logMs`. */
interface Component {
  readonly weight: number;
  readonly logMs: number;
  readonly spread: number;
}

/** A mixture of guesses about the duration of one scan. */
export interface Durations {
  readonly components: readonly Component[];
  /** Whether the main guess comes from past durations. */
  readonly fromHistory: boolean;
  /** The middle of the main guess, in milliseconds. */
  readonly middleMs: number;
  /** After this time, the scan is later than the main guess explains, in milliseconds. */
  readonly overdueMs: number;
}

/** More durations than this describe a target as it was, not as it is. */
const MOST_PAST = 10;
/** Documents give one number for all targets. */
const DOCUMENTS_SPREAD = 0.45;
/** How much the runs of one target differ, before any is known; it counts like this many durations. */
const RUNS_SPREAD = 0.13;
const RUNS_COUNT = 6;
/** The part of the main guess that is placed around each past duration, for targets whose runs have several usual durations. */
const EACH_WEIGHT = 0.3;
/** The spread around each past duration, relative to the spread around their mean. */
const EACH_SPREAD = 0.4;
/** What the documents say of a target whose history is known. */
const DOCUMENTS_WEIGHT = 0.03;
/** A scan can be much shorter, or much longer. */
const ANY = { withHistory: 0.02, documentsAlone: 0.075, spread: 0.85 };
/** This part of all scans hangs. Their polls cost requests and find no end, so they are rare after the time of most scans. */
const HANGING = 0.005;

/**
 * The mixture for a scan: around the mean of past durations, around each of them, around the documented duration, and one that is so wide
 * that few durations are a surprise. The spread of the past durations is estimated as in the predictive distribution of a normal sample.
 */
export function mixtureOf({ typicalMs, pastMs }: Expected): Durations {
  const logs = pastMs
    .filter((ms) => ms > 0 && Number.isFinite(ms))
    .slice(0, MOST_PAST)
    .map(Math.log);
  const documented = Math.log(Math.max(1, typicalMs));
  if (logs.length === 0) {
    const main = { weight: 1 - ANY.documentsAlone, logMs: documented, spread: DOCUMENTS_SPREAD };
    return around(false, main, [main, { weight: ANY.documentsAlone, logMs: documented, spread: ANY.spread }]);
  }
  const count = logs.length;
  const logMs = sum(logs) / count;
  const squares = sum(logs.map((log) => (log - logMs) ** 2)) + RUNS_COUNT * RUNS_SPREAD ** 2;
  const spread = Math.sqrt((squares / (count - 1 + RUNS_COUNT)) * (1 + 1 / count));
  const weight = 1 - DOCUMENTS_WEIGHT - ANY.withHistory;
  const main = { weight: weight * (1 - EACH_WEIGHT), logMs, spread };
  return around(true, main, [
    main,
    ...logs.map((log) => ({ weight: (weight * EACH_WEIGHT) / count, logMs: log, spread: EACH_SPREAD * spread })),
    { weight: DOCUMENTS_WEIGHT, logMs: documented, spread: DOCUMENTS_SPREAD },
    { weight: ANY.withHistory, logMs, spread: ANY.spread },
  ]);
}

function around(fromHistory: boolean, { logMs, spread }: Component, components: readonly Component[]): Durations {
  return { components, fromHistory, middleMs: Math.exp(logMs), overdueMs: Math.exp(logMs + 2 * spread) };
}

/** The probability that a scan is not over `afterMs` after its beginning. Positive for every time that a scan can take. */
export function survivalOf(components: readonly Component[], afterMs: number): number {
  const log = Math.log(afterMs);
  let survival = HANGING;
  for (const { weight, logMs, spread } of components) survival += weight * tailOf((log - logMs) / spread);
  return survival;
}

/**
 * The probability that a value is more than `z` standard deviations above the mean: between the normal distribution (1.5976 and 0.07056:
 * S. R. Bowling et al., "A logistic approximation to the cumulative normal distribution", 2009) and the logistic one (1.8138 and 0), which
 * has heavier tails, because a spread that was estimated from few values is uncertain.
 */
export function tailOf(z: number): number {
  return 1 / (1 + Math.exp(z * (1.7057 + 0.03528 * z * z)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
