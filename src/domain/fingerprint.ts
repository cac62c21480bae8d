import { createHash } from 'node:crypto';
import { trimEnd } from '../text/plain.js';
import { withoutQuotedSecrets } from '../text/secrets.js';

/**
 * Hashes what makes a finding the same finding in the next scan.
 * 32 hex digits: long enough to be unique, and a random digit costs half a byte in the upload.
 */
export function hashIdentity(parts: readonly (string | undefined)[]): string {
  return createHash('sha256')
    .update(JSON.stringify(parts.map((part) => part ?? null)))
    .digest('hex')
    .slice(0, 32);
}

/**
 * Turns any text into a name that is safe in paths, markers and categories: `[a-z0-9._-]`, at most 80 characters. Where it is cut, or where
 * letters or digits of other scripts are lost, a short hash tells it from others that lose as much. A secret that the text quotes is taken
 * out here, for nobody finds it again in a name.
 */
export function slug(text: string): string {
  const lower = withoutQuotedSecrets(text).toLowerCase();
  const safe = trimEnd(lower.replaceAll(/[^a-z0-9._-]+/g, '-').replace(/^[-.]+/, ''), '-.');
  // The tables of Unicode take some milliseconds to compile, which the start of nearly every run does without.
  const loses = /[^\0-\x7f]/.test(lower) && /[^\P{Letter}a-z]|[^\P{Number}0-9]/u.test(lower);
  if (safe.length <= 80 && !loses) return safe || 'unnamed';
  return `${safe.slice(0, 71) || 'unnamed'}-${hashIdentity([lower]).slice(0, 8)}`;
}

/** Makes equal values one object: a scan repeats each of its rules hundreds of times. */
export function createIntern<Value>(): (value: Value) => Value {
  const known = new Map<string, Value>();
  return (value) => {
    const content = JSON.stringify(value);
    const first = known.get(content) ?? value;
    known.set(content, first);
    return first;
  };
}
