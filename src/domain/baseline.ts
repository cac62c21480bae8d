import type { Hint } from '../text/hint.js';
import type { BaselineFinding } from './compare-findings.js';
import { hashIdentity } from './fingerprint.js';
import type { Instant } from './instant.js';
import type { Inventory, Target, Traits } from './scan.js';

/** How old a baseline must be, so that the scan of a failed run never becomes the baseline. Times are in milliseconds since the epoch. */
export interface BaselineCutoff {
  /** When the first attempt of this run began: no later scan is a baseline. Absent if unknown. */
  readonly startedMs?: number | undefined;
  /** What the workflow's runs prove; absent if unknown. */
  readonly history?: RunHistory | undefined;
  /** Why `history` is absent, as a clause without a full stop, and what to change. */
  readonly unknown?:
    | {
        readonly why: string;
        readonly hint: Hint;
        /** This is not the run's first attempt, and the start time of the first attempt is unknown. */
        readonly repeated: boolean;
        /** A later request may succeed. */
        readonly transient?: boolean | undefined;
      }
    | undefined;
}

/** What the earlier runs of the workflow on the branch prove about the scans that they may have started. */
export interface RunHistory {
  /** Only a scan that began before this can have been judged by the last successful run. */
  readonly beforeMs: number;
  /** When unsuccessful runs and attempts ran: a scan that began in such a period may belong to that run. */
  readonly failed: readonly Lifetime[];
  /**
   * The commits of the successful runs before `beforeMs`, newest run first. The commit of an earlier run is used only if no scan of the
   * newest run's commit exists. Absent if unknown.
   */
  readonly commits?: readonly string[] | undefined;
  /** This run's commit is the commit that the job scans. If not, the workflow's history does not apply to the scanned code. */
  readonly ofOwnCommit: boolean;
}

/** `toMs` is Infinity while the run lasts. */
export interface Lifetime {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The file that `scan-gate baseline` writes and the input `baseline` names: the findings that a team starts with. */
export interface BaselineFile {
  readonly schemaVersion: 1;
  /** The service's id. */
  readonly scanner: string;
  /** `Target.key`, hashed. With the file of another target, every finding could count as new, or none. */
  readonly target: string;
  /** Present only if the service distinguishes scans by it. */
  readonly type?: string | undefined;
  readonly mode?: string | undefined;
  readonly region?: string | undefined;
  readonly scan: { readonly id: string; readonly completedAt?: Instant | undefined; readonly commit?: string | undefined };
  /** Sorted by fingerprint; absent if the service lists no findings. */
  readonly findings?: readonly BaselineFinding[] | undefined;
  readonly score?: number | null | undefined;
  readonly inventory?: Inventory | undefined;
}

/** Traits that a baseline and the scan that is compared with it must share. */
export const BASELINE_TRAITS = ['type', 'mode', 'region'] as const;

/** `BaselineFile.target`. It is a hash because the target may be confidential, and the file is committed. */
export function hashTarget({ key }: Target): string {
  return hashIdentity([key]);
}

/** The scan that a baseline file is compared with. */
export interface BaselineSubject {
  readonly scanner: string;
  readonly target: Target;
  readonly traits: Traits;
}

/** Why a file is not comparable, in phrases such as `the scanner s4e, and not fegura`; empty if it is. */
export function foreignTo(file: BaselineFile, { scanner, target, traits }: BaselineSubject): string[] {
  const differing = BASELINE_TRAITS.filter((name) => file[name] !== traits[name]);
  return [
    ...(file.scanner === scanner ? [] : [`the scanner ${file.scanner}, and not ${scanner}`]),
    ...(file.target === hashTarget(target) ? [] : ['another target than this job scans']),
    ...differing.map((name) => `the ${name} ${file[name] ?? '(none)'}, and not ${traits[name] ?? '(none)'}`),
  ];
}

/** Whether the input `baseline` names a file, and not a scan: scan IDs have no slashes, and baseline files are JSON. */
export function isBaselineFile(baseline: string | undefined): baseline is string {
  return baseline !== undefined && (/[/\\]/.test(baseline) || baseline.toLowerCase().endsWith('.json'));
}
