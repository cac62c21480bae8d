import { ScanError } from '../domain/errors.js';

/** The part of `process` that ends it. */
interface Exitable {
  readonly stdout: { write(text: string, done: () => void): unknown };
  exit(code: number): never;
}

/**
 * Ends the process once everything that was printed has left: kept connections and timers of libraries must not hold the runner,
 * and a pipe is written asynchronously outside of Linux (nodejs.org, process I/O).
 */
export async function exitWhenPrinted(process: Exitable, code: number): Promise<never> {
  await new Promise<void>((resolve) => {
    process.stdout.write('', resolve);
  });
  return process.exit(code);
}

/** The part of `process` that reports what nobody caught. */
interface Crashing {
  once(event: 'uncaughtException', listener: (thrown: unknown) => void): unknown;
  exit(code: number): never;
}

/**
 * Ends the process without a stack, and with the exit code of an error: Node's own, 1, would be the verdict `failed`.
 *
 * @param explain Says what happened, and returns the exit code.
 */
export function exitOnCrash(process: Crashing, explain: (thrown: unknown) => number): void {
  process.once('uncaughtException', (thrown) => process.exit(explain(thrown)));
}

/** A reader that has gone (`| head`) must not turn the verdict's exit code into a crash. */
export function forgiveClosedOutput(stdout: { on(event: 'error', listener: () => void): unknown }): void {
  stdout.on('error', () => undefined);
}

/** The part of `process` that tells us to stop. */
interface SignalSource {
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

/** Warnings about settings of Node.js that undo what keeps the API key secret. */
export function unsafeSettings({ NODE_TLS_REJECT_UNAUTHORIZED, NODE_DEBUG }: Readonly<Record<string, string | undefined>>): string[] {
  const unchecked =
    'Certificates are not checked because NODE_TLS_REJECT_UNAUTHORIZED is 0: whoever answers gets the API key. Remove the variable, and name your certificate authority in NODE_EXTRA_CA_CERTS.';
  const printed = 'NODE_DEBUG makes Node.js print requests together with the API key. Remove the variable.';
  return [
    ...(NODE_TLS_REJECT_UNAUTHORIZED === '0' ? [unchecked] : []),
    ...(/\b(?:https?|net|tls|tunnel|stream|undici|fetch)\b|\*/i.test(NODE_DEBUG ?? '') ? [printed] : []),
  ];
}
