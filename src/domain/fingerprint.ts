import crypto from 'node:crypto';
import { isObject } from '../text/json.js';
import { trimEnd } from '../text/plain.js';
import { withoutQuotedSecrets } from '../text/secrets.js';

/**
 * Hashes what makes a finding the same finding in the next scan.
 * 32 hex digits are enough to be unique, and keep the upload small because random digits do not compress well.
 */
export function hashIdentity(parts: readonly (string | undefined)[]): string {
  const text = JSON.stringify(parts.map((part) => part ?? null));
  // `hash` exists from Node 20.12 on, and is three times as fast.
  const { hash }: { readonly hash?: typeof crypto.hash } = crypto;
  const digest = hash === undefined ? crypto.createHash('sha256').update(text).digest('hex') : hash('sha256', text);
  return digest.slice(0, 32);
}

/**
 * Converts any text to a name that is safe in paths, markers and categories: `[a-z0-9._-]`, at most 80 characters. If the name is cut, or
 * loses letters or digits of other scripts, a short hash keeps it unique. A quoted secret is removed here, because redaction would not
 * recognise it in the converted name.
 */
export function slug(text: string): string {
  const lower = withoutQuotedSecrets(text).toLowerCase();
  const safe = trimEnd(lower.replaceAll(/[^a-z0-9._-]+/g, '-').replace(/^[-.]+/, ''), '-.');
  // The first test avoids reading Unicode tables, which takes some milliseconds. A literal would read them when the file is loaded.
  const loses = /[^\0-\x7f]/.test(lower) && new RegExp(String.raw`[^\P{Letter}a-z]|[^\P{Number}0-9]`, 'u').test(lower);
  if (safe.length <= 80 && !loses) return safe || 'unnamed';
  return `${safe.slice(0, 71) || 'unnamed'}-${hashIdentity([lower]).slice(0, 8)}`;
}

/** Makes equal values one object, to save memory: a scan repeats each of its rules hundreds of times. */
export function createIntern<Value extends { readonly id: string }>(): (value: Value) => Value {
  const firsts = new Map<string, Value>();
  const others = new Map<string, Value>();
  return (value) => {
    const first = firsts.get(value.id);
    if (first === undefined) firsts.set(value.id, value);
    if (first === undefined || hasSameContent(first, value)) return first ?? value;
    const content = JSON.stringify(value);
    const other = others.get(content) ?? value;
    others.set(content, other);
    return other;
  };
}

/** Whether two values of plain data are equal, also in the order of their fields. */
function hasSameContent(a: unknown, b: unknown): boolean {
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, index) => hasSameContent(item, b[index]));
  if (!isObject(a) || !isObject(b)) return a === b;
  const [ofA, ofB] = [Object.keys(a), Object.keys(b)];
  return ofA.length === ofB.length && ofA.every((name, index) => name === ofB[index] && hasSameContent(a[name], b[name]));
}
