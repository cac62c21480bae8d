import type { Finding } from './finding.js';

/** Numbers findings of equal identity by (line, id), so that twins keep their numbers whatever the order of the pages. */
export function assignOrdinals(findings: readonly Finding[]): Map<Finding, number> {
  const twins = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = twins.get(finding.identity);
    if (group) group.push(finding);
    else twins.set(finding.identity, [finding]);
  }
  const ordinals = new Map<Finding, number>();
  for (const group of twins.values()) {
    group.sort((a, b) => (a.location.line ?? 0) - (b.location.line ?? 0) || compareTexts(a.id, b.id));
    group.forEach((finding, index) => {
      ordinals.set(finding, index + 1);
    });
  }
  return ordinals;
}

/** A fingerprint's two parts: what is equal among twins, and which of them it is. */
export function parseFingerprint(fingerprint: string): { readonly identity: string; readonly ordinal: number } {
  const colon = fingerprint.lastIndexOf(':');
  return { identity: fingerprint.slice(0, colon), ordinal: Number(fingerprint.slice(colon + 1)) };
}

/** By code units: the same on every machine, unlike `localeCompare`. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
