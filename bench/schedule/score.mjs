// Scores a policy: a function (scan, random) => (state) => seconds to wait, where state has the elapsed seconds and the number of looks.

/** Looks at each scan until it is over. `P` is the product of requests and delay over the duration (docs/performance.md). */
export function score(scans, policy, random) {
  let requests = 0;
  let delay = 0;
  let total = 0;
  let maxRequests = 0;
  for (const scan of scans) {
    const wait = policy(scan, random);
    let elapsed = 0;
    let looks = 0;
    while (elapsed < scan.duration) {
      elapsed += wait(elapsed, looks);
      looks += 1;
    }
    requests += looks;
    delay += elapsed - scan.duration;
    total += scan.duration;
    maxRequests = Math.max(maxRequests, looks);
  }
  const count = scans.length;
  return { P: ((requests / count) * (delay / count)) / (total / count), requests: requests / count, maxRequests, delayS: delay / count };
}

/** What other tools do while they wait; see docs/performance.md. */
export const PEERS = {
  'fixed-5': () => () => 5,
  'fixed-10': () => () => 10,
  'fixed-30': () => () => 30,
  'fixed-120': () => () => 120,
  'linear-to-65': () => (_elapsed, looks) => Math.min(65, 5 + Math.floor(looks / 5)),
  'exponential-with-jitter': (_scan, random) => (_elapsed, looks) => Math.max(2, random() * Math.min(120, 2 * 2 ** Math.min(looks, 10))),
};

/** Ours, from the documented duration and, with `useHistory`, from the history of the scan. */
export function ours({ nextWaitMs, createEstimates }, typical, { useHistory = false, progressOf } = {}) {
  return (scan, random) => {
    const expected = { typicalMs: 1000 * typical, pastMs: useHistory ? scan.history.map((seconds) => 1000 * seconds) : [] };
    const estimate = createEstimates();
    const progress = progressOf?.(scan, random);
    return (elapsed, looks, stretch = 1) => {
      const estimates = progress && looks > 0 ? estimate(progress(elapsed), 1000 * elapsed) : [];
      return nextWaitMs({ elapsedMs: 1000 * elapsed, expected, estimates, stretch }, random) / 1000;
    };
  };
}
