import { ScanError } from '../../domain/errors.js';
import { beginOf, isOver, mergeScan, type Scan, type ScanRef } from '../../domain/scan.js';
import { describeCounts, totalOf } from '../../domain/severity.js';
import { timeLeftMs } from '../../runtime/deadline.js';
import { RETRY_LIMITS_MS, withRetry } from '../../runtime/retry.js';
import type { ReadDetail, Scanner } from '../../scanners/scanner.js';
import type { Dependencies, RunConfig, ScanContext } from '../context.js';
import { type Expected, mixtureOf } from './durations.js';
import { createEstimates } from './estimate.js';
import { MIN_WAIT_MS, nextWaitMs, STRETCH } from './schedule.js';

interface PollOptions extends Pick<ScanContext, 'scanner' | 'scan'> {
  /** The scan cannot have begun before this, in milliseconds by our clock; absent for a scan that the run found. */
  readonly notBeforeMs?: number | undefined;
  readonly deps: Pick<Dependencies, 'clock' | 'logger' | 'random' | 'progress' | 'limits'>;
  /** A fixed time between two polls; undefined: the schedule decides. */
  readonly intervalMs?: number | undefined;
  readonly expected: Expected;
  /** How long failing polls are retried, in milliseconds; default: until the signal aborts. */
  readonly withinMs?: number | undefined;
  /** Throws if the returned scan is not the right one. */
  readonly check: (scan: Scan) => void;
  /** Called with the scan after every poll, so that the last state is known after a later error. */
  readonly onScan?: (scan: Scan) => void;
}

/**
 * The polling options of a run.
 *
 * @param pastMs How long earlier scans of this kind took, in milliseconds; newest first.
 */
export function pollingOf({ typicalMs, waitOptions }: RunConfig, pastMs: readonly number[]): Pick<PollOptions, 'intervalMs' | 'expected'> {
  return { intervalMs: waitOptions.pollIntervalMs, expected: { typicalMs, pastMs } };
}

/** Polls the scan until it is over. Throws the reason of the signal (deadline or interrupt). */
export async function awaitScan(options: PollOptions, signal: AbortSignal): Promise<Scan> {
  try {
    return await pollUntilOver(options, signal);
  } finally {
    options.deps.progress?.hide();
  }
}

async function pollUntilOver(options: PollOptions, signal: AbortSignal): Promise<Scan> {
  const { deps, check, onScan, expected, intervalMs, withinMs = Number.POSITIVE_INFINITY } = options;
  const progress = createProgressLogger(deps);
  const startedMs = startOf(options, deps.clock.now());
  let { scan } = options;
  const estimatesOf = createEstimates();
  const { scanner, stretch } = countRefusals(options.scanner);
  progress.report(scan);
  while (!isOver(scan.state)) {
    const now = deps.clock.now();
    const elapsedMs = now - startedMs;
    const estimates = estimatesOf(scan.progress, elapsedMs);
    const waitMs =
      intervalMs ??
      beforeDeadline(nextWaitMs({ elapsedMs, expected, estimates, stretch: stretch() }, deps.random), timeLeftMs(signal, deps.clock));
    const remainingMs = estimates.find(({ weight }) => weight > LEAST_SHOWN)?.remainingMs;
    const untilMs = remainingMs === undefined ? startedMs + mixtureOf(expected).middleMs : now + remainingMs;
    deps.progress?.show({ what: describeState(scan), sinceMs: startedMs, untilMs });
    await progress.pause(waitMs, scan, elapsedMs, signal);
    await deps.limits.poll(signal);
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

/** The scan existed at the last poll, so the inputs are not wrong. */
function goneNow({ id }: Scan): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof ScanError) || error.code !== 'NOT_FOUND') throw error;
    throw new ScanError(error.code, error.message, {
      ...error.details,
      hint: `The service no longer has the scan ${id}. Somebody may have deleted it. Run the job again.`,
    });
  };
}

/** The terminal shows an estimate of the service that is believed at least this much. */
const LEAST_SHOWN = 0.2;
/** Before the deadline, the scan is read once more: this is the time for the response. */
const LAST_LOOK_MS = 5_000;

/** The wait, but not past the last poll before the deadline. */
function beforeDeadline(waitMs: number, leftMs: number): number {
  const lastMs = leftMs - LAST_LOOK_MS;
  return waitMs > lastMs && lastMs >= MIN_WAIT_MS ? lastMs : waitMs;
}

