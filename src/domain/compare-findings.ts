import type { Comparison, FindingSummary } from './comparison.js';
import { byWorst, MAX_NAMED } from './comparison.js';
import { type EvaluatedFinding, type Evaluation, evaluate, isOpen } from './evaluation.js';
import type { Finding } from './finding.js';
import { parseFingerprint } from './ordinals.js';
import { mergeRepeated } from './repeated.js';
import { countSeverities, isAtLeast, type Severity } from './severity.js';

/** A finding that was open when the baseline was made. */
export interface BaselineFinding extends FindingSummary {
  readonly fingerprint: string;
}

/** The known findings of an earlier scan. If an ID has several rows, only what all rows report is known. */
export function knownInRows(rows: readonly Finding[]): BaselineFinding[] {
  return toBaselineFindings(evaluate(mergeRepeated(rows, 'mildest').findings));
}

/** The open findings of an earlier scan, including waived findings and findings outside of the paths, because they are not new. */
export function toBaselineFindings({ findings, rules }: Evaluation): BaselineFinding[] {
  const titles = new Map(rules.map((rule) => [rule.id, rule.title]));
  return findings
    .filter(isOpen)
    .map(({ fingerprint, id, ruleId, title, severity }) => ({ fingerprint, id, title: title ?? titles.get(ruleId) ?? ruleId, severity }));
}

/**
 * Determines which counted findings are new, and which baseline findings are fixed. Among findings of equal identity, as many are known
 * as the baseline had, whatever their ordinals; any further ones are new. A finding that is more severe than all equal findings of the
 * baseline is new, too, because nobody accepted it at this severity.
 */
export function compareFindings(
  now: Evaluation,
  before: readonly BaselineFinding[],
): { readonly evaluation: Evaluation; readonly findings: NonNullable<Comparison['findings']> } {
  const known = countByIdentity(before);
  const worst = worstOf(before);
  const ranks = rankOpen(now.findings);
  // All open findings, because a finding that is waived now is not fixed.
  const open = countByIdentity([...ranks.keys()]);
  const findings = now.findings.map((finding) => {
    if (!isOpen(finding)) return finding;
    const wasAt = worst.get(identityIn(finding));
    const isKnown =
      (ranks.get(finding) ?? 1) <= (known.get(identityIn(finding)) ?? 0) && wasAt !== undefined && isAtLeast(wasAt, finding.severity);
    return { ...finding, baselineState: isKnown ? ('unchanged' as const) : ('new' as const) };
  });
  const counting = findings.filter(({ counted }) => counted);
  const fresh = counting.filter(({ baselineState }) => baselineState === 'new');
  const gone = surplus(before, open).toSorted(byWorst);
  return {
    evaluation: { ...now, findings },
    findings: {
      new: fresh.length,
      fixed: gone.length,
      unchanged: counting.filter(({ baselineState: change }) => change === 'unchanged').length,
      newCounts: countSeverities(fresh.map((finding) => finding.severity)),
      fixedFindings: gone.slice(0, MAX_NAMED).map(({ id, title, severity }) => ({ id, title, severity })),
      byService: false,
    },
  };
}

interface Fingerprinted {
  readonly fingerprint: string;
}

function identityIn({ fingerprint }: Fingerprinted): string {
  return parseFingerprint(fingerprint).identity;
}

function byOrdinal(a: Fingerprinted, b: Fingerprinted): number {
  return parseFingerprint(a.fingerprint).ordinal - parseFingerprint(b.fingerprint).ordinal;
}

function countByIdentity(findings: readonly Fingerprinted[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(identityIn(finding), (counts.get(identityIn(finding)) ?? 0) + 1);
  return counts;
}

/** The worst severity among equal findings. */
function worstOf(findings: readonly BaselineFinding[]): Map<string, Severity> {
  const worst = new Map<string, Severity>();
  for (const finding of findings) {
    const known = worst.get(identityIn(finding));
    if (known === undefined || isAtLeast(finding.severity, known)) worst.set(identityIn(finding), finding.severity);
  }
  return worst;
}

/** The rank of each open finding among open findings of equal identity, from 1. */
function rankOpen(findings: readonly EvaluatedFinding[]): Map<EvaluatedFinding, number> {
  const seen = new Map<string, number>();
  const ranks = new Map<EvaluatedFinding, number>();
  for (const finding of findings.filter(isOpen).toSorted(byOrdinal)) {
    const rank = (seen.get(identityIn(finding)) ?? 0) + 1;
    seen.set(identityIn(finding), rank);
    ranks.set(finding, rank);
  }
  return ranks;
}

/** The earlier findings without a counterpart that is still open. */
function surplus(before: readonly BaselineFinding[], open: ReadonlyMap<string, number>): BaselineFinding[] {
  const left = new Map(open);
  return before.toSorted(byOrdinal).filter((finding) => {
    const still = left.get(identityIn(finding)) ?? 0;
    left.set(identityIn(finding), still - 1);
    return still <= 0;
  });
}
