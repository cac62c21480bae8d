import { ScanError } from '../domain/errors.js';

/** The part of `process` that tells us to stop. */
export interface SignalSource {
  on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
}

/**
 * One signal for the whole run. The runner sends SIGINT, 7.5 s later SIGTERM, 2.5 s later it kills; a second SIGINT in a terminal
 * means that the person will not wait (docs.github.com, workflow cancellation).
 *
 * @param giveUp Called on the second SIGINT.
 */
export function listenForInterrupt(source: SignalSource, giveUp: () => void): AbortSignal {
  const controller = new AbortController();
  const stop = (name: 'SIGINT' | 'SIGTERM'): void => {
    if (!controller.signal.aborted) controller.abort(new ScanError('INTERRUPTED', `The job was cancelled (${name}).`));
    else if (name === 'SIGINT') giveUp();
  };
  source.on('SIGINT', () => stop('SIGINT'));
  source.on('SIGTERM', () => stop('SIGTERM'));
  return controller.signal;
}
