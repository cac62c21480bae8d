import { ScanError } from '../domain/errors.js';
import { unlessAhead } from '../domain/instant.js';
import type { Scan } from '../domain/scan.js';
import type { Scanner } from '../scanners/scanner.js';

interface ObservedScannerOptions {
  /** Is given each text about a scan before anybody repeats it: why it failed, and what it is busy with. */
  readonly onServiceText: (text: string) => void;
  /** Is given names that an error quotes and that not everybody may read, before anybody repeats them. */
  readonly onSensitiveNames: (names: readonly string[]) => void;
  /** Our clock, in milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * The same scanner. Every scan that enters the workflow passes here: `onServiceText` is given its texts, and a time that is more than two minutes
 * ahead of our clock is taken off, so that nobody behind this border has to doubt a time.
 */
export function observedScanner(scanner: Scanner, { onServiceText, onSensitiveNames, now }: ObservedScannerOptions): Scanner {
  const observe = (scan: Scan): Scan => {
    for (const text of [scan.reason, scan.progress?.phase, scan.rawState]) if (text !== undefined) onServiceText(text);
    return withoutTimesAhead(scan, now());
  };
  const hidden = (thrown: unknown): never => {
    if (thrown instanceof ScanError) onSensitiveNames(thrown.details.sensitive ?? []);
    throw thrown;
  };
  async function* observed<Item>(items: AsyncIterable<Item>): AsyncIterable<Item> {
    try {
      yield* items;
    } catch (thrown) {
      hidden(thrown);
    }
  }
  return {
    locate: (signal) => scanner.locate(signal).catch(hidden),
    async *list(request, like, signal) {
      for await (const scans of observed(scanner.list(request, like, signal))) yield scans.map(observe);
    },
    async start(request, signal) {
      const start = await scanner.start(request, signal).catch(hidden);
      return start.kind === 'started' ? { ...start, scan: observe(start.scan) } : start;
    },
    async read(scan, depth, signal) {
      return observe(await scanner.read(scan, depth, signal).catch(hidden));
    },
    collect: (scan, ask, signal) => observed(scanner.collect(scan, ask, signal)),
    cancel: (scan, signal) => scanner.cancel(scan, signal).catch(hidden),
  };
}

function withoutTimesAhead(scan: Scan, nowMs: number): Scan {
  const { createdAt, startedAt, completedAt } = scan;
  const started = unlessAhead(startedAt, nowMs);
  return {
    ...scan,
    createdAt: unlessAhead(createdAt, nowMs),
    startedAt: started,
    ...(startedAt !== undefined && started === undefined && { startsAhead: true }),
    completedAt: unlessAhead(completedAt, nowMs),
  };
}
