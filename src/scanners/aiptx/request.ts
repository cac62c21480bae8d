import type { Service } from '../scanner.js';

/** https://docs.aiptx.io/api-reference/scans, Create Scan. The first is the default. */
export const SCAN_TYPES = ['web', 'api', 'network', 'full'] as const;
type ScanType = (typeof SCAN_TYPES)[number];

/** The default is `standard`. */
export const MODES = ['quick', 'standard', 'deep'] as const;
type Mode = (typeof MODES)[number];

/** The fields of the create request that `scan-options` may contain. `rescan` is the ID of the scan to repeat. */
export interface AiptxOptions {
  readonly mode?: Mode | undefined;
  readonly name?: string | undefined;
  /** Sent to the service unchanged, and used nowhere else but in the hash of the options. */
  readonly authentication?: Readonly<Record<string, unknown>> | undefined;
  readonly scope?: { readonly include?: readonly string[] | undefined; readonly exclude?: readonly string[] | undefined } | undefined;
  readonly instructions?: string | undefined;
  readonly rescan?: string | undefined;
}

/** A checked request. Nothing is looked up yet. */
export interface AiptxRequest {
  /** The target as it was given, with its query, which may be secret. */
  readonly given: string;
  /** The target as scan-gate shows and compares it. */
  readonly target: string;
  /** Undefined with `rescan`, because the type is that of the scan to repeat. */
  readonly type?: ScanType | undefined;
  readonly options: AiptxOptions;
  /** The number of the CI's run. */
  readonly run?: string | undefined;
  /** The job waits on a hosted runner, which ends after six hours. */
  readonly shortLived: boolean;
}

/** Deep scans take 4 to 24 hours. */
export const DEEP_ADVICE =
  'or set {wait} to false for deep and collect the scan later with {scan-id}: jobs on hosted runners end after 6 hours';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** "Duration by mode" (aiptx.siblings.md, section 7). For `standard`, the durations of the examples, between 2 and 4 hours. */
export const TIMES: Readonly<Record<Mode, Pick<Service, 'timeoutMs' | 'typicalMs'>>> = {
  quick: { timeoutMs: HOUR_MS, typicalMs: 20 * MINUTE_MS },
  standard: { timeoutMs: 5 * HOUR_MS, typicalMs: 10_400 * SECOND_MS },
  deep: { timeoutMs: 26 * HOUR_MS, typicalMs: 10 * HOUR_MS },
};
