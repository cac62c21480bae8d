/**
 * An ID that no other process has, for names of temporary files and of runs. Not for secrets, because it can be guessed: it does not load
 * `node:crypto`, which takes longer than the rest of the start.
 */
export function uniqueId(): string {
  return [Date.now(), process.pid, Math.random()].map((part) => part.toString(36).replace('0.', '')).join('-');
}
