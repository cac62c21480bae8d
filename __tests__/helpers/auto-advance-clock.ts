import { subscribe } from 'node:diagnostics_channel';
import type { Transform } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { Clock } from '../../src/runtime/clock.js';

/**
 * Time for socket tests, handed to client and emulators alike: it stands still while anything moves, and jumps to the next sleeper when
 * all is quiet. An hour of polling takes milliseconds, and no machine is slow enough to turn an answer into a time-out.
 */
export interface AutoAdvanceClock extends Clock {
  /** Sleepers that nobody has woken or cleared: 0 after a run that leaves nothing behind. */
  readonly pending: number;
  /** Gives `setTimeout` back. */
  release(): void;
}

interface Sleeper {
  readonly at: number;
  /** By `setTimeout`: Octokit spaces its writes by seconds of its own. */
  readonly byTimer: boolean;
  readonly wake: () => void;
}

/** A whole second, for services tell no fractions. */
export const START_MS = Date.UTC(2026, 10, 21, 9);

/** Turns of the event loop without a sign of life, after which nothing is on its way any more. */
const QUIET_TURNS = 6;
/** The same while a request is open: its server may hold it back for ever, and only time ends that. */
const HUNG_TURNS = 25;
/** Of these the last ones, which take a millisecond each: a busy kernel may bring what was sent a little later. */
const SLOW_TURNS = 2;

const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };

/** Until `release` it is the time of `setTimeout` too, as far as tests and the packages that they load are concerned. */
export function autoAdvanceClock(startMs = START_MS): AutoAdvanceClock {
  const sleepers = new Set<Sleeper>();
  let nowMs = startMs;
  let pumping = false;

  async function pump(): Promise<void> {
    if (pumping) return;
    pumping = true;
    while (sleepers.size > 0) {
      await quiet();
      const next = [...sleepers].sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      sleepers.delete(next);
      nowMs = Math.max(nowMs, next.at);
      next.wake();
    }
    pumping = false;
  }

  const lay = (ms: number, byTimer: boolean, wake: () => void): Sleeper => {
    const sleeper = { at: nowMs + Math.max(0, ms), byTimer, wake };
    sleepers.add(sleeper);
    void pump();
    return sleeper;
  };

  const setTimer = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): unknown => {
    // Only to come a little later: no time has to pass for it.
    if (ms <= 1) {
      moves += 1;
      return setImmediate(() => {
        moves += 1;
        run(...args);
      });
    }
    const timer = lay(ms, true, () => run(...args));
    return Object.assign(timer, { ref: () => timer, unref: () => timer, hasRef: () => true });
  };
  const clearTimer = (timer: Sleeper & NodeJS.Timeout & NodeJS.Immediate): void => {
    if (sleepers.delete(timer)) return;
    clearImmediate(timer);
    real.clearTimeout(timer);
  };
  Object.assign(globalThis, { setTimeout: setTimer, clearTimeout: clearTimer });

  return {
    get pending() {
      return [...sleepers].filter(({ byTimer }) => !byTimer).length;
    },
    release() {
      Object.assign(globalThis, real);
      sleepers.clear();
    },
    now: () => nowMs,
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      await new Promise<void>((resolve, reject) => {
        const leave = (): void => {
          sleepers.delete(sleeper);
          reject(signal?.reason);
        };
        signal?.addEventListener('abort', leave, { once: true });
        const sleeper = lay(ms, false, () => {
          signal?.removeEventListener('abort', leave);
          resolve();
        });
      });
    },
  };
}

/** Requests that are open in this process, and how often one was begun or ended. */
const open = new Set<object>();
let moves = 0;

function begin(request: object): void {
  open.add(request);
  moves += 1;
}

function end(request: object): void {
  open.delete(request);
  moves += 1;
}

subscribe('http.client.request.start', (message) => {
  const { request } = message as { request: NodeJS.EventEmitter };
  begin(request);
  request.once('close', () => end(request));
});
subscribe('undici:request:create', (message) => begin((message as { request: object }).request));
subscribe('undici:request:trailers', (message) => end((message as { request: object }).request));
subscribe('undici:request:error', (message) => end((message as { request: object }).request));

/** Both ends of every connection are in this process, so that what was sent is there some turns of the loop later, on any machine. */
async function quiet(): Promise<void> {
  let seen = moves;
  for (let turns = 0; ; turns += 1) {
    const left = (open.size > 0 ? HUNG_TURNS : QUIET_TURNS) - turns;
    if (left <= 0) return;
    await new Promise((resolve) => (left > SLOW_TURNS ? setImmediate(resolve) : real.setTimeout(resolve, 1)));
    if (moves !== seen || isBusy()) {
      // Other threads and processes need time, not turns.
      if (moves === seen) await new Promise((resolve) => real.setTimeout(resolve, 1));
      turns = -1;
    }
    seen = moves;
  }
}

function isBusy(): boolean {
  // A file that is being closed is none of its requests, and a compression is no resource.
  const resources = process.getActiveResourcesInfo();
  return compressions > 0 || resources.some((name) => name.startsWith('FSReq') || name === 'CloseReq' || name === 'ProcessWrap');
}

let compressions = 0;

/** What is compressed is in another thread meanwhile, which nothing else shows. */
function watchCompression(): void {
  const prototype = Object.getPrototypeOf(createGzip()) as Transform;
  const transform = prototype._transform;
  prototype._transform = function (this: Transform, chunk: unknown, encoding, done): void {
    compressions += 1;
    transform.call(this, chunk, encoding, (...result) => {
      compressions -= 1;
      moves += 1;
      done(...result);
    });
  };
}

watchCompression();
