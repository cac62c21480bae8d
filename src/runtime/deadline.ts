import type { Clock } from './clock.js';

/** A signal that ends with its parent, or by itself after a time. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Stops the timer and leaves the parent; call it when the work is done, or the process lives on until the deadline. */
  clear(): void;
}

/** Under which a signal carries the time of its end, in milliseconds since 1970. */
const ENDS_AT = Symbol('ends at');

/** How long until the signal ends by itself, in milliseconds; Infinity for one that has no deadline. */
export function timeLeftMs(signal: AbortSignal, clock: Pick<Clock, 'now'>): number {
  return endOf(signal) - clock.now();
}

/** A signal that ends with the first of these, and keeps the earliest of their deadlines. */
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
 * One signal that carries both the deadline and the parent's interrupt; its `reason` tells which it was.
 *
 * @param ms How long from now.
 * @param reason What the signal's reason becomes when the time is up.
 */
export function startDeadline(clock: Clock, ms: number, reason: () => Error, parent?: AbortSignal): Deadline {
  const own = new AbortController();
  const timer = new AbortController();
  // Not `AbortSignal.any`: in Node 24 its reason is the first source in the list, not the first in time, unless somebody listens.
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

/** Runs `work` under a deadline and clears it in every case. */
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

/** A signal that ends `ms` after `interrupt` does: for what must still be said after a SIGINT, within the runner's 7.5 s. */
export function delayedAbort(clock: Clock, interrupt: AbortSignal, ms: number): Deadline {
  const own = new AbortController();
  const timer = new AbortController();
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
 * Ends with the signal's reason as soon as it is aborted, whatever the work still waits for.
 *
 * @param onAbort Called first, to give up what the work holds.
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
