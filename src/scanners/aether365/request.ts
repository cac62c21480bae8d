/** What to ask Aether365 for; checked, nothing looked up yet. */
export interface Aether365Request {
  /** Tenant ID; absent: the tenant of the key. */
  readonly target?: string | undefined;
  readonly type: ScanType;
}

/** https://docs.aether365.io/api/scans.html, Trigger a Scan. The first is the default. */
export const SCAN_TYPES = ['compliance', 'exposure'] as const;
export type ScanType = (typeof SCAN_TYPES)[number];

/** Stands for the tenant of the key in addresses (siblings, section 2). */
export const OWN_TENANT = 'me';
