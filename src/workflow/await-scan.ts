import { asScanError, type ScanError } from '../domain/errors.js';
import { isOver, type Scan } from '../domain/scan.js';
import type { Scanner } from '../scanners/scanner.js';
import type { Deps } from './run.js';
import { type DurationWindow, nextWaitMs } from './schedule.js';

export interface Awaiting {
  readonly scanner: Scanner;
  /** As it was last seen. */
  readonly scan: Scan;
  readonly deps: Pick<Deps, 'clock' | 'logger' | 'random'>;
  /** A fixed time between two looks; undefined: the schedule decides. */
  readonly intervalMs?: number | undefined;
  readonly window?: DurationWindow | undefined;
  /** Throws when the scan that came back is not the right one. */
  readonly check: (scan: Scan) => void;
  /** Told of every look, so that an error later finds the last state. */
  readonly onScan?: (scan: Scan) => void;
}

/** One blip must not lose a scan of two hours. */
const MAX_FAILURES_IN_A_ROW = 5;
const MAX_FAILURE_WAIT_MS = 30_000;

/** Looks at the scan until it is over. The signal's reason ends the wait: the deadline's or the interrupt's. */
export async function awaitScan(awaiting: Awaiting, signal: AbortSignal): Promise<Scan> {
  const { scanner, deps, check, onScan } = awaiting;
  const say = createTeller(deps.logger);
  const begun = beginOf(awaiting.scan, deps.clock.now());
  let scan = awaiting.scan;
  let failures = 0;
  let lastError: ScanError | undefined;
  say(scan);
  while (!isOver(scan.state)) {
    await deps.clock.sleep(pauseMs(awaiting, scan, deps.clock.now() - begun, failures, lastError), signal);
    try {
      scan = await scanner.read(scan, signal);
      failures = 0;
      lastError = undefined;
    } catch (error) {
      signal.throwIfAborted();
      lastError = asScanError(error);
      failures += 1;
      if (lastError.details.transient !== true || failures >= MAX_FAILURES_IN_A_ROW) throw lastError;
      deps.logger.info(`${lastError.message} Looking again (${failures} of ${MAX_FAILURES_IN_A_ROW} failures in a row).`);
      continue;
    }
    onScan?.(scan);
    check(scan);
    say(scan);
  }
  return scan;
}

function pauseMs(
  { intervalMs, window, deps }: Awaiting,
  scan: Scan,
  elapsedMs: number,
  failures: number,
  error: ScanError | undefined,
): number {
  const scheduled = intervalMs ?? nextWaitMs({ elapsedMs, remainingMs: scan.progress?.remainingMs, window }, deps.random);
  if (failures === 0) return scheduled;
  const backoff = Math.min(MAX_FAILURE_WAIT_MS, 1000 * 2 ** (failures - 1));
  return Math.max(error?.details.retryAfterMs ?? 0, scheduled, backoff);
}

/** A joined scan has run for a while; a clock that is a day off says nothing. */
function beginOf(scan: Scan, now: number): number {
  const created = Date.parse(scan.startedAt ?? scan.createdAt ?? '');
  return created <= now && now - created < 24 * 3_600_000 ? created : now;
}

/** Says one line when state, phase or tens of percent change, and one warning for a state that no document names. */
function createTeller(logger: Deps['logger']): (scan: Scan) => void {
  let last = '';
  let warned = false;
  return (scan) => {
    if (scan.state === 'unknown' && !warned) {
      warned = true;
      logger.warning(
        `The scan ${scan.id} is in a state that the service's documents do not name: "${scan.word}". Looking on until the deadline.`,
      );
    }
    const tens = scan.progress?.percent === undefined ? '' : ` ${Math.floor(scan.progress.percent / 10) * 10} %`;
    const line = `Scan ${scan.id}: ${scan.word}${scan.progress?.phase ? `, ${scan.progress.phase}` : ''}${tens}`;
    if (line !== last) logger.info(line);
    last = line;
  };
}
