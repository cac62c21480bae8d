import { ScanError } from '../domain/errors.js';
import type { Outcome } from '../domain/gate.js';
import { isOver, type Scan, type Wanted } from '../domain/scan.js';
import { withDeadline } from '../runtime/deadline.js';
import type { Scanner } from '../scanners/scanner.js';
import { awaitScan } from './await-scan.js';
import { type Begun, begin, scanTimeout } from './begin.js';
import { findScan } from './find-scan.js';
import { type Finished, finish } from './finish.js';
import { judge } from './judge.js';
import { assertAskedFor, durationsOf } from './known-scans.js';
import { leaveScan } from './leave.js';
import { pollingOf } from './other-scan.js';
import { outcomeOf } from './outcome.js';
import { notInTime, prepare, timedBy } from './prepare.js';
import type { Deps, Found, Run } from './run.js';
import { windowOf } from './schedule.js';

/**
 * The life of a scan (design, section 3): locate, list, start, await, collect, compare, decide, report, publish, end. Never throws:
 * whatever happens becomes a verdict, and the verdict is published.
 */
export async function runScan(run: Run, deps: Deps): Promise<Finished> {
  const { interrupt } = deps;
  const found: Found = { notes: [...run.ruleNotes], endings: [] };
  deps.ledger.save({ phase: 'running' });
  let outcome: Outcome;
  try {
    outcome = await live(run, deps, found, interrupt);
  } catch (thrown) {
    const ended = outcomeOf(interrupt.aborted ? interrupt.reason : thrown);
    outcome = ended.outcome;
    found.error = ended.error;
    deps.veil.add(ended.error.details.sensitive ?? []);
  }
  await leaveScan(run, deps, found, outcome.kind === 'started' ? 'started' : interrupt.aborted ? 'interrupted' : 'other');
  if (found.error) found.error = advised(found.error, found.notes);
  for (const end of found.endings) end();
  return await finish(run, deps, found, outcome);
}

/** What was cancelled cannot be collected later. */
function advised(error: ScanError, notes: Found['notes']): ScanError {
  if (error.code !== 'TIMEOUT' || notes.every(({ code }) => code !== 'cancelled-scan')) return error;
  return new ScanError(error.code, error.message, { ...error.details, hint: 'Give a longer {timeout}.' });
}

async function live(asked: Run, deps: Deps, found: Found, interrupt: AbortSignal): Promise<Outcome> {
  const scanner = await deps.connect();
  found.scanner = scanner;
  const { wanted, known } = await prepare(asked, deps, found, scanner, interrupt);
  const run = timedBy(asked, wanted);
  const begun = known ? await begin({ run, deps, found, scanner, wanted, known }, interrupt) : undefined;
  try {
    const scan = begun?.scan ?? (await findInTime(run, deps, scanner, wanted, interrupt));
    found.scan = scan;
    found.origin = begun?.origin ?? 'collected';
    assertAskedFor(wanted, scan);
    if (!run.waiting.wait && isLeft(scan, begun)) return { kind: 'started' };
    const ended = await waitFor({ run, deps, found, scanner, wanted, known, scan }, begun, interrupt);
    return await judge({ run, deps, found, scanner, wanted, known, scan: ended }, interrupt);
  } finally {
    begun?.deadline.clear();
  }
}

/** With `wait: false` only a scan that was over before we came is judged, and one of which the start itself tells a bad end. */
function isLeft({ state }: Scan, begun: Begun | undefined): boolean {
  if (state === 'failed' || state === 'cancelled') return false;
  return !isOver(state) || begun?.origin === 'started' || begun?.origin === 'joined';
}

interface Waited {
  readonly run: Run;
  readonly deps: Deps;
  readonly found: Found;
  readonly scanner: Scanner;
  readonly wanted: Wanted;
  readonly known: readonly Scan[] | undefined;
  readonly scan: Scan;
}

async function waitFor(
  { run, deps, found, scanner, wanted, known, scan }: Waited,
  begun: Begun | undefined,
  interrupt: AbortSignal,
): Promise<Scan> {
  const polling = pollingOf(run);
  const window = windowOf(durationsOf(wanted, known ?? [])) ?? polling.window;
  const check = (now: Scan): void => assertAskedFor(wanted, now);
  const onScan = (now: Scan): void => void (found.scan = now);
  const wait = (signal: AbortSignal): Promise<Scan> => awaitScan({ scanner, scan, ...polling, window, deps, check, onScan }, signal);
  return begun ? await wait(begun.deadline.signal) : await withDeadline(deps.clock, run.waiting.timeoutMs, scanTimeout, interrupt, wait);
}

async function findInTime(run: Run, deps: Deps, scanner: Scanner, wanted: Wanted, interrupt: AbortSignal): Promise<Scan> {
  const find = (signal: AbortSignal): Promise<Scan> => findScan(deps, scanner, wanted, run.waiting.scanId ?? 'latest', signal);
  return await withDeadline(deps.clock, run.waiting.timeoutMs, notInTime, interrupt, find);
}
