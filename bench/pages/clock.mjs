// Simulated time: it stands still while anything runs, and jumps to the next sleeper when all is quiet.

export function virtualClock() {
  let nowMs = 0;
  const sleepers = new Set();
  const quiet = () => new Promise((resolve) => setImmediate(resolve));
  return {
    now: () => nowMs,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const stop = () => sleepers.delete(sleeper) && reject(signal.reason);
        const wake = () => {
          signal?.removeEventListener('abort', stop);
          resolve();
        };
        const sleeper = { atMs: nowMs + Math.max(0, ms), wake };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', stop);
      }),
    async finish(work) {
      let over = false;
      work.finally(() => {
        over = true;
      });
      for (await quiet(); !over; await quiet()) {
        const [first, ...others] = sleepers;
        if (first === undefined) throw new Error('The work waits for something else than the clock.');
        const next = others.reduce((earliest, sleeper) => (sleeper.atMs < earliest.atMs ? sleeper : earliest), first);
        sleepers.delete(next);
        nowMs = Math.max(nowMs, next.atMs);
        next.wake();
      }
      return await work;
    },
  };
}
