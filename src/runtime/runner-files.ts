import { appendFileSync } from 'node:fs';
import { escapeData } from '../text/log.js';

/**
 * Appends a name and any value to a command file of the runner (GITHUB_OUTPUT, GITHUB_STATE).
 *
 * Writes the same lines as `@actions/core`, which is not used here because importing it takes longer than the whole start of a run
 * (decision 0002). Its delimiters are random. Ours is one that neither the name nor the value contains, which needs no `node:crypto`.
 */
export function appendCommand(file: string, name: string, value: string): void {
  const delimiter = delimiterFor(`${name}\n${value}`);
  appendFileSync(file, `${name}<<${delimiter}\n${value}\n${delimiter}\n`, 'utf8');
}

function delimiterFor(text: string): string {
  for (let count = 0; ; count += 1) {
    const delimiter = `ghadelimiter_${count}`;
    if (!text.includes(delimiter)) return delimiter;
  }
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
