import { type EvaluatedFinding, type Evaluation, isOpen } from './evaluate.js';
import type { Inventory } from './scan.js';
import { bySeverity, type Counts, countSeverities, type Severity } from './severity.js';
import { partsOf } from './twins.js';

/** A finding as a service's own comparison tells it: enough to show. */
export interface ToldFinding {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
}

/** A service's own comparison of two scans. The lists may be shorter than the numbers. */
export interface Changes {
  readonly added: readonly ToldFinding[];
  readonly fixed: readonly ToldFinding[];
  /** At least the length of the list. */
  readonly addedCount: number;
  readonly fixedCount: number;
  readonly unchangedCount?: number | undefined;
}

/** How many resources of one kind there were and are; undefined: the kind is not told on that side, which is not 0. */
export interface InventoryChange {
  readonly kind: string;
  readonly before?: number | undefined;
  readonly after?: number | undefined;
}

/** What "new" and "fixed" are told against, and what came of it: part of results.json. */
export interface Comparison {
  readonly baseline: {
    /** The earlier scan's, also that of a file; absent where there is no earlier scan. */
    readonly id?: string | undefined;
    readonly completedAt?: string | undefined;
    readonly commit?: string | undefined;
    /**
     * `anchored`: the last one from before the workflow's last successful run on the branch. `previous`: just the last one, which
     * moves along with every run. `given`: by the input `baseline`. `nothing`: there is no earlier scan, or no
     * such file at the base commit yet, so that everything is new.
     */
    readonly how: 'anchored' | 'previous' | 'base-branch' | 'given' | 'file' | 'nothing';
    /** Path of the baseline file. */
    readonly file?: string | undefined;
  };
  /** Of findings that count; absent where findings are not compared. */
  readonly findings?:
    | {
        readonly new: number;
        readonly fixed: number;
        readonly unchanged?: number | undefined;
        /** By severity, where the lists tell. */
        readonly newCounts?: Counts | undefined;
        /** New since the baseline, where the service compares and there is no list that could mark them; at most 50 of them. */
        readonly added?: readonly ToldFinding[] | undefined;
        /** Gone since the baseline, worst first; at most 50 of them. */
        readonly gone: readonly ToldFinding[];
        /** The service's own comparison, not one of two lists. */
        readonly byService: boolean;
      }
    | undefined;
  /** Sorted by kind. */
  readonly inventory?: readonly InventoryChange[] | undefined;
  readonly score?: { readonly before: number | null; readonly after: number | null } | undefined;
  /** Checks that were skipped: a rise can hide failures. */
  readonly skipped?: { readonly before: number; readonly after: number } | undefined;
}

/** So many are told by name; the number says the rest. */
const MOST_NAMED = 50;

/** A finding that was open when the baseline was made. */
export interface KnownFinding extends ToldFinding {
  readonly fingerprint: string;
}

/** The open findings of an earlier scan. Waived ones and those outside of the paths are among them: they are not new. */
export function knownOf({ findings, rules }: Evaluation): KnownFinding[] {
  const titles = new Map(rules.map((rule) => [rule.id, rule.title]));
  return findings
    .filter(isOpen)
    .map(({ fingerprint, id, ruleId, title, severity }) => ({ fingerprint, id, title: title ?? titles.get(ruleId) ?? ruleId, severity }));
}

/**
 * Tells which of the findings that count are new, and which ones are gone altogether. Of equal findings as many are known as the
 * baseline had, whatever became of the numbers in their fingerprints: one more is new.
 */
export function compareFindings(
  now: Evaluation,
  before: readonly KnownFinding[],
): { readonly evaluation: Evaluation; readonly findings: NonNullable<Comparison['findings']> } {
  const known = countTwins(before);
  const ranks = rankOpen(now.findings);
  // A finding that is waived now is not fixed, so that all open ones are counted.
  const open = countTwins([...ranks.keys()]);
  const findings = now.findings.map((finding) => {
    if (!finding.counts) return finding;
    const isKnown = (ranks.get(finding) ?? 1) <= (known.get(identityIn(finding)) ?? 0);
    return { ...finding, change: isKnown ? ('unchanged' as const) : ('new' as const) };
  });
  const fresh = findings.filter(({ change }) => change === 'new');
  const gone = surplus(before, open).toSorted(byWorst);
  return {
    evaluation: { ...now, findings },
    findings: {
      new: fresh.length,
      fixed: gone.length,
      unchanged: findings.filter(({ change }) => change === 'unchanged').length,
      newCounts: countSeverities(fresh.map((finding) => finding.severity)),
      gone: gone.slice(0, MOST_NAMED).map(({ id, title, severity }) => ({ id, title, severity })),
      byService: false,
    },
  };
}

interface Fingerprinted {
  readonly fingerprint: string;
}

function identityIn({ fingerprint }: Fingerprinted): string {
  return partsOf(fingerprint).identity;
}

function byOrdinal(a: Fingerprinted, b: Fingerprinted): number {
  return partsOf(a.fingerprint).ordinal - partsOf(b.fingerprint).ordinal;
}

function countTwins(findings: readonly Fingerprinted[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(identityIn(finding), (counts.get(identityIn(finding)) ?? 0) + 1);
  return counts;
}

/** The place of each open finding among its open twins, from 1 on. */
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

/** Those beyond the number of equal ones that are still open. */
function surplus(before: readonly KnownFinding[], open: ReadonlyMap<string, number>): KnownFinding[] {
  const left = new Map(open);
  return before.toSorted(byOrdinal).filter((finding) => {
    const still = left.get(identityIn(finding)) ?? 0;
    left.set(identityIn(finding), still - 1);
    return still <= 0;
  });
}

/** What a service tells itself of two scans. Its lists may be shorter than its numbers: the larger one is taken. */
export function comparedByService({ added, fixed, addedCount, fixedCount, unchangedCount }: Changes): NonNullable<Comparison['findings']> {
  return {
    new: Math.max(added.length, addedCount),
    fixed: Math.max(fixed.length, fixedCount),
    ...(unchangedCount !== undefined && { unchanged: unchangedCount }),
    ...(added.length >= addedCount && { newCounts: countSeverities(added.map((finding) => finding.severity)) }),
    ...(added.length > 0 && { added: added.toSorted(byWorst).slice(0, MOST_NAMED) }),
    gone: fixed.toSorted(byWorst).slice(0, MOST_NAMED),
    byService: true,
  };
}

function byWorst(a: ToldFinding, b: ToldFinding): number {
  return bySeverity(a.severity, b.severity);
}

/** Every kind that either side tells, sorted; a kind that one side does not tell is not 0 there. */
export function compareInventories(before: Inventory | undefined, after: Inventory | undefined): InventoryChange[] {
  const kinds = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...kinds].toSorted().map((kind) => ({
    kind,
    ...(before !== undefined && Object.hasOwn(before, kind) && { before: before[kind] }),
    ...(after !== undefined && Object.hasOwn(after, kind) && { after: after[kind] }),
  }));
}
