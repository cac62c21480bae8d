import type { FaultRule } from '../faults.js';
import type { Items, Maker, Shift } from '../lazy-list.js';
import type { LimitsPlan } from '../rate-limits.js';

/** Kinds of call at Cloudgeni. `lookup` reads repositories, `organization` the siblings' two endpoints. */
export type CloudgeniCall = 'organization' | 'lookup' | 'list' | 'start' | 'status' | 'findings' | 'undocumented';

/** How Cloudgeni behaves. Everything has a default that makes one well-behaved repository. Source: the Scanning API page. */
export interface CloudgeniScenario {
  /** Default `cg_live_emulated`. */
  readonly key?: string;
  /** The key may only read: 403 on starting a scan (siblings: permission levels). */
  readonly readOnlyKey?: boolean;
  /** Default `org_emulated`. */
  readonly organization?: string;
  /** Default: `repo_emulated`, `octo-org/infrastructure`. May hold the same full name twice. */
  readonly repositories?: readonly RepositoryPlan[];
  /** Scans that were there before, in any state. */
  readonly scans?: readonly EarlierScan[];
  /** The nth scan that is started goes by the nth plan, all further ones by the last. Default: one plan of defaults. */
  readonly plans?: readonly ScanPlan[];
  /** `sibling`: objects wrapped in `data`, states in capitals, errors as an object. Default `primary`. */
  readonly dialect?: 'primary' | 'sibling';
  /** `off`: 404 on the organization endpoints that only the siblings show. Default `on`. */
  readonly siblingEndpoints?: 'on' | 'off';
  /** Branches that do not exist: 400 with `details.issue`. */
  readonly unknownBranches?: readonly string[];
  /** What a start meets while a scan runs on its repository: 409 with or without `existingScanId`, or no conflict. Default `with-id`. */
  readonly conflict?: 'with-id' | 'without-id' | 'off';
  /** Order of the scan list. Default `newest-first`. */
  readonly listOrder?: 'newest-first' | 'oldest-first';
  /** The documented limits are enforced unless told otherwise. */
  readonly limits?: LimitsPlan<CloudgeniCall>;
  readonly faults?: readonly FaultRule<CloudgeniCall>[];
}

/** A repository that Cloudgeni knows. */
export interface RepositoryPlan {
  readonly id: string;
  /** `owner/name`. */
  readonly fullName: string;
  /** Default `github`. */
  readonly provider?: 'github' | 'gitlab' | 'azure-devops';
  /** Default `main`. */
  readonly defaultBranch?: string;
  /** Default `active`. */
  readonly status?: string;
  /** Head commits by branch, for scans that name no commit; others are made up. */
  readonly heads?: Readonly<Record<string, string>>;
}

/** A scan from before the emulator was started. */
export interface EarlierScan extends ScanPlan {
  readonly id?: string;
  /** Default: the first repository. */
  readonly repositoryId?: string;
  /** Default: the repository's default branch. */
  readonly branch?: string;
  readonly commit?: string;
  /** Default `static`. */
  readonly type?: string;
  /** How long before the emulator's start it was created, in milliseconds. Its state follows from this and its plan. */
  readonly createdAgoMs: number;
}

/** The life of a scan: queued, then running, then its end. */
export interface ScanPlan {
  /** Default 1,000. */
  readonly queuedMs?: number;
  /** Default 3,000; `Infinity` for a scan that never ends. */
  readonly runningMs?: number;
  /** The word said while it runs. Default `running`; any other word is one that no document knows. */
  readonly runningWord?: string;
  /** The word said at its end: `completed` (default), `failed`, `cancelled`, or one that no document knows. */
  readonly end?: string;
  /** Default: none. */
  readonly findings?: FindingsSource;
  /** What its summary counts. Default `all` statuses. */
  readonly summaryCounts?: 'all' | 'open';
  /** Numbers that the summary tells instead of the right ones; `absent`: no summary. */
  readonly summary?: Partial<Summary> | 'absent';
  /** What the service says it scans, where that is not what was asked. `commit` null: the field is absent. */
  readonly echo?: { readonly branch?: string; readonly commit?: string | null; readonly type?: string };
  /** Digits of the commit that the service tells, such as 12. */
  readonly commitDigits?: number;
  /** What goes wrong between the pages of findings. */
  readonly flaws?: FindingsFlaws;
}

/** The documented summary of a completed scan. */
export interface Summary {
  readonly total: number;
  readonly critical: number;
  readonly high: number;
  readonly medium: number;
  readonly low: number;
  readonly info: number;
}

/** What goes wrong in the findings list. */
export interface FindingsFlaws {
  /** After the first page was read, a finding appears in front (one is then read twice) or the first one goes (one is never read). */
  readonly shift?: Shift;
  /** This page, counted from 1, carries the one before it again. */
  readonly repeatPage?: number;
  /** `pagination.total`, instead of the right number. */
  readonly total?: number;
  /** Index of an item whose fields are of the wrong types. */
  readonly malformedAt?: number;
}

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
