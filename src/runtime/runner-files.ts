import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { escapeData } from '../text/log.js';

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

/** Has GitHub's runner hide secrets in the log: each one whole, and each of its lines, because the runner masks line by line. */
export function maskAll(secrets: readonly string[], write: (line: string) => void): void {
  for (const secret of new Set(secrets.flatMap((text) => [text, ...text.split(/\r\n|[\r\n]/)]))) mask(secret, write);
}

function mask(secret: string, write: (line: string) => void): void {
  // A short line of a secret would blank out half of the log.
  if (secret.trim().length < 4) return;
  write(`::add-mask::${escapeData(secret)}`);
}
