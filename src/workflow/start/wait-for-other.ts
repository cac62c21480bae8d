import { ScanError } from '../../domain/errors.js';
import { isOver, type Scan } from '../../domain/scan.js';
import { RETRY_LIMITS_MS } from '../../runtime/patience.js';
import type { RunConfig, StartContext } from '../context.js';
import { awaitScan, readWithRetry } from '../poll/poll-scan.js';
import type { DurationWindow } from '../poll/schedule.js';
import { listScans, matchesRequest } from '../scan-list.js';

/** A conflict with a scan that is gone when we look: it is just ending, or the list is behind. Doubled with each in a row. */
const IDLE_PAUSE_MS = 3_000;
const MAX_IDLE_PAUSE_MS = 60_000;
/** Refusals in a row for which nothing is there; some 5 minutes. */
const MAX_IDLE_REFUSALS = 10;

/** The scan that is in the way: the one that the service names, or whatever runs there. */
export async function findBlockingScan(
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
    // It has ended and is gone: the next start tells.
    if (error instanceof ScanError && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

/** Pauses after a refusal that no scan of this target explains: the service tells how long. */
export async function waitForAccountSlot({ run, deps }: StartContext, pauseMs: number, signal: AbortSignal): Promise<void> {
  deps.logger.info(
    `${run.service.title} takes no more scans at once for this account: asking again in ${Math.round(pauseMs / 1000)} s. This does not count against the time-out.`,
  );
  await deps.clock.sleep(pauseMs, signal);
}

/**
 * Pauses after a refusal for which nothing is there.
 *
 * @param refusals So many of them in a row.
 * @throws ScanError `CONFLICT` when there have been too many
 */
export async function backOff({ run, deps }: StartContext, refusals: number, signal: AbortSignal): Promise<void> {
  const { title } = run.service;
  if (refusals >= MAX_IDLE_REFUSALS) {
    throw new ScanError(
      'CONFLICT',
      `${title} refused the start ${refusals} times because of another scan, and shows none that is running.`,
      {
        hint: `Nothing was started. Look at ${title} for a scan of the same target that hangs, or that the key behind {api-key} may not see; then run the job again.`,
      },
    );
  }
  const pauseMs = Math.min(MAX_IDLE_PAUSE_MS, IDLE_PAUSE_MS * 2 ** (refusals - 1));
  deps.logger.info(`${title} is busy with another scan, and shows none that is running: asking again in ${pauseMs / 1000} s.`);
  await deps.clock.sleep(pauseMs, signal);
}

/** Waits for the end of a scan that is not ours. */
export async function waitForBlockingScan({ run, deps, scanner }: StartContext, other: Scan, signal: AbortSignal): Promise<void> {
  const what = Object.values(other.traits).filter((trait) => trait !== undefined);
  deps.logger.info(
    `${run.service.title} is busy with the scan ${other.id} (${what.join(', ')}), which is not ours: waiting for its end. This does not count against the time-out.`,
  );
  try {
    await awaitScan(
      { scanner, scan: other, ...pollingOf(run), withinMs: RETRY_LIMITS_MS.beforeScan, deps, check: () => undefined },
      signal,
    );
  } catch (error) {
    // It was taken away: ours can start.
    if (!(error instanceof ScanError) || error.code !== 'NOT_FOUND') throw error;
  }
}

/** What the schedule needs to know. */
export function pollingOf(run: RunConfig): { readonly intervalMs: number | undefined; readonly window: DurationWindow } {
  const { low, typical, high } = run.lastsMs;
  return { intervalMs: run.waiting.pollIntervalMs, window: { lowMs: low, typicalMs: typical, highMs: high } };
}
