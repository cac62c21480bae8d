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

/** A reader that has gone (`| head`) must not turn the verdict's exit code into a crash. */
export function forgiveClosedOutput(stdout: { on(event: 'error', listener: () => void): unknown }): void {
  stdout.on('error', () => undefined);
}
