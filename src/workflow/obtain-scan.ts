import { isOver, type Scan, type Wanted } from '../domain/scan.js';
import { withDeadline } from '../runtime/deadline.js';
import type { Scanner } from '../scanners/scanner.js';
import { awaitScan } from './poll/poll-scan.js';
import { type Begun, scanTimeout } from './start/acquire.js';
import { findScan, unsureOptions } from './find-scan.js';
import { assertAskedFor, durationsOf } from './scan-list.js';
import { pollingOf } from './start/wait-for-other.js';
import { notInTime } from './prepare.js';
import type { Deps, Found, Run } from './context.js';
import { windowOf } from './poll/schedule.js';

/** A scan that may still run. */
export interface Waited {
  readonly run: Run;
  readonly deps: Deps;
  readonly found: Found;
  readonly scanner: Scanner;
  readonly wanted: Wanted;
  readonly known: readonly Scan[] | undefined;
  readonly scan: Scan;
}

/** Waits until the scan is over: within the deadline that began with it, or the time-out from now on. */
export async function waitFor(
  { run, deps, found, scanner, wanted, known, scan }: Waited,
  begun: Begun | undefined,
  interrupt: AbortSignal,
): Promise<Scan> {
  if (!isOver(scan.state)) found.seenRunning = true;
  const polling = pollingOf(run);
  const window = windowOf(durationsOf(wanted, known ?? [])) ?? polling.window;
  const check = (now: Scan): void => assertAskedFor(wanted, now);
  const onScan = (now: Scan): void => void (found.scan = now);
  const awaiting = { scanner, scan, notBeforeMs: begun?.askedMs, ...polling, window, deps, check, onScan };
  const wait = (signal: AbortSignal): Promise<Scan> => awaitScan(awaiting, signal);
  return begun ? await wait(begun.deadline.signal) : await withDeadline(deps.clock, run.waiting.timeoutMs, scanTimeout, interrupt, wait);
}

/** The scan that the input `scan-id` means; a note says what is not known of the latest one. */
export async function findInTime(
  { run, deps, found, scanner, wanted }: Omit<Waited, 'known' | 'scan'>,
  interrupt: AbortSignal,
): Promise<Scan> {
  const { scanId = 'latest', timeoutMs } = run.waiting;
  const find = (signal: AbortSignal): Promise<Scan> => findScan(deps, scanner, wanted, scanId, signal);
  const scan = await withDeadline(deps.clock, timeoutMs, notInTime, interrupt, find);
  const unsure = unsureOptions(wanted, scanId);
  if (unsure !== undefined) {
    deps.logger.warning(unsure.text);
    found.notes.push({ level: 'warning', code: 'options-unreported', ...unsure });
  }
  return scan;
}
