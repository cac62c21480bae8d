// The smallest P that any schedule can have if the distribution of the durations is known:
// (integral of sqrt(S f) dt)^2 / (2 E[T]), with the density f and the survival S.

const BINS = 400;

/** @param durations in seconds; of a known distribution take many */
export function limitOf(durations) {
  const sorted = durations.toSorted((a, b) => a - b);
  const bins = Math.min(BINS, Math.ceil(Math.sqrt(sorted.length)));
  const quantile = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  let integral = 0;
  for (let bin = 0; bin < bins; bin += 1) {
    const width = quantile((bin + 1) / bins) - quantile(bin / bins);
    integral += Math.sqrt((1 - (bin + 0.5) / bins) * (1 / bins) * width);
  }
  return integral ** 2 / (2 * (sorted.reduce((sum, duration) => sum + duration, 0) / sorted.length));
}
