import { asScanError, ScanError } from '../domain/errors.js';
import { isOver, isScanId, type Origin, type Scan, type Wanted } from '../domain/scan.js';
import { type Deadline, startDeadline } from '../runtime/deadline.js';
import type { Scanner } from '../scanners/scanner.js';
import { awaitScan } from './await-scan.js';
import { isAskedFor, listScans, mayBeOurs } from './known-scans.js';
import type { Deps, Found, Run } from './run.js';

export interface Begun {
  readonly scan: Scan;
  readonly origin: Origin;
  /** Began before the request that started the scan. */
  readonly deadline: Deadline;
}

/** A 409 whose scan is gone when we look: it is ending. */
const BUSY_PAUSE_MS = 3_000;
/** Answers like 500 to a start: each is followed by a look at the list, and not more than so often by another start. */
const MAX_REPEATS_AFTER_FAILURE = 3;

/**
 * Comes to a scan that runs: joins one that is just what we would start, waits out one that is not, starts ours exactly once
 * (design, sections 3.2 to 3.4). The same for all services.
 */
export async function begin(
  run: Run,
  deps: Deps,
  found: Found,
  scanner: Scanner,
  wanted: Wanted,
  known: readonly Scan[],
  interrupt: AbortSignal,
): Promise<Begun> {
  const running = known.find((scan) => (scan.state === 'queued' || scan.state === 'running') && mayJoin(run, wanted, scan));
  if (running) return join(run, deps, running, interrupt);
  const patience = startDeadline(deps.clock, 2 * run.waiting.timeoutMs, otherScanTimeout, interrupt);
  try {
    for (;;) {
      const deadline = startDeadline(
        deps.clock,
        run.waiting.timeoutMs,
        () => new ScanError('TIMEOUT', 'The deadline passed while the scan was being started.'),
        interrupt,
      );
      const start = await startOnce(run, deps, found, scanner, wanted, known, deadline.signal).catch((error: unknown) => {
        deadline.clear();
        throw error;
      });
      if (start.kind === 'started') return { scan: start.scan, origin: 'started', deadline };
      deadline.clear();
      const other = await findOther(scanner, wanted, start.scanId, patience.signal);
      if (other && mayJoin(run, wanted, other) && (!isOver(other.state) || other.state === 'completed'))
        return join(run, deps, other, interrupt);
      await waitOut(run, deps, scanner, other, patience.signal);
    }
  } finally {
    patience.clear();
  }
}

/** Without a commit, a scan of the same branch may be of an older state of it. */
function mayJoin(run: Run, wanted: Wanted, scan: Scan): boolean {
  return isAskedFor(wanted, scan) && (!run.service.scansRepository || wanted.traits.commit !== undefined);
}

function join(run: Run, deps: Deps, scan: Scan, interrupt: AbortSignal): Begun {
  deps.logger.info(`Joined the scan ${scan.id}, which is ${scan.word} already and is just what was asked for.`);
  return { scan, origin: 'joined', deadline: startDeadline(deps.clock, run.waiting.timeoutMs, scanTimeout, interrupt) };
}

function otherScanTimeout(): ScanError {
  return new ScanError('TIMEOUT', 'Another scan of the same target was still running after twice the time-out.', {
    hint: 'Run the job again later, or give a longer {timeout}. Nothing was started.',
  });
}

function scanTimeout(): ScanError {
  return new ScanError('TIMEOUT', 'The scan was still running at the deadline.');
}

type Started = { readonly kind: 'started'; readonly scan: Scan } | { readonly kind: 'busy'; readonly scanId?: string | undefined };

/** Sends the start, and after a lost or failed answer looks whether it took place before it is sent again. */
async function startOnce(
  run: Run,
  deps: Deps,
  found: Found,
  scanner: Scanner,
  wanted: Wanted,
  known: readonly Scan[],
  signal: AbortSignal,
): Promise<Started> {
  const intent = { target: wanted.target.id, traits: wanted.traits, known: known.map((scan) => scan.id) };
  for (let repeats = 0; ; repeats += 1) {
    deps.ledger.save({ phase: 'running', intent });
    found.intent = intent;
    const start = await scanner
      .start(wanted, signal)
      .catch((error: unknown) => afterFailedStart(run, deps, scanner, wanted, intent, asScanError(error), repeats, signal, found));
    if (start === undefined) continue;
    found.intent = undefined;
    if (start.kind === 'busy') return start;
    if (!isScanId(start.scan.id)) throw new ScanError('WIRE_FORMAT', 'The service gave the scan an ID that cannot be used in an address.');
    deps.ledger.save({ phase: 'running', scan: { id: start.scan.id, target: start.scan.target } });
    deps.logger.info(`Started the scan ${start.scan.id}.`);
    return start;
  }
}

