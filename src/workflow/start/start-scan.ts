import { asScanError, type ScanError } from '../../domain/errors.js';
import { instantAt } from '../../domain/instant.js';
import type { Scan } from '../../domain/scan.js';
import { anySignal } from '../../runtime/deadline.js';
import { RETRY_LIMITS_MS, withLastFailure, withRetry } from '../../runtime/retry.js';
import type { Start } from '../../scanners/scanner.js';
import type { Dependencies, StartContext } from '../context.js';
import { nextWaitMs } from '../poll/schedule.js';
import { assertScanId } from '../scan-list.js';
import { type PendingStart, recoverLostStart, recoverWithSecondLook } from './recover.js';

/** A failure that the service itself words: each is followed by a look at the list, and not more than so often by another start. */
const MAX_REPEATS_AFTER_FAILURE = 3;
/** A lost answer, or a proxy's page in its place, proves nothing about what arrived; once is enough (decision 0003). */
const MAX_REPEATS_AFTER_LOSS = 1;
/** Between a lost answer and the look at the list, times the number of attempts. */
const LOOK_AFTER_MS = 1_000;

/**
 * Starts the scan exactly once: after a lost or failed answer it looks whether the start took place before it sends another.
 *
 * @throws ScanError `START_AMBIGUOUS`, and whatever the service refuses
 */
export async function startOnce(context: StartContext, signal: AbortSignal): Promise<Start> {
  const { deps, state, request, known } = context;
  const startedMs = deps.clock.now();
  const since = instantAt(startedMs);
  const { target, traits, correlationId } = request;
  const intent: PendingStart = {
    target: target.id,
    traits,
    ...(correlationId !== undefined && { mark: correlationId }),
    known: known.map((scan) => scan.id),
    since,
  };
  let last: ScanError | undefined;
  for (let attempt = 1; ; attempt += 1) {
    const answer = await startWithRetry(context, intent, attempt, signal)
      .catch((thrown: unknown) => {
        if (signal.aborted) throw thrown;
        last = asScanError(thrown);
        return afterFailedStart(context, intent, last, { attempt, startedMs }, signal);
      })
      .catch((thrown: unknown) => {
        throw signal.aborted ? withLastFailure(thrown, last) : thrown;
      });
    if (answer === undefined) continue;
    const start = attempt > 1 ? await unlessLate(context, intent, answer, signal) : answer;
    if (start.kind === 'started') remember(context, start.scan);
    // Nothing of ours: the post step must not find what is in our way, or what we join, and cancel it.
    else deps.stateStore.save({ phase: 'running' });
    state.intent = undefined;
    return start;
  }
}

/**
 * Sends again what surely was not processed. Each request has its own intent and its own look at the list: while none is on its way, a
 * new scan in the list is somebody else's.
 */
async function startWithRetry(context: StartContext, intent: PendingStart, attempt: number, signal: AbortSignal): Promise<Start> {
  const { deps, state, run } = context;
  const { clock, logger, random } = deps;
  const send = async (): Promise<Start> => {
    // The intent is saved first: if the process is killed now, the post step finds the scan.
    deps.stateStore.save({ phase: 'running', intent });
    state.intent = intent;
    try {
      return await startBesideList(context, intent, signal);
    } catch (thrown) {
      // Of an earlier one that was lost, a refusal says nothing.
      if (attempt === 1 && isUnsent(asScanError(thrown))) {
        deps.stateStore.save({ phase: 'running' });
        state.intent = undefined;
      }
      throw thrown;
    }
  };
  const mayRepeat = (error: ScanError): boolean => isUnsent(error) && error.details.transient === true;
  const withinMs = RETRY_LIMITS_MS.beforeScan;
  return await withRetry(send, { clock, logger, random, signal, who: run.service.title, withinMs, mayRepeat });
}

/** The service surely has not processed the request. */
function isUnsent({ details }: ScanError): boolean {
  return details.unsent === true;
}

function remember({ run, deps }: StartContext, { id, target }: Scan): void {
  assertScanId(id);
  deps.onStarted(id);
  // With `wait: false` it is to go on, whatever becomes of us.
  deps.stateStore.save({ phase: 'running', scan: { id, target }, ...(!run.waitOptions.wait && { leave: true }) });
  deps.logger.info(`Started the scan ${id}.`);
}

