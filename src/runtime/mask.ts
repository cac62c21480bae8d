import { escapeData } from '../text/log.js';

/** Has GitHub's runner hide secrets in the log: each one whole, and each of its lines, because the runner masks line by line. */
export function maskAll(secrets: readonly string[], write: (line: string) => void): void {
  for (const secret of new Set(secrets.flatMap((text) => [text, ...text.split(/\r\n|[\r\n]/)]))) mask(secret, write);
}

function mask(secret: string, write: (line: string) => void): void {
  // A short line of a secret would blank out half of the log.
  if (secret.trim().length < 4) return;
  write(`::add-mask::${escapeData(secret)}`);
}
