import type { Inventory } from './scan.js';
import { bySeverity, type Counts, countSeverities, type Severity } from './severity.js';

/** A finding as a service's own comparison tells it: enough to show. */
export interface FindingSummary {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
}

/** A service's own comparison of two scans. The lists may be shorter than the numbers. */
export interface Changes {
  readonly added: readonly FindingSummary[];
  readonly fixed: readonly FindingSummary[];
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

/**
 * Why there is nothing to compare with, as the middle of a sentence. Scans of the same commit, and those that a failed run may have
 * started, do not count.
 *
 * @param missingFile A baseline file is missing, and not a scan
 */
export function describeAbsence(missingFile: boolean): string {
  return !missingFile ? 'no earlier completed scan of another commit exists' : 'the base commit has no baseline file';
}

/** What "new" and "fixed" are told against, and what came of it: part of results.json. */
export interface Comparison {
  readonly baseline: {
    /** The earlier scan's, also that of a file; absent where there is no earlier scan. */
    readonly id?: string | undefined;
    readonly completedAt?: string | undefined;
    readonly commit?: string | undefined;
    /**
     * `last-success`: the last one from before the workflow's last successful run on the branch. `previous`: just the last one, which
     * moves along with every run. `scan-id`: the input `baseline` names it. `none`: no earlier completed scan of
     * another commit exists, or no such file at the base commit yet, so every finding counts as new.
     */
    readonly selectedBy: 'last-success' | 'previous' | 'base-branch' | 'scan-id' | 'file' | 'none';
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
        readonly newFindings?: readonly FindingSummary[] | undefined;
        /** Gone since the baseline, worst first; at most 50 of them. */
        readonly fixedFindings: readonly FindingSummary[];
        /** The service's own comparison, not one of two lists. */
        readonly byService: boolean;
      }
    | undefined;
  /** Sorted by kind. */
  readonly inventory?: readonly InventoryChange[] | undefined;
  readonly score?: { readonly before: number | null; readonly after: number | null } | undefined;
  /** Checks that were skipped: a rise can hide failures. */
  readonly checksSkipped?: { readonly before: number; readonly after: number } | undefined;
}

/** So many are told by name; the number says the rest. */
export const MAX_NAMED = 50;

/** What a service tells itself of two scans. Its lists may be shorter than its numbers: the larger one is taken. */
export function comparedByService({ added, fixed, addedCount, fixedCount, unchangedCount }: Changes): NonNullable<Comparison['findings']> {
  return {
    new: Math.max(added.length, addedCount),
    fixed: Math.max(fixed.length, fixedCount),
    ...(unchangedCount !== undefined && { unchanged: unchangedCount }),
    ...(added.length >= addedCount && { newCounts: countSeverities(added.map((finding) => finding.severity)) }),
    ...(added.length > 0 && { newFindings: added.toSorted(byWorst).slice(0, MAX_NAMED) }),
    fixedFindings: fixed.toSorted(byWorst).slice(0, MAX_NAMED),
    byService: true,
  };
}

/** For sorting: the worst first. */
export function byWorst(a: FindingSummary, b: FindingSummary): number {
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
