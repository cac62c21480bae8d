import { createHash } from 'node:crypto';

/** An invented commit hash. */
export function hexFrom(seed: string): string {
  return createHash('sha1').update(seed).digest('hex');
}

/** An invented ID. */
export function numberFrom(seed: string): number {
  return Number.parseInt(hexFrom(seed).slice(0, 7), 16) + 1;
}
