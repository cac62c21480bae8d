/** A checked request. Nothing is looked up yet. */
export interface CloudgeniRequest {
  readonly organization: string;
  /** The repository ID, or undefined to look it up by `repository`. */
  readonly target?: string | undefined;
  /** The full name of the job's repository, `owner/name`. */
  readonly repository?: string | undefined;
  readonly type: ScanType;
  readonly branch?: string | undefined;
  readonly commit?: string | undefined;
  /** The base branch of a pull request, whose last scan is the baseline. */
  readonly baseBranch?: string | undefined;
  /** A person has set branch and commit, for whatever repository is scanned. */
  readonly given?: boolean | undefined;
}

/** https://docs.cloudgeni.ai/api-reference/scanning-api, Trigger Scan. The first is the default. */
export const SCAN_TYPES = ['static', 'full'] as const;
type ScanType = (typeof SCAN_TYPES)[number];
