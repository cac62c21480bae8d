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

/** How often a start is sent again after an error with an error code of the service. The list is read before each repeat. */
const MAX_REPEATS_AFTER_FAILURE = 3;
/** How often a start is sent again after a lost response, which does not show whether the request arrived (decision 0003). */
const MAX_REPEATS_AFTER_LOSS = 1;
/** The pause between a lost response and reading the list, times the number of attempts. */
const READ_LIST_AFTER_MS = 1_000;

/**
 * Starts the scan exactly once: after an error or a lost response, it checks whether the scan was started before it sends another start.
 *
 * @throws ScanError `START_AMBIGUOUS`, and errors of the service
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
    // This run started no scan, so the post step must not cancel a blocking or joined scan.
    else deps.stateStore.save({ phase: 'running' });
    state.intent = undefined;
    return start;
  }
}

/**
 * Sends the start again if it was certainly not processed. All attempts share one intent. Each attempt polls the list on its own. While no
 * request is in flight, a new scan in the list is not ours.
 */
async function startWithRetry(context: StartContext, intent: PendingStart, attempt: number, signal: AbortSignal): Promise<Start> {
  const { deps, state, run } = context;
  const { clock, logger, random } = deps;
  const send = async (): Promise<Start> => {
    // Saved before the request: if the process is killed now, the post step can look for the scan.
    deps.stateStore.save({ phase: 'running', intent });
    state.intent = intent;
    try {
      return await startAndPollList(context, intent, signal);
    } catch (thrown) {
      // After a lost attempt, the intent stays, because that attempt may have started a scan.
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

function isUnsent({ details }: ScanError): boolean {
  return details.unsent === true;
}

function remember({ run, deps }: StartContext, { id, target }: Scan): void {
  assertScanId(id);
  deps.onStarted(id);
  // With `wait: false`, the scan must continue even if this step is killed.
  deps.stateStore.save({ phase: 'running', scan: { id, target }, ...(!run.waitOptions.wait && { leave: true }) });
  deps.logger.info(`Started the scan ${id}.`);
}

/** Returns the scan that was started despite the error; undefined if there is none and the start may be sent again. */
async function afterFailedStart(
  { deps, state, run, scanner }: StartContext,
  intent: PendingStart,
  error: ScanError,
  { attempt, startedMs }: { readonly attempt: number; readonly startedMs: number },
  signal: AbortSignal,
): Promise<Start | undefined> {
  const lost = error.code === 'NO_ANSWER' || error.code === 'NOT_JSON' || error.code === 'WIRE_FORMAT' || error.code === 'TOO_LARGE';
  // A request that was certainly not processed was already retried until the time for retries was over.
  if (isUnsent(error) || (!lost && error.code !== 'SERVICE_FAILED')) {
    // After a lost attempt, the intent stays, because that attempt may have started a scan.
    if (attempt === 1) state.intent = undefined;
    throw error;
  }
  const { title } = run.service;
  deps.logger.warning(
    `The start request ${lost ? 'got no usable response' : 'failed'}: ${error.message} Checking whether ${title} started the scan anyway.`,
  );
  await deps.clock.sleep(READ_LIST_AFTER_MS * attempt, signal);
  // The list may be delayed, and the service may not refuse a second start, so the list is read twice.
  const adopted = await recoverWithSecondLook(scanner, intent, deps, signal);
  if (adopted) return adopt(title, adopted, deps);
  // The intent stays: the list may still be delayed, and the post step can look for the scan later.
  const mostRepeats = lost || error.details.serviceCode === undefined ? MAX_REPEATS_AFTER_LOSS : MAX_REPEATS_AFTER_FAILURE;
  if (attempt > mostRepeats || deps.clock.now() - startedMs > RETRY_LIMITS_MS.beforeScan) throw error;
  deps.logger.info(`The list of ${title} contains no new scan of this request. Sending the start request again.`);
  return undefined;
}

/** The list may show the first scan late. Then the service refuses the repeated start because of that first scan, so the list is read again. */
async function unlessLate({ run, deps, scanner }: StartContext, intent: PendingStart, start: Start, signal: AbortSignal): Promise<Start> {
  const late = start.kind === 'busy' ? await recoverLostStart(scanner, intent, deps, signal) : undefined;
  return late === undefined ? start : adopt(run.service.title, late, deps);
}

function adopt(title: string, scan: Scan, { logger }: Dependencies): Start {
  logger.info(`${title} did start the scan: ${scan.id}.`);
  return { kind: 'started', scan };
}

/** When the list is first polled. Most responses arrive earlier (decision 0011). */
const FIRST_POLL_MS = 60_000;
/** When the list is first polled with `wait: false`, because the run then only needs the ID. */
const FIRST_POLL_UNWAITED_MS = 10_000;
const SHORTEST_PAUSE_MS = 15_000;

/**
 * Sends a start without a time limit of its own, and polls the list if the response is late (decision 0011): networks drop connections that
 * are silent for minutes, and a scan in the list can be awaited as usual. The request stays open until the run ends, because the service
 * might stop a scan whose client disconnects.
 */
async function startAndPollList(context: StartContext, intent: PendingStart, signal: AbortSignal): Promise<Start> {
  const { state, scanner, request } = context;
  const posting = new AbortController();
  const polling = new AbortController();
  state.cleanups.push(() => posting.abort());
  const posted = scanner.start(request, anySignal(signal, posting.signal));
  try {
    return await Promise.race([posted, pollWhileStarting(context, intent, anySignal(signal, polling.signal))]);
  } finally {
    polling.abort();
    posted.catch(() => undefined);
  }
}

/** Returns the scan when the list contains it. Otherwise never ends, so that the response decides. */
async function pollWhileStarting({ run, deps, scanner }: StartContext, intent: PendingStart, signal: AbortSignal): Promise<Start> {
  const startedMs = deps.clock.now();
  const expected = { typicalMs: run.typicalMs, pastMs: [] };
  let waitMs = run.waitOptions.wait || !run.service.respondsWhenDone ? FIRST_POLL_MS : FIRST_POLL_UNWAITED_MS;
  for (;;) {
    try {
      await deps.clock.sleep(waitMs, signal);
      const scan = await recoverLostStart(scanner, intent, deps, signal);
      if (scan) {
        deps.logger.info(`${run.service.title} did not respond to the start request yet, but its list contains the scan ${scan.id}.`);
        return { kind: 'started', scan };
      }
    } catch (error) {
      if (signal.aborted) return await new Promise<never>(() => undefined);
      deps.logger.debug(`Polling the list during the start failed: ${asScanError(error).message}`);
    }
    const elapsedMs = deps.clock.now() - startedMs;
    waitMs = Math.max(SHORTEST_PAUSE_MS, nextWaitMs({ elapsedMs, expected }, deps.random));
  }
}
