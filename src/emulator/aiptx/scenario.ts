import type { Items, PageFlaws } from '../lazy-list.js';
import type { LimitsPlan } from '../rate-limits.js';
import type { CountsPlan, EarlierPlan, LifePlan, ServiceScenario, SeverityCounts } from '../service.js';

/**
 * Kinds of call at AIPTx. `status`: the light endpoint; `scan`: the full one, also for the scan that a rescan repeats; `start`: create
 * and rescan; `detail`: one finding.
 */
export type AiptxCall = 'list' | 'start' | 'scan' | 'status' | 'cancel' | 'compare' | 'findings' | 'detail' | 'stats' | 'undocumented';

/** How AIPTx behaves. Everything has a default that makes one well-behaved account. Source: the Scans API page. */
export interface AiptxScenario extends ServiceScenario<AiptxCall, AiptxScanPlan, AiptxEarlierScan> {
  /** `sibling`: `meta.request_id` in every answer, 201 for what is created, five severities counted. Default `primary`. */
  readonly dialect?: 'primary' | 'sibling';
  /** What a job that fits this scenario scans. Default `https://staging.example.com`. */
  readonly target?: string;
  /** Targets that cannot be reached: 400 INVALID_TARGET with a reason. */
  readonly unreachable?: readonly string[];
  /** Scans that may run at once; one more is refused with 429 while requests remain. Default: no end. */
  readonly concurrentScans?: number;
  readonly comparison?: AiptxComparisonPlan | 'off';
  /** 60 requests per minute, told with every answer, unless told otherwise. `all` is the limit over all kinds. */
  readonly limits?: LimitsPlan<AiptxCall | 'all'>;
}

/** What the compare endpoint does with two scans. */
export interface AiptxComparisonPlan {
  /** Which of the two is the older one. Default `a`, by which the documented sums balance. */
  readonly older?: 'a' | 'b';
  /** How many findings each list holds at most; the numbers tell all of them. */
  readonly listed?: number;
  /** `absent`: no `summary`. */
  readonly summary?: 'absent';
}

/** A scan from before the emulator was started. */
interface AiptxEarlierScan extends AiptxScanPlan, EarlierPlan {
  /** Default: the scenario's. */
  readonly target?: string;
  /** Default `standard`. */
  readonly mode?: string;
  /** Default `web`. */
  readonly type?: string;
  readonly name?: string;
}

export interface AiptxScanPlan extends LifePlan, CountsPlan<SeverityCounts> {
  /** Default: none. */
  readonly findings?: AiptxFindingsSource;
  /** What the service says it scans, where that is not what was asked. null: the field is absent. */
  readonly echo?: Readonly<Partial<Record<'target' | 'mode' | 'type', string | null>>>;
  /** What goes wrong between the pages of findings. */
  readonly flaws?: AiptxFlaws;
}

/** What goes wrong in the findings list. */
interface AiptxFlaws extends Omit<PageFlaws, 'total'> {
  /** `pagination.total`, instead of the right number; null: neither it nor `total_pages` is told. */
  readonly total?: number | null;
  /** `scan_id` of all items, instead of the right one. */
  readonly scanId?: string;
}

/** A finding in AIPTx's form. Words are not checked, so that scenarios can say unknown ones. */
export interface AiptxFinding {
  readonly id: string;
  readonly title: string;
  /** Told: critical, high, medium, low, info. */
  readonly severity: string;
  readonly cvssScore?: number;
  /** Told: open, fixed, accepted, false_positive. */
  readonly status: string;
  /** An open set: injection, authentication, access_control, xss, misconfiguration, ... */
  readonly category?: string;
  /** A plain text in some of the siblings' samples; none where a network was scanned. */
  readonly endpoint?: AiptxEndpoint | string;
  /** What only the finding's own endpoint shows. */
  readonly detail?: AiptxDetail;
}

interface AiptxEndpoint {
  readonly method: string;
  readonly path: string;
  readonly parameter?: string;
}

/** The fields that `GET /v1/findings/{finding_id}` adds, under names of ours. */
export interface AiptxDetail {
  readonly cvssVector?: string;
  readonly subcategory?: string;
  readonly cweId?: string;
  readonly description?: string;
  readonly impact?: string;
  readonly fullUrl?: string;
  /** A text in the siblings' export. */
  readonly remediation?: AiptxRemediation | string;
  readonly owaspTop10?: readonly string[];
}

export interface AiptxRemediation {
  readonly summary?: string;
  readonly codeExample?: { readonly language: string; readonly vulnerable: string; readonly secure: string };
  readonly references?: readonly string[];
}

export type AiptxFindingsSource = Items<AiptxFinding>;
