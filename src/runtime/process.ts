import { setMaxListeners } from 'node:events';
import { constants } from 'node:os';
import { ScanError } from '../domain/errors.js';

interface Output {
  write(text: string, done: () => void): unknown;
}

/** The part of `process` that ends it. */
interface Exitable {
  readonly stdout: Output;
  readonly stderr?: Output;
  exit(code: number): never;
}

/**
 * Ends the process after all output was written. Open connections and timers of libraries must not delay the runner, and pipes are
 * written asynchronously outside of Linux (nodejs.org, process I/O).
 */
export async function exitWhenPrinted(process: Exitable, code: number): Promise<never> {
  for (const output of [process.stdout, process.stderr])
    await new Promise<void>((resolve) => void (output ? output.write('', resolve) : resolve()));
  return process.exit(code);
}

/** The part of `process` that reports uncaught errors. */
interface Crashing {
  once(event: 'uncaughtException', listener: (thrown: unknown) => void): unknown;
  exit(code: number): never;
}

/**
 * Ends the process after an uncaught error, without a stack. The exit code 1 of Node would mean the verdict `failed`.
 *
 * @param explain Reports the error, and returns the exit code.
 */
export function exitOnCrash(process: Crashing, explain: (thrown: unknown) => number): void {
  process.once('uncaughtException', (thrown) => process.exit(explain(thrown)));
}

/** Ignores errors of a closed output (`| head`), which must not change the exit code. */
export function forgiveClosedOutput(stdout: { on(event: 'error', listener: () => void): unknown }): void {
  stdout.on('error', () => undefined);
}

/** The part of `process` that receives signals. */
interface SignalSource {
  on(signal: InterruptSignal, listener: () => void): unknown;
}

/**
 * On Windows, the runner sends Ctrl-Break (SIGBREAK) instead of SIGTERM. SIGHUP means that the terminal was closed, also under `nohup`,
 * because Node does not keep signals ignored.
 */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGBREAK', 'SIGHUP'] as const;
type InterruptSignal = (typeof SIGNALS)[number];

const SAME_WITHIN_MS = 1_000;

/** The job was cancelled by a signal. */
class Interruption extends ScanError {
  constructor(readonly signal: InterruptSignal) {
    super('INTERRUPTED', `The job was cancelled (${signal}).`);
  }
}

/**
 * The exit code of shells for a process that a signal ended: 128 and the number of the signal
 * (https://www.gnu.org/software/bash/manual/html_node/Exit-Status.html). Undefined if there was no signal.
 */
export function exitCodeOfSignal({ reason }: AbortSignal): number | undefined {
  return reason instanceof Interruption ? 128 + (constants.signals[reason.signal] ?? 0) : undefined;
}

/**
 * The abort signal of the whole run. The runner sends SIGINT, 7.5 s later SIGTERM (Windows: SIGBREAK), and kills the process 2.5 s later
 * (docs.github.com, workflow cancellation). A second SIGINT means that the user does not want to wait. A SIGINT within a second of the
 * first is ignored, because the terminal sends one to all processes, and npm forwards another.
 *
 * @param giveUp Called on the second SIGINT.
 * @param now The time in milliseconds.
 */
export function listenForInterrupt(source: SignalSource, giveUp: () => void, now: () => number = Date.now): AbortSignal {
  const controller = new AbortController();
  // Several targets listen at the same time, so many listeners are no leak.
  setMaxListeners(Number.POSITIVE_INFINITY, controller.signal);
  let firstMs = 0;
  const stop = (name: InterruptSignal): void => {
    if (!controller.signal.aborted) {
      firstMs = now();
      controller.abort(new Interruption(name));
    } else if (name === 'SIGINT' && now() - firstMs >= SAME_WITHIN_MS) giveUp();
  };
  for (const name of SIGNALS) source.on(name, () => stop(name));
  return controller.signal;
}

/** Warnings about settings of Node.js that can expose the API key. */
export function unsafeSettings({ NODE_TLS_REJECT_UNAUTHORIZED, NODE_DEBUG }: Readonly<Record<string, string | undefined>>): string[] {
  const unchecked =
    'Node.js does not check certificates, because NODE_TLS_REJECT_UNAUTHORIZED is 0. Anyone who intercepts the connection gets the API key. Remove the variable, and set NODE_EXTRA_CA_CERTS to the file of your certificate authority.';
  const printed = 'NODE_DEBUG makes Node.js print requests, including the API key. Remove the variable.';
  return [
    ...(NODE_TLS_REJECT_UNAUTHORIZED === '0' ? [unchecked] : []),
    ...(NODE_DEBUG && /\b(?:https?|net|tls|tunnel|stream|undici|fetch)\b|\*/i.test(NODE_DEBUG) ? [printed] : []),
  ];
}
