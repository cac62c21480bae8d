import { unlessAhead } from '../domain/instant.js';
import type { Scan } from '../domain/scan.js';
import type { Scanner } from '../scanners/scanner.js';

export interface Observing {
  /** Is given each text about a scan before anybody repeats it: why it failed, and what it is busy with. */
  readonly overhear: (text: string) => void;
  /** Our clock, in milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * The same scanner. Every scan that enters the workflow passes here: its texts are overheard, and a time that is more than two minutes
 * ahead of our clock is taken off, so that nobody behind this border has to doubt a time.
 */
export function observedScanner(scanner: Scanner, { overhear, now }: Observing): Scanner {
  const observe = (scan: Scan): Scan => {
    for (const text of [scan.reason, scan.progress?.phase, scan.word]) if (text !== undefined) overhear(text);
    return withoutTimesAhead(scan, now());
  };
  return {
    locate: (signal) => scanner.locate(signal),
    async *list(wanted, like, signal) {
      for await (const scans of scanner.list(wanted, like, signal)) yield scans.map(observe);
    },
    async start(wanted, signal) {
      const start = await scanner.start(wanted, signal);
      return start.kind === 'started' ? { ...start, scan: observe(start.scan) } : start;
    },
    async read(scan, depth, signal) {
      return observe(await scanner.read(scan, depth, signal));
    },
    collect: (scan, ask, signal) => scanner.collect(scan, ask, signal),
    cancel: (scan, signal) => scanner.cancel(scan, signal),
  };
}

function withoutTimesAhead(scan: Scan, nowMs: number): Scan {
  const { createdAt, startedAt, completedAt } = scan;
  return {
    ...scan,
    createdAt: unlessAhead(createdAt, nowMs),
    startedAt: unlessAhead(startedAt, nowMs),
    completedAt: unlessAhead(completedAt, nowMs),
  };
}
