import { ScanError } from '../domain/errors.js';

/** The part of `process` that tells us to stop. */
export interface SignalSource {
  on(signal: InterruptSignal, listener: () => void): unknown;
}

/**
 * Windows has no SIGTERM: the runner sends Ctrl-Break there, which Node calls SIGBREAK. Elsewhere nothing sends it. SIGHUP is a terminal
 * that is closed, also under `nohup`: Node resets what its parent has ignored.
 */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGBREAK', 'SIGHUP'] as const;
type InterruptSignal = (typeof SIGNALS)[number];

const SAME_WITHIN_MS = 1_000;

/**
 * One signal for the whole run. The runner sends SIGINT, 7.5 s later SIGTERM (Windows: SIGBREAK), 2.5 s later it kills; a second SIGINT
 * in a terminal means that the person will not wait (docs.github.com, workflow cancellation). One that comes at once is the same again:
 * the terminal sends it to all processes, and npm hands on its own.
 *
 * @param giveUp Called on the second SIGINT.
 * @param now In milliseconds.
 */
export function listenForInterrupt(source: SignalSource, giveUp: () => void, now: () => number = Date.now): AbortSignal {
  const controller = new AbortController();
  let firstMs = 0;
  const stop = (name: InterruptSignal): void => {
    if (!controller.signal.aborted) {
      firstMs = now();
      controller.abort(new ScanError('INTERRUPTED', `The job was cancelled (${name}).`));
    } else if (name === 'SIGINT' && now() - firstMs >= SAME_WITHIN_MS) giveUp();
  };
  for (const name of SIGNALS) source.on(name, () => stop(name));
  return controller.signal;
}
