/** The part of `process` that ends it. */
export interface Exitable {
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
export interface Crashing {
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