/** The scan that the start made all the same; undefined when there is none and the start may be sent again. */
async function afterFailedStart(
  { deps, state, run, scanner }: StartContext,
  intent: PendingStart,
  error: ScanError,
  { attempt, startedMs }: { readonly attempt: number; readonly startedMs: number },
  signal: AbortSignal,
): Promise<Start | undefined> {
  const lost = error.code === 'NO_ANSWER' || error.code === 'NOT_JSON' || error.code === 'WIRE_FORMAT' || error.code === 'TOO_LARGE';
  // What surely was not processed was repeated already, until the time for retries was over.
  if (isUnsent(error) || (!lost && error.code !== 'SERVICE_FAILED')) {
    // Of an earlier one that was lost, a refusal says nothing.
    if (attempt === 1) state.intent = undefined;
    throw error;
  }
  const { title } = run.service;
  deps.logger.warning(
    `The start ${lost ? 'was not answered' : 'failed'}: ${error.message} Looking whether ${title} has started the scan all the same.`,
  );
  await deps.clock.sleep(LOOK_AFTER_MS * attempt, signal);
  // A scan may be over before the second start arrives, so that no refusal protects from a list that is behind.
  const adopted = await recoverWithSecondLook(scanner, intent, deps, signal);
  if (adopted) return adopt(title, adopted, deps);
  // The intent stays: the list may be behind still, and whoever looks later knows what to look for.
  const mostRepeats = lost || error.details.serviceCode === undefined ? MAX_REPEATS_AFTER_LOSS : MAX_REPEATS_AFTER_FAILURE;
  if (attempt > mostRepeats || deps.clock.now() - startedMs > RETRY_LIMITS_MS.beforeScan) throw error;
  deps.logger.info('It has not. Sending the start again.');
  return undefined;
}

/** What refuses a repeated start may be the scan that the lost one made, and that the list did not show in time. */
async function unlessLate({ run, deps, scanner }: StartContext, intent: PendingStart, start: Start, signal: AbortSignal): Promise<Start> {
  const late = start.kind === 'busy' ? await recoverLostStart(scanner, intent, deps, signal) : undefined;
  return late === undefined ? start : adopt(run.service.title, late, deps);
}

function adopt(title: string, scan: Scan, { logger }: Dependencies): Start {
  logger.info(`${title} had started it: it is the scan ${scan.id}.`);
  return { kind: 'started', scan };
}

/** Before that the answer may well come by itself (decision 0011). */
const FIRST_LOOK_MS = 60_000;
/** Nobody waits for the end of the scan: its ID is all that is wanted. */
const FIRST_LOOK_UNWAITED_MS = 10_000;
const SHORTEST_PAUSE_MS = 15_000;

/**
 * Sends a start, which is never cut short, and looks at the list beside one that is answered late (decision 0011): networks drop
 * connections that are silent for minutes, and a scan that the list shows can be waited for in the usual way. The request stays open
 * until the run ends, because the service might give up a scan whose client is gone.
 */
async function startBesideList(context: StartContext, intent: PendingStart, signal: AbortSignal): Promise<Start> {
  const { state, scanner, request } = context;
  const posting = new AbortController();
  const looking = new AbortController();
  state.cleanups.push(() => posting.abort());
  const posted = scanner.start(request, anySignal(signal, posting.signal));
  try {
    return await Promise.race([posted, pollWhileStarting(context, intent, anySignal(signal, looking.signal))]);
  } finally {
    looking.abort();
    posted.catch(() => undefined);
  }
}

/** Ends with the scan that the list shows, and not at all where it shows none: then the answer decides. */
async function pollWhileStarting({ run, deps, scanner }: StartContext, intent: PendingStart, signal: AbortSignal): Promise<Start> {
  const startedMs = deps.clock.now();
  const { low: lowMs, typical: typicalMs, high: highMs } = run.lastsMs;
  let waitMs = run.waitOptions.wait || !run.service.respondsWhenDone ? FIRST_LOOK_MS : FIRST_LOOK_UNWAITED_MS;
  for (;;) {
    try {
      await deps.clock.sleep(waitMs, signal);
      const scan = await recoverLostStart(scanner, intent, deps, signal);
      if (scan) {
        deps.logger.info(`${run.service.title} has not answered the start yet; its list shows the scan ${scan.id}.`);
        return { kind: 'started', scan };
      }
    } catch (error) {
      if (signal.aborted) return await new Promise<never>(() => undefined);
      deps.logger.debug(`The look beside the start failed: ${asScanError(error).message}`);
    }
    const elapsedMs = deps.clock.now() - startedMs;
    waitMs = Math.max(SHORTEST_PAUSE_MS, nextWaitMs({ elapsedMs, window: { lowMs, typicalMs, highMs } }, deps.random));
  }
}
