/** What to ask Cloudgeni for; checked, nothing looked up yet. */
export interface CloudgeniRequest {
  readonly organization: string;
  /** Repository ID; empty: looked up by `repository`. */
  readonly target?: string | undefined;
  /** Full name, `owner/name`, of the job's repository. */
  readonly repository?: string | undefined;
  readonly type: ScanType;
  readonly branch?: string | undefined;
  readonly commit?: string | undefined;
  /** Of a pull request: its last scan is what is compared with. */
  readonly baseBranch?: string | undefined;
  /** Branch and commit were given by hand, for whatever repository is scanned. */
  readonly given?: boolean | undefined;
}

/** https://docs.cloudgeni.ai/api-reference/scanning-api, Trigger Scan. The first is the default. */
export const SCAN_TYPES = ['static', 'full'] as const;
type ScanType = (typeof SCAN_TYPES)[number];
