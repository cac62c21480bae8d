import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { ScanError } from '../../src/domain/errors.js';
import { systemClock } from '../../src/runtime/clock.js';
import { delayedAbort, startDeadline, withDeadline } from '../../src/runtime/deadline.js';
import { exitWhenPrinted, listenForInterrupt } from '../../src/runtime/process.js';
import { virtualClock } from '../helpers/virtual-clock.js';

const late = new Error('too late');
const stop = new Error('stopped');

/** Waits until the signal is aborted, and throws its reason. */
function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

describe('startDeadline', () => {
  it('ends at its time, not before, with its own reason', async () => {
    const clock = virtualClock();
    const { signal } = startDeadline(clock, 1000, () => late);

    await clock.pass(999);
    expect(signal.aborted).toBe(false);

    await clock.pass(1);
    expect(signal.reason).toBe(late);
  });

  it('ends with its parent, with the parent’s reason', () => {
    const parent = new AbortController();
    const { signal } = startDeadline(virtualClock(), 1000, () => late, parent.signal);

    parent.abort(stop);

    expect(signal.reason).toBe(stop);
  });

  it('has ended already where its parent has', () => {
    expect(startDeadline(virtualClock(), 1000, () => late, AbortSignal.abort(stop)).signal.reason).toBe(stop);
  });

  it('keeps the reason that came first', async () => {
    const clock = virtualClock();
    const parent = new AbortController();
    const { signal } = startDeadline(clock, 1000, () => late, parent.signal);

    await clock.pass(1000);
    parent.abort(stop);

    expect(signal.reason).toBe(late);
  });

  it('never ends once it is cleared', async () => {
    const clock = virtualClock();
    const { signal, clear } = startDeadline(clock, 1000, () => late);

    clear();
    await clock.pass(10_000);

    expect(signal.aborted).toBe(false);
  });
});

describe('withDeadline', () => {
  it('gives back what the work gives, and stops its timer', async () => {
    const clock = virtualClock();
    let seen: AbortSignal | undefined;

    const result = await withDeadline(
      clock,
      1000,
      () => late,
      undefined,
      (signal) => {
        seen = signal;
        return Promise.resolve(7);
      },
    );
    await clock.pass(10_000);

    expect([result, seen?.aborted]).toEqual([7, false]);
  });

  it('throws its reason when the time is up', async () => {
    const clock = virtualClock();

    await expect(clock.finish(withDeadline(clock, 1000, () => late, undefined, untilAborted))).rejects.toBe(late);
  });

  it('throws the interrupt’s reason, at once', async () => {
    const parent = new AbortController();
    const work = withDeadline(virtualClock(), 1000, () => late, parent.signal, untilAborted);

    parent.abort(stop);

    await expect(work).rejects.toBe(stop);
  });
});

describe('graceAfter', () => {
  it('begins when the interrupt comes', async () => {
    const clock = virtualClock();
    const interrupt = new AbortController();
    const { signal } = delayedAbort(clock, interrupt.signal, 5000);

    await clock.pass(60_000);
    interrupt.abort(stop);
    await clock.pass(4999);
    expect(signal.aborted).toBe(false);

    await clock.pass(1);
    expect(signal.reason).toBe(stop);
  });

  it('begins at once after an interrupt', async () => {
    const clock = virtualClock();
    const { signal } = delayedAbort(clock, AbortSignal.abort(stop), 5000);

    await clock.pass(5000);

    expect(signal.reason).toBe(stop);
  });

  it('never ends once it is cleared', async () => {
    const clock = virtualClock();
    const interrupt = new AbortController();
    const { signal, clear } = delayedAbort(clock, interrupt.signal, 5000);

    clear();
    interrupt.abort(stop);
    await clock.pass(60_000);

    expect(signal.aborted).toBe(false);
  });
});

describe('the system clock', () => {
  it('throws the signal’s own reason, before and during a sleep', async () => {
    const controller = new AbortController();
    const sleeping = systemClock.sleep(60_000, controller.signal);

    controller.abort(stop);

    await expect(sleeping).rejects.toBe(stop);
    await expect(systemClock.sleep(60_000, controller.signal)).rejects.toBe(stop);
  });

  it.each([2 ** 31, Number.MAX_SAFE_INTEGER, Infinity])('does not wake at once from a sleep of %d ms', async (ms) => {
    const controller = new AbortController();
    let awake = false;
    const sleep = async (): Promise<void> => {
      await systemClock.sleep(ms, controller.signal);
      awake = true;
    };
    const sleeping = sleep();

    await systemClock.sleep(5);
    controller.abort(stop);

    await expect(sleeping).rejects.toBe(stop);
    expect(awake).toBe(false);
  });

  it('does not sleep for a time that has passed', async () => {
    await expect(systemClock.sleep(-1000)).resolves.toBeUndefined();
  });
});

describe('listenForInterrupt', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGBREAK'] as const)('%s ends the run as interrupted', (name) => {
    const source = new EventEmitter();
    const signal = listenForInterrupt(source, () => undefined);

    source.emit(name);

    expect(signal.reason).toBeInstanceOf(ScanError);
    expect(signal.reason).toMatchObject({ code: 'INTERRUPTED', message: `The job was cancelled (${name}).` });
  });

  it('gives up at the second SIGINT, and not at the SIGTERM that the runner sends after the first', () => {
    const source = new EventEmitter();
    let gaveUp = 0;
    let nowMs = 0;
    const signal = listenForInterrupt(
      source,
      () => {
        gaveUp += 1;
      },
      () => nowMs,
    );

    source.emit('SIGINT');
    const { reason } = signal;
    source.emit('SIGTERM');
    expect(gaveUp).toBe(0);

    nowMs = 2000;
    source.emit('SIGINT');
    expect(gaveUp).toBe(1);
    expect(signal.reason).toBe(reason);
  });
});

describe('exitWhenPrinted', () => {
  it('ends only after what was printed has left', async () => {
    const events: string[] = [];
    let drained: (() => void) | undefined;
    const process = {
      stdout: {
        write: (_text: string, done: () => void) => {
          drained = done;
        },
      },
      exit: (code: number): never => {
        events.push(`exit ${code}`);
        throw stop;
      },
    };

    const ending = exitWhenPrinted(process, 2);
    await Promise.resolve();
    expect(events).toEqual([]);

    drained?.();
    await expect(ending).rejects.toBe(stop);
    expect(events).toEqual(['exit 2']);
  });
});
