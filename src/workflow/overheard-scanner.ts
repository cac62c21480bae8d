import type { Scan } from '../domain/scan.js';
import type { Scanner } from '../scanners/scanner.js';

/**
 * The same scanner, whose words about scans are told before anybody repeats them: why one failed, and what it is busy with.
 *
 * @param overhear Is told each of these texts.
 */
export function overheardScanner(scanner: Scanner, overhear: (text: string) => void): Scanner {
  const heard = <Told extends Scan>(scan: Told): Told => {
    for (const text of [scan.reason, scan.progress?.phase, scan.word]) if (text !== undefined) overhear(text);
    return scan;
  };
  return {
    locate: (signal) => scanner.locate(signal),
    async *list(wanted, like, signal) {
      for await (const scans of scanner.list(wanted, like, signal)) yield scans.map(heard);
    },
    async start(wanted, signal) {
      const start = await scanner.start(wanted, signal);
      return start.kind === 'started' ? { ...start, scan: heard(start.scan) } : start;
    },
    async read(scan, depth, signal) {
      return heard(await scanner.read(scan, depth, signal));
    },
    collect: (scan, ask, signal) => scanner.collect(scan, ask, signal),
    cancel: (scan, signal) => scanner.cancel(scan, signal),
  };
}
