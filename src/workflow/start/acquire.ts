import { ScanError } from '../../domain/errors.js';
import { isOver, type Origin, type Scan } from '../../domain/scan.js';
import { type Deadline, startDeadline, withDeadline } from '../../runtime/deadline.js';
import { RETRY_LIMITS_MS } from '../../runtime/retry.js';
import type { Start } from '../../scanners/scanner.js';
import type { StartContext } from '../context.js';
import { awaitScan, pollingOf, readWithRetry } from '../poll/poll-scan.js';
import { LATE_HINT, searchTimeout } from '../prepare.js';
import { durationsOf, listScans, matchesRequest, refreshKnownScans } from '../scan-list.js';
import { asJoinable, findExisting } from './reuse-or-join.js';
import { startOnce } from './start-scan.js';

/** The scan of this run, and its deadline. */
export interface AcquiredScan {
  readonly scan: Scan;
  readonly origin: Origin;
  /** The deadline is measured from before the start request. */
  readonly deadline: Deadline;
  /** When the start was requested, in milliseconds by our clock; absent for an existing scan. */
  readonly startRequestedMs?: number;
}

type Busy = Extract<Start, { kind: 'busy' }>;

/**
 * Gets a scan: reuses a recent scan, joins an equivalent running scan, or starts at most one scan after waiting for any scan that blocks
 * the start (docs/how-it-works.md, "One scan").
 */
export async function acquireScan(context: StartContext, interrupt: AbortSignal): Promise<AcquiredScan> {
  const { run, deps } = context;
  let { known } = context;
  const existing = await withTimeout(context, interrupt, (signal) => findExisting(context, known, signal));
  if (existing) return adopt(context, existing.scan, existing.origin, interrupt);
  let byAccount = false;
  const timeUp = (): ScanError => (byAccount ? accountTimeout(run.service.title) : otherScanTimeout());
  const blockingDeadline = startDeadline(deps.clock, 2 * run.waitOptions.timeoutMs, timeUp, interrupt);
  let refusals = 0;
  try {
    for (;;) {
      const next = { ...context, known };
      const acquired = await deps.limits.start(() => startInTime(next, interrupt), interrupt);
      if ('scan' in acquired) return acquired;
      const other = await findBlockingScan(context, acquired.scanId, blockingDeadline.signal);
      const joinable = other && (await asJoinable(context, other, blockingDeadline.signal));
      if (joinable) return adopt(context, joinable, 'joined', interrupt);
      byAccount = other === undefined && acquired.pauseMs !== undefined;
      if (other !== undefined && !isOver(other.state)) {
        refusals = 0;
        await waitForBlockingScan(context, other, blockingDeadline.signal);
      } else if (acquired.pauseMs !== undefined) await waitForAccountSlot(context, acquired.pauseMs, blockingDeadline.signal);
      else await backOff(context, (refusals += 1), blockingDeadline.signal);
      // Scans that began meanwhile are not ours. If the response to the next start is lost, they must not be taken for its scan.
      known = await refreshKnownScans({ ...context, known }, other ? [other] : [], blockingDeadline.signal);
    }
  } finally {
    blockingDeadline.clear();
  }
}

/** The search for existing scans ends after `timeout`, too. */
async function withTimeout<T>({ run, deps }: StartContext, interrupt: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return await withDeadline(deps.clock, run.waitOptions.timeoutMs, searchTimeout, interrupt, work);
}

/** The deadline is measured from before the start request, so the time that another scan takes does not count against `timeout`. */
async function startInTime(context: StartContext, interrupt: AbortSignal): Promise<AcquiredScan | Busy> {
  const { run, deps } = context;
  const timeUp = (): ScanError => (context.state.scan === undefined ? startTimeout() : scanTimeout());
  const startRequestedMs = deps.clock.now();
  const timeoutMs = deps.limits.timeoutMs(run.waitOptions.timeoutMs, 'scan');
  if (timeoutMs === 0) throw searchTimeout();
  const deadline = startDeadline(deps.clock, timeoutMs, timeUp, interrupt);
  try {
    const start = await startOnce(context, deadline.signal);
    if (start.kind === 'started') {
      context.state.scan = start.scan;
      return { scan: start.scan, origin: 'started', deadline, startRequestedMs };
    }
    deadline.clear();
    return start;
  } catch (error) {
    deadline.clear();
    throw error;
  }
}

function adopt({ run, deps }: StartContext, scan: Scan, origin: 'joined' | 'reused', interrupt: AbortSignal): AcquiredScan {
  deps.logger.info(
    origin === 'joined'
      ? `Joined the scan ${scan.id}, which is already ${scan.rawState} and is equivalent to the requested scan.`
      : `Reused the scan ${scan.id}, which is recent enough for \`max-age\` (${timeOf(scan)}). No scan was started.`,
  );
  return {
    scan,
    origin,
    deadline: startDeadline(deps.clock, deps.limits.timeoutMs(run.waitOptions.timeoutMs, 'scan'), scanTimeout, interrupt),
  };
}

