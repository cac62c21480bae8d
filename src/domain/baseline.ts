import type { Hint } from '../text/hint.js';
import type { BaselineFinding } from './compare-findings.js';
import { hashIdentity } from './fingerprint.js';
import type { Instant } from './instant.js';
import type { Inventory, Target, Traits } from './scan.js';

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

/** What `scan-gate baseline` writes and the input `baseline` names: the findings that a team starts with. */
export interface BaselineFile {
  readonly schemaVersion: 1;
  /** The service's id. */
  readonly scanner: string;
  /** `Target.key`, hashed: a file of another target would call everything new, or nothing. */
  readonly target: string;
  /** What makes its scan comparable, where the service tells scans apart by it. */
  readonly type?: string | undefined;
  readonly mode?: string | undefined;
  readonly region?: string | undefined;
  readonly scan: { readonly id: string; readonly completedAt?: Instant | undefined; readonly commit?: string | undefined };
  /** Sorted by fingerprint; absent where the service gives no list. */
  readonly findings?: readonly BaselineFinding[] | undefined;
  readonly score?: number | null | undefined;
  readonly inventory?: Inventory | undefined;
}

/** Branch and commit move on; these must be equal in a baseline and in what is compared with it. */
export const BASELINE_TRAITS = ['type', 'mode', 'region'] as const;

/** `BaselineFile.target`: what is scanned may be nobody's business, and the file is committed. */
export function hashTarget({ key }: Target): string {
  return hashIdentity([key]);
}

/** What a baseline file is asked to be of. */
export interface BaselineSubject {
  readonly scanner: string;
  readonly target: Target;
  /** Of the scan that is compared. */
  readonly traits: Traits;
}

/** In what a file is of something else, in words such as `the scanner s4e, and not fegura`; empty: it is comparable. */
export function foreignTo(file: BaselineFile, { scanner, target, traits }: BaselineSubject): string[] {
  const differing = BASELINE_TRAITS.filter((name) => file[name] !== traits[name]);
  return [
    ...(file.scanner === scanner ? [] : [`the scanner ${file.scanner}, and not ${scanner}`]),
    ...(file.target === hashTarget(target) ? [] : [`another target than this job scans`]),
    ...differing.map((name) => `the ${name} ${file[name] ?? '(none)'}, and not ${traits[name] ?? '(none)'}`),
  ];
}

/** Whether the input `baseline` names a file, and not a scan: IDs hold no slashes, and files of ours are JSON. */
export function isBaselineFile(baseline: string | undefined): baseline is string {
  return baseline !== undefined && (/[/\\]/.test(baseline) || baseline.toLowerCase().endsWith('.json'));
}
