import { ScanError } from '../domain/errors.js';
import { isOver, type Origin, type Scan, type Wanted } from '../domain/scan.js';
import { type Deadline, startDeadline } from '../runtime/deadline.js';
import { awaitScan } from './await-scan.js';
import { isAskedFor, listScans } from './known-scans.js';
import { readPatiently } from './read-scan.js';
import type { Run } from './run.js';
import type { DurationWindow } from './schedule.js';
import { type Starting, startOnce } from './start-once.js';

/** A scan that we have come to, and how long we wait for it. */
export interface Begun {
  readonly scan: Scan;
  readonly origin: Origin;
  /** Began before the request that started the scan. */
  readonly deadline: Deadline;
}

/** A conflict with a scan that is gone when we look: it is just ending. */
const BUSY_PAUSE_MS = 3_000;

/**
 * Comes to a scan that runs: joins one that is just what we would start, waits out one that is not, starts ours exactly once
 * (design, sections 3.2 to 3.4). The same for all services.
 */
export async function begin(starting: Starting, interrupt: AbortSignal): Promise<Begun> {
  const { run, deps, wanted, known } = starting;
  const running = known.find((scan) => (scan.state === 'queued' || scan.state === 'running') && mayJoin(run, wanted, scan));
  if (running) return join(starting, running, interrupt);
  const patience = startDeadline(deps.clock, 2 * run.waiting.timeoutMs, otherScanTimeout, interrupt);
  try {
    for (;;) {
      const begun = await startInTime(starting, interrupt);
      if ('scan' in begun) return begun;
      const other = await findOther(starting, begun.busyWith, patience.signal);
      const alive = other !== undefined && (!isOver(other.state) || other.state === 'completed');
      if (alive && mayJoin(run, wanted, other)) return join(starting, other, interrupt);
      await waitOut(starting, other, patience.signal);
    }
  } finally {
    patience.clear();
  }
}

/** The time-out runs from before the start; the time that another scan takes does not count against it. */
async function startInTime(starting: Starting, interrupt: AbortSignal): Promise<Begun | { readonly busyWith: string | undefined }> {
  const { run, deps } = starting;
  const timeUp = (): ScanError => (starting.found.scan === undefined ? startTimeout() : scanTimeout());
  const deadline = startDeadline(deps.clock, run.waiting.timeoutMs, timeUp, interrupt);
  try {
    const start = await startOnce(starting, deadline.signal);
    if (start.kind === 'started') {
      starting.found.scan = start.scan;
      return { scan: start.scan, origin: 'started', deadline };
    }
    deadline.clear();
    return { busyWith: start.scanId };
  } catch (error) {
    deadline.clear();
    throw error;
  }
}

/** Without a commit, a scan of the same branch may be of an older state of it. */
function mayJoin(run: Run, wanted: Wanted, scan: Scan): boolean {
  return isAskedFor(wanted, scan) && (!run.service.scansRepository || wanted.traits.commit !== undefined);
}

function join({ run, deps }: Starting, scan: Scan, interrupt: AbortSignal): Begun {
  deps.logger.info(`Joined the scan ${scan.id}, which is ${scan.word} already and is just what was asked for.`);
  return { scan, origin: 'joined', deadline: startDeadline(deps.clock, run.waiting.timeoutMs, scanTimeout, interrupt) };
}

function otherScanTimeout(): ScanError {
  return new ScanError('BUSY', 'Another scan of the same target was still running after twice the time-out.', {
    hint: 'Run the job again later, or give a longer {timeout}. Nothing was started.',
  });
}

function startTimeout(): ScanError {
  return new ScanError('TIMEOUT', 'The deadline passed before the service had taken the start of the scan.', {
    hint: 'Run the job again; if it lasts, ask the service. A longer {timeout} gives it more time.',
  });
}

/** The reason of the signal that ends the wait for a scan. */
export function scanTimeout(): ScanError {
  return new ScanError('TIMEOUT', 'The scan was still running at the deadline.', {
    hint: 'Give a longer {timeout}, or collect the scan later by {scan-id}.',
  });
}

/** The scan that is in the way: the one that the service names, or whatever runs there. */
async function findOther({ deps, scanner, wanted }: Starting, scanId: string | undefined, signal: AbortSignal): Promise<Scan | undefined> {
  if (scanId === undefined) {
    const scans = await listScans(scanner, wanted, {}, signal);
    const running = scans.filter((scan) => !isOver(scan.state));
    return running.find((scan) => isAskedFor(wanted, scan)) ?? running[0];
  }
  try {
    return await readPatiently(scanner, { id: scanId, target: wanted.target.id }, deps, signal);
  } catch (error) {
    // It has ended and is gone: the next start tells.
    if (error instanceof ScanError && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

async function waitOut({ run, deps, scanner }: Starting, other: Scan | undefined, signal: AbortSignal): Promise<void> {
  if (other === undefined || isOver(other.state)) return deps.clock.sleep(BUSY_PAUSE_MS, signal);
  const what = Object.values(other.traits).filter((trait) => trait !== undefined);
  deps.logger.info(
    `${run.service.title} is busy with the scan ${other.id} (${what.join(', ')}), which is not ours: waiting for its end. This does not count against the time-out.`,
  );
  try {
    await awaitScan({ scanner, scan: other, ...pollingOf(run), deps, check: () => undefined }, signal);
  } catch (error) {
    // It was taken away: ours can start.
    if (!(error instanceof ScanError) || error.code !== 'NOT_FOUND') throw error;
  }
}

/** What the schedule needs to know. */
export function pollingOf(run: Run): { readonly intervalMs: number | undefined; readonly window: DurationWindow } {
  const { low, typical, high } = run.service.lastsMs;
  return { intervalMs: run.waiting.pollIntervalMs, window: { lowMs: low, typicalMs: typical, highMs: high } };
}