function timeOf({ completedAt, createdAt }: Scan): string {
  return completedAt === undefined ? `created at ${createdAt ?? 'an unknown time'}` : `completed at ${completedAt}`;
}

/** The pause after a conflict with a scan that is not listed: it is ending, or the list is delayed. Doubled with each refusal in a row. */
const IDLE_PAUSE_MS = 3_000;
const MAX_IDLE_PAUSE_MS = 60_000;
/** Refusals in a row without a listed scan, which take about 5 minutes. */
const MAX_IDLE_REFUSALS = 10;

/** The scan that blocks the start: the one that the service names, or any running scan. */
async function findBlockingScan(
  { deps, scanner, request }: StartContext,
  scanId: string | undefined,
  signal: AbortSignal,
): Promise<Scan | undefined> {
  if (scanId === undefined) {
    const scans = await listScans(scanner, request, {}, signal);
    const running = scans.filter((scan) => !isOver(scan.state));
    return running.find((scan) => matchesRequest(request, scan)) ?? running[0];
  }
  try {
    return await readWithRetry(scanner, { id: scanId, target: request.target.id }, 'full', deps, signal);
  } catch (error) {
    // The scan ended and was removed: try to start again.
    if (error instanceof ScanError && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

function uncounted({ limits }: Pick<StartContext['deps'], 'limits'>): string {
  return limits.sharesTimeout ? '' : ' This wait does not count against `timeout`.';
}

/** Pauses as long as the service asks, after a refusal that no scan of this target explains. */
async function waitForAccountSlot({ run, deps }: StartContext, pauseMs: number, signal: AbortSignal): Promise<void> {
  deps.logger.info(
    `${run.service.title} has reached the limit of parallel scans for this account. Trying again in ${Math.round(pauseMs / 1000)} s.${uncounted(deps)}`,
  );
  deps.limits.pauseStarts(pauseMs);
  await deps.clock.sleep(pauseMs, signal);
}

/**
 * Pauses after a refusal because of a scan that is not listed.
 *
 * @param refusals The number of such refusals in a row.
 * @throws ScanError `CONFLICT` after too many
 */
async function backOff({ run, deps }: StartContext, refusals: number, signal: AbortSignal): Promise<void> {
  const { title } = run.service;
  if (refusals >= MAX_IDLE_REFUSALS) {
    throw new ScanError('CONFLICT', `${title} refused the start ${refusals} times because of another scan, but lists no running scan.`, {
      hint: `No scan was started. In ${title}, look for a scan of this target that does not end, or that {api-key} has no permission to read. Then run the job again.`,
    });
  }
  const pauseMs = Math.min(MAX_IDLE_PAUSE_MS, IDLE_PAUSE_MS * 2 ** (refusals - 1));
  deps.logger.info(`${title} is busy with another scan, but lists no running scan. Trying again in ${pauseMs / 1000} s.`);
  await deps.clock.sleep(pauseMs, signal);
}

/** Waits for the end of a scan that is not ours. */
async function waitForBlockingScan({ run, deps, scanner, request, known }: StartContext, other: Scan, signal: AbortSignal): Promise<void> {
  const traits = Object.values(other.traits).filter((trait) => trait !== undefined);
  const what = traits.length === 0 ? '' : ` (${traits.join(', ')})`;
  deps.logger.info(
    `${run.service.title} is busy with the scan ${other.id}${what}, which another run or person started. Waiting for that scan to end.${uncounted(deps)}`,
  );
  try {
    await awaitScan(
      {
        scanner,
        scan: other,
        ...pollingOf(run, durationsOf(request, known)),
        withinMs: RETRY_LIMITS_MS.beforeScan,
        deps,
        check: () => undefined,
      },
      signal,
    );
  } catch (error) {
    // The scan was removed, so the start can be tried again.
    if (!(error instanceof ScanError) || error.code !== 'NOT_FOUND') throw error;
  }
}

function otherScanTimeout(): ScanError {
  return new ScanError('BUSY', 'Another scan of the same target was still running after twice the timeout.', {
    hint: 'No scan was started. Run the job again later, or set a longer {timeout}.',
  });
}

function accountTimeout(title: string): ScanError {
  return new ScanError(
    'BUSY',
    `${title} still refused to start a scan after twice the timeout, because the account has reached its limit of parallel scans.`,
    {
      hint: 'No scan was started. Run fewer jobs at the same time with the account of {api-key}, let them wait for each other, or set a longer {timeout}.',
    },
  );
}

function startTimeout(): ScanError {
  return new ScanError(
    'TIMEOUT',
    'The deadline passed before the service responded to the start request. The service may have started a scan.',
    {
      hint: LATE_HINT,
    },
  );
}

/** The reason of the signal that ends the wait for a scan. */
export function scanTimeout(): ScanError {
  return new ScanError('TIMEOUT', 'The scan was still running at the deadline.', {
    hint: 'Set a longer {timeout}, or collect the scan later with {scan-id}.',
  });
}
