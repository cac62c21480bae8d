import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { escapeData } from '../text/log.js';

/**
 * Appends a name and any value to a command file of the runner (GITHUB_OUTPUT, GITHUB_STATE).
 *
 * Writes the same lines as `@actions/core`, which is not used here because importing it takes longer than the whole start of a run
 * (decision 0002).
 *
 * @throws Error if the value contains the delimiter, which nobody can guess
 */
export function appendCommand(file: string, name: string, value: string, delimiter = `ghadelimiter_${randomUUID()}`): void {
  if (name.includes(delimiter) || value.includes(delimiter)) throw new Error('The value contains its own delimiter.');
  appendFileSync(file, `${name}<<${delimiter}\n${value}\n${delimiter}\n`, 'utf8');
}

/** Masks secrets in the log of the GitHub runner. Each line of a secret is also masked alone, because the runner masks line by line. */
export function maskAll(secrets: readonly string[], write: (line: string) => void): void {
  for (const secret of new Set(secrets.flatMap((text) => [text, ...text.split(/\r\n|[\r\n]/)]))) mask(secret, write);
}

function mask(secret: string, write: (line: string) => void): void {
  // A short line of a secret would blank out half of the log.
  if (secret.trim().length < 4) return;
  write(`::add-mask::${escapeData(secret)}`);
}
