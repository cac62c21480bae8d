import { ScanError } from '../domain/errors.js';
import type { Outcome } from '../domain/gate.js';
import { isOver, type Scan, type Wanted } from '../domain/scan.js';
import { describeCounts } from '../domain/severity.js';
import { withDeadline } from '../runtime/deadline.js';
import type { Scanner } from '../scanners/scanner.js';
import { awaitScan } from './await-scan.js';
import { begin, pollingOf, scanTimeout } from './begin.js';
import { findScan, wantedOf } from './find-scan.js';
import { type Finished, finish } from './finish.js';
import { assertAskedFor, durationsOf, listScans } from './known-scans.js';
import { leaveScan } from './leave.js';
import { outcomeOf } from './outcome.js';
import { readParts } from './read-parts.js';
import { readPatiently } from './read-scan.js';
import type { Deps, Found, Run } from './run.js';
import { windowOf } from './schedule.js';

/**
 * The life of a scan (design, section 3): locate, list, start, await, collect, decide, report, publish, end. Never throws: whatever
 * happens becomes a verdict, and the verdict is published.
 */
export async function runScan(run: Run, deps: Deps): Promise<Finished> {
  const { interrupt } = deps;
  const found: Found = { notes: [] };
  deps.ledger.save({ phase: 'running' });
  let outcome: Outcome;
  try {
    outcome = await live(run, deps, found, interrupt);
  } catch (thrown) {
    const ended = outcomeOf(interrupt.aborted ? interrupt.reason : thrown);
    outcome = ended.outcome;
    found.error = ended.error;
  }
  await leaveScan(run, deps, found, outcome.kind === 'started' ? 'started' : interrupt.aborted ? 'interrupted' : 'other');
  return await finish(run, deps, found, outcome);
}

async function live(run: Run, deps: Deps, found: Found, interrupt: AbortSignal): Promise<Outcome> {
  const scanner = await deps.connect();
  found.scanner = scanner;
  const { wanted, known } = await prepare(run, deps, found, scanner, interrupt);
  const begun = known ? await begin({ run, deps, found, scanner, wanted, known }, interrupt) : undefined;
  const scan = begun?.scan ?? (await findInTime(run, deps, scanner, wanted, interrupt));
  found.scan = scan;
  found.origin = begun?.origin ?? 'collected';
  try {
    assertAskedFor(wanted, scan);
    if (!run.waiting.wait && (!isOver(scan.state) || begun !== undefined)) return { kind: 'started' };
    const window = windowOf(durationsOf(known ?? [])) ?? pollingOf(run).window;
    const wait = (signal: AbortSignal): Promise<Scan> =>
      awaitScan(
        {
          scanner,
          scan,
          ...pollingOf(run),
          window,
          deps,
          check: (now) => assertAskedFor(wanted, now),
          onScan: (now) => (found.scan = now),
        },
        signal,
      );
    const ended = begun
      ? await wait(begun.deadline.signal)
      : await withDeadline(deps.clock, run.waiting.timeoutMs, scanTimeout, interrupt, wait);
    return await judge(run, deps, found, scanner, await inFull(deps, scanner, wanted, ended, interrupt), interrupt);
  } finally {
    begun?.deadline.clear();
  }
}

/** Looks up the target and, where a scan may be started, what is known of it. Ends with the time-out even if the service hangs. */
async function prepare(
  run: Run,
  deps: Deps,
  found: Found,
  scanner: Scanner,
  interrupt: AbortSignal,
): Promise<{ wanted: Wanted; known?: Scan[] }> {
  return await withDeadline(deps.clock, run.waiting.timeoutMs, notInTime, interrupt, async (signal) => {
    const located = await scanner.locate(signal);
    found.target = located.target;
    const wanted = wantedOf(run, located);
    if (run.waiting.scanId !== undefined) return { wanted };
    return { wanted, known: await listScans(scanner, wanted, { branch: wanted.traits.branch }, signal) };
  });
}

async function findInTime(run: Run, deps: Deps, scanner: Scanner, wanted: Wanted, interrupt: AbortSignal): Promise<Scan> {
  const find = (signal: AbortSignal): Promise<Scan> => findScan(deps, scanner, wanted, run.waiting.scanId ?? 'latest', signal);
  return await withDeadline(deps.clock, run.waiting.timeoutMs, notInTime, interrupt, find);
}

/** Only a completed scan that was read in full reaches the gate. */
async function judge(run: Run, deps: Deps, found: Found, scanner: Scanner, scan: Scan, interrupt: AbortSignal): Promise<Outcome> {
  found.scan = scan;
  const { title } = run.service;
  const reason = scan.reason ? `: ${scan.reason}` : '.';
  if (scan.state === 'failed') {
    throw new ScanError('SCAN_FAILED', `The scan ${scan.id} failed at ${title}${reason}`, {
      hint: `Look at the scan in ${title}; run the job again when its cause is mended.`,
    });
  }
  if (scan.state === 'cancelled') {
    throw new ScanError('SCAN_CANCELLED', `The scan ${scan.id} was cancelled at ${title}${reason}`, {
      hint: 'Somebody, or a newer scan, cancelled it. Run the job again.',
    });
  }
  found.evaluation = await readParts(scanner, scan, deps, found.notes, interrupt);
  deps.logger.info(`Open findings: ${describeCounts(found.evaluation.counts)}.`);
  return { kind: 'complete', counts: found.evaluation.counts };
}

/** For one more look at a scan that is over. */
const READ_IN_FULL_MS = 5 * 60_000;

/** A list item or a light answer may hold less than the scan itself: a finished scan without counts is asked for all of it. */
async function inFull(deps: Deps, scanner: Scanner, wanted: Wanted, scan: Scan, signal: AbortSignal): Promise<Scan> {
  if (scan.state !== 'completed' || scan.counts !== undefined) return scan;
  const read = (within: AbortSignal): Promise<Scan> => readPatiently(scanner, scan, deps, within);
  const full = await withDeadline(deps.clock, READ_IN_FULL_MS, notInTime, signal, read);
  assertAskedFor(wanted, full);
  if (isOver(full.state)) return full;
  throw new ScanError('WRONG_SCAN', `The scan ${scan.id} was completed, and a moment later it is ${full.word}.`, {
    hint: 'Nothing of it was used. Run the job again; if it lasts, ask the service.',
  });
}

function notInTime(): ScanError {
  return new ScanError('NO_ANSWER', 'The service did not answer within the time-out.', {
    hint: 'Run the job again; if it lasts, ask the service. {timeout} bounds this too.',
  });
}
