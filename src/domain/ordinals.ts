import type { Finding } from './finding.js';

/** Numbers findings of equal identity by (line, ID), so that the numbers do not depend on the order of the pages. */
export function assignOrdinals(findings: readonly Finding[]): Map<Finding, number> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.identity);
    if (group) group.push(finding);
    else groups.set(finding.identity, [finding]);
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
