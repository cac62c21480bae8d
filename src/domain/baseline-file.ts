import type { KnownFinding } from './comparison.js';
import type { Instant, Inventory } from './scan.js';

/** What `scan-gate baseline` writes and the input `baseline` names: the findings that a team starts with. */
export interface BaselineFile {
  readonly schemaVersion: 1;
  /** The service's id. */
  readonly scanner: string;
  /** `Target.key`, hashed: a file of another target would call everything new, or nothing. */
  readonly target: string;
  /** The type of the scan, where scans have types. */
  readonly type?: string | undefined;
  readonly scan: { readonly id: string; readonly completedAt?: Instant | undefined; readonly commit?: string | undefined };
  /** Sorted by fingerprint; absent where the service gives no list. */
  readonly findings?: readonly KnownFinding[] | undefined;
  readonly score?: number | null | undefined;
  readonly inventory?: Inventory | undefined;
}

/** Whether the input `baseline` names a file, and not a scan: IDs hold no slashes, and files of ours are JSON. */
export function isBaselineFile(baseline: string | undefined): baseline is string {
  return baseline !== undefined && (/[/\\]/.test(baseline) || baseline.toLowerCase().endsWith('.json'));
}
