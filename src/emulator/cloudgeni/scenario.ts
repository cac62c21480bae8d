import type { Items, Maker, PageFlaws } from '../lazy-list.js';
import type { LimitsPlan } from '../rate-limits.js';
import type { CountsPlan, EarlierPlan, LifePlan, ServiceScenario, SeverityCounts } from '../service.js';

/** Kinds of calls at Cloudgeni. `lookup` reads repositories, `organization` uses the siblings' two endpoints. */
export type CloudgeniCall = 'organization' | 'lookup' | 'list' | 'start' | 'status' | 'findings' | 'undocumented';

/** How Cloudgeni behaves. The default is one well-behaved repository. Source: the Scanning API page. */
export interface CloudgeniScenario extends ServiceScenario<CloudgeniCall, ScanPlan, EarlierScan> {
  /** `sibling`: objects in `data`, states in capitals, errors as objects. Default `primary`. */
  readonly dialect?: 'primary' | 'sibling';
  /** The key may only read: 403 on starting a scan (siblings: permission levels). */
  readonly readOnlyKey?: boolean;
  /** Default `org_emulated`. */
  readonly organization?: string;
  /** Default: `repo_emulated`, `octo-org/infrastructure`. Two repositories may have the same full name. */
  readonly repositories?: readonly RepositoryPlan[];
  /** Branches that do not exist: 400 with `details.issue`. */
  readonly unknownBranches?: readonly string[];
  /** How a start is answered while the repository is scanned: 409 with or without `existingScanId`, or no conflict. Default `with-id`. */
  readonly conflict?: 'with-id' | 'without-id' | 'off';
  /** By default, the documented limits are enforced. */
  readonly limits?: LimitsPlan<CloudgeniCall>;
}

/** A repository at Cloudgeni. */
export interface RepositoryPlan {
  readonly id: string;
  /** `owner/name`. */
  readonly fullName: string;
  /** Default `github`. */
  readonly provider?: 'github' | 'gitlab';
  /** Default `active`. */
  readonly status?: string;
}

/** A scan from before the emulator started. */
export interface EarlierScan extends ScanPlan, EarlierPlan {
  /** Default: the first repository. */
  readonly repositoryId?: string;
  /** Default `main`. */
  readonly branch?: string;
  readonly commit?: string;
  /** Default `static`. */
  readonly type?: string;
}

export interface ScanPlan extends LifePlan, CountsPlan<Summary> {
  /** Default: none. */
  readonly findings?: FindingsSource;
  /** The scanned traits that the service reports, if they differ from the request. `commit` null: the field is absent. */
  readonly echo?: { readonly branch?: string; readonly commit?: string | null; readonly type?: string };
  /** The number of commit digits that the service reports, such as 12. */
  readonly commitDigits?: number;
  /** Faults between the pages of findings. */
  readonly flaws?: PageFlaws;
}

/** The documented summary of a completed scan. */
export type Summary = SeverityCounts & { readonly total: number };

/** A finding in Cloudgeni's form. Values are not checked, so scenarios can contain undocumented ones. */
export interface CloudgeniFinding {
  readonly id: string;
  readonly checkId: string;
  readonly title: string;
  readonly description: string;
  /** Documented: critical, high, medium, low, info. */
  readonly severity: string;
  /** Documented: open, resolved, suppressed. */
  readonly status: string;
  readonly resource?: { readonly type: string; readonly name: string; readonly file?: string; readonly line?: number };
  readonly remediation?: { readonly description?: string; readonly code?: string };
}

export type FindingsSource = Items<CloudgeniFinding>;

export type FindingsMaker = Maker<CloudgeniFinding>;

/** A finding of cloud compliance (siblings, section 4): without file, line, and code of a fix. */
export function placeless(finding: CloudgeniFinding): CloudgeniFinding {
  const { resource, remediation, ...rest } = finding;
  const { type, name } = resource ?? { type: 'aws_resource', name: 'unknown' };
  const description = remediation?.description;
  return { ...rest, resource: { type, name }, ...(description === undefined ? {} : { remediation: { description } }) };
}
