import { ScanError } from '../domain/errors.js';
import { unlessAhead } from '../domain/instant.js';
import type { Scan } from '../domain/scan.js';
import type { Scanner } from '../scanners/scanner.js';

interface ObservedScannerOptions {
  /** Called with each text of a scan, such as why it failed, before the workflow uses the text. */
  readonly onServiceText: (text: string) => void;
  /** Called with names in an error that must be redacted, before the workflow uses the error. */
  readonly onSensitiveNames: (names: readonly string[]) => void;
  /** Our clock, in milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * Wraps a scanner. Every scan that enters the workflow passes here: `onServiceText` gets its texts, and a time more than two minutes ahead
 * of our clock is removed, so that the workflow can rely on times.
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
