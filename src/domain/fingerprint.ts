import { createHash } from 'node:crypto';
import { trimEnd } from '../text/plain.js';
import { withoutQuotedSecrets } from '../text/secrets.js';

/**
 * Hashes what makes a finding the same finding in the next scan.
 * 32 hex digits are enough to be unique, and keep the upload small because random digits do not compress well.
 */
export function hashIdentity(parts: readonly (string | undefined)[]): string {
  return createHash('sha256')
    .update(JSON.stringify(parts.map((part) => part ?? null)))
    .digest('hex')
    .slice(0, 32);
}

/**
 * Converts any text to a name that is safe in paths, markers and categories: `[a-z0-9._-]`, at most 80 characters. If the name is cut, or
 * loses letters or digits of other scripts, a short hash keeps it unique. A quoted secret is removed here, because redaction would not
 * recognise it in the converted name.
 */
export function slug(text: string): string {
  const lower = withoutQuotedSecrets(text).toLowerCase();
  const safe = trimEnd(lower.replaceAll(/[^a-z0-9._-]+/g, '-').replace(/^[-.]+/, ''), '-.');
  // The first test avoids compiling Unicode tables, which takes some milliseconds.
  const loses = /[^\0-\x7f]/.test(lower) && /[^\P{Letter}a-z]|[^\P{Number}0-9]/u.test(lower);
  if (safe.length <= 80 && !loses) return safe || 'unnamed';
  return `${safe.slice(0, 71) || 'unnamed'}-${hashIdentity([lower]).slice(0, 8)}`;
}

/** Makes equal values one object, to save memory: a scan repeats each of its rules hundreds of times. */
export function createIntern<Value>(): (value: Value) => Value {
  const known = new Map<string, Value>();
  return (value) => {
    const content = JSON.stringify(value);
    const first = known.get(content) ?? value;
    known.set(content, first);
    return first;
  };
}
