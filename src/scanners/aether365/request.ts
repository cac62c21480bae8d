/** A checked request. Nothing is looked up yet. */
export interface Aether365Request {
  /** The tenant ID, or undefined for the tenant of the key. */
  readonly target?: string | undefined;
  readonly type: ScanType;
}

/** https://docs.aether365.io/api/scans.html, Trigger a Scan. The first is the default. */
export const SCAN_TYPES = ['compliance', 'exposure'] as const;
export type ScanType = (typeof SCAN_TYPES)[number];

const MINUTE_MS = 60_000;
/** Compliance takes 10 to 15 minutes, and 14 in the example of the API reference; exposure 15 to 20 (aether365.siblings.md, section 4). */
export const TYPICAL_MS: Readonly<Record<ScanType, number>> = { compliance: 14 * MINUTE_MS, exposure: 17.5 * MINUTE_MS };

/** Stands for the tenant of the key in URLs (aether365.siblings.md, section 2). */
export const OWN_TENANT = 'me';
