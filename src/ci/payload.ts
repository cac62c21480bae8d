import { asRepository } from '../domain/refs.js';

/**
 * An event's payload: untrusted JSON (branch names, titles, client payloads). The functions below never throw: a value that is missing or
 * has another type is undefined.
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

/** A non-empty text. */
export function textAt(payload: Payload, ...path: readonly string[]): string | undefined {
  const value = at(payload, ...path);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The number of a pull request or issue: a positive integer. */
export function numberAt(payload: Payload, ...path: readonly string[]): number | undefined {
  const value = at(payload, ...path);
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

/** Undefined for invalid JSON. Skips a byte order mark, which some programs write. */
export function parsePayload(text: string): Payload {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/**
 * Which repository the code of a pull request or a run comes from. `fork`: another repository's name, or an explicit `null`, which GitHub
 * sends for a deleted fork. `unknown`: the repository or its name is missing, which proves nothing.
 *
 * @param path The path of the head repository in the payload.
 * @param home Names of the base repository, as `owner/name`; the first valid one counts.
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
  // GitHub's names are case-insensitive.
  return head.toLowerCase() === base.toLowerCase() ? 'own' : 'fork';
}
