import { statSync } from 'node:fs';

/** The rooms whose files take longest, because they start processes, Chromium, or whole jobs. */
const SLOW = /[/\\]__tests__[/\\](?:e2e|page|contract|workflow|docs)[/\\]/;

/** Starts slow and long files first (`testSequencer` of jest.config.json), so that no worker runs one while the others have ended. */
export default class SlowestFirst {
  sort(tests) {
    const weighed = tests.map((test) => ({ test, weight: statSync(test.path).size * (SLOW.test(test.path) ? 100 : 1) }));
    return weighed.sort((a, b) => b.weight - a.weight).map(({ test }) => test);
  }

  /** Called with the durations, which are not needed. */
  cacheResults() {}
}
