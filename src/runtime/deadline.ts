import { setMaxListeners } from 'node:events';
import type { Clock } from './clock.js';

/** A signal that is aborted with its parent, or after a time. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Stops the timer. Call it when the work is done, because the timer keeps the process running. */
  clear(): void;
}

/** The property of a signal with the time of its deadline, in milliseconds since 1970. */
const ENDS_AT = Symbol('ends at');

/** The time until the deadline of the signal, in milliseconds; Infinity if it has none. */
export function timeLeftMs(signal: AbortSignal, clock: Pick<Clock, 'now'>): number {
  return endOf(signal) - clock.now();
}

/** A signal that is aborted with the first of these, and has the earliest of their deadlines. */
export function anySignal(...signals: readonly AbortSignal[]): AbortSignal {
  return endingAt(AbortSignal.any([...signals]), Math.min(...signals.map(endOf)));
}

function endOf(signal: AbortSignal): number {
  const at: unknown = Reflect.get(signal, ENDS_AT);
  return typeof at === 'number' ? at : Number.POSITIVE_INFINITY;
}

function endingAt(signal: AbortSignal, atMs: number): AbortSignal {
  return Object.defineProperty(signal, ENDS_AT, { value: atMs });
}

/**
 * A signal for a deadline and for the interrupt of the parent; its `reason` shows which of them came first.
 *
 * @param ms The time from now, in milliseconds.
 * @param reason Returns the reason of the signal at the deadline.
 */
export function startDeadline(clock: Clock, ms: number, reason: () => Error, parent?: AbortSignal): Deadline {
  const own = new AbortController();
  const timer = new AbortController();
  // Not `AbortSignal.any`: in Node 24 its reason may be the first signal in the list instead of the first that was aborted.
  const follow = (): void => own.abort(parent?.reason);
  if (parent?.aborted) follow();
  else parent?.addEventListener('abort', follow, { once: true });
  clock.sleep(ms, timer.signal).then(
    () => own.abort(reason()),
    () => undefined,
  );
  const endsAtMs = Math.min(clock.now() + ms, parent ? endOf(parent) : Number.POSITIVE_INFINITY);
  return {
    signal: endingAt(own.signal, endsAtMs),
    clear() {
      parent?.removeEventListener('abort', follow);
      timer.abort();
    },
  };
}

/** Runs `work` with a deadline, which is always cleared. */
export async function withDeadline<T>(
  clock: Clock,
  ms: number,
  reason: () => Error,
  parent: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = startDeadline(clock, ms, reason, parent);
  try {
    return await work(deadline.signal);
  } finally {
    deadline.clear();
  }
}

/** A signal that is aborted `ms` after `interrupt`, to publish after a SIGINT, within the 7.5 s of the runner. */
export function delayedAbort(clock: Clock, interrupt: AbortSignal, ms: number): Deadline {
  const own = new AbortController();
  const timer = new AbortController();
  // Several uploads listen at the same time, so many listeners are no leak.
  setMaxListeners(Number.POSITIVE_INFINITY, own.signal);
  const begin = (): void => {
    clock.sleep(ms, timer.signal).then(
      () => own.abort(interrupt.reason),
      () => undefined,
    );
  };
  if (interrupt.aborted) begin();
  else interrupt.addEventListener('abort', begin, { once: true });
  return {
    signal: own.signal,
    clear() {
      interrupt.removeEventListener('abort', begin);
      timer.abort();
    },
  };
}

/**
 * Rejects with the reason of the signal as soon as it is aborted, even if the work continues.
 *
 * @param onAbort Called first, to release the resources of the work.
 */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal, onAbort: () => void = () => undefined): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const leave = (): void => {
      onAbort();
      reject(signal.reason);
    };
    signal.addEventListener('abort', leave, { once: true });
    if (signal.aborted) leave();
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
