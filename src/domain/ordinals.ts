import type { Finding } from './finding.js';

/**
 * Numbers findings of equal identity by (line, ID), so that the numbers do not depend on the order of the pages. A finding whose identity
 * no other has is the first, and not in the map, because almost all findings of a large scan are such findings.
 */
export function assignOrdinals(findings: readonly Finding[]): Map<Finding, number> {
  const firsts = new Map<string, Finding>();
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { identity } = finding;
    const first = firsts.get(identity);
    if (first === undefined) firsts.set(identity, finding);
    else {
      const group = groups.get(identity) ?? [first];
      group.push(finding);
      groups.set(identity, group);
    }
  }
  const ordinals = new Map<Finding, number>();
  for (const group of groups.values()) {
    group.sort((a, b) => (a.location.line ?? 0) - (b.location.line ?? 0) || compareTexts(a.id, b.id));
    group.forEach((finding, index) => {
      ordinals.set(finding, index + 1);
    });
  }
  return ordinals;
}

/** Splits a fingerprint into the identity that equal findings share, and the ordinal of this one. */
export function parseFingerprint(fingerprint: string): { readonly identity: string; readonly ordinal: number } {
  const colon = fingerprint.lastIndexOf(':');
  return { identity: fingerprint.slice(0, colon), ordinal: Number(fingerprint.slice(colon + 1)) };
}

/** By code units: the same on every machine, unlike `localeCompare`. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
