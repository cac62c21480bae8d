import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';

/**
 * Appends `name=value` to one of the runner's command files (GITHUB_OUTPUT, GITHUB_STATE) in the form that takes any value.
 *
 * The same lines as `@actions/core` writes. Not taken from there because importing it loads undici, which costs more than the
 * whole start of a run (decision 0002), and because outputs must be set even when the configuration is wrong.
 *
 * @throws Error when the value holds the delimiter, which nobody can guess.
 */
export function appendCommand(file: string, name: string, value: string, delimiter = `ghadelimiter_${randomUUID()}`): void {
  if (name.includes(delimiter) || value.includes(delimiter)) throw new Error('The value holds its own delimiter.');
  appendFileSync(file, `${name}<<${delimiter}\n${value}\n${delimiter}\n`, 'utf8');
}
