import type { Items, Maker, PageFlaws } from '../lazy-list.js';
import type { LimitsPlan } from '../rate-limits.js';
import type { CountsPlan, EarlierPlan, LifePlan, ServiceScenario, SeverityCounts } from '../service.js';

/** Kinds of call at Cloudgeni. `lookup` reads repositories, `organization` the siblings' two endpoints. */
export type CloudgeniCall = 'organization' | 'lookup' | 'list' | 'start' | 'status' | 'findings' | 'undocumented';

/** How Cloudgeni behaves. Everything has a default that makes one well-behaved repository. Source: the Scanning API page. */
export interface CloudgeniScenario extends ServiceScenario<CloudgeniCall, ScanPlan, EarlierScan> {
  /** `sibling`: objects wrapped in `data`, states in capitals, errors as an object. Default `primary`. */
  readonly dialect?: 'primary' | 'sibling';
  /** The key may only read: 403 on starting a scan (siblings: permission levels). */
  readonly readOnlyKey?: boolean;
  /** Default `org_emulated`. */
  readonly organization?: string;
  /** Default: `repo_emulated`, `octo-org/infrastructure`. May hold the same full name twice. */
  readonly repositories?: readonly RepositoryPlan[];
  /** Branches that do not exist: 400 with `details.issue`. */
  readonly unknownBranches?: readonly string[];
  /** What a start meets while a scan runs on its repository: 409 with or without `existingScanId`, or no conflict. Default `with-id`. */
  readonly conflict?: 'with-id' | 'without-id' | 'off';
  /** The documented limits are enforced unless told otherwise. */
  readonly limits?: LimitsPlan<CloudgeniCall>;
}

/** A repository that Cloudgeni knows. */
export interface RepositoryPlan {
  readonly id: string;
  /** `owner/name`. */
  readonly fullName: string;
  /** Default `github`. */
  readonly provider?: 'github' | 'gitlab';
  /** Default `active`. */
  readonly status?: string;
}

/** A scan from before the emulator was started. */
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
  /** What the service says it scans, where that is not what was asked. `commit` null: the field is absent. */
  readonly echo?: { readonly branch?: string; readonly commit?: string | null; readonly type?: string };
  /** Digits of the commit that the service tells, such as 12. */
  readonly commitDigits?: number;
  /** What goes wrong between the pages of findings. */
  readonly flaws?: PageFlaws;
}

/** The documented summary of a completed scan. */
export type Summary = SeverityCounts & { readonly total: number };

/** A finding in Cloudgeni's form. Words are not checked, so that scenarios can say unknown ones. */
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

/** The finding as cloud compliance yields it (siblings, section 4): no file, no line, no code to fix it. */
export function placeless(finding: CloudgeniFinding): CloudgeniFinding {
  const { resource, remediation, ...rest } = finding;
  const { type, name } = resource ?? { type: 'aws_resource', name: 'unknown' };
  const description = remediation?.description;
  return { ...rest, resource: { type, name }, ...(description === undefined ? {} : { remediation: { description } }) };
}
