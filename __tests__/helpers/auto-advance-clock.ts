import { subscribe } from 'node:diagnostics_channel';
import type { Transform } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { Clock } from '../../src/runtime/clock.js';

/**
 * Time for socket tests, handed to client and emulators alike: it stands still while anything moves, and jumps to the next sleeper when
 * all is quiet. An hour of polling takes milliseconds, and no machine is slow enough to turn an answer into a time-out.
 */
export interface AutoAdvanceClock extends Clock {
  /** Pauses that were neither ended nor cleared: 0 after a run that leaves nothing behind. */
  readonly pending: number;
  /** Restores `setTimeout`. */
  release(): void;
}

interface Sleeper {
  readonly at: number;
  /** Also replaces `setTimeout`, because Octokit uses it to space its writes. */
  readonly byTimer: boolean;
  readonly wake: () => void;
}

/** A whole second, because services report no fractions. */
export const START_MS = Date.UTC(2026, 10, 21, 9);

/** Turns of the event loop without activity, after which nothing is pending. */
const QUIET_TURNS = 6;
/** The same while a request is open, because its server may never respond. */
const HUNG_TURNS = 25;
/** The last of these turns take a millisecond each, because a busy kernel may deliver data late. */
const SLOW_TURNS = 2;

/** Whose timers are replaced: those of sources, tests and Octokit. Node and jest need theirs. */
const REPLACED = /\/node_modules\/(?:\.cache|@octokit|bottleneck)\//;

/** `clearImmediate` of a timer stops all immediates of Node. */
const Immediate = setImmediate(() => undefined).constructor as new () => NodeJS.Immediate;

const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };

/** Replaces `setTimeout` for tests and the packages that they load, until `release`. */
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
    if (!REPLACED.test(callerOf(setTimer))) return real.setTimeout(run, ms, ...args);
    // Such a timer only defers work, so no time has to pass.
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
  const clearTimer = (timer: Sleeper & NodeJS.Timeout): void => {
    if (sleepers.delete(timer)) return;
    if (timer instanceof Immediate) clearImmediate(timer);
    else real.clearTimeout(timer);
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

/** The file that called `callee`, without the source maps that a stack needs. */
function callerOf(callee: (...args: never[]) => unknown): string {
  const { prepareStackTrace, stackTraceLimit } = Error;
  const caller = { stack: '' };
  Error.prepareStackTrace = (_error, [site]) => site?.getFileName() ?? '';
  Error.stackTraceLimit = 1;
  Error.captureStackTrace(caller, callee);
  const file = caller.stack;
  Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  return file;
}

/** The open requests of this process, and how many were started or ended. */
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

/** Both ends of every connection are in this process, so data arrives after some turns of the event loop on any machine. */
async function quiet(): Promise<void> {
  let seen = moves;
  for (let turns = 0; ; turns += 1) {
    const left = (open.size > 0 ? HUNG_TURNS : QUIET_TURNS) - turns;
    if (left <= 0) return;
    await new Promise((resolve) => (left > SLOW_TURNS ? setImmediate(resolve) : real.setTimeout(resolve, 1)));
    if (moves !== seen || isBusy()) {
      // Other threads and processes need real time instead of turns.
      if (moves === seen) await new Promise((resolve) => real.setTimeout(resolve, 1));
      turns = -1;
    }
    seen = moves;
  }
}

function isBusy(): boolean {
  // Closing a file is not a request, and a compression is not a resource.
  const resources = process.getActiveResourcesInfo();
  return compressions > 0 || resources.some((name) => name.startsWith('FSReq') || name === 'CloseReq' || name === 'ProcessWrap');
}

let compressions = 0;

/** Compression runs in another thread, which is not visible otherwise. */
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
