import type { Hint } from '../text/hint.js';

/** How far back a baseline must lie, so that a failed run is never its own. Times are in milliseconds since the epoch. */
export interface BaselineCutoff {
  /** When the first attempt of this run began: nothing younger is a baseline. Absent where that is not known. */
  readonly startedMs?: number | undefined;
  /** What the workflow's runs prove; absent where that is not known. */
  readonly history?: RunHistory | undefined;
  /** Why it is not known, as a clause without a full stop, and what to change. */
  readonly unknown?:
    | {
        readonly why: string;
        readonly hint: Hint;
        /** This is not the run's first attempt, and when that began is not known. */
        readonly repeated: boolean;
        /** GitHub has not refused for good: another request may be answered. */
        readonly transient?: boolean | undefined;
      }
    | undefined;
}

/** What the earlier runs of the workflow on the branch prove about the scans that began meanwhile. */
export interface RunHistory {
  /** Only a scan that began before this can have been judged by the last successful run. */
  readonly beforeMs: number;
  /** The lifetimes of runs that did not succeed, and of failed attempts: a scan from within one may be that run's. */
  readonly failed: readonly Lifetime[];
  /**
   * The commits of the successful runs from before the border, that of the last one first: one of an earlier run stands in only where the
   * last one has no scan. Absent where none is known.
   */
  readonly commits?: readonly string[] | undefined;
  /** The commit of this run is the one that the job is about: what is scanned elsewhere, its history does not judge. */
  readonly ofOwnCommit: boolean;
}

/** `toMs` is Infinity while the run lasts. */
export interface Lifetime {
  readonly fromMs: number;
  readonly toMs: number;
}
