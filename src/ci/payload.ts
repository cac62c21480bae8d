import { asRepository } from '../domain/refs.js';

/**
 * Looks into an event's payload, which is JSON that anybody may have shaped (branch names, titles, client payloads).
 * Nothing here throws: what is not there, or not of the expected kind, is undefined.
 */
export type Payload = unknown;

/** The value at a path of own properties. */
export function at(payload: Payload, ...path: readonly string[]): unknown {
  let value = payload;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = Object.getOwnPropertyDescriptor(value, name)?.value;
  }
  return value;
}

/** A text that is not empty. */
export function textAt(payload: Payload, ...path: readonly string[]): string | undefined {
  const value = at(payload, ...path);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The number of a pull request or issue: a whole number from 1 on. */
export function numberAt(payload: Payload, ...path: readonly string[]): number | undefined {
  const value = at(payload, ...path);
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

/** `undefined` for anything that is not JSON. A byte order mark, which some programs write, is skipped. */
export function parsePayload(text: string): Payload {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/**
 * Whose code a pull request or a run is about. A `fork` is proven by the name of another repository, or by an explicit `null`, which
 * GitHub writes once the fork is deleted. A missing or nameless repository proves nothing: neither a fork nor the repository's own code.
 *
 * @param path Where the payload has the head's repository.
 * @param home The repository that the code would be merged into, as `owner/name`: the first of these that is one.
 */
export function headRepository(
  payload: Payload,
  path: readonly string[],
  home: readonly (string | undefined)[],
): 'own' | 'fork' | 'unknown' {
  if (at(payload, ...path) === null) return 'fork';
  const head = asRepository(textAt(payload, ...path, 'full_name'));
  const base = home.map(asRepository).find((name) => name !== undefined);
  if (head === undefined || base === undefined) return 'unknown';
  // GitHub's names differ in case only by spelling.
  return head.toLowerCase() === base.toLowerCase() ? 'own' : 'fork';
}
