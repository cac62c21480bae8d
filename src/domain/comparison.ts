import type { Inventory } from './scan.js';
import { bySeverity, type Counts, countSeverities, type Severity } from './severity.js';

/** A finding as a service's own comparison reports it: enough to show it. */
export interface FindingSummary {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** The index in `Report.targets`, only in the common list of several targets. */
  readonly targetIndex?: number | undefined;
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

/** How many resources of one kind there were and are; undefined if that scan does not report the kind, which is not 0. */
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

/** The baseline, and the result of the comparison with it: part of results.json. */
export interface Comparison {
  readonly baseline: {
    /** The ID of the earlier scan, also for a file; absent if there is no earlier scan. */
    readonly id?: string | undefined;
    readonly completedAt?: string | undefined;
    readonly commit?: string | undefined;
    /**
     * `last-success`: the last scan before the workflow's last successful run on the branch. `previous`: the last scan, which is another
     * one in every run. `scan-id`: the input `baseline` names the scan. `none`: no earlier completed scan of another commit exists, or
     * the base commit has no baseline file yet, so every finding counts as new. `targets`: the sums of several targets, each of which has
     * its own baseline; never written to results.json.
     */
    readonly selectedBy: 'last-success' | 'previous' | 'base-branch' | 'scan-id' | 'file' | 'none' | 'targets';
    /** Path of the baseline file. */
    readonly file?: string | undefined;
  };
  /** Only findings that count; absent if findings are not compared. */
  readonly findings?:
    | {
        readonly new: number;
        /** Findings of targets without an earlier scan, which are not in `new`: only in the sums of several targets. */
        readonly inFirstScans?: number | undefined;
        readonly fixed: number;
        readonly unchanged?: number | undefined;
        /** By severity, if the lists show that. */
        readonly newCounts?: Counts | undefined;
        /** At most 50 new findings, if the service compares and no list of findings could mark them as new. */
        readonly newFindings?: readonly FindingSummary[] | undefined;
        /** At most 50 findings that are gone since the baseline, worst first. */
        readonly fixedFindings: readonly FindingSummary[];
        /** Whether the service compared the scans, and not scan-gate. */
        readonly byService: boolean;
      }
    | undefined;
  /** Sorted by kind. */
  readonly inventory?: readonly InventoryChange[] | undefined;
  readonly score?: { readonly before: number | null; readonly after: number | null } | undefined;
  /** A rise of skipped checks can hide failures. */
  readonly checksSkipped?: { readonly before: number; readonly after: number } | undefined;
}

/** How many findings are listed by name. */
export const MAX_NAMED = 50;

/** Converts a service's own comparison. Its lists may be shorter than its numbers, so the larger number counts. */
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

/** Every kind that either scan reports, sorted. A kind that a scan does not report is undefined there, not 0. */
export function compareInventories(before: Inventory | undefined, after: Inventory | undefined): InventoryChange[] {
  const kinds = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...kinds].toSorted().map((kind) => ({
    kind,
    ...(before !== undefined && Object.hasOwn(before, kind) && { before: before[kind] }),
    ...(after !== undefined && Object.hasOwn(after, kind) && { after: after[kind] }),
  }));
}
