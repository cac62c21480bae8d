import { EventEmitter, getMaxListeners } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { listenForInterrupt } from '../../src/runtime/process.js';

/** Sends the signals at their times in milliseconds, and counts how often the run was given up. */
function givenUpAfter(...signals: readonly (readonly ['SIGINT' | 'SIGTERM' | 'SIGBREAK', number])[]): number {
  const source = new EventEmitter();
  let nowMs = 0;
  let count = 0;
  const interrupted = listenForInterrupt(
    source,
    () => {
      count += 1;
    },
    () => nowMs,
  );
  for (const [signal, atMs] of signals) {
    nowMs = atMs;
    source.emit(signal);
  }
  expect(interrupted.aborted).toBe(signals.length > 0);
  return count;
}

describe('an interrupt', () => {
  it('may be awaited by many targets, without a warning of Node about a leak', () => {
    expect(getMaxListeners(listenForInterrupt(new EventEmitter(), () => undefined))).toBe(Number.POSITIVE_INFINITY);
  });

  it('lets the run end by itself', () => {
    expect(givenUpAfter(['SIGINT', 5000])).toBe(0);
  });

  it('that comes twice at once is one: npm hands on what the terminal has sent already', () => {
    expect(givenUpAfter(['SIGINT', 5000], ['SIGINT', 5100])).toBe(0);
  });

  it('that comes again is of a person who will not wait', () => {
    expect(givenUpAfter(['SIGINT', 5000], ['SIGINT', 5100], ['SIGINT', 6000])).toBe(1);
  });

  it('of the runner takes its time', () => {
    expect(givenUpAfter(['SIGINT', 5000], ['SIGTERM', 12_500])).toBe(0);
  });

  it('of a runner on Windows takes its time, too: Ctrl-C and then Ctrl-Break', () => {
    expect(givenUpAfter(['SIGINT', 5000], ['SIGBREAK', 12_500])).toBe(0);
  });

  it('is also a terminal that is closed: the scan is cancelled, and not left', () => {
    const source = new EventEmitter();
    const interrupted = listenForInterrupt(source, () => undefined);

    source.emit('SIGHUP');

    expect(interrupted.reason).toMatchObject({ code: 'INTERRUPTED', message: 'The job was cancelled (SIGHUP).' });
  });
});