/** Each 429 makes the waits of this run longer, because several jobs may share the key. */
function countRefusals(scanner: Pick<Scanner, 'read'>): { readonly scanner: Pick<Scanner, 'read'>; stretch(): number } {
  let stretch = 1;
  const counted: Scanner['read'] = async (...asked) => {
    try {
      return await scanner.read(...asked);
    } catch (error) {
      if (error instanceof ScanError && error.code === 'RATE_LIMITED') stretch = Math.min(STRETCH.most, stretch * STRETCH.by);
      throw error;
    }
  };
  return { scanner: { read: counted }, stretch: () => stretch };
}

/**
 * When the scan began, which for a joined scan is earlier. A start time in the future or more than a day ago is ignored. A time before our
 * start request is replaced by the time of that request.
 */
function startOf({ scan, notBeforeMs = Number.NEGATIVE_INFINITY }: PollOptions, now: number): number {
  const startedMs = Math.max(beginOf(scan) ?? now, notBeforeMs);
  return startedMs <= now && now - startedMs < 24 * 3_600_000 ? startedMs : now;
}

/** Between two polls, the log gets a line at least this often. During an outage, the outage has its own lines. */
const HEARTBEAT_MS = 60_000;

/**
 * Logs each new state, phase, and 10 % step, a line at least every minute, and one warning for an undocumented state. On a terminal, one
 * line shows them instead, and only the end is logged.
 */
function createProgressLogger({ clock, logger, progress: line }: PollOptions['deps']) {
  let last = '';
  let loggedMs = clock.now();
  let warned = false;
  const log = (text: string): void => {
    logger.info(text);
    loggedMs = clock.now();
  };
  return {
    report(scan: Scan): void {
      if (scan.state === 'unknown' && !warned) {
        warned = true;
        logger.warning(
          `The scan ${scan.id} is in an undocumented state: "${scan.rawState}". scan-gate keeps polling until the deadline. If it keeps happening, report the state to the support of the service.`,
        );
      }
      const text = `Scan ${scan.id}: ${describeState(scan)}`;
      if (isOver(scan.state)) line?.hide();
      else if (line !== undefined) return;
      if (text !== last) log(text);
      last = text;
    },
    /** @param elapsedMs Since the scan began. */
    async pause(waitMs: number, scan: Scan, elapsedMs: number, signal: AbortSignal): Promise<void> {
      let leftMs = waitMs;
      while (leftMs > 0) {
        const stepMs = line === undefined ? Math.min(leftMs, Math.max(1, loggedMs + HEARTBEAT_MS - clock.now())) : leftMs;
        await clock.sleep(stepMs, signal);
        leftMs -= stepMs;
        const now = clock.now();
        if (line === undefined && now - loggedMs >= HEARTBEAT_MS)
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

/** The findings so far, for services that count during a scan. */
function foundSoFar({ state, counts }: Scan): string {
  return isOver(state) || counts === undefined || totalOf(counts) === 0 ? '' : `; found so far: ${describeCounts(counts)}`;
}

/** How long reads of a scan are retried. */
interface RetryOptions {
  /** How long temporary failures are retried, in milliseconds; default: the limit before a scan of this run exists. */
  readonly withinMs?: number | undefined;
  /** The shortest pause between two reads, in milliseconds. */
  readonly intervalMs?: number | undefined;
}

/**
 * Reads the scan, and retries after a temporary failure. This is the only retry, because a scanner sends each read once.
 *
 * @throws ScanError the last error, if the time for retries is over or the error is permanent; or the signal's reason with the last error
 */
export async function readWithRetry(
  scanner: Pick<Scanner, 'read'>,
  scan: ScanRef,
  depth: ReadDetail,
  { clock, logger, random }: Pick<Dependencies, 'clock' | 'logger' | 'random'>,
  signal: AbortSignal,
  { withinMs = RETRY_LIMITS_MS.beforeScan, intervalMs }: RetryOptions = {},
): Promise<Scan> {
  const read = async (): Promise<Scan> => assertSame(scan, await scanner.read(scan, depth, signal));
  const mayRepeat = ({ details }: ScanError): boolean => details.transient === true;
  return await withRetry(read, { clock, logger, random, signal, withinMs, atLeastMs: intervalMs, mayRepeat });
}

function assertSame(asked: ScanRef, scan: Scan): Scan {
  if (scan.id === asked.id) return scan;
  throw new ScanError('WRONG_SCAN', `The service returned a different scan instead of ${asked.id}.`, {
    hint: 'The returned scan was not used. Check {api-url}, and {scan-id} if you set it. If they are correct, contact the support of the service.',
  });
}