/** The scan that the lost start made; undefined when there is none and the start may be sent again. */
async function afterFailedStart(
  run: Run,
  deps: Deps,
  scanner: Scanner,
  wanted: Wanted,
  intent: { readonly known: readonly string[] },
  error: ScanError,
  repeats: number,
  signal: AbortSignal,
  found: Found,
): Promise<Started | undefined> {
  signal.throwIfAborted();
  const lost = error.code === 'NO_ANSWER' || error.code === 'NOT_JSON' || error.code === 'WIRE_FORMAT' || error.code === 'TOO_LARGE';
  const failed = error.code === 'SERVICE_FAILED';
  if (!lost && !failed) {
    found.intent = undefined;
    throw error;
  }
  deps.logger.warning(
    `The answer to the start was lost: ${error.message} Looking whether ${run.service.title} has started the scan all the same.`,
  );
  await deps.clock.sleep(1000 * (repeats + 1), signal);
  const adopted = await findLostScan(scanner, wanted, intent.known, signal);
  if (adopted) {
    deps.logger.info(`${run.service.title} had started the scan: it is ${adopted.id}.`);
    return { kind: 'started', scan: adopted };
  }
  if (repeats >= (lost ? 1 : MAX_REPEATS_AFTER_FAILURE)) throw error;
  deps.logger.info('It has not. Sending the start again.');
  return undefined;
}

/**
 * The one scan that is new since `known` and may be ours.
 *
 * @throws ScanError `START_AMBIGUOUS` when there are several
 */
export async function findLostScan(
  scanner: Scanner,
  wanted: Wanted,
  known: readonly string[],
  signal: AbortSignal,
): Promise<Scan | undefined> {
  const scans = await listScans(scanner, wanted, { branch: wanted.traits.branch }, signal);
  const fresh = scans.filter((scan) => !known.includes(scan.id) && mayBeOurs(wanted, scan));
  if (fresh.length > 1) {
    throw new ScanError(
      'START_AMBIGUOUS',
      `The answer to the start was lost, and ${fresh.length} new scans may be ours: ${fresh.map((scan) => scan.id).join(', ')}.`,
      {
        hint: 'Collect the right one by {scan-id}, or run the job again.',
      },
    );
  }
  return fresh[0];
}

/** The scan that is in the way: the one that the service names, or whatever runs there. */
async function findOther(scanner: Scanner, wanted: Wanted, scanId: string | undefined, signal: AbortSignal): Promise<Scan | undefined> {
  if (scanId === undefined) {
    const scans = await listScans(scanner, wanted, {}, signal);
    const running = scans.filter((scan) => !isOver(scan.state));
    return running.find((scan) => isAskedFor(wanted, scan)) ?? running[0];
  }
  try {
    return await scanner.read({ id: scanId, target: wanted.target.id }, signal);
  } catch (error) {
    if (error instanceof ScanError && (error.code === 'NOT_FOUND' || error.details.transient === true)) return undefined;
    throw error;
  }
}

async function waitOut(run: Run, deps: Deps, scanner: Scanner, other: Scan | undefined, signal: AbortSignal): Promise<void> {
  if (other === undefined || isOver(other.state)) return deps.clock.sleep(BUSY_PAUSE_MS, signal);
  const what = Object.values(other.traits)
    .filter((trait) => trait !== undefined)
    .join(', ');
  deps.logger.info(
    `${run.service.title} is busy with the scan ${other.id} (${what}), which is not ours: waiting for its end. This does not count against the time-out.`,
  );
  await awaitScan({ scanner, scan: other, ...pollingOf(run), deps, check: () => undefined }, signal);
}

/** What the schedule needs to know. */
export function pollingOf(run: Run): { intervalMs: number | undefined; window: { lowMs: number; typicalMs: number; highMs: number } } {
  const { low, typical, high } = run.service.lastsMs;
  return { intervalMs: run.waiting.pollIntervalMs, window: { lowMs: low, typicalMs: typical, highMs: high } };
}
