/** https://docs.aiptx.io/api-reference/scans, Create Scan. The first is the default. */
export const SCAN_TYPES = ['web', 'api', 'network', 'full'] as const;
export type ScanType = (typeof SCAN_TYPES)[number];

/** The default is `standard`. */
export const MODES = ['quick', 'standard', 'deep'] as const;
export type Mode = (typeof MODES)[number];

/** The fields of the create request that `scan-options` may hold; `rescan`: the scan to repeat. */
export interface AiptxOptions {
  readonly mode?: Mode | undefined;
  readonly name?: string | undefined;
  /** Goes to the service as it is, and nowhere else. */
  readonly authentication?: Readonly<Record<string, unknown>> | undefined;
  readonly scope?: { readonly include?: readonly string[] | undefined; readonly exclude?: readonly string[] | undefined } | undefined;
  readonly instructions?: string | undefined;
  readonly rescan?: string | undefined;
}

/** What to ask AIPTx for; checked, nothing looked up yet. */
export interface AiptxRequest {
  /** As it was given, with a query that nobody else may see. */
  readonly given: string;
  /** The target as it is shown and compared. */
  readonly target: string;
  /** Undefined beside `rescan`: that of the scan to repeat. */
  readonly type?: ScanType | undefined;
  readonly options: AiptxOptions;
  /** Number of the CI's run. */
  readonly run?: string | undefined;
  /** The job waits, on a runner that is taken away after six hours. */
  readonly shortLived: boolean;
}

/** Deep scans take 4 to 24 hours. */
export const DEEP_ADVICE = 'for deep set {wait} to false and collect later by {scan-id}: jobs of hosted runners end after 6 hours';
