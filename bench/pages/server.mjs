/** A server that allows so many requests in each minute of its clock, and answers each after a time. */
export function limitedServer(clock, { perMinute, latencyMs }) {
  const used = new Map();
  let open = 0;
  const server = {
    refused: 0,
    mostOpen: 0,
    untilNextMinuteMs: () => 60_000 - (clock.now() % 60_000),
    /** @returns whether the request was answered with its page */
    async request() {
      const minute = Math.floor(clock.now() / 60_000);
      const nth = (used.get(minute) ?? 0) + 1;
      used.set(minute, nth);
      open += 1;
      server.mostOpen = Math.max(server.mostOpen, open);
      await clock.sleep(latencyMs);
      open -= 1;
      if (nth > perMinute) server.refused += 1;
      return nth <= perMinute;
    },
  };
  return server;
}
