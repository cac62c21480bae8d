import { ScanError } from '../../domain/errors.js';
import { beginOf, isOver, mergeScan, type Scan, type ScanRef } from '../../domain/scan.js';
import { describeCounts, totalOf } from '../../domain/severity.js';
import { RETRY_LIMITS_MS, withRetry } from '../../runtime/retry.js';
import type { ReadDetail, Scanner } from '../../scanners/scanner.js';
import type { Dependencies, RunConfig, ScanContext } from '../context.js';
import { createEstimate, type DurationWindow, nextWaitMs } from './schedule.js';

interface PollOptions extends Pick<ScanContext, 'scanner' | 'scan'> {
  /** Before this it cannot have begun, in milliseconds by our clock; absent for a scan that the run found. */
  readonly notBeforeMs?: number | undefined;
  readonly deps: Pick<Dependencies, 'clock' | 'logger' | 'random'>;
  /** A fixed time between two looks; undefined: the schedule decides. */
  readonly intervalMs?: number | undefined;
  readonly window?: DurationWindow | undefined;
  /** How long the looks may fail, in milliseconds; default: until the signal ends. */
  readonly withinMs?: number | undefined;
  /** Throws when the scan that came back is not the right one. */
  readonly check: (scan: Scan) => void;
  /** Is given the scan after every look, so that an error later finds the last state. */
  readonly onScan?: (scan: Scan) => void;
}

/** What the schedule needs to know. */
export function pollingOf(run: RunConfig): { readonly intervalMs: number | undefined; readonly window: DurationWindow } {
  const { low, typical, high } = run.lastsMs;
  return { intervalMs: run.waitOptions.pollIntervalMs, window: { lowMs: low, typicalMs: typical, highMs: high } };
}

/** Looks at the scan until it is over. The signal's reason ends the wait: the deadline's or the interrupt's. */
export async function awaitScan(options: PollOptions, signal: AbortSignal): Promise<Scan> {
  const { scanner, deps, check, onScan, withinMs = Number.POSITIVE_INFINITY } = options;
  const progress = createProgressLogger(deps);
  const startedMs = startOf(options, deps.clock.now());
  let { scan } = options;
  const estimate = createEstimate();
  progress.report(scan);
  while (!isOver(scan.state)) {
    const now = deps.clock.now();
    const waitMs = pauseMs(options, estimate.remainingMs(scan.progress, now - startedMs, now), now - startedMs);
    await progress.pause(waitMs, scan, now - startedMs, signal);
    scan = mergeScan(
      scan,
      await readWithRetry(scanner, scan, 'light', deps, signal, { withinMs, intervalMs: waitMs }).catch(goneNow(scan)),
    );
    onScan?.(scan);
    check(scan);
    progress.report(scan);
  }
  return scan;
}

/** It was there when it was last looked at: nothing that the person has given is wrong. */
function goneNow({ id }: Scan): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof ScanError) || error.code !== 'NOT_FOUND') throw error;
    throw new ScanError(error.code, error.message, {
      ...error.details,
      hint: `The service no longer knows the scan ${id}, which it knew before: somebody may have deleted it there. Run the job again.`,
    });
  };
}

function pauseMs({ intervalMs, window, deps }: PollOptions, remainingMs: number | undefined, elapsedMs: number): number {
  return intervalMs ?? nextWaitMs({ elapsedMs, remainingMs, window }, deps.random);
}

/** A joined scan has run for a while; a clock that is a day off says nothing. Ours is as old as our start, whatever the service's clock shows. */
function startOf({ scan, notBeforeMs = Number.NEGATIVE_INFINITY }: PollOptions, now: number): number {
  const startedMs = Math.max(beginOf(scan) ?? now, notBeforeMs);
  return startedMs <= now && now - startedMs < 24 * 3_600_000 ? startedMs : now;
}

/** A log without a line for longer than this looks as if the job hung. */
const HEARTBEAT_MS = 60_000;

/** Logs a line when state, phase or tens of percent change, a line a minute in between, and one warning for an undocumented state. */
function createProgressLogger({ clock, logger }: PollOptions['deps']) {
  let last = '';
  let loggedMs = clock.now();
  let warned = false;
  const log = (line: string): void => {
    logger.info(line);
    loggedMs = clock.now();
  };
  return {
    report(scan: Scan): void {
      if (scan.state === 'unknown' && !warned) {
        warned = true;
        logger.warning(`The scan ${scan.id} is in an undocumented state: "${scan.rawState}". scan-gate keeps polling until the deadline.`);
      }
      const line = `Scan ${scan.id}: ${describeState(scan)}`;
      if (line !== last) log(line);
      last = line;
    },
    /** @param elapsedMs Since the scan began. */
    async pause(waitMs: number, scan: Scan, elapsedMs: number, signal: AbortSignal): Promise<void> {
      let leftMs = waitMs;
      while (leftMs > 0) {
        const stepMs = Math.min(leftMs, Math.max(1, loggedMs + HEARTBEAT_MS - clock.now()));
        await clock.sleep(stepMs, signal);
        leftMs -= stepMs;
        const now = clock.now();
        if (now - loggedMs >= HEARTBEAT_MS)
          log(`Scan ${scan.id}: still ${describeState(scan)} after ${minutes(elapsedMs + waitMs - leftMs)}`);
      }
    },
  };
}

function describeState(scan: Scan): string {
  const tens = scan.progress?.percent === undefined ? '' : ` ${Math.floor(scan.progress.percent / 10) * 10} %`;
  return `${scan.rawState}${scan.progress?.phase ? `, ${scan.progress.phase}` : ''}${tens}${foundSoFar(scan)}`;
}

function minutes(ms: number): string {
  const count = Math.floor(ms / 60_000);
  return count < 60 ? `${count} min` : `${Math.floor(count / 60)} h ${count % 60} min`;
}

/** Some services count while they scan. */
function foundSoFar({ state, counts }: Scan): string {
  return isOver(state) || counts === undefined || totalOf(counts) === 0 ? '' : `; found so far: ${describeCounts(counts)}`;
}

/** How long reads of a scan are retried. */
interface Looks {
  /** How long failures that may pass are borne, in milliseconds; default: as long as before a scan of ours exists. */
  readonly withinMs?: number | undefined;
  /** The shortest pause between two looks, in milliseconds. */
  readonly intervalMs?: number | undefined;
}

/**
 * Looks at the scan, and looks again after a failure that may pass: a scanner sends a look once, so that here is its only retry.
 *
 * @throws ScanError the last one, when the time for retries is over or no waiting helps; the signal's reason, which then names the last failure
 */
export async function readWithRetry(
  scanner: Scanner,
  scan: ScanRef,
  depth: ReadDetail,
  { clock, logger, random }: Pick<Dependencies, 'clock' | 'logger' | 'random'>,
  signal: AbortSignal,
  { withinMs = RETRY_LIMITS_MS.beforeScan, intervalMs }: Looks = {},
): Promise<Scan> {
  const look = async (): Promise<Scan> => assertSame(scan, await scanner.read(scan, depth, signal));
  const mayRepeat = ({ details }: ScanError): boolean => details.transient === true;
  return await withRetry(look, { clock, logger, random, signal, withinMs, atLeastMs: intervalMs, mayRepeat });
}

/** What answers for a scan must be that scan. */
function assertSame(asked: ScanRef, scan: Scan): Scan {
  if (scan.id === asked.id) return scan;
  throw new ScanError('WRONG_SCAN', `The service was asked for the scan ${asked.id} and answered with another one.`, {
    hint: 'Nothing of it was used. Check {api-url} and {scan-id}; if they are right, ask the service.',
  });
}
