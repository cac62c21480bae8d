// The least P that any placement of polls can have if it knows the distribution exactly, sends at most `mostPolls` to any scan, and notices
// early failures after `delayS` on average. Polls of the density n(t) cost the requests of n x S and the delay of f / 2n, so that with prices
// for the polls of the longest scan (c) and for early failures (e), the best density is the root of (f + e x early) / (S + c).
const EARLY = { part: 0.03, afterS: 20, withinS: 60 };
/** No scan of 700 is longer than this many standard deviations. */
const LONGEST = 3.2;
const MOST_DENSE = 1 / 2;

/**
 * @param usual the middle of the lognormal durations, in seconds
 * @returns `{ P, requests, delayS, earlyS }`
 */
export function leastP({ usual, spread, mostPolls, delayS }) {
  const grid = gridOf(usual, spread);
  const meanS = grid.reduce((sum, { width, survival }) => sum + width * survival, 0);
  let best;
  for (const c of [0, 0.003, 0.01, 0.03, 0.1, 0.2, 0.4])
    for (let e = 1e-4; e < 30; e *= 1.5)
      for (let step = 0.3; step < 8; step *= 1.05) {
        const sums = { requests: 0.5, delayS: 0, earlyS: 0, polls: 0 };
        for (const { width, survival, density, early } of grid) {
          const polls = Math.min(MOST_DENSE, Math.sqrt((density + e * early) / (survival + c)) / step);
          if (polls === 0) continue;
          sums.requests += polls * survival * width;
          sums.delayS += (density * width) / (2 * polls);
          sums.earlyS += (early * width) / (2 * polls);
          sums.polls += polls * width;
        }
        const P = (sums.requests * sums.delayS) / meanS;
        if (sums.polls <= mostPolls && sums.earlyS <= delayS && !(best?.P <= P)) best = { P, ...sums };
      }
  return best;
}

/** Times with the probability that a scan is not over, the density of the end, and that of a failure in the first minute. */
function gridOf(usual, spread) {
  const survivalAt = (at) => (1 - normalBelow(Math.log(at / usual) / spread)) * (1 - EARLY.part * (1 - Math.exp(-at / EARLY.afterS)));
  const grid = [];
  for (let from = 0.01; from < usual * Math.exp(LONGEST * spread); ) {
    const width = Math.max(0.5, 0.03 * from);
    const at = from + width / 2;
    const density = Math.max(0, (survivalAt(from) - survivalAt(from + width)) / width);
    const early =
      at < EARLY.withinS ? Math.exp(-at / EARLY.afterS) / EARLY.afterS + Math.exp(-EARLY.withinS / EARLY.afterS) / EARLY.withinS : 0;
    grid.push({ width, survival: survivalAt(at), density, early });
    from += width;
  }
  return grid;
}

/** Abramowitz and Stegun, "Handbook of Mathematical Functions", 26.2.17. */
function normalBelow(z) {
  if (z < 0) return 1 - normalBelow(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const sum = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}
