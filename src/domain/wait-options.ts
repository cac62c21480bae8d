/** Which scan to take and how long to wait for it. */
export interface WaitOptions {
  readonly wait: boolean;
  /** Collect this scan, or `latest`, instead of starting one. */
  readonly scanId?: string | undefined;
  /** Take the last completed scan that matches when it is younger, in milliseconds. */
  readonly maxAgeMs?: number | undefined;
  /** `auto`, `none`, the ID of the scan to compare with, or the path of a baseline file. */
  readonly baseline?: string | undefined;
  readonly timeoutMs: number;
  /** Nobody gave `timeoutMs`: where the look-up tells how long this scan lasts, that may take its place. */
  readonly timeoutIsDefault?: boolean | undefined;
  /** Undefined: the adaptive schedule. */
  readonly pollIntervalMs?: number | undefined;
  /** What becomes of a scan of ours that we leave running. */
  readonly onTimeout: 'cancel' | 'leave';
}
